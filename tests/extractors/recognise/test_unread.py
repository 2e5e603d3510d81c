"""Figures that the line finder passed by."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.model import RulingLine
from extractors.recognise.rapid import Characters
from extractors.recognise.unread import TICK, as_tick, drawn_tick, is_figure, spots

DPI = 200.0


def _page() -> np.ndarray:
    page = np.full((600, 800, 3), 245, dtype=np.uint8)
    cv2.putText(page, "61", (400, 300), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    cv2.rectangle(page, (300, 250), (560, 330), (30, 30, 30), 2)
    cv2.circle(page, (100, 100), 2, (0, 0, 0), -1)
    return page


def _rules() -> list[RulingLine]:
    s = 72 / DPI
    return [
        RulingLine(300 * s, 250 * s, 560 * s, 250 * s),
        RulingLine(300 * s, 330 * s, 560 * s, 330 * s),
        RulingLine(300 * s, 250 * s, 300 * s, 330 * s),
        RulingLine(560 * s, 250 * s, 560 * s, 330 * s),
    ]


def test_a_lone_figure_in_its_cell_is_one_spot() -> None:
    (quad,) = spots(_page(), [], _rules(), DPI)
    assert quad[0][0] < 402 and quad[1][0] > 425 and quad[0][1] < 282 and quad[2][1] > 300


def test_what_was_found_is_not_found_again() -> None:
    found = np.array([[390, 270], [440, 270], [440, 310], [390, 310]], dtype=np.float32)
    assert spots(_page(), [found], _rules(), DPI) == []


def test_what_is_left_of_a_thick_rule_is_no_one() -> None:
    page = np.full((600, 800, 3), 245, dtype=np.uint8)
    cv2.line(page, (400, 100), (400, 500), (60, 60, 60), 10)
    for top in range(100, 500, 40):  # its ragged edge is in pieces as high as signs
        page[top : top + 6] = 245
    rule = RulingLine(*(v * 72 / DPI for v in (400, 100, 400, 500)))
    assert spots(page, [], [rule], DPI) == []
    beside = RulingLine(*(v * 72 / DPI for v in (420, 100, 420, 500)))
    assert len(spots(page, [], [beside], DPI)) == 10


def test_the_pale_trace_of_a_seal_does_not_join_the_figure() -> None:
    page = _page()
    cv2.putText(page, "OO", (440, 300), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (235, 190, 190), 3)
    (quad,) = spots(page, [], _rules(), DPI)
    assert quad[1][0] < 450


def test_only_sure_figures_are_kept() -> None:
    def read(text: str, sure: float) -> Characters:
        return Characters(text, (sure,) * len(text), tuple(0.5 for _ in text))

    assert is_figure(read("61", 0.95)) and is_figure(read("87.5%", 0.9)) and is_figure(read("46家", 0.9))
    assert not is_figure(read("61", 0.5)) and not is_figure(read("识产", 0.98)) and not is_figure(read("A1", 0.9))


def test_a_tick_that_was_read_as_a_sign_is_one_by_its_drawing() -> None:
    strip = np.full((90, 90, 3), 245, dtype=np.uint8)
    for one, other in (((20, 44), (34, 64)), ((34, 64), (62, 22))):
        cv2.line(strip, one, other, (60, 60, 60), 4, cv2.LINE_AA)
    read = [Characters(text, (sure,) * len(text), (0.5,) * len(text)) for text, sure in (("丁", 0.5), ("7", 0.9))]
    tick, figure = (drawn_tick(one, strip) for one in read)
    assert tick and tick.text == TICK and tick.confidence > 0.75 and figure is None


def test_a_lone_v_is_a_tick() -> None:
    def read(text: str, sure: float) -> str | None:
        found = as_tick(Characters(text, (sure,) * len(text), tuple(0.5 for _ in text)))
        return found.text if found else None

    assert read("V", 0.4) == read("√", 0.9) == read(" v ", 0.3) == TICK
    assert read("V", 0.1) is None and read("V2", 0.9) is None and read("无", 0.9) is None


def test_the_desk_beside_the_sheet_is_no_figure() -> None:
    page = _page()
    for top in (60, 120, 400):
        cv2.rectangle(page, (794, top), (799, top + 28), (60, 20, 20), -1)
    assert len(spots(page, [], _rules(), DPI)) == 1
