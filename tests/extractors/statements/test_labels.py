"""What a label asks for and what the cell of its value tells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.statements.labels import share_of
from extractors.text.folding import fold


@pytest.mark.parametrize(
    ("text", "share"),
    [("4/5", "0.8"), ("9人/12人", "0.75"), ("约3/4", "0.75"), ("5/6，即83.3%", "0.833"), ("7/9人，占77.8%", "0.778")],
)
def test_a_share_is_told_by_how_many_of_how_many(text: str, share: str) -> None:
    found = share_of(fold(text))
    assert found is not None and found.value == Decimal(share)


@pytest.mark.parametrize("text", ["6/5", "0/5", "2024/5/6", "4/5（含兼职2人）", "4人", "5/6，其中兼职2人"])
def test_other_numbers_with_a_stroke_are_no_share(text: str) -> None:
    assert share_of(fold(text)) is None
