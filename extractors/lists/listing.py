"""Tables that list people or enterprises: which row is the header, what each column holds, which rows are entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from extractors.lists.around import around, heads_the_next
from extractors.lists.aside import goes_on_aside
from extractors.lists.headers import Columns, Schema, by_values, columns_of, goes_on, is_note, is_total
from extractors.lists.sections import begun, heads_beside, is_heading, of_rows_below, opened
from extractors.model import Block, Box, Cell, Document, Passage, Table
from extractors.page.grid import Grid, is_unread, words_of
from extractors.page.leaves import leaf_of
from extractors.page.places import union
from extractors.papers import part_of
from extractors.text.folding import fold
from extractors.text.script import script
from extractors.words.loading import pattern

_SENTENCE = re.compile(r"[,，。;；]")
CONTEXT = 3  # passages before and after a table that may belong to it


@dataclass(frozen=True)
class Record:
    """One entry: its cells by role, its place, and the heading of the section that it stands in.

    `others` are its cells in columns whose header told no role.
    """

    cells: Mapping[str, tuple[Cell, ...]]
    headers: Mapping[int, str]
    table: Table
    row: int
    section: str
    others: tuple[Cell, ...] = ()

    def text(self, role: str) -> str:
        """What stands in the columns of that role, folded, without blanks."""
        return "、".join(t for c in self.cells.get(role, ()) if (t := words_of(c)))

    def has(self, role: str) -> bool:
        """Whether the list has a column of that role."""
        return role in self.cells

    def unread(self, *roles: str) -> tuple[str, ...]:
        """The headers of the columns of these roles in whose cell of this row something stands that was not read."""
        cells = (c for role in roles for c in self.cells.get(role, ()) if is_unread(c))
        return tuple(dict.fromkeys(self.header(c) for c in cells))

    def header(self, cell: Cell) -> str:
        """What stands over that cell's column."""
        return self.headers.get(cell.column, "")

    @cached_property
    def own_cells(self) -> tuple[Cell, ...]:
        """The cells of this row alone that hold something, each once."""
        inside = (c for group in self.cells.values() for c in group if c.row == self.row and c.row_span == 1)
        return tuple({id(c): c for c in inside if c.passage.text.strip()}.values())


@dataclass(frozen=True, slots=True)
class Listing:
    """One table (or what is left of one on a page) read as a list.

    `titles` are the lines over it, `remarks` what stands in it or under it without
    being an entry: totals, notes, signatures. `cut`: columns of it may stand beside the table, unread.
    `notes`: whatever around it may be a sentence about its rows.
    """

    table: Table
    titles: tuple[str, ...]
    headers: Mapping[int, str]
    records: tuple[Record, ...]
    remarks: tuple[str, ...]
    continued: bool = False
    cut: bool = False
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """All that stands over the list."""
        return " ".join(self.titles)

    @property
    def heading(self) -> str:
        """What stands over the list without lines such as `unit: name`."""
        return " ".join(t for t in self.titles if not pattern("lists/tables", "label_line").match(t))


def listings(document: Document, schema: Schema) -> Iterator[Listing]:
    """All tables of the document that are such lists; those that go on without a header follow their beginning."""
    last: Columns | None = None
    width = 0
    before: tuple[int, str] | None = None
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        grid = Grid(block)
        columns = columns_of(grid, schema)
        onward = Columns(last.groups, last.headers, 0) if last and columns is None and block.columns == width else None
        continued = onward is not None and goes_on(grid, onward, schema)
        columns = columns or (onward if continued else by_values(grid, schema))
        if columns is None:
            continue
        section = begun(document.blocks, index, before)
        found, section = _listing(document, index, grid, columns, schema, (continued, section))
        yield found
        last, width, before = columns, block.columns, (index, section)


