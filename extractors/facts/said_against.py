"""What any paper tells by which a condition may not hold: the applicant closed, moved away, lost what it was given.

Such words are heard sentence by sentence and row by row, unless they deny, or say what should be if. Whom they mean
is asked where all papers are known; so is whether a later paper takes them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.facts.days import days
from extractors.facts.told import Told
from extractors.letters import is_letter
from extractors.model import Cell, Document, FactName, Kind, Paper, Passage, Remark, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import blocks_in, holds
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import WordRule, pattern, rules

MATTER, RESTORES = "matter", "restores"
"""The remarks that name the conditions which a sentence speaks against, or for which it takes such words back."""
MEANT = "meant"
"""The remark with the names of those one of whom a sentence means; none where it may mean anybody."""
NUMBERS = "numbers"
"""The remark with the numbers of documents that a sentence names."""
PLACE = "place"
"""The remark with the place to which somebody moved."""

_WORDS = "facts/said_against"
_LISTS = frozenset({Kind.CLIENT_LIST, Kind.STAFF_ROSTER, Kind.INSURANCE_LIST})
"""Papers whose rows tell of many others: what is heard is what stands around these and speaks of whose the list is."""
_OF_LAW = frozenset({Kind.CERTIFICATE, Kind.LEASE, Kind.PROPERTY_CERTIFICATE})
"""Papers that say in words of law what would be if; a letter about one does not."""
_NEVER = frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET})
"""Papers that greet as letters do, and tell by rules of accounting how others are."""
_CLAUSES = frozenset({Kind.AGREEMENT, Kind.INSTITUTION})
"""Papers of clauses, in which only what says that it has come about is heard."""
_TAKING_BACK = frozenset({Kind.OTHER, Kind.DESIGNATION, Kind.AGREEMENT, Kind.BUSINESS_LICENCE})
"""Papers by which somebody may take such words back; an applicant's own word for it is none."""
_INSTITUTIONS = "institutions"
_STANDING = "standing"
_SHORTEST = 4
_MOST = 60
"""Sentences of one paper that are told; what has more is a text about such things."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a row: its plain text, and the passage with the offsets at which it stands."""

    text: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Letter:
    """Of a paper to whom it is written and who signs it, whom it names, its day, and whether it is of rules at all."""

    kind: Kind
    to: tuple[str, ...]
    by: tuple[str, ...]
    names: tuple[str, ...]
    day: date | None


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each such sentence and row of the papers of a document, and those that take such words back."""
    for paper in papers:
        units = list(_heard_in(document, paper))
        told = [one for unit in units for one in _heard(unit, paper.kind)]
        if told:
            letter = _letter(units, paper.kind)
            yield from (_told(*one, letter) for one in told[:_MOST])


def _heard_in(document: Document, paper: Paper) -> Iterator[_Unit]:
    """The sentences and rows of a paper that may speak of the applicant."""
    if paper.kind in _LISTS:
        beside = (b for b in blocks_in(document, paper) if isinstance(b, Passage))
        yield from (unit for block in beside for unit in _sentences(block) if _of_itself(unit.text))
    elif paper.kind not in _OF_LAW | _NEVER or (paper.kind in _OF_LAW and is_letter(blocks_in(document, paper))):
        yield from _units(document, paper)


def _of_itself(text: str) -> bool:
    return any(pattern(_WORDS, word).search(text) for word in ("we", "you"))


def _units(document: Document, paper: Paper) -> Iterator[_Unit]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _rows(block, paper)
        elif holds(paper, block):
            yield from _sentences(block)


def _sentences(block: Passage) -> Iterator[_Unit]:
    copy = script(block.text, lines=True)
    for start, end in sentences(copy.text):
        if end - start >= _SHORTEST:
            yield _Unit(copy.text[start:end], block, *copy.back(start, end))


def _rows(table: Table, paper: Paper) -> Iterator[_Unit]:
    grid = Grid(table)
    for row in range(table.rows):
        cells = [c for c in grid.row_cells(row) if words_of(c) and holds(paper, c.passage)]
        if cells:
            told = max(cells, key=lambda cell: (_is_against(cell), len(cell.passage.text)))
            text = "|".join(words_of(c).replace("\n", "") for c in cells)
            yield _Unit(text, told.passage, 0, len(told.passage.text))


def _is_against(cell: Cell) -> bool:
    return any(rule.pattern.search(words_of(cell)) for rule in rules(_WORDS, "against"))


def _heard(unit: _Unit, kind: Kind) -> Iterator[tuple[_Unit, str, WordRule, str]]:
    """What a unit says against conditions, or takes back behind it: how, by which rule, and where somebody moved to."""
    last = 0
    for rule in rules(_WORDS, "against"):
        for match in rule.pattern.finditer(unit.text):
            place = next((g for g in match.groupdict().values() if g), "")
            told = _holds(unit.text, *match.span()) and _is_of(rule, unit.text, match.start(), kind)
            if told and _may_be_a_place(place):
                last = max(last, match.start())
                yield unit, MATTER, rule, place
                break
    for rule in rules(_WORDS, "restored") if kind in _TAKING_BACK else ():
        matches = [m for m in rule.pattern.finditer(unit.text) if m.start() >= last]
        if any(_took_back(unit.text, *m.span()) and _is_of(rule, unit.text, m.start(), kind) for m in matches):
            yield unit, RESTORES, rule, ""


def _may_be_a_place(text: str) -> bool:
    return not text or any(pattern("places", way).search(text) for way in ("division", "city"))


def _took_back(text: str, start: int, end: int) -> bool:
    return _holds(text, start, end) and not pattern(_WORDS, "to_come").search(text[:start])


def _holds(text: str, start: int, end: int) -> bool:
    """Whether words are neither denied nor a condition."""
    return not pattern(_WORDS, "ahead").search(text[:start]) and not pattern(_WORDS, "behind").search(text[end:])


def _is_of(rule: WordRule, text: str, start: int, kind: Kind) -> bool:
    """Whether a unit of such a paper speaks of what the rule is about."""
    matters = rule.more["matters"]
    if kind in _CLAUSES and not pattern(_WORDS, "come_about").search(text[:start]):
        itself = kind is Kind.INSTITUTION and pattern(_WORDS, "of_itself").search(text[:start])
        return bool(itself) and _INSTITUTIONS in matters
    if _INSTITUTIONS in matters:
        if kind is Kind.INSTITUTION and not pattern(_WORDS, "of_itself").search(text[:start]):
            return False
        others = pattern(_WORDS, "of_others").search(text) and not pattern(_WORDS, "of_these").search(text)
        return bool(pattern(_WORDS, "rules").search(text)) and not others
    return _STANDING not in matters or bool(pattern(_WORDS, "designation").search(text))


def _letter(units: Sequence[_Unit], kind: Kind) -> _Letter:
    written = (m["name"] for u in units if (m := pattern(_WORDS, "written_to").fullmatch(u.text)))
    lines = [line for u in units for line in u.text.split("|")]
    signed = [m["name"] for line in lines if (m := pattern(_WORDS, "signed").fullmatch(line))]
    names = dict.fromkeys(name for u in units for name in _names(u.text))
    dated = [day.value for u in units for day in days(u.text) if day.whole]
    by = tuple(name for name in signed if any(True for _ in _names(name)))[-1:]
    return _Letter(kind, tuple(written)[:1], by, tuple(names), dated[-1] if dated else None)


def _names(text: str) -> Iterator[str]:
    matches = pattern(_WORDS, "body").finditer(text)
    found = (pattern(_WORDS, "before_a_name").sub("", match["name"]) for match in matches)
    return (name for name in found if not pattern(_WORDS, "no_name").search(name))


def _told(unit: _Unit, code: str, rule: WordRule, place: str, letter: _Letter) -> Told:
    numbers = tuple(pattern(_WORDS, "number").findall(unit.text))
    remarks = [Remark(code, tuple(rule.more["matters"])), Remark(MEANT, _meant(unit.text, letter))]
    remarks += [Remark(NUMBERS, numbers)] if numbers else []
    remarks += [Remark(PLACE, (place,))] if place else []
    return Told(
        FactName.SAID_AGAINST, unit.text, unit.passage, unit.start, unit.end, as_of=letter.day, remarks=tuple(remarks)
    )


def _meant(text: str, letter: _Letter) -> tuple[str, ...]:
    """Whom a sentence may mean: whom it addresses or who speaks of itself in it, whom it names, else its paper."""
    if pattern(_WORDS, "you").search(text):
        return letter.to
    if pattern(_WORDS, "we").search(text):
        return letter.by
    return tuple(_names(text)) or letter.names
