"""Who owns how much of an enterprise, as articles of association, prints of the public system and lists say it.

A fact names the enterprise, who holds a share of it, and the share: 甲公司、乙公司、100%. What form and report say of
subsidiaries of the applicant is told as such, since it is no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.facts.labelled import labelled
from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.model import Cell, Document, FactName, Kind, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "facts/shareholders"
_SILENT = frozenset({Kind.CLIENT_LIST, Kind.LEASE, Kind.AUDIT_REPORT})
"""Papers whose word on shares is none, or is of others."""
_DECLARING = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})
_WHOLE = "100%"


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The shares that each paper names, of the enterprise that it is of."""
    for paper in papers:
        own = [p for p in passages if holds(paper, p)]
        if paper.kind in _DECLARING:
            yield from _declared(own)
        elif paper.kind not in _SILENT:
            if not any(_is_heading(line) for p in own for line in p.text.split("\n")):
                continue
            company = _company(document, paper, own)
            yield from _in_sentences(own, company)
            yield from _in_tables(document, paper, company)


def _declared(passages: Sequence[Passage]) -> Iterator[Told]:
    """Of which enterprises form and report say that the applicant owns them whole."""
    for passage in passages:
        copy = script(passage.text, lines=True)
        for rule in rules(_WORDS, "declared"):
            for match in rule.pattern.finditer(copy.text):
                yield from _told(passage, copy.back(*match.span()), match["of"], rule.more["of_itself"], _WHOLE)


def _is_heading(line: str) -> bool:
    """Whether a line heads a paper that shows who owns an enterprise."""
    return bool(pattern(_WORDS, "paper").search(script(line, lines=True).text))


def _company(document: Document, paper: Paper, passages: Sequence[Passage]) -> str:
    """The enterprise that a paper is of, "" where it names none."""
    for wording in ("title", "named"):
        for passage in passages:
            if found := pattern(_WORDS, wording).search(script(passage.text, lines=True).text):
                return found["company"]
    answers = (one for _, one in labelled(document) if holds(paper, one.passage))
    named = (script(a.value, lines=True).text for a in answers if pattern(_WORDS, "label").fullmatch(a.label))
    return next((name for name in named if pattern(_WORDS, "holder").fullmatch(name)), "")


def _in_sentences(passages: Sequence[Passage], company: str) -> Iterator[Told]:
    for passage in passages:
        copy = script(passage.text, lines=True)
        for rule in rules(_WORDS, "sentences"):
            for match in rule.pattern.finditer(copy.text):
                yield from _told(passage, copy.back(*match.span()), *_parts(match, company))


def _parts(match: re.Match[str], company: str) -> tuple[str, str, str]:
    """Enterprise, holder and share of a sentence; 本公司 is the enterprise that the paper is of."""
    named = match.groupdict().get("of") or ""
    of = named if pattern(_WORDS, "holder").fullmatch(named) and len(named) > _BARE else company
    return of, match["holder"], match["share"]


_BARE = 3
"""Letters of 本公司."""


def _in_tables(document: Document, paper: Paper, company: str) -> Iterator[Told]:
    for block in document.blocks:
        if isinstance(block, Table) and any(holds(paper, c.passage) for c in block.cells[:1]):
            yield from _in_table(block, company)


def _in_table(table: Table, company: str) -> Iterator[Told]:
    """The rows under the columns of holders and shares; a sole row is the sole shareholder only where it says 100 %."""
    grid = Grid(table)
    holders, shares = (_column(table, wording) for wording in ("holder_column", "share_column"))
    if holders is None or shares is None:
        return
    for cell in grid.below(holders):
        beside = grid.at(cell.row, shares.column)
        if beside is not None and pattern(_WORDS, "holder").fullmatch(words_of(cell)):
            span = (0, len(cell.passage.text))
            yield from _told(cell.passage, span, company, words_of(cell), words_of(beside))


def _column(table: Table, wording: str) -> Cell | None:
    return next((c for c in table.cells if pattern(_WORDS, wording).fullmatch(words_of(c))), None)


def _told(passage: Passage, span: tuple[int, int], company: str, holder: str, share: str) -> Iterator[Told]:
    percent, holder = _percent(share), pattern(_WORDS, "ahead").sub("", holder)
    if company and percent and company != holder:
        yield Told(FactName.SHAREHOLDING, JOINED_BY.join((company, holder, percent)), passage, *span)


def _percent(share: str) -> str:
    """A share as a plain percentage, "" for none."""
    if pattern(_WORDS, "whole_share").fullmatch(share):
        return _WHOLE
    found = pattern(_WORDS, "percent").fullmatch(share)
    number = float(found["number"]) if found else 0.0
    return f"{number:g}%" if 0 < number <= float(_WHOLE[:-1]) else ""
