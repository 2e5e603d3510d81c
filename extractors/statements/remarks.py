"""What a cell says of its figure behind it: of which day it is, or that it is a plan: 55万元(2023年末), 5(拟增)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.fields import Field
from extractors.model import Reason
from extractors.statements.columns import Candidate
from extractors.statements.qualifying import of_remarks
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.words.loading import pattern

_DATED = pattern("statements/remarks", "dated")


def remarks(field: Field, found: Candidate) -> Iterator[Reason]:
    """What takes the force from a figure behind which it stands."""
    yield from of_remarks(field, _behind(found))


def said_day(found: Candidate) -> date | None:
    """The day that stands in brackets right behind a figure; None where none or another thing does."""
    match = _DATED.match(_behind(found))
    return next(iter(period_ends(match["day"])), None) if match else None


def _behind(found: Candidate) -> str:
    text = found.cell.passage.text
    return script(text[found.end :], lines=True).text if found.cell.passage.text else ""
