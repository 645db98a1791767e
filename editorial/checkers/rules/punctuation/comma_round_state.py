"""A state after its city, without the commas round it."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="Commas stand on both sides of the state.",
    source="Associated Press Stylebook, “comma,” with city and state names",
    category="punct_comma",
    languages=("en-US",),
    bad={
        "They met in Houston, Texas⟦⟧ and went home.": ",",
        "They moved to Houston, Texas⟦⟧ in 1999.": ",",
        "The city of Albany, New York⟦⟧ has paid.": ",",
        "A man of Houston, Texas⟦⟧ pleaded guilty.": ",",
        "They met in Houston, Texas⟦⟧ on Monday.": ",",
        "He moved to Houston, Texas⟦⟧ before the war.": ",",
        "They live in Washington⟦ D.C.⟧ and near the park.": ", D.C.,",
        "They left Washington⟦ ⟧D.C. It rained.": ", ",
    },
    good=[
        "They met in Houston, Texas, and went home to Washington, D.C.",
        "They met in Houston, Texas and Ohio, and toured Ohio, Texas and Utah.",
        "They met in Washington, New York and around the world.",
        "A Houston, Texas native in the Portland, Oregon area wrote to Atlanta, Georgia Tech.",
    ],
)

_STATE = r"""(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia
    |Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan
    |Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New\ Hampshire|New\ Jersey|New\ Mexico
    |New\ York|North\ Carolina|North\ Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode\ Island
    |South\ Carolina|South\ Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West\ Virginia|Wisconsin|Wyoming)"""
_GOES_ON = r"""\ (?:and|but|or|to|in|at|on|for|with|by|from|as|who|where|when|that|is|was|are|were|has
    |had|have|will|would|which|he|she|they|it|while|before|after|during|because|since|until
    |pleaded|said|told|died|won|lost|admitted|agreed|announced|received|joined|moved|opened|served)\ (?![A-Z])
    |\ on\ (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"""
_UNPARTED = re.compile(
    rf"""
      \b(?:in|at|near|from|of|to|outside|around)\ (?!{_STATE},)[A-Z][a-z]+(?:\ [A-Z][a-z]+){{0,2}},\ {_STATE}
      (?<!\ Washington,\ New\ York)()(?={_GOES_ON})
    | \bWashington(\ D\.C\.)(?={_GOES_ON})
    | \bWashington(\ )(?=D\.C\.)
    | \bWashington,\ D\.C\.()(?={_GOES_ON})
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return
    for match in _UNPARTED.finditer(passage.prose):
        group = match.lastindex or 0
        words = match[group]
        yield Hit(Span(*match.span(group)), f",{words}," if words.strip() else f",{words}")
