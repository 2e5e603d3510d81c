"""What a frame encloses is found with the frame around it, and what encloses nothing is not."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise.frames import outlines


def test_a_hole_is_told_with_what_is_around_it() -> None:
    page = np.full((400, 300, 3), 255, dtype=np.uint8)
    cv2.rectangle(page, (50, 60), (80, 90), (0, 0, 0), 2)
    cv2.rectangle(page, (150, 60), (180, 90), (0, 0, 0), -1)
    seen = outlines(page, 200)
    ((hole, around),) = seen.holes()
    inner, outer = cv2.boundingRect(hole), cv2.boundingRect(around)
    assert outer[0] < inner[0] and outer[0] + outer[2] > inner[0] + inner[2]
    assert abs(outer[0] - 50) <= 2 and abs(outer[2] - 32) <= 3


def test_a_finer_picture_is_looked_at_no_finer_than_it_need_be() -> None:
    assert outlines(np.full((800, 600, 3), 255, dtype=np.uint8), 400).small.shape == (400, 300, 3)
    assert not list(outlines(np.full((80, 60, 3), 255, dtype=np.uint8), 200).holes())
