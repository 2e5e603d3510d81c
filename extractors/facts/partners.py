"""The organisations that lists of partners name, one by one; and what is told of events of the authority.

Whether two of them are one, and which is the applicant itself, is asked where all papers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from extractors.facts.told import Told
from extractors.model import Block, Cell, Document, FactName, Kind, Paper, Passage, Remark, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import paper_of, part_of
from extractors.scopes import Scope, scopes
from extractors.text.codes import credit_codes
from extractors.text.script import script
from extractors.words.loading import pattern, word_file

_WORDS = "facts/partners"

FOLLOWS_PLAN = "follows_plan"
"""The remark on what a list names that stands in a chapter of plans without being said to be a part of it."""

CODE, CALLED = "code", "called"
"""The remarks with the credit code that stands in an entry's row, and with another name that the row gives it."""

_ABOVE = 3
"""Passages over a table that may be its title."""

_HEADER_ROWS = 4
_FEWEST = 2
_MOST = 200
_LINE = 60


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Of every list of partners its number of names and its entries, doubles among them; then the events."""
    closed = {Kind(code) for code in word_file(_WORDS).more["not_in"]}
    for index, (block, scope) in enumerate(zip(document.blocks, scopes(document, papers), strict=True)):
        paper = scope.paper
        if paper is None or paper.kind in closed:
            continue
        if isinstance(block, Table):
            if _is_of_partners(_titles(document, index, block, paper)):
                listed = list(_entries(block))
                head = _header(block) or next((told.passage for told in listed), None)
                yield from _in_chapter(_counted(listed, head), scope)
        elif _is_heading(block):
            yield from _in_chapter(_counted(list(_below(document.blocks[index + 1 :])), block), scope)
    yield from _events(papers, passages)


def _in_chapter(told: Iterator[Told], scope: Scope) -> Iterator[Told]:
    """What a list tells; none that is part of a plan, and one that follows in a plan's chapter says where it stands."""
    planned = [h for h in scope.headings if pattern(_WORDS, "plan_chapter").search(h.text)]
    own = any(pattern(_WORDS, "gathered").search(h.text) for h in scope.headings)
    if planned and own and planned[0] is not scope.headings[-1]:
        return
    after = (Remark(FOLLOWS_PLAN, (planned[-1].text,)),) if planned else ()
    yield from (replace(one, remarks=(*one.remarks, *after)) for one in told)


def _counted(entries: Sequence[Told], head: Passage | None) -> Iterator[Told]:
    """How many different names there are, shown at what heads them, and each of them."""
    if entries and head is not None:
        number = len({told.value for told in entries})
        yield Told(FactName.PARTNER_COUNT, str(number), head, 0, len(head.text))
        yield from entries


def _first(block: Block) -> Passage:
    return block if isinstance(block, Passage) else next((c.passage for c in block.cells), Passage(""))


def _titles(document: Document, index: int, table: Table, paper: Paper) -> list[str]:
    """What stands over a table, nearest first: its first row, lines above, its sheet, its paper's title, its file."""
    found = [words_of(c) for c in table.cells if c.row == 0 and c.column_span > 1]
    for block in reversed(document.blocks[max(index - _ABOVE, 0) : index]):
        if isinstance(block, Table):
            break
        found.append(script(block.text, lines=True).text)
    return [*found, part_of(table), script(paper.title).text, script(PurePath(document.name).stem).text]


def _is_of_partners(titles: Sequence[str]) -> bool:
    """Whether the nearest title that says what a list is of says partners, whom the applicant has already."""
    for text in titles:
        if len(text) > _LINE:
            continue
        if pattern(_WORDS, "gathered").search(text):
            return not (pattern(_WORDS, "planned").search(text) or pattern(_WORDS, "of_clients").search(text))
        if pattern(_WORDS, "of_clients").search(text):
            return False
    return False


def _header(table: Table) -> Passage | None:
    return next((c.passage for c in table.cells if c.row < _HEADER_ROWS and _heads_names(c)), None)


def _entries(table: Table) -> Iterator[Told]:
    grid = Grid(table)
    header = next((c for c in table.cells if c.row < _HEADER_ROWS and _heads_names(c)), None)
    for cell in grid.below(header) if header else _unheaded(table):
        name = script(cell.passage.text, lines=True).text
        row = [words_of(c) for c in grid.row_cells(cell.row)]
        if _names_organisation(name) and not _counts_for_nothing("|".join(row)):
            yield replace(_entry(name, cell.passage), remarks=tuple(_known_by(row)))


def _counts_for_nothing(row: str) -> bool:
    """Whether a row is of one that is no partner, or gives another name of one that has a row of its own."""
    return any(pattern(_WORDS, rule).search(row) for rule in ("not_gathered", "other_name"))


def _known_by(row: Sequence[str]) -> Iterator[Remark]:
    """By what else than its name an entry is known."""
    yield from (Remark(CODE, (code.value,)) for cell in row for code in credit_codes(cell))
    for match in pattern(_WORDS, "called_now").finditer("|".join(row)):
        yield Remark(CALLED, (match["now"] or match["once"],))


def _unheaded(table: Table) -> Sequence[Cell]:
    """The column of a table without a header in which nothing but organisations stands."""
    for column in range(table.columns):
        cells = [c for c in table.cells if c.column == column and words_of(c)]
        names = [script(c.passage.text, lines=True).text for c in cells]
        if len(cells) >= _FEWEST and all(map(_names_organisation, names)):
            return cells
    return ()


def _heads_names(cell: Cell) -> bool:
    return bool(pattern(_WORDS, "name").fullmatch(words_of(cell)))


def _names_organisation(name: str) -> bool:
    return bool(pattern(_WORDS, "organisation").fullmatch(name))


def _entry(name: str, passage: Passage) -> Told:
    return Told(FactName.PARTNER, name, passage, 0, len(passage.text))


def _is_heading(block: Passage) -> bool:
    """Whether a line says that a list of partners follows; a sentence does not."""
    text = script(block.text, lines=True).text
    return len(text) <= _LINE and "\u3002" not in text and _is_of_partners([text])


def _below(blocks: Sequence[Block]) -> Iterator[Told]:
    """The lines of a list without a table: up to the first that names no organisation."""
    for block in blocks[:_MOST]:
        if isinstance(block, Table):
            return
        found = list(_named(block))
        if not found:
            return
        yield from found


def _named(block: Passage) -> Iterator[Told]:
    """The organisations that a paragraph's lines name, one a line, or several that semicolons part."""
    start = 0
    for line in block.text.split("\n"):
        if not pattern(_WORDS, "not_gathered").search(script(line).text):
            yield from _in_line(block, line, start)
        start += len(line) + 1


def _in_line(block: Passage, line: str, start: int) -> Iterator[Told]:
    for part in re.finditer(r"[^;\uff1b]+", line):
        copy = script(part.group())
        if match := pattern(_WORDS, "line").match(copy.text):
            a, b = copy.back(*match.span("name"))
            first = start + part.start()
            yield Told(FactName.PARTNER, match["name"], block, first + a, first + b)


def _events(papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Where form, report or a paper of no known kind tells of events of the authority."""
    told_by = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER)
    for passage in passages:
        paper = paper_of(papers, passage)
        copy = script(passage.text, lines=True)
        if paper and paper.kind in told_by and (match := pattern(_WORDS, "event").search(copy.text)):
            yield Told(FactName.AUTHORITY_EVENT, match.group(), passage, *copy.back(*match.span()))
