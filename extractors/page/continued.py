"""Tables that run over pages become one; what is printed again on each page stands once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from rapidfuzz import fuzz

from extractors.model import Block, Cell, Passage, Place, Table
from extractors.page.leaves import half_of
from extractors.text.folding import fold
from extractors.words.loading import pattern

SAME_TEXT = 85.0  # rapidfuzz ratio above which two recognised texts are the same print
SAME_PLACE = 0.6  # share of a column's width that must lie over the column it continues
HEADER_ROWS = 4  # rows of title and header that may be printed again

_PAGE_NUMBER, _RUNS_ON = pattern("page", "page_number"), pattern("page", "runs_on")
_FIGURE = pattern("page", "figure")

Spans = dict[int, tuple[float, float]]


def joined(pages: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """All blocks in order; a table that goes on at the top of the next page is joined to its beginning.

    It goes on when its columns stand at the same places and nothing but page numbers and running titles
    stands in between. Tables are numbered anew from 1, in order.
    """
    blocks: list[Block] = []
    previous: Sequence[Block] = ()
    for page in pages:
        last = _last_table(blocks)
        first = next((i for i, b in enumerate(page) if isinstance(b, Table)), None)
        whole = None
        if last is not None and first is not None and _nothing_between(blocks[last + 1 :], page[:first], previous):
            whole = _continued(blocks[last], page[first])
        if whole is not None and last is not None:
            blocks[last] = whole
            page = [b for i, b in enumerate(page) if i != first]
        blocks.extend(page)
        previous = page
    return _renumbered(blocks)


def _last_table(blocks: Sequence[Block]) -> int | None:
    return next((i for i in range(len(blocks) - 1, -1, -1) if isinstance(blocks[i], Table)), None)


def _nothing_between(after: Iterable[Block], before: Iterable[Block], previous: Sequence[Block]) -> bool:
    """Whether only page numbers, marks of continuation and titles printed on both pages part the two tables."""
    below = [b for b in after if isinstance(b, Passage)]
    above = [b for b in before if isinstance(b, Passage)]
    earlier = [b for b in previous if isinstance(b, Passage)]
    return all(_running(b, above) for b in below) and all(_running(b, [*earlier, *below]) for b in above)


def _running(passage: Passage, others: Sequence[Passage]) -> bool:
    text = passage.text.strip()
    if _PAGE_NUMBER.fullmatch(text) or _RUNS_ON.search(text):
        return True
    return any(_same(text, other.text.strip()) for other in others)


def _same(one: str, other: str) -> bool:
    """The same print, read twice: nearly the same text, whatever the width of its brackets, and the same figures."""
    one, other = fold(one), fold(other)
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and fuzz.ratio(one, other) >= SAME_TEXT


def _continued(upper: Block, lower: Block) -> Table | None:
    """Both parts as one table; None where `lower` is a table of its own."""
    assert isinstance(upper, Table) and isinstance(lower, Table)
    repeated = _repeated(upper, lower)
    if repeated == lower.rows:
        return None
    places = (_by_header(upper, lower, repeated) if repeated else None) or _places(upper, lower)
    if places is None or (not repeated and _has_header(upper, lower)):
        return None
    return _appended(upper, lower, repeated, places)


def row_text(table: Table, row: int) -> str:
    """What stands in a row, its cells parted by bars."""
    return "|".join(re.sub(r"\s", "", c.passage.text) for c in table.cells if c.row == row)


def _repeated(upper: Table, lower: Table) -> int:
    """How many rows at the top of `lower` are those at the top of `upper`."""
    count = 0
    while count < min(HEADER_ROWS, upper.rows, lower.rows):
        one, other = row_text(upper, count), row_text(lower, count)
        if not one.strip("|") or not _same(one, other):
            break
        count += 1
    return count


def _spans(table: Table) -> Spans:
    """Where each column stands: usual left and right border of its cells."""
    found: Spans = {}
    for column in range(table.columns):
        boxes = [c.box for c in table.cells if c.column == column and c.column_span == 1 and c.box]
        if boxes:
            found[column] = median(b.x0 for b in boxes), median(b.x1 for b in boxes)
    return found


def _scaled(spans: Spans) -> Spans:
    """The same as shares of the table's width: a scanned page may be shifted or larger than the one before."""
    left = min(a for a, _ in spans.values())
    width = max(b for _, b in spans.values()) - left or 1.0
    return {c: ((a - left) / width, (b - left) / width) for c, (a, b) in spans.items()}


