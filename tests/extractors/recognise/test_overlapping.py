"""Rings of seals are found where two were stamped over one another, and not in other ink of that size."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.overlapping import holds_ring

SCALE = 200 / 72


def _rings(*middles: tuple[int, int]) -> np.ndarray:
    ink = np.zeros((560, 560), dtype=np.uint8)
    for x, y in middles:
        cv2.circle(ink, (x, y), 130, 255, 8)
        for i in range(9):
            turn = i / 9 * 2 * np.pi
            at = int(x + 100 * np.cos(turn)), int(y + 100 * np.sin(turn))
            cv2.rectangle(ink, (at[0] - 18, at[1] - 18), (at[0] + 18, at[1] + 18), 255, 7)
    left, top, width, height = cv2.boundingRect(cv2.findNonZero(ink))
    return ink[top : top + height, left : left + width]


@pytest.mark.parametrize("other", [(200, 330), (330, 220), (290, 340), (150, 280)])
def test_two_seals_over_one_another_hold_a_ring(other) -> None:
    assert holds_ring(_rings((200, 200), other), SCALE)


def test_two_seals_that_a_line_of_red_print_joins_hold_one() -> None:
    ink = cv2.copyMakeBorder(_rings((200, 200)), 0, 0, 0, 250, cv2.BORDER_CONSTANT, value=0)
    cv2.putText(ink, "COPY", (230, 150), cv2.FONT_HERSHEY_SIMPLEX, 2.0, 255, 8)
    assert holds_ring(ink, SCALE)


def test_writing_a_frame_and_a_disc_hold_none() -> None:
    writing = np.zeros((260, 420), dtype=np.uint8)
    cv2.putText(writing, "VOID", (10, 200), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 5.0, 255, 12)
    frame = np.zeros((260, 420), dtype=np.uint8)
    cv2.rectangle(frame, (5, 5), (410, 250), 255, 8)
    disc = cv2.circle(np.zeros((300, 300), dtype=np.uint8), (150, 150), 140, 255, -1)
    assert [holds_ring(ink, SCALE) for ink in (writing, frame, disc)] == [False] * 3
