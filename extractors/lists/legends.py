"""Codes in a list's cells are read by the legend that stands with it: 1—全日制;2—小时工, 全职(A)、兼职(B)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.lists.employment import COUNTING, Work, work
from extractors.lists.listing import Listing, Record
from extractors.model import Cell
from extractors.page.grid import words_of
from extractors.words.loading import patterns

_NEVER = frozenset({"number", "name", "enterprise", "id", "phone", "contact", "code", "date", "joined", "left"})
"""Roles of columns whose short texts are no codes."""
_PART_ENDS = re.compile(r"[;；。\n|]")


def explained(listing: Listing) -> Listing:
    """The list with what its legend says in place of each code that it tells."""
    columns = _columns(listing)
    told = {at: found for at, codes in columns.items() if (found := _legend(listing, at, codes))}
    if not told:
        return listing
    codes = {code: meaning for found in told.values() for code, meaning in found.items()}
    of_people = any(record.has("name") for record in listing.records)
    notes = tuple(_cut(note, codes, of_people) for note in listing.notes)
    return replace(listing, records=tuple(_told(record, told) for record in listing.records), notes=notes)


def codes_of(listing: Listing, column: int) -> frozenset[str]:
    """The codes that stand in a column, none where other texts do too."""
    return _columns(listing).get(column, frozenset())


def _columns(listing: Listing) -> dict[int, frozenset[str]]:
    texts: dict[int, set[str]] = {}
    for record in listing.records:
        for cell in _cells(record):
            if text := words_of(cell):
                texts.setdefault(cell.column, set()).add(text)
    code = _words()["code"]
    return {at: frozenset(some) for at, some in texts.items() if all(code.fullmatch(t) for t in some)}


def _cells(record: Record) -> Iterator[Cell]:
    yield from (c for role, cells in record.cells.items() if role not in _NEVER for c in cells)
    yield from record.others


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/notes", "legends")


def _legend(listing: Listing, column: int, codes: frozenset[str]) -> Mapping[str, str]:
    """What the codes of a column mean; nothing unless one text tells all of them, or two."""
    lines = (*listing.titles, *listing.remarks, *listing.notes)
    texts = (listing.headers.get(column, ""), *lines, _line_by_line(lines, codes))
    parts = [p for t in texts if t for p in dict.fromkeys((_part(t, listing, column), t))]
    found = max((_best(p, codes) for p in parts), key=len, default={})
    return found if len(found) >= min(2, len(codes)) else {}


def _line_by_line(lines: Iterable[str], codes: frozenset[str]) -> str:
    """The lines that each tell one of these codes, as one text: a legend may have a line for each."""
    told = ((line, _words()["before"].match(line)) for line in dict.fromkeys(lines))
    return ";".join(line for line, opens in told if opens and opens["code"] in codes)


def _part(text: str, listing: Listing, column: int) -> str:
    """What a text says under the header of that column, where it goes through several."""
    heads = {at: m[0] for at, h in listing.headers.items() if (m := _words()["head"].match(h))}
    places = sorted((text.find(h), at) for at, h in heads.items() if h in text)
    own = next((i for i, (_, at) in enumerate(places) if at == column), None)
    if own is None:
        return text
    end = places[own + 1][0] if own + 1 < len(places) else len(text)
    return text[places[own][0] : end]


def _best(text: str, codes: Iterable[str]) -> dict[str, str]:
    wanted = set(codes)
    both = (_told_by(text, list(_words()[way].finditer(text))) for way in ("before", "behind"))
    return max(({c: said for c, said in found.items() if c in wanted} for found in both), key=len)


def _told_by(text: str, found: Sequence[re.Match[str]]) -> dict[str, str]:
    """What each code means; words that say nothing of how people work go on to those that take one from the count."""
    told = {}
    for match, end in zip(found, _ends(text, found), strict=True):
        meaning, said = match["meaning"], text[match.end() : end]
        silent = work(meaning, outright=True) is None
        told[match["code"]] = meaning + said if silent and work(said, False) not in COUNTING else meaning
    return told


def _cut(note: str, codes: Mapping[str, str], of_people: bool) -> str:
    """A note without what it tells of codes, once that is read; of people without what goes on about how they work."""
    for way in ("before", "behind"):
        found = [m for m in _words()[way].finditer(note) if m["code"] in codes]
        for match, end in reversed(list(zip(found, _ends(note, found), strict=True))):
            said = note[match.end() : end]
            known = of_people and _goes_on(said, codes[match["code"]])
            note = note[: match.start()] + ("" if known else said) + note[end:]
        note = _words()["lead"].sub("", note) if found else note
    return note


def _ends(note: str, found: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where what is said of each code ends: before the next one, or with its part of the sentence."""
    starts = [*(m.start() for m in found[1:]), *([len(note)] if found else [])]
    for match, start in zip(found, starts, strict=True):
        part = _PART_ENDS.search(note, match.end(), start)
        yield part.start() if part else start


def _goes_on(said: str, meaning: str) -> bool:
    """Whether words behind a code's meaning say the same of how people work, or go on about some who do not count."""
    means = work(meaning, outright=True)
    return means not in (None, Work.FULL, Work.DISPATCHED) or (means is Work.FULL and work(said, False) is means)


def _told(record: Record, told: Mapping[int, Mapping[str, str]]) -> Record:
    """The row with the meanings; a column of no role whose codes all tell how people work is one of employment."""
    cells = {role: tuple(_read(c, told) for c in group) for role, group in record.cells.items()}
    others = tuple(_read(c, told) for c in record.others)
    working = {at for at, found in told.items() if all(work(said, outright=True) for said in found.values())}
    if record.has("name") and (moved := tuple(c for c in others if c.column in working)):
        cells["employment"] = (*cells.get("employment", ()), *moved)
        others = tuple(c for c in others if c.column not in working)
    return replace(record, cells=cells, others=others)


def _read(cell: Cell, told: Mapping[int, Mapping[str, str]]) -> Cell:
    meaning = told.get(cell.column, {}).get(words_of(cell))
    return replace(cell, passage=replace(cell.passage, text=meaning)) if meaning else cell
