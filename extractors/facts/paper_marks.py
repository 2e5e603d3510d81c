"""What a paper says of itself: whose it is, of which year, and until when it holds, each where it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from extractors.facts.changed import changes
from extractors.facts.days import days, plain
from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.lease_terms import lease_of, unread_end
from extractors.model import Cell, Document, FactName, Kind, Lease, Paper, Passage, Table
from extractors.page.grid import words_of
from extractors.paper_texts import texts, top_lines
from extractors.papers import holds
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/paper_marks"
_TOP_LINES = 8
_PARTIES = 4

_DATED = frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET, Kind.STAFF_ROSTER, Kind.INSURANCE_LIST, Kind.CLIENT_LIST})
"""Kinds of paper that are of a year."""

_RENAMING = frozenset({Kind.OTHER, Kind.BUSINESS_LICENCE, Kind.DESIGNATION})
"""Kinds of paper that may be a notice of a change."""

_HOLDING = frozenset({Kind.LEASE, Kind.CERTIFICATE, Kind.DESIGNATION})
"""Kinds of paper that hold until a day; licences are read by their labels."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Owner, year and last day of each paper, where it names them."""
    for paper in papers:
        own = [p for p in passages if holds(paper, p)]
        for owner in _owners(document, paper):
            yield from _printed(FactName.PAPER_OWNER, owner, owner, own)
        if paper.kind in _RENAMING:
            yield from _renamed(document, paper, own)
        if paper.kind in _DATED:
            yield from _year(document, paper, own)
        if paper.kind in _HOLDING:
            yield from _ends(paper.kind, tuple(texts(document, paper)), own)


def _ends(kind: Kind, said: Sequence[str], passages: Sequence[Passage]) -> Iterator[Told]:
    """The last day of a paper, or the words by which a lease tells one that is no day."""
    term = lease_of(said)
    yield from _until(term, passages)
    if kind is Kind.LEASE and (words := unread_end(said, term)):
        yield from _printed(FactName.PAPER_END_UNREAD, words, words, passages)


def _renamed(document: Document, paper: Paper, passages: Sequence[Passage]) -> Iterator[Told]:
    """The former name that a notice of a change tells, and the new one as that of whom the notice is."""
    if told := tuple(_names_changed(document, paper)):
        yield from told
        return
    whole = "\n".join(texts(document, paper))
    if not pattern(_WORDS, "tells_of_change").search(whole):
        return
    for rule in ("row_of_names", "labels_of_names"):
        for match in pattern(_WORDS, rule).finditer(whole):
            if match["name"] != match["new"]:
                yield from _printed(FactName.FORMER_NAME, match["name"], match["name"], passages)
                yield from _printed(FactName.PAPER_OWNER, match["new"], match["new"], passages)
                return


def _names_changed(document: Document, paper: Paper) -> Iterator[Told]:
    """The names that a table of changes tells of before, and the last one as that of whom the paper is."""
    tables = (b for b in document.blocks if isinstance(b, Table) and b.cells and holds(paper, b.cells[0].passage))
    named = [c for table in tables for c in changes(table) if pattern("facts/changed", "name").fullmatch(c.item)]
    whole = [(c.before, c.after) for c in named if c.before and c.after and _names(c.before) and _names(c.after)]
    before = [one for one, _ in whole]
    yield from (_whole(FactName.FORMER_NAME, cell) for cell in before)
    gone = {words_of(cell) for cell in before}
    yield from (_whole(FactName.PAPER_OWNER, cell) for _, cell in whole if words_of(cell) not in gone)


def _names(cell: Cell) -> bool:
    return _organisation(words_of(cell))


def _whole(name: FactName, cell: Cell) -> Told:
    return Told(name, words_of(cell), cell.passage, 0, len(cell.passage.text))


def _owners(document: Document, paper: Paper) -> tuple[str, ...]:
    """Whom the paper names as its owner; of an agreement all of its parties."""
    if paper.kind is Kind.AGREEMENT:
        return tuple(dict.fromkeys(islice(_parties(document, paper), _PARTIES)))
    if paper.kind is Kind.INSTITUTION:
        title = pattern(_WORDS, "of_an_institution").match(paper.title)
        return (title["name"],) if title else ()
    named = tuple(name for name in paper.owner.split(JOINED_BY) if name)
    return named or (_users(document, paper) if paper.kind is Kind.LEASE else ())


def _users(document: Document, paper: Paper) -> tuple[str, ...]:
    """Who uses the rooms, where the paper is a certificate of that rather than a contract."""
    found = (m["name"] for m in pattern(_WORDS, "user").finditer("\n".join(texts(document, paper))))
    return tuple(islice((name for name in found if _organisation(name)), 1))


def _parties(document: Document, paper: Paper) -> Iterator[str]:
    whole = "\n".join(texts(document, paper))
    for rule in ("party", "party_signs"):
        yield from (m["name"] for m in pattern(_WORDS, rule).finditer(whole) if _organisation(m["name"]))


def _organisation(name: str) -> bool:
    return bool(pattern("owners", "organisation").search(name)) and not pattern("owners", "nobody").search(name)


def _printed(name: FactName, value: str, words: str, passages: Sequence[Passage]) -> Iterator[Told]:
    """The fact where its words are printed first; nothing where they run over passages."""
    for passage in passages:
        copy = script(passage.text, lines=True)
        start = copy.text.find(words)
        if start >= 0:
            yield Told(name, value, passage, *copy.back(start, start + len(words)))
            return


def _year(document: Document, paper: Paper, passages: Sequence[Passage]) -> Iterator[Told]:
    """The year or years that the title or a line over the paper's text names.

    Under the title of an audit report stand but the days on which it was written; what it audited `audit` reads.
    """
    over = () if paper.kind is Kind.AUDIT_REPORT else islice(top_lines(document, paper), _TOP_LINES)
    lines = [paper.title, *(text for text, _ in over)]
    for line in lines:
        if years := _years(line, is_title=line == paper.title):
            value = JOINED_BY.join(str(year) for year in years)
            found = next(_printed(FactName.PAPER_YEAR, value, script(line, lines=True).text, passages), None)
            if found:
                yield Told(found.name, value, found.passage, found.start, found.end, date(max(years), 12, 31))
                return


def _years(line: str, is_title: bool) -> tuple[int, ...]:
    text = script(line, lines=True).text
    if pattern(_WORDS, "made_on").search(text):
        return ()
    if not (is_title or pattern(_WORDS, "is_dated").search(text) or pattern(_WORDS, "bare_date").fullmatch(text)):
        return ()
    found = {day.year for day in period_ends(text)}
    found |= {int(m["year"]) for m in pattern(_WORDS, "run_month").finditer(text)}
    return tuple(sorted(found))


def _until(term: Lease, passages: Sequence[Passage]) -> Iterator[Told]:
    """The last day of a paper, shown where it is printed, else where the day stands from which it is counted."""
    for shown in (term.until, term.since):
        for passage in passages if term.until and shown else ():
            copy = script(passage.text, lines=True)
            for day in days(plain(passage.text)):
                if day.value == shown and day.whole:
                    yield Told(FactName.PAPER_UNTIL, term.until, passage, *copy.back(day.start, day.end))
                    return
