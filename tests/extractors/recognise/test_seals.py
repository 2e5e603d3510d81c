"""Red ink goes, print under it stays, and red print that is no seal is left alone."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise import inks, seals
from tests.extractors.recognise import drawn

AT = (drawn.MIDDLE + 250, drawn.TOP + 60)


def test_one_seal_is_found_once_around_its_ink() -> None:
    (box,) = seals.find(drawn.stamped(drawn.page(), *AT), drawn.DPI)
    assert box.x0 < AT[0] - 150 and box.x1 > AT[0] + 150 and box.x1 - box.x0 < 360


def test_a_page_without_red_has_none() -> None:
    assert seals.find(drawn.page(), drawn.DPI) == ()


def test_a_red_headline_is_no_seal() -> None:
    sheet = drawn.page()
    cv2.putText(sheet, "RED HEAD OF AN OFFICE PAPER", (200, 150), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (210, 30, 30), 8)
    assert seals.find(sheet, drawn.DPI) == ()


def test_the_page_comes_out_as_it_was_below() -> None:
    plain = drawn.page()
    sheet = drawn.stamped(plain, *AT)
    cleaned = seals.without(sheet, seals.find(sheet, drawn.DPI))
    assert not inks.red_ink(cleaned).any()
    dark, bright = plain[:, :, 0] < 60, plain[:, :, 0] > 240
    assert cleaned[:, :, 0][dark].mean() < 70 and np.percentile(cleaned[:, :, 0][bright], 1) > 215
    assert np.array_equal(sheet, drawn.stamped(plain, *AT)), "the picture handed in was changed"
