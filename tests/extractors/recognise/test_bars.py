"""Black bars over a page: found, bridged by the table under them, and told as unread."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.model import UNREAD, Box, RulingLine, Word
from extractors.page.rules_grid import connected, grid_of, strokes
from extractors.recognise.bars import bridged, find
from extractors.recognise.unread_cells import unread
from tests.extractors.recognise import drawn

TOP, HEIGHT = drawn.TOP + 2 * drawn.ROW + 4, drawn.ROW - 8
POINTS = 72 / drawn.DPI


def _barred() -> np.ndarray:
    sheet = drawn.page()
    sheet[TOP : TOP + HEIGHT, 60:1600] = 12
    return sheet


def _lines() -> list[RulingLine]:
    """The rules of the drawn table, those under the bar not seen."""
    foot = drawn.TOP + len(drawn.FIGURES) * drawn.ROW
    ys = [drawn.TOP + i * drawn.ROW for i in (0, 1, 4)]
    flat = [RulingLine(drawn.LEFT * POINTS, y * POINTS, drawn.RIGHT * POINTS, y * POINTS) for y in ys]
    xs = (drawn.LEFT, drawn.MIDDLE, drawn.RIGHT)
    over = [RulingLine(x * POINTS, drawn.TOP * POINTS, x * POINTS, TOP * POINTS) for x in xs]
    below = [RulingLine(x * POINTS, (TOP + HEIGHT) * POINTS, x * POINTS, foot * POINTS) for x in xs]
    return [*flat, *over, *below]


def test_a_bar_is_found_and_print_shading_and_the_rim_are_none() -> None:
    (bar,) = find(_barred(), drawn.DPI)
    assert abs(bar.top - TOP * POINTS) < 3 and abs(bar.bottom - (TOP + HEIGHT) * POINTS) < 3
    shaded = drawn.page()
    shaded[TOP : TOP + HEIGHT, 60:1600] = 170
    shaded[:70] = 20
    cv2.putText(shaded, "HEAVY PRINT OF A TITLE", (200, 250), cv2.FONT_HERSHEY_SIMPLEX, 3.0, (20, 20, 20), 12)
    assert find(shaded, drawn.DPI) == ()


def test_the_table_goes_on_under_the_bar() -> None:
    bars = find(_barred(), drawn.DPI)
    whole = [grid for h, v in connected(*strokes(bridged(_lines(), bars))) if (grid := grid_of(h, v))]
    assert len(whole) == 1 and len(whole[0].ys) == 5
    assert bridged(_lines(), ()) == tuple(_lines())


def test_lines_that_no_table_has_are_not_bridged() -> None:
    bars = (Box(20.0, 300.0, 580.0, 330.0),)
    lone = [RulingLine(100.0, 100.0, 100.0, 299.0), RulingLine(50.0, 200.0, 500.0, 200.0)]
    assert bridged(lone, bars) == tuple(lone)


def test_a_row_under_a_bar_is_unread() -> None:
    sheet, bars = _barred(), find(_barred(), drawn.DPI)
    lines = bridged(_lines(), bars)
    words = [w for y in (0, 1, 3) for w in _read(y)]
    assert [w.text for w in unread(sheet, words, lines, drawn.DPI, bars)] == [UNREAD, UNREAD]


def _read(row: int) -> list[Word]:
    y = drawn.TOP + row * drawn.ROW
    return [Word("A", Box(x + 20.0, y + 30.0, x + 300.0, y + 90.0)) for x in (drawn.LEFT, drawn.MIDDLE)]
