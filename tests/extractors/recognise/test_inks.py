"""Ink of any colour goes, print below it stays, and paper and print have no colour."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise.inks import coloured_ink, lift, red_ink
from tests.extractors.recognise import drawn, stamps

AT = (drawn.MIDDLE + 250, drawn.TOP + 60)
PART = (slice(drawn.TOP - 80, drawn.TOP + 200), slice(drawn.MIDDLE + 100, drawn.MIDDLE + 400))


@pytest.mark.parametrize("colour", [stamps.BLUE, stamps.PURPLE, stamps.GREEN, stamps.DARK_RED])
def test_the_print_below_comes_out(colour: tuple[int, int, int]) -> None:
    plain = drawn.page()
    part = stamps.stamp(plain, stamps.RING, AT, colour)[PART]
    lift(part, coloured_ink)
    dark, bright = plain[PART][:, :, 0] < 60, plain[PART][:, :, 0] > 240
    assert part[:, :, 0][dark].mean() < 80
    assert np.percentile(part[:, :, 0][bright], 2) > 200


def test_thin_strokes_whose_colour_is_kept_coarsely_leave_no_trace() -> None:
    plain = drawn.page()
    sheet, at = plain.copy(), (drawn.MIDDLE + 130, drawn.TOP + 75)
    ring = np.zeros(plain.shape[:2], dtype=np.uint8)
    cv2.ellipse(ring, (at[0] + 150, at[1] - 15), (230, 90), 0, 0, 360, 255, 12)
    cv2.putText(ring, "Nordhafen Dienst", (at[0] - 40, at[1]), cv2.FONT_HERSHEY_COMPLEX, 1.1, 255, 1, cv2.LINE_AA)
    share = (ring / 255 * 0.6)[..., None]
    sheet = (sheet * (1 - share) + sheet / 255.0 * np.array([150, 50, 70]) * share).astype(np.uint8)
    coarse = cv2.imencode(".jpg", sheet[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 50])[1]
    part = np.ascontiguousarray(cv2.imdecode(coarse, cv2.IMREAD_COLOR)[PART][:, :, ::-1])
    lift(part, red_ink)
    traces = (ring[PART] > 120) & (plain[PART][:, :, 0] > 240)
    assert np.percentile(part[:, :, 0][traces], 10) > 245
    assert part[:, :, 0][plain[PART][:, :, 0] < 60].mean() < 95


def test_print_and_paper_have_no_colour_even_on_a_tinted_sheet() -> None:
    tinted = (drawn.page() * np.array([1.0, 0.97, 0.86])).astype(np.uint8)
    assert not coloured_ink(tinted).any() and not red_ink(drawn.page()).any()


def test_where_there_is_no_such_ink_nothing_changes() -> None:
    part = stamps.stamp(drawn.page(), stamps.RING, AT, stamps.BLUE)[PART]
    before = part.copy()
    lift(part, red_ink)
    assert np.array_equal(part, before)


@pytest.mark.parametrize("colour", [(214, 60, 62), stamps.DARK_RED, stamps.PURPLE])
def test_pale_print_below_keeps_its_tone(colour: tuple[int, int, int]) -> None:
    """Of a scan whose toner runs out: what is paler than usual print is print all the same."""
    sheet = (235 - (255 - drawn.page().astype(np.int16)) * 0.25).clip(0, 255).astype(np.uint8)
    part = stamps.stamp(sheet, stamps.RING, AT, colour)[PART]
    ring = part[:, :, 1] < sheet[PART][:, :, 1].astype(np.int16) - 12
    lift(part, red_ink if colour != stamps.PURPLE else coloured_ink)
    dark, plain = (sheet[PART][:, :, 0] < 185) & ring, (sheet[PART][:, :, 0] > 225) & ring
    assert dark.sum() > 20
    assert part[:, :, 0][plain].mean() - part[:, :, 0][dark].mean() > 50
