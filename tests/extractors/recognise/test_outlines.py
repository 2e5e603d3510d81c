"""A ring or a frame is told from writing, also where it is worn or written across."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.outlines import has_outline, is_solid, pieces
from tests.extractors.recognise import stamps

SCALE = 200 / 72


def _ink(shape: str) -> np.ndarray:
    sheet = stamps.stamp(np.full((400, 400, 3), 255, dtype=np.uint8), shape, (200, 200), (0, 0, 0))
    ink = np.where(sheet[:, :, 0] < 140, 255, 0).astype(np.uint8)
    x, y, width, height = cv2.boundingRect(cv2.findNonZero(ink))
    return ink[y : y + height, x : x + width]


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME, stamps.OVAL])
def test_seals_have_an_outline(shape: str) -> None:
    assert has_outline(_ink(shape), SCALE)


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME])
def test_a_worn_one_has_it_still(shape: str) -> None:
    ink = _ink(shape)
    ink[: ink.shape[0] // 3, ink.shape[1] // 3 : ink.shape[1] // 2] = 0
    assert has_outline(ink, SCALE)


def test_writing_that_stands_out_does_not_hide_it() -> None:
    ink = cv2.copyMakeBorder(_ink(stamps.RING), 0, 0, 60, 60, cv2.BORDER_CONSTANT, value=0)
    cv2.putText(ink, "2031", (0, 120), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 255, 3)
    assert has_outline(ink, SCALE)


def test_bold_letters_close_to_the_ring_do_not_hide_it() -> None:
    ink = np.zeros((340, 340), dtype=np.uint8)
    cv2.circle(ink, (170, 170), 160, 255, 8)
    for turn in np.linspace(0, 2 * np.pi, 16, endpoint=False):
        x, y = int(170 + 132 * np.cos(turn)), int(170 + 132 * np.sin(turn))
        cv2.rectangle(ink, (x - 22, y - 22), (x + 22, y + 22), 255, 9)
    assert has_outline(ink, SCALE)


def test_rests_of_print_outside_an_open_ring_do_not_hide_it() -> None:
    ring = _ink(stamps.RING)
    ring[-ring.shape[0] // 3 : -ring.shape[0] // 4] = 0
    ink = cv2.copyMakeBorder(ring, 36, 0, 0, 0, cv2.BORDER_CONSTANT, value=0)
    cv2.ellipse(ink, (ring.shape[1] // 4, 12), (7, 10), 0, 90, 270, 255, 2)
    cv2.line(ink, (ring.shape[1] // 5 - 14, 18), (ring.shape[1] // 5 - 4, 20), 255, 2)
    assert has_outline(ink, SCALE, 14.0)


def test_a_line_of_print_has_none() -> None:
    ink = np.zeros((60, 420), dtype=np.uint8)
    cv2.putText(ink, "SIGNED BY HAND 84", (2, 50), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 255, 4)
    assert not has_outline(ink, SCALE)


def test_a_tick_has_none_and_is_of_one_piece() -> None:
    ink = np.zeros((150, 150), dtype=np.uint8)
    cv2.polylines(ink, [np.array([[5, 80], [50, 140], [145, 5]], dtype=np.int32)], False, 255, 8)
    assert not has_outline(ink, SCALE)
    assert pieces(ink) == 1 and pieces(_ink(stamps.RING)) > 5


def test_a_filled_patch_is_solid() -> None:
    ink = np.zeros((200, 150), dtype=np.uint8)
    cv2.ellipse(ink, (75, 100), (70, 95), 0, 0, 360, 255, -1)
    assert is_solid(ink, SCALE) and not is_solid(_ink(stamps.RING), SCALE)


def test_a_level_frame_by_itself_is_not_filled() -> None:
    frame = np.zeros((130, 340), dtype=np.uint8)
    cv2.rectangle(frame, (3, 3), (336, 126), 255, 7)
    assert not is_solid(frame, SCALE) and has_outline(frame, SCALE)
