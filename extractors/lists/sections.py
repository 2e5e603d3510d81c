"""In which section a table's rows begin where the end of a page parts them from the heading that they stand under."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Block, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.page.leaves import leaf_of, picture_of
from extractors.text.script import script
from extractors.words.loading import pattern

LONGEST = 24
"""Characters of a line that heads a section."""
_PAGE_NUMBER, _HEADING = pattern("page", "page_number"), pattern("lists/tables", "heading")


def is_heading(text: str) -> bool:
    """Whether a (folded) line is numbered like a heading: 一、专职人员."""
    return bool(_HEADING.match(text))


def of_rows_below(text: str) -> str:
    """What the text of a whole row says of the rows below it: 以上为专职;以下为兼职 says the one of those above."""
    return pattern("lists/tables", "of_rows_above").sub("", text)


def opened(grid: Grid, body: int) -> str:
    """The section that stands over the header of a table, the first of several in it: it is no title of them all."""
    over = [text for row in range(body) if (text := _alone(grid, row))]
    several = over and any(_alone(grid, row) for row in range(body, grid.table.rows))
    return over[-1] if several else ""


def _alone(grid: Grid, row: int) -> str:
    """The heading that a row holds and nothing beside it, "" for another row."""
    cells = [c for c in grid.row_cells(row) if c.row == row and words_of(c)]
    return words_of(cells[0]) if len(cells) == 1 and is_heading(words_of(cells[0])) else ""


def heads_beside(grid: Grid, starts: Sequence[int], body: int) -> dict[int, str]:
    """What stands over each of several lists side by side in one table, by where it begins, where over all."""
    if len(starts) < 2 or body < 2:
        return {}
    cells = [c for c in grid.row_cells(body - 2) if c.row == body - 2 and words_of(c)]
    ends = (*starts[1:], grid.table.columns)
    over = [[words_of(c) for c in cells if start <= c.column < end] for start, end in zip(starts, ends, strict=True)]
    return (
        {start: texts[0] for start, texts in zip(starts, over, strict=True)} if all(len(t) == 1 for t in over) else {}
    )


def begun(blocks: Sequence[Block], index: int, last: tuple[int, str] | None) -> str:
    """The section that the table at `index` begins in; `last` is the list before it, its place and its last section.

    A heading at the foot of a page is that of the rows on the next one. Where nothing but page numbers part two
    tables of one header on two pages, the second goes on in the section that the first ended in.
    """
    table = blocks[index]
    assert isinstance(table, Table)
    for at in range(index - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, Table):
            return last[1] if last and last[0] == at and _goes_on(block, table) else ""
        if not _PAGE_NUMBER.fullmatch(block.text.strip()):
            return _heading(block, table)
    return ""


def _heading(block: Passage, table: Table) -> str:
    text = script(block.text, lines=True).text
    foot = bool(table.cells) and leaf_of(block) != leaf_of(table.cells[0].passage)
    return text if foot and len(text) <= LONGEST and is_heading(text) else ""


def _goes_on(upper: Table, lower: Table) -> bool:
    """Whether a table begins another page, or picture, than the one before it ends, under the same header or none."""
    if not upper.cells or not lower.cells:
        return False
    foot, head = upper.cells[-1].passage, lower.cells[0].passage
    if leaf_of(foot) == leaf_of(head) and picture_of(foot) == picture_of(head):
        return False
    return upper.columns == lower.columns or bool(_heads(upper) & _heads(lower))


def _heads(table: Table) -> set[str]:
    """The header of a table: one set of words, compared as a whole."""
    text = "".join(script(c.passage.text, lines=True).text for c in table.cells if c.row == 0)
    return {text} - {""}
