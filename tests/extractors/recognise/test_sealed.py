"""Only where a seal lies are lines looked for again."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.model import Box
from extractors.recognise import rapid, sealed
from tests.extractors.recognise import drawn


def line(left: float, top: float, right: float, foot: float) -> rapid.Quad:
    return np.array([[left, top], [right, top], [right, foot], [left, foot]], dtype=np.float32)


def test_lines_far_from_the_seal_stay_and_those_below_it_are_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    far, cut, whole = line(100, 100, 900, 140), line(100, 1500, 700, 1540), line(100, 1500, 1100, 1540)
    beside = line(100, 1440, 500, 1470)
    asked: list[list[Box]] = []

    def found(_: object, __: float, threads: int, within: list[Box]) -> list[rapid.Quad]:
        asked.append(within)
        return [whole, beside]

    monkeypatch.setattr(rapid, "find_lines", found)
    page, seal = np.zeros((2339, 1654, 3), dtype=np.uint8), Box(690, 1380, 1000, 1600)
    kept = sealed.lines(page, [far, cut], [seal], 200, 1)
    assert [q.tolist() for q in kept] == [far.tolist(), whole.tolist()]
    ((part,),) = asked
    assert part.x0 < 100 and part.x1 > 1000 and part.top < 1380 and part.bottom > 1600


def test_all_of_a_page_is_looked_at_where_seals_are_all_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "find_lines", lambda *asked: [] if len(asked) == 3 else pytest.fail("in parts"))
    page = np.zeros((1000, 1000, 3), dtype=np.uint8)
    assert sealed.lines(page, [line(0, 0, 900, 30)], [Box(0, 0, 950, 900)], 200, 1) == []


def test_a_part_of_a_page_has_the_lines_that_the_page_has_there() -> None:
    page = drawn.page()
    part = Box(100, 1030, 1500, 1400)
    all_over = [q for q in rapid.find_lines(page, drawn.DPI, 1) if part.top < q[0, 1] and q[2, 1] < part.bottom]
    there = [q for q in rapid.find_lines(page, drawn.DPI, 1, [part]) if part.top < q[0, 1] and q[2, 1] < part.bottom]
    assert len(all_over) == len(there) >= 4
    assert all(np.abs(a - b).max() < 8 for a, b in zip(all_over, there, strict=True))