def _from_left(spans: Spans) -> Spans:
    """The same, counted from the table's left border: the other half of a sheet stands beside the first."""
    left = min(a for a, _ in spans.values())
    return {c: (a - left, b - left) for c, (a, b) in spans.items()}


def _places(upper: Table, lower: Table) -> dict[int, int] | None:
    """The column of `upper` that each column of `lower` continues; None where they do not fit."""
    above, below = _spans(upper), _spans(lower)
    if len(above) < upper.columns or len(below) < lower.columns or lower.columns > upper.columns:
        return None
    places = _matched(above, below) or _matched(_scaled(above), _scaled(below))
    if places is None and half_of(lower):
        places = _matched(_from_left(above), _from_left(below))
    if places is None or not all(_hardly_used(upper, c) for c in set(above) - set(places.values())):
        return None
    return places


def _by_header(upper: Table, lower: Table, rows: int) -> dict[int, int] | None:
    """The column of `upper` with the same header; None where headers differ or figures stand under none."""
    row = max(range(rows), key=lambda r: len(_texts(upper, r)))
    above, below = _heads(upper, row), _heads(lower, row)
    if len(above) != len(below) or any(a.column_span != b.column_span for a, b in zip(above, below, strict=True)):
        return None
    places = {b.column + i: a.column + i for a, b in zip(above, below, strict=True) for i in range(a.column_span)}
    used = {c.column for c in lower.cells if c.row >= rows and c.passage.text.strip()}
    return places if used <= set(places) else None


def _heads(table: Table, row: int) -> list[Cell]:
    return sorted((c for c in table.cells if c.row == row and c.passage.text.strip()), key=lambda c: c.column)


def _hardly_used(table: Table, column: int) -> bool:
    """Whether a column without lines could vanish on the next page, since few rows have anything in it."""
    texts = [c.passage.text for c in table.cells if c.column == column and c.row > 0]
    return sum(bool(t) for t in texts) * 4 <= len(texts)


def _matched(above: Spans, below: Spans) -> dict[int, int] | None:
    places: dict[int, int] = {}
    for column, (left, right) in below.items():
        shared = {c: min(right, b) - max(left, a) for c, (a, b) in above.items()}
        best = max(shared, key=lambda c: shared[c])
        if shared[best] < SAME_PLACE * (right - left) or (places and best <= max(places.values())):
            return None
        places[column] = best
    return places


def _texts(table: Table, row: int) -> list[str]:
    return [c.passage.text.strip() for c in table.cells if c.row == row and c.passage.text.strip()]


def _has_header(upper: Table, lower: Table) -> bool:
    """Whether the first row of `lower` is words only, where the rows of `upper` hold figures."""
    first = _texts(lower, 0)
    if len(first) * 2 < lower.columns or any(_FIGURE.fullmatch(t) for t in first):
        return False
    body = [any(_FIGURE.fullmatch(t) for t in _texts(upper, row)) for row in range(1, upper.rows)]
    return sum(body) * 2 > len(body)


def _appended(upper: Table, lower: Table, repeated: int, places: dict[int, int]) -> Table:
    shift = upper.rows - repeated
    below = (c for c in lower.cells if c.row + c.row_span > repeated)
    moved = [new for c in below if (new := _moved(c, shift, repeated, places))]
    crossed = (*upper.crossed_out, *lower.crossed_out)
    return replace(upper, rows=upper.rows + lower.rows - repeated, cells=(*upper.cells, *moved), crossed_out=crossed)


def _moved(cell: Cell, shift: int, repeated: int, places: dict[int, int]) -> Cell | None:
    """The cell where it goes on in the upper table; None for one in a column that holds nothing."""
    held = [places[c] for c in range(cell.column, cell.column + cell.column_span) if c in places]
    if not held:
        return None
    row = max(cell.row, repeated)
    span = cell.row + cell.row_span - row
    return replace(cell, row=row + shift, row_span=span, column=held[0], column_span=held[-1] - held[0] + 1)


def _renumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    number = 0
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            number += 1
            block = _numbered(block, number)
        result.append(block)
    return tuple(result)


def _numbered(table: Table, number: int) -> Table:
    cells = tuple(replace(c, passage=replace(c.passage, place=_place(c, number))) for c in table.cells)
    return replace(table, number=number, cells=cells)


def _place(cell: Cell, table: int) -> Place:
    return Place(table=table, row=cell.row + 1, half=half_of(cell.passage) or None)
