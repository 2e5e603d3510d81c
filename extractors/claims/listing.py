"""Tables that list people or enterprises: which row is the header, what each column holds, which rows are entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from extractors.folding import fold
from extractors.kinds import part_of
from extractors.language import compact
from extractors.model import Block, Box, Cell, Document, Passage, Table
from extractors.places import union
from extractors.shapes.grid import Grid, words_of

HEADER_SEARCH = 8  # rows from the top in which a header is looked for: titles and remarks may stand above it
CONTEXT = 3  # passages before and after a table that may belong to it
TOTAL = re.compile(r"^共?\d+[人家户名]$|^(?:合计|小计|总计|共计|总数|总人数|总家数|累计|本页(?:小|合)?计)")
REMARK = re.compile(
    r"^(?:\(?注\d?[:：、)]|备注[:：]|说明[:：]|填表|制表|审核|复核|单位负责人|负责人[:：]|经办|盖章|日期[:：]|(?:单位)?\(?(?:盖|公)章)"
)

_HEADING = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.]")
_LABELLED = re.compile(r"(?!附|表|名单|名册)[^:]{2,10}:")

Roles = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Schema:
    """What a list of this sort looks like: `key` is the role of the column that names each entry.

    `roles` are patterns searched in folded header texts, save where `not_key` says that
    the key's words mean another thing there; `values` are patterns that most cells of
    a column without a readable header match in full, `least` of which must show where
    there is no header at all. `about` is what a title of such a list says.
    """

    key: str
    roles: Roles
    values: Roles
    is_entry: Callable[[str], bool]
    not_key: re.Pattern[str]
    about: re.Pattern[str]
    least: int = 3

    def roles_of(self, text: str) -> tuple[str, ...]:
        """All roles whose words stand in a header text."""
        found = tuple(role for role, pattern in self.roles.items() if text and pattern.search(text))
        return tuple(r for r in found if r != self.key) if self.not_key.search(text) else found


@dataclass(frozen=True)
class Record:
    """One entry: its cells by role, its place, and the heading of the section that it stands in."""

    cells: Mapping[str, tuple[Cell, ...]]
    headers: Mapping[int, str]
    table: Table
    row: int
    section: str

    def text(self, role: str) -> str:
        """What stands in the columns of that role, folded, without blanks."""
        return "、".join(t for c in self.cells.get(role, ()) if (t := words_of(c)))

    def has(self, role: str) -> bool:
        """Whether the list has a column of that role."""
        return role in self.cells

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
    being an entry: totals, notes, signatures.
    """

    table: Table
    titles: tuple[str, ...]
    headers: Mapping[int, str]
    records: tuple[Record, ...]
    remarks: tuple[str, ...]
    continued: bool = False

    @property
    def title(self) -> str:
        """All that stands over the list."""
        return " ".join(self.titles)

    @property
    def heading(self) -> str:
        """What stands over the list without lines such as `unit: name`."""
        return " ".join(t for t in self.titles if not _LABELLED.match(t))


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, one mapping for each entry that stands side by side in a row."""

    groups: tuple[Mapping[str, tuple[int, ...]], ...]
    headers: Mapping[int, str]
    body: int


def listings(document: Document, schema: Schema) -> Iterator[Listing]:
    """All tables of the document that are such lists; those that go on without a header follow their beginning."""
    last: Columns | None = None
    width = 0
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        grid = Grid(block)
        columns = _columns(grid, schema)
        goes_on = columns is None and last is not None and block.columns == width
        if goes_on and last is not None and _fits(grid, Columns(last.groups, last.headers, 0), schema):
            columns = Columns(last.groups, last.headers, 0)
        elif columns is None:
            goes_on, columns = False, _by_values(grid, schema)
        if columns is None:
            continue
        yield _listing(document, index, grid, columns, schema, goes_on)
        last, width = columns, block.columns


def _columns(grid: Grid, schema: Schema) -> Columns | None:
    for row in range(min(HEADER_SEARCH, grid.table.rows)):
        columns = _header_at(grid, row, schema)
        if columns is not None:
            return columns
    return None


def _header_at(grid: Grid, row: int, schema: Schema) -> Columns | None:
    """The columns, if this row is a header: its cells name roles, and entries stand under the key."""
    cells = [c for c in grid.row_cells(row) if c.row == row]
    texts = [words_of(c) for c in cells]
    shown = [t for t in texts if t]
    named = [t for t in shown if schema.roles_of(t)]
    keys = [c for c in cells if schema.key in schema.roles_of(words_of(c))]
    if not keys or len(named) * 2 <= len(shown) or (len(set(named)) < 2 and len(named) < len(shown)):
        return None
    body = row + _depth(grid, row, keys[0], schema)
    found = Columns(*_groups(grid, row, body, schema), body)
    return found if found.groups and _fits(grid, found, schema) else None


def _depth(grid: Grid, row: int, key: Cell, schema: Schema) -> int:
    """How many rows the header has: the key cell spans them, or has only subheaders beside the blank under it."""
    if key.row_span > 1:
        return key.row_span
    under = grid.at(row + 1, key.column)
    if under is not None and words_of(under):
        return 1
    below = [c for c in grid.row_cells(row + 1) if words_of(c)]
    named = [c for c in below if schema.roles_of(words_of(c))]
    return 2 if len(below) >= 2 and len(named) * 2 >= len(below) else 1


def _groups(
    grid: Grid, row: int, body: int, schema: Schema
) -> tuple[tuple[Mapping[str, tuple[int, ...]], ...], Mapping[int, str]]:
    """Roles by column; a key that comes again opens the columns of a second entry in the same row."""
    groups: list[dict[str, tuple[int, ...]]] = [{}]
    headers: dict[int, str] = {}
    unknown: list[int] = []
    for column in range(grid.table.columns):
        text, roles = _column_head(grid, row, body, column, schema)
        goes_on = column > 0 and grid.at(row, column) is grid.at(row, column - 1)
        if _opens(groups[-1], roles, schema.key) and not goes_on:
            groups.append({})
        if not roles:
            unknown.append(column)
        headers[column] = text
        for role in roles:
            groups[-1][role] = (*groups[-1].get(role, ()), column)
    for column in unknown if len(groups) == 1 else []:
        meant = _value_role(grid, body, column, schema)
        if meant and meant not in groups[0]:
            groups[0][meant] = (column,)
    return tuple(g for g in groups if schema.key in g), headers


def _opens(group: Mapping[str, tuple[int, ...]], roles: Sequence[str], key: str) -> bool:
    return ("number" in roles and key in group) or (key in roles and key in group)


def _column_head(grid: Grid, row: int, body: int, column: int, schema: Schema) -> tuple[str, tuple[str, ...]]:
    """The header text of a column and its roles: the lowest row that names one, else all rows together."""
    texts: list[str] = []
    for r in range(row, body):
        cell = grid.at(r, column)
        text = words_of(cell) if cell else ""
        if text and text not in texts:
            texts.append(text)
    for text in reversed(texts):
        if found := schema.roles_of(text):
            return text, found
    whole = "".join(texts)
    return whole, schema.roles_of(whole)


def _column_texts(grid: Grid, body: int, column: int) -> list[str]:
    cells = [grid.at(row, column) for row in range(body, grid.table.rows)]
    return [t for c in cells if c is not None and c.column_span <= 2 and (t := words_of(c))]


def _value_role(grid: Grid, body: int, column: int, schema: Schema) -> str | None:
    """What a column holds by its values, where its header is missing or cannot be read."""
    texts = _column_texts(grid, body, column)
    for role, pattern in schema.values.items():
        if len(texts) >= 2 and sum(bool(pattern.fullmatch(t)) for t in texts) >= 0.7 * len(texts):
            return role
    return None


def _fits(grid: Grid, columns: Columns, schema: Schema) -> bool:
    """Whether most of what stands in the key column can be the name of an entry."""
    texts = [t for g in columns.groups for c in g[schema.key] for t in _column_texts(grid, columns.body, c)]
    texts = [t for t in texts if not TOTAL.match(t) and not REMARK.match(t) and not schema.roles[schema.key].search(t)]
    return bool(texts) and sum(schema.is_entry(t) for t in texts) * 2 > len(texts)


def _by_values(grid: Grid, schema: Schema) -> Columns | None:
    """The columns of a table without any header, by what they hold; a second key column opens a second entry."""
    groups: list[dict[str, tuple[int, ...]]] = [{}]
    for column in range(grid.table.columns):
        role = _value_role(grid, 0, column, schema)
        if role == schema.key and schema.key in groups[-1]:
            groups.append({})
        if role and role not in groups[-1]:
            groups[-1][role] = (column,)
    groups = [g for g in groups if schema.key in g]
    if not groups or len(groups[0].keys() - {"number"}) < schema.least or grid.table.rows < 3:
        return None
    return Columns(tuple(groups), {}, 0)


def _listing(document: Document, index: int, grid: Grid, columns: Columns, schema: Schema, continued: bool) -> Listing:
    blocks, name = document.blocks, document.name
    records: list[Record] = []
    remarks: list[str] = []
    section = ""
    for row in range(columns.body, grid.table.rows):
        cells = [c for c in grid.row_cells(row) if words_of(c) and c.row == row]
        texts = list(dict.fromkeys(words_of(c) for c in cells))
        if not texts or _is_header(texts, schema):
            continue
        if any(TOTAL.match(t) or REMARK.match(t) for t in texts[:2]):
            remarks.append(" ".join(texts))
        elif _is_section(cells, texts, columns, schema):
            section = texts[0]
        else:
            records += _records(grid, row, columns, section)
    titles = _above(blocks, index, grid, columns) or _named_by_file(name, grid, schema)
    remarks += _below(blocks, index)
    return Listing(grid.table, titles, columns.headers, tuple(records), tuple(remarks), continued)


def _is_header(texts: Sequence[str], schema: Schema) -> bool:
    """The header printed again."""
    named = [t for t in texts if schema.roles_of(t)]
    return (
        len(named) >= 2 and len(named) * 3 > len(texts) * 2 and any(schema.roles[schema.key].search(t) for t in texts)
    )


def _is_section(cells: Sequence[Cell], texts: Sequence[str], columns: Columns, schema: Schema) -> bool:
    """One text over the whole row, not standing as an entry in the key column; or a numbered heading over the key."""
    cell, keys = cells[0], [c for g in columns.groups for c in g[schema.key]]
    if cell.column_span > 1 and _HEADING.match(texts[0]) and cell.column <= keys[0] < cell.column + cell.column_span:
        return True
    if len(texts) != 1:
        return False
    alone = cell.column in keys and cell.column_span == 1 and schema.is_entry(texts[0])
    return not alone and not texts[0].isdecimal()


def _records(grid: Grid, row: int, columns: Columns, section: str) -> Iterator[Record]:
    for group in columns.groups:
        cells = {role: _cells(grid, row, places) for role, places in group.items()}
        record = Record(cells, columns.headers, grid.table, row, section)
        if any(c.passage.text.strip() for group in cells.values() for c in group):
            yield record


def _cells(grid: Grid, row: int, places: Sequence[int]) -> tuple[Cell, ...]:
    found = (grid.at(row, column) for column in places)
    return tuple({id(c): c for c in found if c is not None}.values())


def _plain(text: str) -> str:
    return fold(compact(text, lines=True).text)


def _above(blocks: Sequence[Block], index: int, grid: Grid, columns: Columns) -> tuple[str, ...]:
    """The passages over a table, nearest last, and the rows over its header."""
    texts: list[str] = []
    for block in reversed(blocks[max(0, index - CONTEXT) : index]):
        if not isinstance(block, Passage) or len(block.text) > 80 or len(re.split(r"\s{2,}", block.text)) > 4:
            break
        texts.insert(0, _plain(block.text))
    top = min((min(g[k][0] for k in g) for g in columns.groups), default=0)
    if columns.body:
        for row in range(columns.body - 1):
            cells = [c for c in grid.row_cells(row) if c.row == row]
            texts += [words_of(c) for c in cells if c.column_span > 1 or c.column <= top]
    return tuple(t for t in texts if t)


def _named_by_file(name: str, grid: Grid, schema: Schema) -> tuple[str, ...]:
    """The file's name or the sheet's, where they say what the list is and nothing on the page does."""
    found = (fold(PurePath(name).stem), part_of(grid.table))
    return tuple(t for t in found if schema.about.search(t))


def _below(blocks: Sequence[Block], index: int) -> list[str]:
    texts: list[str] = []
    for block in blocks[index + 1 : index + 1 + CONTEXT]:
        if not isinstance(block, Passage) or len(block.text) > 80:
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
