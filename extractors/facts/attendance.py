"""That sheets of working hours show people part of the time whom a roster may call full-time.

These words lessen a count by whoever of those that they name a list counts (`checkers/standing/lessened.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts.lessened import FIELDS
from extractors.facts.taking import NAMED, Taking
from extractors.facts.told import Told
from extractors.lists.attendance import part_of_the_time
from extractors.lists.people import schema
from extractors.model import Document, FactName, Paper, Passage, Remark

_LESSENED = ("headcount", "qualification_ratio")
_TOLD = 12
"""People of whom a fact says what their sheet tells; of more it gives the names."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """One fact that names them all, with what the sheets say of each."""
    found = part_of_the_time(document, papers, schema())
    if found is None:
        return
    people = enumerate(found.people.items())
    text = ";".join(f"{name}:{said}" if i < _TOLD else name for i, (name, said) in people)
    remarks = (Remark(FIELDS, _LESSENED), Taking(NAMED).remark())
    yield Told(FactName.LESSENED, text, found.passage, 0, len(found.passage.text), found.as_of, remarks)
