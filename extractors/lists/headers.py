"""Which row of a table is the header of a list, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.lists.beside import as_beside
from extractors.lists.pen_marks import without_marks
from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.text.glosses import without_gloss
from extractors.words.loading import pattern

HEADER_SEARCH = 8  # rows from the top in which a header is looked for: titles and remarks may stand above it
_TITLE_ROW = pattern("lists/tables", "title_row")
_MISREAD = 3  # characters of a header that may be 序号 misread

Roles = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Schema:
    """What a list of this sort looks like: `key` is the role of the column that names each entry.

    `roles` are patterns searched in folded header texts, save where `not_key` says that
    the key's words mean another thing there; `values` are patterns that most cells of
    a column without a readable header match in full, `least` of which must show where
    there is no header at all. `about` is what a title of such a list says. `is_end`: what ends an entry that broke
    over a line.
    """

    key: str
    roles: Roles
    values: Roles
    is_entry: Callable[[str], bool]
    not_key: re.Pattern[str]
    about: re.Pattern[str]
    least: int = 3
    is_end: Callable[[str], bool] = lambda _: False

    def roles_of(self, text: str) -> tuple[str, ...]:
        """All roles whose words stand in a header text."""
        text = without_gloss(text)
        found = tuple(role for role, words in self.roles.items() if text and words.search(text))
        return tuple(r for r in found if r != self.key) if self.not_key.search(text) else found


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, one mapping for each entry that stands side by side in a row."""

    groups: tuple[Mapping[str, tuple[int, ...]], ...]
    headers: Mapping[int, str]
    body: int


def is_total(text: str) -> bool:
    """Whether a (folded) line or cell opens a row of totals."""
    return bool(pattern("lists/tables", "total").match(text))


def is_part_total(text: str) -> bool:
    """Whether a (folded) line or cell sums up a part of a list only."""
    return bool(pattern("lists/tables", "part").search(text))


def is_note(text: str) -> bool:
    """Whether a (folded) line or cell is a note, a signature or a seal's place under a list."""
    return bool(pattern("lists/tables", "note").match(text))


