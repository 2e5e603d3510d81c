"""One row of a list of clients, as it was judged."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lists.listing import Record
from extractors.model import Remark, RowReason


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `counted` unless `reason` says why not; `sure` is False where that may be otherwise."""

    record: Record
    name: str
    counted: bool = True
    sure: bool = True
    reason: RowReason | None = None
    remark: Remark | None = None
    code: str = ""  # by which the enterprise is known, "" for none
