"""Look-alike characters become one, and none becomes a digit that stands beside a figure."""

from __future__ import annotations

import pytest

from extractors.text.folding import fold


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
