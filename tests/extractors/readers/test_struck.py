"""Letters that strokes cross out."""

from __future__ import annotations

import pytest

from extractors.model import Box
from extractors.readers.painted import Letter
from extractors.readers.struck import struck_out


def row(top: float, *cells: tuple[float, str], first: int = 0) -> list[Letter]:
    """Letters of size 10 in cells that begin at these places."""
    placed = [(x + 10 * i, char) for x, text in cells for i, char in enumerate(text)]
    return [letter(order, char, x, top) for order, (x, char) in enumerate(placed, first)]


def letter(order: int, char: str, x: float, top: float) -> Letter:
    return Letter(char, Box(x, top, x + 10, top + 10), 10, 0, False, False, True, "Song", (0, 0, 0), order)


ROW = row(100, (10, "3"), (60, "覃立人"), (200, "顾问"), (320, "专职"))


@pytest.mark.parametrize("stroke", [(105.0, 5.0, 400.0), (104.0, 8.0, 345.0)])
def test_one_stroke_through_all_cells_of_a_row(stroke: tuple[float, float, float]) -> None:
    assert struck_out(ROW, [stroke]) == {one.order for one in ROW}


@pytest.mark.parametrize(
    ("letters", "stroke"),
    [
        (ROW, (111.0, 5.0, 400.0)),
        (row(100, (10, "注"), (60, "合计")), (105.0, 5.0, 400.0)),
        ([*ROW, *row(96, (250, "备注"), first=20)], (105.9, 5.0, 400.0)),
    ],
)
def test_a_rule_of_the_table_crosses_nothing_out(letters: list[Letter], stroke: tuple[float, float, float]) -> None:
    assert struck_out(letters, [stroke]) == set()


def test_a_stroke_through_one_word() -> None:
    assert struck_out(ROW, [(105.0, 58.0, 92.0)]) == {1, 2, 3}
