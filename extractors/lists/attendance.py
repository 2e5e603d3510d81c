"""Sheets of who was at work for how long: whom they show well below full time is named, by what the sheet says.

They count nobody. Whoever stands on a roster as full-time is held against them when all papers are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.lists.headers import Roles, Schema
from extractors.lists.listing import Listing, Record, listings
from extractors.lists.work_times import Time, time_of, usual
from extractors.model import Document, Kind, Paper, Passage
from extractors.papers import kind_of
from extractors.text.periods import period_ends
from extractors.words.loading import pattern, patterns

_WORDS = "lists/attendance"
_PAPERS = frozenset(
    {Kind.STAFF_ROSTER, Kind.INSURANCE_LIST, Kind.OTHER, Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT}
)


@dataclass(frozen=True, slots=True)
class PartOfTheTime:
    """Those who are at work part of the time by the sheets of one document: names with what is said of each."""

    people: Mapping[str, str]
    passage: Passage
    as_of: date | None


def part_of_the_time(document: Document, papers: Sequence[Paper], schema: Schema) -> PartOfTheTime | None:
    """Who is there part of the time, over all sheets of a document; None for nobody. `schema`: that of a roster."""
    roles: Roles = {**schema.roles, **{f"time_{name}": p for name, p in patterns(_WORDS, "columns").items()}}
    sheets = [x for x in listings(document, replace(schema, roles=roles)) if _tells(x, papers)]
    seen: dict[str, list[Time]] = {}
    for name, time in (one for sheet in sheets for one in _times(sheet)):
        seen.setdefault(name, []).append(time)
    short = {name: min(t, key=lambda one: one.share).said for name, t in seen.items() if _is_short(t)}
    if not short:
        return None
    passage = next(p for x in sheets for r in x.records if _name(r) in short for p in _names(r))
    days = [d for x in sheets for d in period_ends(f"{x.title} {document.name}")]
    return PartOfTheTime(short, passage, max(days, default=None))


def _is_short(times: Sequence[Time]) -> bool:
    return sum(t.share for t in times) / len(times) <= 1


def _tells(sheet: Listing, papers: Sequence[Paper]) -> bool:
    others = any(pattern(_WORDS, "of_others").search(title) for title in (*sheet.titles, sheet.heading))
    return bool(sheet.records) and not others and kind_of(papers, sheet.table.cells[0].passage) in _PAPERS


def _names(record: Record) -> Iterator[Passage]:
    yield from (c.passage for c in record.cells.get("name", ()))


def _name(record: Record) -> str:
    return re.sub(r"\(.*", "", record.text("name"))


def _times(sheet: Listing) -> Iterator[tuple[str, Time]]:
    """By name how much of what is part-time at most somebody was at work; not of whom nothing can be told."""
    rows: dict[str, list[Record]] = {}
    for record in sheet.records:
        if name := _name(record):
            rows.setdefault(name, []).append(record)
    of_all = usual(list(rows.values()), sheet.title)
    for name, some in rows.items():
        if (time := time_of(some, of_all)) is not None:
            yield name, time
