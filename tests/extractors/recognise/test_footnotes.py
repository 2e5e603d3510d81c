"""A digit that stands small and high behind a figure on a picture is a note's; all others are the figure's own."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model import Box, Word
from extractors.recognise.footnotes import with_notes

STEP, TOP, FOOT = 14, 30, 50


def read(text: str, raised: int = 0, *, lift: int = 9, height: int = 11) -> str:
    """What a line is read as whose last so many digits are blocks so high, so far above the foot of the others."""
    picture = np.full((80, 40 + STEP * len(text), 3), 250, dtype=np.uint8)
    digits = [i for i, char in enumerate(text) if char.isdigit()]
    for i, char in enumerate(text):
        x = 20 + STEP * i
        top, foot = (FOOT - lift - height, FOOT - lift) if i in digits[len(digits) - raised :] else (TOP, FOOT)
        if char in ",.":
            top, foot = FOOT - 3, FOOT + 1
        cv2.rectangle(picture, (x + 2, top), (x + STEP - 3, foot), (30, 30, 30), -1)
    edges = tuple(20.0 + STEP * i for i in range(len(text) + 1))
    (word,) = with_notes([Word(text, Box(edges[0], TOP - 4.0, edges[-1], FOOT + 4.0), 0.9, edges)], picture)
    return word.text


@pytest.mark.parametrize(
    ("text", "raised", "expected"),
    [("961平方米", 1, "96¹平方米"), ("312845,1", 1, "312845,¹"), ("8612", 2, "86¹²"), ("96.503", 1, "96.50³")],
)
def test_small_high_digits_are_notes(text: str, raised: int, expected: str) -> None:
    assert read(text, raised) == expected


def test_digits_of_one_size_or_foot_stay() -> None:
    assert read("961平方米") == "961平方米"
    assert read("961平方米", 1, lift=0) == "961平方米"
    assert read("961平方米", 1, lift=0, height=20) == "961平方米"


def test_what_hangs_lower_than_a_head_is_a_digit_that_lost_its_foot() -> None:
    assert read("961平方米", 1, lift=5, height=9) == "961平方米"


@pytest.mark.parametrize("text", ["2021年", "96.51", "301室"])
def test_days_rooms_and_decimals_bear_no_note(text: str) -> None:
    assert read(text, 1) == text


def test_a_word_without_places_of_its_letters_stays() -> None:
    word = Word("961", Box(0, 0, 40, 20), 0.9)
    assert with_notes([word], np.zeros((30, 50, 3), dtype=np.uint8)) == [word]