def _listing(
    document: Document, index: int, grid: Grid, columns: Columns, schema: Schema, begins: tuple[bool, str]
) -> tuple[Listing, str]:
    """The table as a list, and the section that it ends in; `begins`: whether it goes on, and in which section."""
    blocks, name = document.blocks, document.name
    records: list[Record] = []
    remarks: list[str] = []
    inside: list[str] = []
    continued, section = begins
    opening = opened(grid, columns.body) if columns.headers and not continued else ""
    section, over = opening or section, 0  # over: entries that the last section stands behind
    for row in range(columns.body, grid.table.rows):
        cells = [c for c in grid.row_cells(row) if words_of(c) and c.row == row]
        texts = list(dict.fromkeys(words_of(c) for c in cells))
        if not texts and _key_unread(grid, row, columns, schema):
            records += _records(grid, row, columns, section)
        if not texts or _is_header(texts, columns, schema):
            continue
        if any(is_total(t) or is_note(t) for t in texts[:2]) and not _is_entry(grid, row, columns, schema):
            remarks.append(" ".join(dict.fromkeys(words_of(c) for c in cells if not _sums_another(c, columns.headers))))
        elif _is_section(cells, texts, columns, schema):
            section, over = of_rows_below(texts[0]), len(records)
            inside += [texts[0]] if _SENTENCE.search(texts[0]) or section != texts[0] else []
        else:
            records += _records(grid, row, columns, section)
    if records and section and over == len(records) and not is_heading(section):
        inside.append(section)  # nothing stands under it: a note
    above = _above(blocks, index, grid, columns, schema)
    titles = tuple(t for t in above if t != opening) or _named_by_file(name, grid, schema)
    inside += remarks
    remarks += _below(blocks, index)
    cut, notes = goes_on_aside(grid.table, blocks), (*inside, *around(blocks, index), *titles)
    return Listing(grid.table, titles, columns.headers, tuple(records), tuple(remarks), continued, cut, notes), section


def _is_entry(grid: Grid, row: int, columns: Columns, schema: Schema) -> bool:
    """Whether a row names an entry beside its number, degree or the like: somebody whose work is 审核 signs nothing."""
    texts = {
        role: [words_of(c) for c in _cells(grid, row, at) if c.row == row] for role, at in columns.groups[0].items()
    }
    names = texts.pop(schema.key, [])
    named = bool(names) and all(schema.is_entry(n) and not (is_total(n) or is_note(n)) for n in names)
    known = (values.fullmatch(t) for role, values in schema.values.items() for t in texts.get(role, ()))
    numbered = bool(texts.get("number")) and all(re.search(r"\d", n) for n in texts["number"])
    return named and (numbered or any(known))


def _key_unread(grid: Grid, row: int, columns: Columns, schema: Schema) -> bool:
    """Whether an entry may stand in a row of which no word was read."""
    keys = (c for group in columns.groups for c in _cells(grid, row, group[schema.key]))
    return any(is_unread(c) and c.row == row and c.column_span == 1 for c in keys)


def _sums_another(cell: Cell, headers: Mapping[int, str]) -> bool:
    """Whether a number in the row of totals adds up people, money or hours instead of entries."""
    bare = re.fullmatch(r"[\d,.]+", words_of(cell)) is not None
    return bare and bool(pattern("lists/tables", "amount_header").search(headers.get(cell.column, "")))


def _is_header(texts: Sequence[str], columns: Columns, schema: Schema) -> bool:
    """The header printed again, letter for letter or in other words."""
    if len(texts) > 1 and (set(texts) <= set(columns.headers.values()) or "number" in schema.roles_of(texts[0])):
        return True
    named = [t for t in texts if schema.roles_of(t)]
    return (
        len(named) >= 2 and len(named) * 3 > len(texts) * 2 and any(schema.roles[schema.key].search(t) for t in texts)
    )


def _is_section(cells: Sequence[Cell], texts: Sequence[str], columns: Columns, schema: Schema) -> bool:
    """One text over the whole row, not standing as an entry in the key column; or a numbered heading over the key."""
    cell, keys = cells[0], [c for g in columns.groups for c in g[schema.key]]
    if cell.column_span > 1 and is_heading(texts[0]) and cell.column <= keys[0] < cell.column + cell.column_span:
        return True
    if len(texts) != 1:
        return False
    entry = schema.is_entry(texts[0]) or schema.is_end(texts[0])
    alone = cell.column in keys and cell.column_span == 1 and entry
    return not alone and not texts[0].isdecimal()


