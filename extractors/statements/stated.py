"""What a paper states, before it is settled which statements are claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractors.fields import Field
from extractors.model import Approximation, Box, Passage, Reason
from extractors.text.quantities import Quantity


class Shape(StrEnum):
    """How a figure is stated: a value beside its label, or a phrase in a sentence."""

    CELL = "cell"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of one field as a paper states it.

    `start`..`end` are offsets in `passage.text`; `value` is in the field's base unit.
    `strength` 1-3 says how outright its label names the field. `others` are further
    figures that could be meant instead (a second column whose header was not read). `whole`
    is what the words of one part it from: 58 in 58家,其中9家已终止. `body`: whom its row names, among rows of several.
    """

    field: Field
    value: Decimal
    quantity: Quantity
    passage: Passage
    start: int
    end: int
    strength: int
    shape: Shape
    label: str
    as_of: date | None = None
    row: Box | None = None
    others: tuple[Decimal, ...] = ()
    whole_row: str = ""
    reasons: tuple[Reason, ...] = ()
    whole: Decimal | None = None
    body: str = ""

    @property
    def approximation(self) -> Approximation:
        """How exact the writer meant it to be."""
        return self.quantity.approximation
