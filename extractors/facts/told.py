"""One fact as a passage tells it, before it is known in which paper that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.model import FactName, FactValue, Passage, Remark


@dataclass(frozen=True, slots=True)
class Told:
    """One fact; `start`..`end` are offsets in the passage's text, `as_of` the day or end of the year that it is of."""

    name: FactName
    value: FactValue
    passage: Passage
    start: int
    end: int
    as_of: date | None = None
    remarks: tuple[Remark, ...] = ()
