"""A number is taken from a reading however it took the points and commas, and nonsense is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.recognise.numbers import digits, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("523,456.82", "523456.82"),
        ("５２３，４５６．８２", "523456.82"),
        ("182.456.30", "182456.30"),
        ("404,487,33", "404487.33"),
        ("1,234", "1234"),
        ("75.8%", "75.8"),
        ("¥ 1,200.50", "1200.50"),
        ("450,790.76}", "450790.76"),
        ("33", "33"),
    ],
)
def test_numbers_are_read(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "7S", "1-2", "党什贰佰", "$03,82x.35", "12:30", "1,23,4"])
def test_nonsense_is_no_number(text: str) -> None:
    assert number(text) is None


def test_digits_alone() -> None:
    assert digits("约１,2３0.5家") == "12305"
