"""Red ink goes, print under it stays, and red print that is no seal is left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise import inks, seals
from tests.extractors.recognise import drawn, stamps

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


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME, stamps.OVAL])
@pytest.mark.parametrize("colour", [stamps.BLUE, stamps.PURPLE, stamps.GREEN, stamps.DARK_RED])
def test_seals_of_other_colours_are_found_once(shape: str, colour: tuple[int, int, int]) -> None:
    (box,) = seals.find(stamps.stamp(drawn.page(), shape, AT, colour), drawn.DPI)
    assert abs((box.x0 + box.x1) / 2 - AT[0]) < 15 and abs((box.top + box.bottom) / 2 - AT[1]) < 15


def test_what_a_pen_wrote_is_no_seal() -> None:
    sheet = drawn.page()
    cv2.putText(sheet, "A. Bell 2031-5-8", (300, 1900), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 3.0, stamps.BLUE, 6)
    cv2.polylines(sheet, [np.array([[900, 950], [960, 1040], [1080, 900]], dtype=np.int32)], False, (210, 30, 40), 9)
    assert seals.find(sheet, drawn.DPI) == ()


def test_a_finger_at_the_edge_and_a_marked_figure_are_none() -> None:
    sheet = drawn.page()
    cv2.ellipse(sheet, (60, 1500), (160, 120), 0, 0, 360, (226, 150, 130), -1)
    sheet[drawn.TOP + 20 : drawn.TOP + 100, drawn.MIDDLE + 80 : drawn.MIDDLE + 400, 2] = 60
    assert seals.find(sheet, drawn.DPI) == ()


def test_a_signature_over_a_red_seal_stays() -> None:
    sheet = drawn.stamped(drawn.page(), 900, 1900)
    cv2.putText(sheet, "Bell", (780, 1900), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2.0, (30, 50, 170), 6)
    cleaned = seals.without(sheet, seals.find(sheet, drawn.DPI))
    assert inks.coloured_ink(cleaned).sum() > 1500 and not inks.red_ink(cleaned).any()


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME, stamps.OVAL])
@pytest.mark.parametrize("tinted", [(64, 46, 30), (78, 60, 44)])
def test_dark_print_that_a_warm_shade_tinted_is_no_seal(shape: str, tinted: tuple[int, int, int]) -> None:
    sheet = drawn.page()
    printed = cv2.cvtColor(stamps.stamp(np.full_like(sheet, 255), shape, AT, (0, 0, 0)), cv2.COLOR_RGB2GRAY) < 128
    sheet[printed] = tinted
    assert inks.coloured_ink(sheet).sum() > 1000 and seals.find(sheet, drawn.DPI) == ()


def test_a_red_seal_under_a_warm_shade_goes_and_its_print_stays() -> None:
    warm = np.array([0.92, 0.84, 0.7])
    plain = (drawn.page() * warm).astype(np.uint8)
    sheet = (drawn.stamped(drawn.page(), *AT) * warm).astype(np.uint8)
    cleaned = seals.without(sheet, seals.find(sheet, drawn.DPI))
    dark = plain[:, :, 0] < 60
    assert not inks.red_ink(cleaned).any() and cleaned[:, :, 0][dark].mean() < 70
