"""Look-alike characters become one, and none becomes a digit that stands beside a figure."""

from __future__ import annotations

import pytest

from extractors.text.folding import fold, years_in_digits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１２８．５％", "128.5%"),
        ("面积98 m²", "面积98 m2"),
        ("面积98²", "面积98²"),
        ("①5人", "①5人"),
        ("⽉末資產總額", "月末资产总额"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("二〇二四年三月", "2024年三月"), ("二零一九年度", "2019年度"), ("二○二三家", "二○二三家"), ("三年共", "三年共")],
)
def test_a_year_in_characters_is_that_year(text: str, digits: str) -> None:
    assert years_in_digits(text) == digits
