"""A part that one paper tells of a whole speaks against another paper that states the whole alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checkers.model import Text
from checkers.standing.agreement import Amount, agree, amount, exactly
from checkers.standing.figures import Numbered, Option
from checkers.wording import figure, place, say


def told_parts(main: Option, claims: Numbered) -> Iterator[tuple[Decimal, Text]]:
    """What is left of an option where a claim beside it says that only a part of it counts, and where that stands."""
    for index, part in claims.items():
        if part.whole is None or index in main.claims:
            continue
        for whole in _wholes(main, claims):
            if part.value < whole.value and agree(exactly(part.whole), whole):
                left = main.amount.value - whole.value + part.value
                yield left, say("only_part_counts", where=place(part), value=figure(part.value, part.field))
                break


def _wholes(main: Option, claims: Numbered) -> Iterator[Amount]:
    """The figure itself, and each of those that it is added up from."""
    yield main.amount
    yield from (amount(claims[i]) for i in main.parts)
