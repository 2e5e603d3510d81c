"""What stamps say that are no round seals."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model import Box
from extractors.recognise.rapid import Picture
from extractors.recognise.stamps import words


def _page(colour: tuple[int, int, int], angle: float = 0.0, times: int = 1) -> Picture:
    """Black print with a stamp across it, turned by so many degrees."""
    page = np.full((900, 900, 3), 255, dtype=np.uint8)
    for line in range(100, 800, 60):
        cv2.putText(page, "area 126 square metres", (60, line), cv2.FONT_HERSHEY_SIMPLEX, 1, (20, 20, 20), 2)
    ink = np.zeros((900, 900), dtype=np.uint8)
    for place in range(times):
        cv2.putText(ink, "VOID", (300, 240 + 160 * place), cv2.FONT_HERSHEY_SIMPLEX, 3, 255, 10)
    turn = cv2.getRotationMatrix2D((450, 450), angle, 1)
    page[cv2.warpAffine(ink, turn, (900, 900)) > 127] = colour
    return page


@pytest.mark.parametrize(("colour", "angle"), [((205, 30, 40), 20.0), ((40, 60, 190), 0.0)])
def test_a_stamp_is_read_through_the_print(colour: tuple[int, int, int], angle: float) -> None:
    (word,) = words(_page(colour, angle), (), 150.0, 1)
    assert word.text == "VOID"
    assert word.box.x0 < 400 < word.box.x1


def test_a_round_seal_is_left_to_others() -> None:
    assert words(_page((205, 30, 40)), [Box(250, 60, 650, 460)], 150.0, 1) == []


def test_black_print_and_much_colour_are_no_stamps() -> None:
    assert words(_page((20, 20, 20)), (), 150.0, 1) == []
    assert words(_page((205, 30, 40), times=5), (), 150.0, 1) == []
