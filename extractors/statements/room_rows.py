"""The rooms that a table lists with their areas, and what the cells beside say of each: the tenant's office or not.

Which column tells what its header says; what a text says is words (`words/statements/listed_rooms.yaml`). A table may
have its rooms side by side as well, each a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from extractors.model import Cell, Table
from extractors.page.grid import Grid, words_of
from extractors.statements.labels import value_of
from extractors.statements.premises_use import is_let_on, is_no_office
from extractors.table_roles import HEADER_ROWS
from extractors.text.units import Unit
from extractors.words.loading import patterns

_WORDS = "statements/listed_rooms"
_MOST_SORTS = 5
"""Different texts in a column of unknown header that still part the rooms."""


class Sense(Enum):
    """What a text says of the room in whose row it stands."""

    OWN = auto()
    NOT = auto()
    BODY = auto()
    PERSON = auto()
    NOTHING = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Room:
    """One room: its area, that which the tenant has of it by a column of its own, what its row says.

    `own`: whether all that is said makes it the tenant's office; `body`: who has it, where its row names a body.
    """

    area: Decimal
    in_hand: Decimal
    own: bool
    body: str
    said: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Listed:
    """The rooms of a table."""

    rooms: tuple[Room, ...]

    @property
    def tells(self) -> bool:
        """Whether it says of some room that it is not, or perhaps not, the tenant's office, or not all of it."""
        return any(not room.own or room.in_hand < room.area for room in self.rooms)


def listed(table: Table) -> Listed | None:
    """The rooms of a table with a column or a row of areas; None where it has none."""
    return _listed(Grid(table)) or _listed(Grid(_turned(table)))


def _turned(table: Table) -> Table:
    cells = (
        replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span) for c in table.cells
    )
    return replace(table, rows=table.columns, columns=table.rows, cells=tuple(sorted(cells, key=lambda c: c.row)))


def _listed(grid: Grid) -> Listed | None:
    for cell in grid.table.cells:
        if cell.row < HEADER_ROWS and _heads_areas(words_of(cell)) and (first := _first_below(grid, cell)):
            heads = _headers(grid, first)
            areas = [at for at, head in heads.items() if _heads_areas(head)]
            return _of_areas(grid, heads, areas, first) if areas else None
    return None


def _heads_areas(head: str) -> bool:
    words = patterns(_WORDS, "heads")
    return bool(words["area"].search(head) or words["in_hand"].search(head)) and not words["no_area"].search(head)


def _first_below(grid: Grid, head: Cell) -> int:
    """The row of the first area under a header, 0 where none follows closely."""
    below = (cell for cell in grid.below(head) if _area_in(cell) is not None)
    found = next(below, None)
    if found is None or _is_labelled(grid, found):
        return 0
    first = found.row
    return first if first <= head.row + head.row_span + 1 else 0


def _is_labelled(grid: Grid, cell: Cell) -> bool:
    """Whether an area's label stands to its left, as in a form: what is over it is the value of another label."""
    left = grid.at(cell.row, cell.column - 1)
    label = words_of(left) if left is not None and _area_in(left) is None else ""
    return bool(patterns(_WORDS, "heads")["area"].search(label))


def _area_in(cell: Cell | None) -> Decimal | None:
    found = value_of(words_of(cell)) if cell is not None else None
    return found.value if found and found.unit in (Unit.M2, Unit.BARE) else None


def _headers(grid: Grid, first: int) -> Mapping[int, str]:
    """What stands over each column; a title over all of them is no header."""
    over: dict[int, list[str]] = {}
    for row in range(first):
        for column in range(grid.table.columns):
            cell = grid.at(row, column)
            if cell is not None and cell.column_span < grid.table.columns and words_of(cell):
                told = over.setdefault(column, [])
                told += [] if words_of(cell) in told else [words_of(cell)]
    return {column: "".join(told) for column, told in over.items()}


def _of_areas(grid: Grid, heads: Mapping[int, str], areas: Sequence[int], first: int) -> Listed | None:
    in_hand = patterns(_WORDS, "heads")["in_hand"]
    whole = next((at for at in areas if not in_hand.search(heads[at])), areas[0])
    part = next((at for at in areas if at != whole and in_hand.search(heads[at])), whole)
    rows = [row for row in range(first, grid.table.rows) if _is_room(grid, row, whole)]
    lines = [line for row in rows for line in _lines(grid, row, whole)]
    columns = tuple(_columns(grid, heads, areas, lines))
    return Listed(tuple(_room(grid, row, (whole, part), columns) for row in rows)) if rows else None


def _lines(grid: Grid, row: int, column: int) -> range:
    """The rows over which a room's area stands."""
    cell = grid.at(row, column)
    return range(row, row + (cell.row_span if cell is not None else 1))


