"""A figure written twice, in digits and in words (180平方米（捌拾平方米）): where they differ, either may be meant."""

from __future__ import annotations

from decimal import Decimal

from extractors.statements.stated import Stated
from extractors.text.quantities import Quantity, quantities
from extractors.text.script import script
from extractors.text.units import Unit
from extractors.words.loading import pattern

_AGAIN = pattern("statements/twice_written", "again")
_DIGITS = pattern("statements/twice_written", "digits")
_SHARE = pattern("statements/twice_written", "share")


def written_otherwise(stated: Stated) -> tuple[Decimal, ...]:
    """The other value of a figure that is written once more right behind it; none where both are the same."""
    said, behind = (
        script(stated.passage.text[stated.start : stated.end]).text,
        script(stated.passage.text[stated.end :]),
    )
    again = _AGAIN.match(behind.text)
    found = quantities(again["figure"]) if again else ()
    if not again or len(found) != 1 or not _alike(found[0], stated.quantity):
        return ()
    if _SHARE.search(again["figure"][: found[0].start]):
        return ()
    told = bool(again["told"]) or bool(_DIGITS.search(said)) != bool(_DIGITS.search(again["figure"]))
    value = found[0].value
    return (value,) if told and value != stated.quantity.value else ()


def _alike(again: Quantity, first: Quantity) -> bool:
    """Whether two quantities count the same, or one does not say what."""
    return again.unit is first.unit or Unit.BARE in {again.unit, first.unit}
