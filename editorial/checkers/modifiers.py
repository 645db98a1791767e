"""What stands before a noun, as far as the next word shows it."""

# A pattern (to be used with re.VERBOSE) for a space and a word that goes on with a noun phrase: a
# word in lower case that is none of those which end one.
BEFORE_NOUN = r"""
    \ (?!(?:of|or|and|nor|in|into|to|at|before|after|ago|later|from|on|onto|is|was|are|were|be|been|for|by
    |with|per|as|that|this|these|the|an?|than|when|where|which|who|what|how|each|every|has|had|have|do|does|did|can
    |could|may|might|must|will|would|should|until|since|out|up|off|away|apart|back|but|yet|so|if|it|its
    |he|she|they|we|you|our|their|long|old|more|most|less|plus|because|while|during|through|over|under
    |between|among|without|within|one|two|three|prior|following|earlier|ever|even|also|too|not|now|then
    |using|via)\b)
    (?![a-z]+ly\b)[a-z]{3}"""