def _is_room(grid: Grid, row: int, column: int) -> bool:
    """Whether a row opens with an area of its own that sums up no others."""
    cell, sums = grid.at(row, column), patterns(_WORDS, "cells")["sums"]
    starts = cell is not None and cell.row == row and _area_in(cell) is not None
    return starts and not any(sums.search(words_of(c)) for c in grid.row_cells(row))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that tells of rooms: its sort by its header, what stands in each row, and what that says."""

    sort: str
    texts: Mapping[int, str]
    senses: Mapping[int, Sense]


_SORTS = ("harmless", "user", "state", "remark", "named")


def _columns(grid: Grid, heads: Mapping[int, str], areas: Sequence[int], rows: Sequence[int]) -> Iterator[_Column]:
    """The columns that say anything of the rooms."""
    words = patterns(_WORDS, "heads")
    parties = _parties(heads) if len(rows) == 1 else frozenset()
    for at in range(grid.table.columns):
        head = heads.get(at, "")
        sort = next((s for s in _SORTS if words[s].search(head)), "other")
        if at in areas or at in parties or sort == "harmless" or words["no_area"].search(head):
            continue
        texts = {row: words_of(cell) if (cell := grid.at(row, at)) else "" for row in rows}
        senses = _settled(sort, head, {row: _sense(text, sort) for row, text in texts.items()}, texts)
        if any(sense is not Sense.NOTHING for sense in senses.values()):
            yield _Column(sort, texts, senses)


def _parties(heads: Mapping[int, str]) -> frozenset[int]:
    """The columns of the two who sign a contract, where it has one of each; whose it is its tenant tells elsewhere."""
    words = patterns(_WORDS, "heads")
    found = [[at for at, head in heads.items() if words[side].fullmatch(head)] for side in ("lessor", "lessee")]
    return frozenset(at for side in found for at in side) if all(len(side) == 1 for side in found) else frozenset()


def _settled(sort: str, head: str, senses: Mapping[int, Sense], texts: Mapping[int, str]) -> Mapping[int, Sense]:
    """What the cells say by the whole of their column: people in all rooms are those who work there,
    unless they rent."""
    rent = patterns(_WORDS, "heads")["tenant"].search(head)
    only_people = not rent and set(senses.values()) <= {Sense.PERSON, Sense.NOTHING}
    unknown = Sense.UNKNOWN if _may_tell(sort, set(senses.values()), texts) else Sense.NOTHING
    told = {Sense.PERSON: Sense.OWN if only_people else Sense.UNKNOWN, Sense.UNKNOWN: unknown}
    return {row: told.get(sense, sense) for row, sense in senses.items()}


def _may_tell(sort: str, senses: set[Sense], texts: Mapping[int, str]) -> bool:
    """Whether what nobody knows of a column's texts may matter: not in remarks, nor in mere names of rooms.

    Under an unknown header it does where it parts the rooms into a few sorts.
    """
    if sort == "named":
        return not senses.isdisjoint({Sense.OWN, Sense.NOT})
    sorts = set(texts.values())
    return sort in ("state", "user") or (sort == "other" and 1 < len(sorts) <= _MOST_SORTS and len(sorts) < len(texts))


def _sense(text: str, sort: str) -> Sense:
    words = patterns(_WORDS, "cells")
    if not text or words["nothing"].fullmatch(text):
        return Sense.NOTHING
    if sort == "user" and words["body"].search(text):
        return Sense.BODY
    if words["not_had"].search(text) or is_no_office(text) or is_let_on(text):
        return Sense.NOT
    if sort != "remark" and (words["had"].search(text) or words["of_an_office"].search(text)):
        return Sense.OWN
    return Sense.PERSON if sort == "user" and words["person"].fullmatch(text) else Sense.UNKNOWN


def _room(grid: Grid, row: int, areas: tuple[int, int], columns: Sequence[_Column]) -> Room:
    whole, part = (grid.at(row, at) for at in areas)
    assert whole is not None
    area = _area_in(whole) or Decimal(0)
    in_hand = area if whole is part else _area_in(part) or Decimal(0)
    told = [(c, c.senses[at], c.texts[at]) for c in columns for at in _lines(grid, row, areas[0])]
    bodies = [text for _, sense, text in told if sense is Sense.BODY]
    may_be_own = _may_be_own({(c.sort, sense) for c, sense, _ in told})
    cells = [c for c in grid.row_cells(row) if words_of(c)]
    said = " ".join(c.passage.text.strip() for c in cells)
    return Room(area, in_hand, may_be_own and not bodies, bodies[0] if may_be_own and bodies else "", said, cells[0])


def _may_be_own(told: set[tuple[str, Sense]]) -> bool:
    """Whether nothing says or leaves open that a room is none of the tenant's offices, but for a body that has it.

    A known use excuses a name of the room that nobody knows; one that must tell leaves open
    what it says nothing of.
    """
    strange = {sort for sort, sense in told if sense is Sense.UNKNOWN}
    silent = any(sort in ("state", "user") and sense is Sense.NOTHING for sort, sense in told)
    if silent or strange - {"named"} or any(sense is Sense.NOT for _, sense in told):
        return False
    return not strange or ("state", Sense.OWN) in told
