"""Capitals carried from the words that go to the words that come."""


def in_case_of(words: str, model: str) -> str:
    """`words` in capitals, with a capital first, or as they are: as `model` is."""
    if len(model) > 1 and model.isupper():
        return words.upper()
    return words[0].upper() + words[1:] if model[0].isupper() else words