def _records(grid: Grid, row: int, columns: Columns, section: str) -> Iterator[Record]:
    starts = _starts(columns)
    heads = heads_beside(grid, starts, columns.body)
    for group in columns.groups:
        cells = {role: _cells(grid, row, places) for role, places in group.items()}
        own = section or heads.get(min(map(min, filter(None, group.values()))), "")
        record = Record(cells, columns.headers, grid.table, row, own, _others(grid, row, group, starts))
        if any(c.passage.text.strip() for group in cells.values() for c in group):
            yield record


def _starts(columns: Columns) -> list[int]:
    """Where the entries of a row begin, that stand side by side."""
    return sorted(min(min(places) for places in group.values() if places) for group in columns.groups)


def _others(grid: Grid, row: int, group: Mapping[str, Sequence[int]], starts: Sequence[int]) -> tuple[Cell, ...]:
    """The cells of an entry in columns without a role, up to where the next entry of the row begins."""
    known = {place for places in group.values() for place in places}
    first = min(known, default=0)
    last = next((start for start in starts if start > first), grid.table.columns)
    return _cells(grid, row, [place for place in range(first, last) if place not in known])


def _cells(grid: Grid, row: int, places: Sequence[int]) -> tuple[Cell, ...]:
    found = (grid.at(row, column) for column in places)
    return tuple({id(c): c for c in found if c is not None}.values())


def _plain(text: str) -> str:
    return script(text, lines=True).text


def _above(blocks: Sequence[Block], index: int, grid: Grid, columns: Columns, schema: Schema) -> tuple[str, ...]:
    """The passages over a table, nearest last, and the rows over its header.

    What stands on the page before is another paper's end, unless it is the title of such a list.
    """
    texts: list[str] = []
    leaf = next((leaf_of(c.passage) for c in grid.table.cells), None)
    for block in reversed(blocks[max(0, index - CONTEXT) : index]):
        if not isinstance(block, Passage) or len(block.text) > 80 or len(re.split(r"\s{2,}", block.text)) > 4:
            break
        text = _plain(block.text)
        if leaf_of(block) != leaf and (_SENTENCE.search(text) or not schema.about.search(text)):
            break
        texts.insert(0, text)
    top = min((min(g[k][0] for k in g) for g in columns.groups), default=0)
    if columns.body:
        for row in range(columns.body - 1 if columns.headers else columns.body):
            cells = [c for c in grid.row_cells(row) if c.row == row]
            beside = heads_beside(grid, _starts(columns), columns.body) if row == columns.body - 2 else {}
            texts += [words_of(c) for c in cells if not beside and (c.column_span > 1 or c.column <= top)]
    return tuple(t for t in texts if t)


def _named_by_file(name: str, grid: Grid, schema: Schema) -> tuple[str, ...]:
    """The file's name or the sheet's, where they say what the list is and nothing on the page does."""
    found = (fold(PurePath(name).stem), part_of(grid.table))
    return tuple(t for t in found if schema.about.search(t))


def _below(blocks: Sequence[Block], index: int) -> list[str]:
    """The passages under a table, up to the next one's title; what opens the next page only where it is a total."""
    texts: list[str] = []
    table = blocks[index]
    leaf = leaf_of(table.cells[-1].passage) if isinstance(table, Table) and table.cells else None
    for at, block in enumerate(blocks[index + 1 : index + 1 + CONTEXT], start=index + 1):
        if not isinstance(block, Passage) or len(block.text) > 80 or heads_the_next(blocks, at):
            break
        if leaf_of(block) != leaf and not is_total(_plain(block.text)):
            break
        texts.append(_plain(block.text))
    return texts


def row_box(record: Record) -> Box | None:
    """The box of the entry's row in reading space, on the page where its first cell stands."""
    page = record_page(record)
    return union(c.box for c in record.own_cells if c.box and c.passage.page == page)


def record_page(record: Record) -> int | None:
    """The page of the entry's first cell."""
    return next((c.passage.page for c in record.own_cells), None)