def columns_of(grid: Grid, schema: Schema) -> Columns | None:
    """The columns of a table with a header that names them, perhaps under title rows; None for another table."""
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
    widest = max(1, grid.table.columns // 2)  # a title stands over all columns
    keys = [c for c in cells if schema.key in schema.roles_of(words_of(c)) and c.column_span <= widest]
    if not keys or len(named) * 2 < len(shown) or (len(set(named)) < 2 and len(named) < len(shown)):
        return None
    body = row + _depth(grid, row, keys[0], schema)
    if len(named) * 2 == len(shown) and not any(_bears_out(grid, body, c, schema) for c in cells if c not in keys):
        return None
    found = Columns(*_groups(grid, row, body, schema), body)
    return found if found.groups and fits(grid, found, schema) else None


def _bears_out(grid: Grid, body: int, head: Cell, schema: Schema) -> bool:
    """Whether what stands under a header is of the sort that it names, as codes are; labels of a form head nothing."""
    return _value_role(grid, body, head.column, schema) in (set(schema.roles_of(words_of(head))) - {"number"})


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
    heads = as_beside([_column_head(grid, row, body, column, schema) for column in range(grid.table.columns)])
    for column, (text, roles) in enumerate(heads):
        goes_on = column > 0 and grid.at(row, column) is grid.at(row, column - 1)
        follows = any(schema.key in later for _, later in heads[column + 1 :])
        if _opens(groups[-1], roles, schema.key, follows) and not goes_on:
            groups.append({})
        if not roles:
            unknown.append(column)
        headers[column] = text
        for role in roles:
            groups[-1][role] = (*groups[-1].get(role, ()), column)
    for column in unknown if len(groups) == 1 else []:
        meant = _value_role(grid, body, column, schema)
        # A whole number under words of its own is an amount; those of rows stand under 序号, misread at most.
        # Days under words of their own are of whatever these say: 撤场日期 tells of no entry into a list's unit.
        if meant in ("number", "joined") and len(headers[column]) > _MISREAD:
            continue
        if meant and meant not in groups[0]:
            groups[0][meant] = (column,)
    return tuple(g for g in groups if schema.key in g), headers


def _opens(group: Mapping[str, tuple[int, ...]], roles: Sequence[str], key: str, follows: bool) -> bool:
    """Whether a column opens another entry of the row; a number behind the only key is that of its own entry."""
    numbered = "number" in roles and ("number" in group or follows)
    return key in group and (numbered or key in roles)


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
    return [without_marks(t) for c in cells if c is not None and c.column_span <= 2 and (t := words_of(c))]


def _value_role(grid: Grid, body: int, column: int, schema: Schema) -> str | None:
    """What a column holds by its values, where its header is missing or cannot be read."""
    texts = _column_texts(grid, body, column)
    for role, words in schema.values.items():
        if len(texts) >= 2 and sum(bool(words.fullmatch(t)) for t in texts) >= 0.7 * len(texts):
            return role
    return None


def fits(grid: Grid, columns: Columns, schema: Schema) -> bool:
    """Whether most of what stands in the key column can be the name of an entry."""
    texts = _under(schema.key, grid, columns)
    texts = [t for t in texts if not (is_total(t) or is_note(t) or schema.roles[schema.key].search(t))]
    return bool(texts) and sum(schema.is_entry(t) for t in texts) * 2 > len(texts)


def goes_on(grid: Grid, columns: Columns, schema: Schema) -> bool:
    """Whether a table without a header goes on with a list of these columns.

    Any short word can be somebody's name, the size of an enterprise too: so there are numbers where the list has its
    numbers, from the first row on, or most of the entries are of the usual sort.
    """
    if not fits(grid, columns, schema):
        return False
    entries, usual = _under(schema.key, grid, columns), schema.values.get(schema.key)
    counted = [t.strip("().、").isdecimal() for t in _under("number", grid, columns)]
    numbered = bool(counted) and counted[0] and sum(counted) * 2 > len(counted)
    return numbered or usual is None or sum(bool(usual.fullmatch(t)) for t in entries) * 2 > len(entries)


def _under(role: str, grid: Grid, columns: Columns) -> list[str]:
    places = [c for group in columns.groups for c in group.get(role, ())]
    return [t for c in places for t in _column_texts(grid, columns.body, c)]


def by_values(grid: Grid, schema: Schema) -> Columns | None:
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
    body = _title_rows(grid)
    if not _is_unknown_header(grid, body, groups, schema):
        return Columns(tuple(groups), {}, body)
    return Columns(*_headed(grid, body, groups, schema), body + 1)


def _is_unknown_header(grid: Grid, row: int, groups: Sequence[Mapping[str, tuple[int, ...]]], schema: Schema) -> bool:
    """Whether a row over columns known by their values heads them in words of its own: 户头 and 开具日期 over days.

    No cell of it is of its column's sort, and one stands over numbers, days or the like, and tells none.
    """
    places = [(role, at) for g in groups for role, (at, *_) in g.items()]
    texts = {
        role: words_of(c) for role, at in places if (c := grid.at(row, at)) and c.row == row and c.column_span == 1
    }
    if any(schema.values[role].fullmatch(text) for role, text in texts.items()):
        return False
    return any(t and not re.search(r"\d", t) for role, t in texts.items() if role != schema.key)


def _headed(
    grid: Grid, row: int, groups: Sequence[dict[str, tuple[int, ...]]], schema: Schema
) -> tuple[tuple[Mapping[str, tuple[int, ...]], ...], Mapping[int, str]]:
    """The groups, with the roles that the header's own words tell of columns of other sorts; and the header."""
    headers = {at: words_of(c) for at in range(grid.table.columns) if (c := grid.at(row, at))}
    known = {at for g in groups for places in g.values() for at in places}
    for at, text in headers.items() if len(groups) == 1 else ():
        for role in schema.roles_of(text) if at not in known else ():
            groups[0][role] = (*groups[0].get(role, ()), at)
    return tuple(groups), headers


def _title_rows(grid: Grid) -> int:
    """How many rows at the top are titles, which name a list and nothing in it."""
    rows = ([t for c in grid.row_cells(row) if (t := words_of(c))] for row in range(grid.table.rows))
    named = takewhile(lambda texts: len(texts) == 1 and _TITLE_ROW.search(texts[0]), rows)
    return sum(1 for _ in named)
