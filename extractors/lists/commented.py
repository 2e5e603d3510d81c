"""Whom a comment at his row says to have left, or to work otherwise than full time, is not counted until somebody says
otherwise: a comment is one person's word, and may be of before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.lists.employment import Work, work
from extractors.lists.people import REASONS, Person
from extractors.model import Annotation, Place, Remark
from extractors.text.script import script


def commented(people: Sequence[Person], notes: Iterable[Annotation]) -> tuple[Person, ...]:
    """The people of a roster, those left out of whom a comment says so; one that several share is of nobody."""
    homes = [_places(person) for person in people]
    told: dict[int, tuple[Work, str]] = {}
    for note in notes:
        at = [i for i, places in enumerate(homes) if _row(note.place) in places]
        text = script(note.text, lines=True).text
        said = work(text, outright=False)
        if len(at) == 1 and not note.settled and said in REASONS:
            told[at[0]] = (said, text)
    return tuple(_by(person, *told[i]) if i in told and person.counted else person for i, person in enumerate(people))


def _by(person: Person, said: Work, text: str) -> Person:
    return replace(person, counted=False, sure=False, reason=REASONS[said], remark=Remark("said", (text,)))


def _places(person: Person) -> frozenset[tuple[object, ...]]:
    """The rows of a sheet or of a table of text in which a person's own cells stand."""
    rows = (_row(cell.passage.place) for cell in person.record.own_cells)
    return frozenset(row for row in rows if row is not None)


def _row(place: Place | None) -> tuple[object, ...] | None:
    return (place.sheet, place.table, place.row) if place and place.row is not None else None
