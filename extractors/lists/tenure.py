"""How long the people of a roster have been here: the days on which full-time staff entered, left, months insured.

Facts of the roster as a whole, for the experts: each value lists days (YYYY-MM-DD, or YYYY-MM) or months, one a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.known_facts import JOINED_BY, known
from extractors.lists import changes
from extractors.lists.arrivals import arrives, day_of
from extractors.lists.counting import list_evidence
from extractors.lists.listing import Listing, Record, listings
from extractors.lists.people import Person, is_staff, people, schema
from extractors.model import Document, Fact, FactName, Kind, Paper, RowReason
from extractors.page.grid import words_of
from extractors.papers import kind_of
from extractors.words.loading import pattern

_WORDS = "lists/tenure"

FEW = 3
"""People below whom a table tells nothing of the staff."""

_LISTS = frozenset({Kind.STAFF_ROSTER, Kind.INSURANCE_LIST, Kind.OTHER})


def find(document: Document, papers: Sequence[Paper]) -> tuple[Fact, ...]:
    """What the rosters of the document tell of it, each roster by itself."""
    some = [x for x in listings(document, schema()) if x.records and _of_staff(x, papers)]
    told = tuple(fact for listing in some for fact in _told(document, papers, listing))
    return (*told, *changes.find(document, papers, schema()))


def _of_staff(listing: Listing, papers: Sequence[Paper]) -> bool:
    kind = kind_of(papers, listing.table.cells[0].passage)
    return kind in _LISTS and (listing.continued or is_staff(listing))


def _told(document: Document, papers: Sequence[Paper], listing: Listing) -> Iterator[Fact]:
    everybody = list(people(listing))
    here = [p for p in everybody if p.counted]
    gone = [p for p in everybody if p.reason is RowReason.LEFT and not arrives(p.record, day_of(listing.heading))[0]]
    values = {
        FactName.TEAM_STABILITY: [d for p in here if (d := entered(p.record))],
        FactName.STAFF_LEFT: [d for p in gone if (d := _day(_left(p)))],
        FactName.INSURED_MONTHS: [m for p in here if (m := _months(p.record))],
    }
    for name, said in values.items():
        if said and (name is FactName.STAFF_LEFT or len(said) >= FEW):
            proof = list_evidence(document, papers, [listing])
            yield Fact(name, JOINED_BY.join(said), known(name).basis(proof.paper), proof)


def entered(record: Record) -> str:
    """The day on which somebody entered this unit, "" where no column says it."""
    cells = (c for role in ("joined", "insurance") for c in record.cells.get(role, ()))
    asked = (words_of(c) for c in cells if pattern(_WORDS, "entered").search(record.header(c)))
    return next((d for text in asked if (d := _day(text))), "")


def _left(person: Person) -> str:
    return JOINED_BY.join(person.record.text(role) for role in ("left", "remark", "employment"))


def _day(text: str) -> str:
    """The first day or month in a text, as YYYY-MM-DD or YYYY-MM; "" where it has none that can be."""
    match = pattern(_WORDS, "day").search(text)
    if not match:
        return ""
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if match[3] else f"{found:%Y-%m}"


def _months(record: Record) -> str:
    cells = (c for cells in record.cells.values() for c in cells)
    asked = (words_of(c) for c in cells if pattern(_WORDS, "months").search(record.header(c)))
    return next((m[1] for text in asked if (m := pattern(_WORDS, "months_said").fullmatch(text))), "")
