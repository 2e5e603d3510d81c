"""What sentences around a counted list say of its rows: of some that they name, or of nobody knows which.

A sentence that is understood to say nothing against the rows is none of them. One that names rows (by number, by a
mark, by what stands in them) sets these apart; any other leaves all rows open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.lists.employment import Work, is_of_others, work
from extractors.lists.listing import Listing, Record
from extractors.lists.row_words import is_of_learning_alone
from extractors.model import Cell
from extractors.page.crossed import is_crossed_by_file
from extractors.page.grid import words_of
from extractors.sense.weights import sounds
from extractors.text.numerals import chinese_number
from extractors.text.sentences import sentences
from extractors.words.loading import made_of, pattern, patterns

Spot = tuple[int, int, int]
"""A record by its table, its row, and its first column there."""

ORDINARY = -3.0
"""What a sentence comes to that sounds like those that say nothing against rows; of such as do, one in fifty does."""
_LONGEST = 30
"""Cells named in one sentence of which it may still be told that it means these."""
_NAMING = frozenset(
    {"number", "gender", "id", "phone", "degree", "title", "date", "year", "joined", "insurance", "code"}
)
"""Roles of columns by whose texts no sentence means a row."""
_ENDS = tuple("。;；!！")
_KEYS = ("name", "enterprise")
_NOT_HERE = (Work.PART, Work.INTERN, Work.LEFT)


@dataclass(frozen=True, slots=True)
class Heard:
    """The words that set some rows apart, and those that leave all of them open."""

    apart: Mapping[Spot, str] = field(default_factory=dict)
    open: str = ""


NOTHING = Heard()


def heard(listings: Sequence[Listing], prose: bool, off: int) -> Heard:
    """What the notes of one list, over all its tables, say; in `prose` only what calls itself a note is one.

    `off`: how many rows do not count anyway; that a note tells of as many is no news.
    """
    records = [r for x in listings for r in x.records]
    apart: dict[Spot, str] = {}
    open_ = next((t for x in listings for t in (*x.titles, *x.notes) if _words()["sample"].search(t)), "")
    every = dict.fromkeys(s for x in listings for s in _sentences(x, prose, off))
    for said in sorted(every, key=is_of_learning_alone):  # what is said of work outweighs what is said of a degree
        spots = _meant(said, records)
        apart = dict.fromkeys(spots, said) | apart
        open_ = open_ or ("" if spots else said)
    return Heard(apart, open_)


def spot(record: Record) -> Spot:
    """Where a record stands, whatever its cells are read as."""
    return id(record.table), record.row, min((c.column for c in _cells(record)), default=0)


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/notes", "sentences")


def _sentences(listing: Listing, prose: bool, off: int) -> Iterator[str]:
    """The sentences that may say something against rows."""
    names = {words_of(c) for r in listing.records for role in _KEYS for c in r.cells.get(role, ())} - {""}
    for note in listing.notes:
        called = bool(_words()["opens"].match(note))
        if (prose and not called) or _words()["signs"].match(note) or _names_others(note, listing):
            continue
        for start, end in sentences(note):
            said = note[start:end]
            text = _words()["opens"].sub("", said)
            text = _without_others(_words()["headed"].sub("", text))
            text = _words()["of_struck"].sub("", text) if is_crossed_by_file(listing.table) else text
            ends = note[end : end + 1] in _ENDS
            harmless = _is_harmless(_without_known(text, names, off)) or _sounds_ordinary(said)
            if (called or ends or _is_sentence(text)) and not harmless:
                yield said


def _names_others(note: str, listing: Listing) -> bool:
    """Whether a note is the title of a table, or the heading of rows in it, by which these are no full-time people."""
    if any(r.section == note for r in listing.records) and work(note, outright=True) in _NOT_HERE:
        return True
    return note == next(reversed(listing.titles), None) and is_of_others(listing.titles)


def _without_others(text: str) -> str:
    """A sentence, "" where all of it is of a district's enterprises or of how many were served each year."""
    return "" if any(_words()[rule].fullmatch(text) for rule in ("of_region", "of_growth")) else text


