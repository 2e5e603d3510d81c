"""What a supplement to a lease changes of the rooms: a sentence of it that speaks of rooms is for a person.

A supplement is written to change something, so that what it says of rooms counts whatever its words, and what it says
to leave as it is does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts.lessened import FIELDS
from extractors.facts.taking import EXPLAINED, Taking
from extractors.facts.told import Told
from extractors.fields import Field, all_fields
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.paper_texts import title_lines
from extractors.papers import holds
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern

_WORDS = "statements/supplements"
_KINDS = frozenset({Kind.AGREEMENT, Kind.LEASE, Kind.OTHER})


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each sentence of a supplement that speaks of rooms, with the areas in it."""
    premises = next(field for field in all_fields().values() if field.premises)
    for paper in papers:
        if paper.kind in _KINDS and is_supplement(document, paper):
            for passage in passages:
                if holds(paper, passage):
                    yield from _in_passage(passage, premises)


def is_supplement(document: Document, paper: Paper) -> bool:
    """Whether a paper calls itself a supplement to a lease."""
    return any(pattern(_WORDS, "title").search(line) for line in title_lines(document, paper))


def _in_passage(passage: Passage, field: Field) -> Iterator[Told]:
    copy = script(passage.text, lines=True)
    for start, end in sentences(copy.text):
        said = copy.text[start:end]
        changed = "" if pattern(_WORDS, "title").search(said) else _changed(said)
        if pattern(_WORDS, "rooms").search(changed):
            areas = tuple(q.value for q in quantities(changed) if q.unit in field.counted_in)
            remarks = (Remark(FIELDS, (field.id,)), Taking(EXPLAINED, numbers=areas).remark())
            yield Told(FactName.LESSENED, said, passage, *copy.back(start, end), remarks=remarks)


def _changed(sentence: str) -> str:
    """A sentence without its opening and without the clauses that leave something as it is."""
    sentence = pattern(_WORDS, "opening").sub("", sentence)
    clauses = pattern(_WORDS, "clause_end").split(sentence)
    return ",".join(clause for clause in clauses if not pattern(_WORDS, "as_it_was").search(clause))
