"""A seal that a copier made grey goes, the print stays as it was, and pale print is no seal."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.recognise import grey_seals, ruling
from tests.extractors.recognise import drawn, stamps

AT = (drawn.MIDDLE + 340, drawn.TOP + 185)


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME, stamps.OVAL])
def test_it_is_found_once_and_lifted(shape: str) -> None:
    plain = drawn.page()
    cleaned, (box,) = grey_seals.without(stamps.stamp(plain, shape, AT, stamps.GREY), drawn.DPI)
    assert abs((box.x0 + box.x1) / 2 - AT[0]) < 25 and abs((box.top + box.bottom) / 2 - AT[1]) < 25
    dark = plain[:, :, 0] < 60
    ring = (stamps.stamp(np.full_like(plain, 255), shape, AT, (0, 0, 0))[:, :, 0] < 100) & (plain[:, :, 0] > 240)
    assert cleaned[:, :, 0][dark].mean() < 60
    assert np.mean(cleaned[:, :, 0][ring] > 200) > 0.8


def test_its_letters_are_gone_between_print_too() -> None:
    plain = drawn.page()
    seal = np.full_like(plain, 255)
    cv2.rectangle(seal, (AT[0] - 155, AT[1] - 100), (AT[0] + 155, AT[1] + 100), (140, 140, 140), 9)
    cv2.putText(seal, "SEAL OFFICE", (AT[0] - 140, AT[1] + 20), cv2.FONT_HERSHEY_SIMPLEX, 1.35, (140, 140, 140), 3)
    cleaned, boxes = grey_seals.without((plain.astype(np.uint16) * seal // 255).astype(np.uint8), drawn.DPI)
    assert len(boxes) == 1
    letters = (seal[:, :, 0] < 160) & (plain[:, :, 0] > 240)
    assert np.mean(cleaned[:, :, 0][letters] > 215) > 0.97
    assert cleaned[:, :, 0][plain[:, :, 0] < 60].mean() < 60


def test_thin_print_is_faded_among_a_seals_letters_only() -> None:
    pale = np.zeros((200, 200), dtype=np.uint8)
    cv2.circle(pale, (100, 100), 90, 1, 6)
    part = np.full((200, 200, 3), 250, dtype=np.uint8)
    part[98:102, 90:110] = part[98:102, 24:34] = 165
    depth = 250 - part[:, :, 0].astype(np.float32)
    depth[pale > 0] = 65
    grey_seals._fade(part, depth, pale > 0, 115.0, 250.0, 2.0)
    assert (part[98:102, 90:110] == 165).all()
    assert (part[98:102, 24:34] > 180).all()


def test_punched_holes_do_not_make_grey_print_part_of_a_seal() -> None:
    sheet = np.full((2339, 1654, 3), 252, dtype=np.uint8)
    for i in range(18):
        for x in (300, 700, 1100):
            place = (x, 500 + 62 * i)
            cv2.putText(sheet, "48,210.35", place, cv2.FONT_HERSHEY_SIMPLEX, 1.0, (118, 118, 118), 3, cv2.LINE_AA)
    for y in (700, 1600):
        cv2.circle(sheet, (60, y), 42, (12, 12, 12), -1)
    sheet[:30] = 12
    _, (box,) = grey_seals.without(stamps.stamp(sheet, stamps.RING, (900, 1000), (185, 185, 185)), drawn.DPI)
    assert (box.x1 - box.x0, box.bottom - box.top) == pytest.approx((250, 250), abs=15)


def test_a_page_without_one_stays_as_it_is() -> None:
    for page in (drawn.page(), np.full((600, 400, 3), 250, dtype=np.uint8)):
        cleaned, boxes = grey_seals.without(page, drawn.DPI)
        assert cleaned is page and boxes == ()


def test_pale_print_and_pale_rules_are_none() -> None:
    sheet = drawn.page()
    for i in range(4):
        cv2.putText(sheet, "pale remark 2031", (220, 1750 + 60 * i), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (150, 150, 150), 3)
        cv2.line(sheet, (900, 1700 + 100 * i), (1500, 1700 + 100 * i), (160, 160, 160), 2)
    for x in (900, 1200, 1500):
        cv2.line(sheet, (x, 1700), (x, 2000), (160, 160, 160), 2)
    assert grey_seals.without(sheet, drawn.DPI)[1] == ()


@pytest.mark.parametrize("shape", [stamps.RING, stamps.FRAME])
def test_rules_under_a_seal_that_is_left_are_found_where_they_are(shape: str) -> None:
    levels = sorted(
        line.top * drawn.SCALE
        for line in ruling.find(stamps.stamp(drawn.page(), shape, AT, (40, 40, 42)), drawn.DPI)
        if line.top == line.bottom and line.x1 - line.x0 > 300
    )
    assert levels == pytest.approx([drawn.TOP + i * drawn.ROW for i in range(5)], abs=4)


@pytest.mark.parametrize("seed", range(4))
def test_grains_along_rules_are_none(seed: int) -> None:
    """A telephone's noise on a sheet of level rules: specks that happen to lie along two of them are no frame."""
    sheet, rng = np.full((1500, 2100, 3), 236, dtype=np.uint8), np.random.default_rng(seed)
    for i in range(14):
        cv2.line(sheet, (170, 300 + 52 * i), (1960, 300 + 52 * i), (30, 30, 30), 3)
        cv2.putText(
            sheet, f"item {i} 9,348,369.6{i % 10}", (180, 290 + 52 * i), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (40, 40, 40), 2
        )
    blurred = cv2.GaussianBlur(sheet, (0, 0), 1.6).astype(np.float64)
    noisy = np.clip(blurred + cv2.GaussianBlur(rng.normal(0, 30, sheet.shape[:2]), (0, 0), 1.1)[..., None], 0, 255)
    assert grey_seals.without(noisy.astype(np.uint8), 180)[1] == ()
