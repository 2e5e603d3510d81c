"""Everything that a document states of the figures looked for, cell by cell and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.fields import Dated
from extractors.model import Block, Document, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.scopes import TITLE, Heading, Scope, scopes
from extractors.statements.audited_body import in_reports
from extractors.statements.cells import cells
from extractors.statements.glued_labels import of_those_before
from extractors.statements.headed_totals import with_whole_labels
from extractors.statements.labels import StatedUnit, value_of
from extractors.statements.questions import answers
from extractors.statements.rows import rows
from extractors.statements.sentences import sentences
from extractors.statements.stated import Stated
from extractors.table_roles import subtotals
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.text.units import NAMES_UNIT, stated_units
from extractors.words.loading import pattern

_LINES_ABOVE = 4
_OF_A_ROUND = pattern("headings", "of_a_round")


def _units_over(blocks: Sequence[Block], index: int) -> tuple[StatedUnit, ...]:
    """The units that a 单位 line states over the block at `index`, or in its own first rows."""
    block = blocks[index]
    texts = [b.text for b in reversed(blocks[max(0, index - _LINES_ABOVE) : index]) if isinstance(b, Passage)]
    if isinstance(block, Table):
        head = _rows_over_figures(block)
        texts = [c.passage.text for c in block.cells if c.row < head] + texts
    for text in texts:
        copy = script(text, lines=True).text
        if NAMES_UNIT.search(copy) and (units := stated_units(copy)):
            return units
    return ()


def _rows_over_figures(table: Table) -> int:
    """The rows that may head a table: those over its first figure."""
    figures = (c.row for c in table.cells if c.column > 0 and value_of(words_of(c)) is not None)
    return max(_HEAD_ROWS, min(next(figures, 0), _MOST_HEAD_ROWS))


_HEAD_ROWS, _MOST_HEAD_ROWS = 3, 8
"""The first rows of a table are its head in any case; one of many rows of words is no head."""


def _of_table(table: Table, over: tuple[StatedUnit, ...], scope: Scope) -> Iterator[Stated]:
    """What a table states beside its labels and in its cells; sub-totals of a list with that reason."""
    parts = subtotals(table)
    rows = {id(c.passage): c.row for c in table.cells}
    grid = Grid(table)
    told = (s for c in table.cells for s in of_those_before(grid, sentences(c.passage, scope, in_cell=True), c))
    for found in (*cells(table, over, scope), *told):
        part = parts.get(rows.get(id(found.passage), -1))
        yield replace(found, reasons=(*found.reasons, part)) if part else found


def statements(document: Document, papers: Sequence[Paper]) -> Iterator[Stated]:
    """All figures that the document states of any field, in reading order, each with what speaks against it."""
    around = scopes(document, papers)
    named: dict[Paper, str] = {}
    for index, (block, scope) in enumerate(zip(document.blocks, around, strict=True)):
        if isinstance(block, Passage):
            told = _with_answers(sentences(block, scope), answers(document.blocks, index, scope))
            found = in_reports(told, scope.paper, block.text, named)
        else:
            whole = with_whole_labels(document.blocks, index, block)
            found = _of_table(whole, _units_over(document.blocks, index), scope)
        yield from _in_its_year(found, scope)
    yield from rows(document)


def _with_answers(told: Iterable[Stated], answered: Iterable[Stated]) -> Iterator[Stated]:
    """The figures that sentences tell by themselves, and those that only the question over them names."""
    known = tuple(told)
    yield from known
    named = {(one.field, one.start) for one in known if one.strength}
    yield from (one for one in answered if (one.field, one.start) not in named)


def _in_its_year(found: Iterable[Stated], scope: Scope) -> Iterator[Stated]:
    """The figures; those without a day of their own are of the year that the nearest heading with a year names."""
    day = next(filter(None, map(_year_of, reversed(scope.headings))), None)
    for one in found:
        undated = one.as_of is None and one.field.dated is not Dated.NEVER
        yield replace(one, as_of=day) if day and undated else one


def _year_of(heading: Heading) -> date | None:
    """The end of the one year that a heading names; a title names rounds and days of signature as well.

    A month is when something happened: a form's numbered field (8.成立时间2014年10月) dates none that follow.
    """
    named = set(period_ends(heading.text))
    alone = len(named) == 1 and heading.level > TITLE and not _OF_A_ROUND.search(heading.text)
    day = named.pop() if alone else None
    return day if day and (day.month, day.day) == (12, 31) else None