def _sounds_ordinary(said: str) -> bool:
    """Whether words sound as if they said nothing against rows, and count none: 其中兼职3人 is for a person."""
    return not pattern("statements/explained", "weak").search(said) and sounds(said) < ORDINARY


def _is_sentence(text: str) -> bool:
    return bool(_words()["speaks"].search(text))


def _without_known(text: str, names: Iterable[str], off: int) -> str:
    """A sentence without the rows that it names, and without what it tells of rows that do not count anyway."""
    for name in names:
        text = text.replace(name, "")
    text = _words()["rows"].sub("", _words()["of_department"].sub("", text))
    text = _words()["parts"].sub(lambda m: "" if _number(m["number"]) <= off else m.group(), text)
    return _words()["of_those_off"].sub("", text) if off else text


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else int(chinese_number(text) or 0)


def _is_harmless(text: str) -> bool:
    if patterns("lists/roster", "employment")["rehired_count"].search(text):
        return True
    parts, dated = made_of("lists/harmless", "parts"), pattern("lists/harmless", "dated")
    clauses = (clause for clause in re.split(r"[,，:]", text) if clause)
    return all(parts.fullmatch(clause) and not dated.search(clause) for clause in clauses)


def _meant(said: str, records: Sequence[Record]) -> frozenset[Spot]:
    """The rows that a sentence names; none where it names all, or all but some, or none."""
    if _words()["all_but"].search(said):
        return frozenset()
    found = {spot(r) for i, r in enumerate(records, start=1) if _is_meant(said, r, i)} or set(_as_many(said, records))
    return frozenset(found) if len(found) < len(records) else frozenset()


def _as_many(said: str, records: Sequence[Record]) -> Iterator[Spot]:
    """The rows that a sentence calls by a word and their number: 派来协助2人, where that stands in just two."""
    for match in _words()["called"].finditer(said):
        alike = [r for r in records if any(match["who"] in words_of(c) for c in _cells(r))]
        if len(alike) == _number(match["number"]):
            yield from map(spot, alike)


def _is_meant(said: str, record: Record, place: int) -> bool:
    told = re.sub(r"\D", "", record.text("number"))
    if (int(told) if told else place) in _numbers(said):
        return True
    marks = _marks(said)
    texts = [words_of(c) for c in _cells(record)]
    if marks and any(mark in text for text in texts for mark in marks):
        return True
    return any(words_of(c) in said for c in _telling(record))


def _telling(record: Record) -> Iterator[Cell]:
    places = patterns("lists/notes", "columns")["place_header"]
    cells = (c for role, group in record.cells.items() if role not in _NAMING for c in group)
    for cell in (*cells, *record.others):
        text = words_of(cell)
        if places.search(record.headers.get(cell.column, "")):
            continue
        if 2 <= len(text) <= _LONGEST and _words()["telling"].search(text) and not _is_harmless(text):
            yield cell  # 劳动合同 in a column is said of whoever has one, not of these rows


def _numbers(said: str) -> frozenset[int]:
    """The numbers of rows that a sentence names: 第27至45号, 序号3、7."""
    found: set[int] = set()
    for match in _words()["rows"].finditer(said):
        for part in _words()["range"].finditer(match.group()):
            first, last = int(part[1]), int(part[2] or part[1])
            found |= set(range(first, min(last, first + _FAR) + 1))
    for match in _words()["from_row"].finditer(said):
        found |= set(range(_group(match), _group(match) + _FAR))
    for match in _words()["to_row"].finditer(said):
        found |= set(range(1, _group(match) + 1))
    return frozenset(found)


_FAR = 2000
"""Rows of a list that a sentence may mean."""


def _group(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def _marks(said: str) -> frozenset[str]:
    """The marks that a sentence names, by themselves or by what they are called."""
    called = (m for name, m in _MARKS.items() if _words()[name].search(said))
    return frozenset(c for mark in called for c in mark)


_MARKS = {"star": "*★☆※＊", "triangle": "△▲", "ring": "○●◎◯", "diamond": "◇◆", "square": "□■", "sharp": "#"}


def _cells(record: Record) -> Iterator[Cell]:
    yield from (c for group in record.cells.values() for c in group)
    yield from record.others
