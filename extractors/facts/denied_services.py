"""Services that a paper of the applicant says it does not render, or no longer; and a form that ticks none.

Only the names of whole services are heard: who takes no suits to court may render legal services.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.facts.ticks import chosen, options, ticked
from extractors.facts.told import Told
from extractors.model import Cell, Document, Fact, FactName, Kind, Paper, Passage, Remark, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern, rules

DENIED, UNTICKED = "denied", "unticked"
"""The remarks with the services that are denied, and with those beside whose boxes no tick stands."""

_WORDS = "facts/denied_services"
_OWN = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})
_HEARD = _OWN | {Kind.OTHER}
"""Papers in which the applicant speaks of itself; in any other one only where a sentence says so."""
_BOXES = 5
"""Services beside boxes by which a form asks for them."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each sentence and row that denies services, and each row of boxes of which none is ticked."""
    for passage in passages:
        if (kind := kind_of(papers, passage)) in _HEARD:
            yield from _in_sentences(passage, kind)
    for block in document.blocks:
        rows = _rows(block) if isinstance(block, Table) else ((block,),)
        for row in rows:
            if row and kind_of(papers, row[0]) in _OWN:
                yield from _in_row(row)
                yield from _unticked(row)


def without_blanks(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; of boxes without a tick only where the document names an applicant or a platform: who fills in
    nothing leaves nothing out."""
    filled = any(f.name in (FactName.APPLICANT, FactName.PLATFORM_NAME) for f in facts)
    yield from (f for f in facts if filled or not any(r.code == UNTICKED for r in f.remarks))


def _rows(table: Table) -> Iterator[tuple[Passage, ...]]:
    grid = Grid(table)
    for row in range(table.rows):
        yield tuple(cell.passage for cell in grid.row_cells(row) if cell.row == row and _is_written(cell))


def _is_written(cell: Cell) -> bool:
    return bool(words_of(cell))


def _in_sentences(passage: Passage, kind: Kind) -> Iterator[Told]:
    copy = script(passage.text, lines=True)
    for start, end in sentences(copy.text):
        said = copy.text[start:end]
        if kind not in _OWN and not pattern("facts/said_against", "we").search(said):
            continue
        if denied := _denied(said):
            yield _told(denied, DENIED, said, passage, copy.back(start, end))


def _denied(said: str) -> tuple[str, ...]:
    """The services that a sentence denies as a whole."""
    found: dict[str, None] = {}
    for run in _names().finditer(said):
        if pattern(_WORDS, "named_whole").search(run.group()) and _is_denied(said, *run.span()):
            found |= dict.fromkeys(_called(run.group()))
    return tuple(found)


def _is_denied(said: str, start: int, end: int) -> bool:
    ahead, behind = said[:start], said[end:]
    before = pattern(_WORDS, "ahead").search(ahead) if pattern(_WORDS, "closed").match(behind) else None
    if not (before or pattern(_WORDS, "behind").match(behind) or pattern(_WORDS, "ended").match(behind)):
        return False
    subject = ahead[: before.start()] if before else ahead
    aside = (pattern(_WORDS, rule).search(subject) for rule in ("of_others", "of_before"))
    return not any(aside) and not pattern(_WORDS, "again").search(behind)


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Names of services one after another."""
    one = "|".join(rule.pattern.pattern for rule in rules(_WORDS, "functions"))
    return re.compile(rf"(?:(?:{one})(?:{pattern(_WORDS, 'goes_on').pattern}))+")


def _called(names: str) -> list[str]:
    return [rule.id for rule in rules(_WORDS, "functions") if rule.pattern.search(names)]


def _in_row(row: Sequence[Passage]) -> Iterator[Told]:
    """A service in a cell, and in one behind it that it is not rendered."""
    texts = [script(p.text, lines=True).text for p in row]
    names = [text for text in texts[:-1] if _names().search(text) and pattern(_WORDS, "named_whole").search(text)]
    if len(names) == 1 and any(pattern(_WORDS, "answer").fullmatch(text) for text in texts[1:]):
        yield _told(tuple(_called(names[0])), DENIED, "|".join(texts), row[0], (0, len(row[0].text)))


def _unticked(row: Sequence[Passage]) -> Iterator[Told]:
    """Services beside boxes none of which is ticked."""
    text = "".join(script(p.text, lines=True).text for p in row)
    if ticked(text, options("services")) != []:
        return
    offered = chosen(pattern("facts/phrases", "box").sub("", text), options("services"))
    if len(offered) >= _BOXES:
        yield _told(tuple(offered), UNTICKED, text, row[-1], (0, len(row[-1].text)))


def _told(services: tuple[str, ...], code: str, said: str, passage: Passage, span: tuple[int, int]) -> Told:
    return Told(FactName.SERVICES_DENIED, said, passage, *span, remarks=(Remark(code, services),))
