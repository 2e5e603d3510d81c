"""A share of one hundred percent that is told without a figure: 专职人员均具有大专以上学历."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.fields import figures
from extractors.statements.linking import Link
from extractors.statements.mentions import Mention
from extractors.statements.qualifying import CLAUSE_BREAK
from extractors.text.quantities import Quantity
from extractors.text.units import Unit
from extractors.words.loading import pattern

_WHOLE = pattern("statements/sentences", "whole")
_PART = pattern("statements/sentences", "part")
_DEGREE_AND_TITLE = pattern("statements/sentences", "degree_and_title")


def all_of_them(text: str) -> Iterator[Link]:
    """Links of the shares of people that such words of a (folded, compact) text tell."""
    for match in _WHOLE.finditer(text):
        begin = max((m.end() for m in CLAUSE_BREAK.finditer(text, 0, match.start())), default=0)
        if _PART.search(text[begin : match.start("all")] + match["all"]):
            continue
        strength = 3 if _DEGREE_AND_TITLE.search(match.group()) else 2
        quantity = Quantity(match.start(), match.end(), Decimal(1), Unit.RATIO, quantum=Decimal("0.01"))
        mention = Mention(match.start(), match.start(), strength)
        yield from (Link(f, quantity, mention, (begin, len(text))) for f in figures() if f.either)
