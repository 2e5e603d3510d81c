"""Tables that list people down the page: a column a person under 姓名, or a small table of labels a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.lists.headers import Schema
from extractors.model import Block, Cell, Table
from extractors.page.grid import Grid, words_of
from extractors.words.loading import pattern, word_file

_WORDS = "lists/roster"

FEWEST = 3  # small tables that follow one another


def upright(blocks: Sequence[Block], schema: Schema) -> tuple[Block, ...]:
    """The blocks with such tables turned so that each person is a row; all others as they are."""
    out: list[Block] = []
    cards: list[tuple[Table, dict[str, Cell]]] = []
    for block in blocks:
        card = _card(block, schema) if isinstance(block, Table) else None
        if card and isinstance(block, Table):
            cards.append((block, card))
            continue
        if isinstance(block, Table) or not _is_gap(block):
            out += _stacked(cards)
            cards = []
        out += list(_columns(block, schema)) if isinstance(block, Table) else [block]
    return (*out, *_stacked(cards))


def _is_gap(block: Block) -> bool:
    """Whether a line between two cards only numbers the next or is blank."""
    return not isinstance(block, Table) and len(block.text.strip()) <= 8


def _columns(table: Table, schema: Schema) -> Iterator[Table]:
    """A table whose first column names the roles, turned; one for each time that the key comes again."""
    table = _with_a_head(table, schema)
    grid = Grid(table)
    heads = [words_of(c) if (c := grid.at(row, 0)) else "" for row in range(table.rows)]
    starts = [row for row, text in enumerate(heads) if schema.roles[schema.key].search(text)]
    named = [text for text in heads if schema.roles_of(text)]
    first = [words_of(c) for c in grid.row_cells(0)]
    across = sum(bool(schema.roles_of(t)) for t in first) > 1
    if not starts or across or len(set(named)) < 3 or len(named) * 3 < table.rows * 2 or table.columns < 3:
        yield table
        return
    for begin, end in zip(starts, [*starts[1:], table.rows], strict=True):
        turned = [
            replace(c, row=c.column, column=c.row - begin, row_span=c.column_span, column_span=c.row_span)
            for c in table.cells
            if begin <= c.row < end
        ]
        yield Table(table.number, table.columns, end - begin, _in_rows(turned))


def _with_a_head(table: Table, schema: Schema) -> Table:
    """The table; a first row of names alone, in whose corner nothing stands or 项目 at most, gets the head of names."""
    first = sorted((c for c in table.cells if c.row == 0), key=lambda c: c.column)
    corner, names = (
        (words_of(first[0]) if first and first[0].column == 0 else ""),
        [words_of(c) for c in first if c.column],
    )
    if len(names) < FEWEST or not all(map(schema.is_entry, names)) or not pattern(_WORDS, "corner").fullmatch(corner):
        return table
    head = replace(
        first[0],
        column=0,
        column_span=1,
        passage=replace(first[0].passage, text=word_file(_WORDS).more["head_of_names"], pieces=()),
    )
    return replace(table, cells=_in_rows([head, *(c for c in table.cells if (c.row, c.column) != (0, 0))]))


def _in_rows(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))


def _card(table: Table, schema: Schema) -> dict[str, Cell] | None:
    """The values of a small table of labels beside their values that is about one person, by label."""
    grid = Grid(table)
    if table.rows > 8 or table.columns % 2 or _names_where_labels_stand(grid, schema):
        return None
    found: dict[str, Cell] = {}
    for row in range(table.rows):
        cells = grid.row_cells(row)
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            text = words_of(label)
            if text and text not in found and schema.roles_of(text):
                found[text] = value
    keys = [value for text, value in found.items() if schema.roles[schema.key].search(text)]
    about_one = len(keys) == 1 and schema.is_entry(words_of(keys[0]))
    return found if about_one and len(found) >= FEWEST else None


def _names_where_labels_stand(grid: Grid, schema: Schema) -> bool:
    """Whether several people stand beside the key, each in a column: of such a table a card would keep the first."""
    for row in range(grid.table.rows):
        texts = [words_of(c) for c in grid.row_cells(row)]
        if texts and schema.roles[schema.key].search(texts[0]):
            return any(schema.is_entry(t) and not schema.roles_of(t) for t in texts[2::2])
    return False


def _stacked(cards: Sequence[tuple[Table, dict[str, Cell]]]) -> list[Table]:
    """Cards that follow one another as one table with a row each; fewer stay as they are."""
    if len(cards) < FEWEST:
        return [table for table, _ in cards]
    labels = list(dict.fromkeys(label for _, card in cards for label in card))
    first = cards[0][0]
    head = first.cells[0]
    header = [
        replace(head, row=0, column=i, row_span=1, column_span=1, passage=replace(head.passage, text=label, pieces=()))
        for i, label in enumerate(labels)
    ]
    body = [
        replace(cell, row=r, column=labels.index(label), row_span=1, column_span=1)
        for r, (_, card) in enumerate(cards, start=1)
        for label, cell in card.items()
    ]
    return [Table(first.number, len(cards) + 1, len(labels), _in_rows([*header, *body]))]
