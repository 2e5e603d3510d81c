"""Of figures told one by one the total counts, or the latest year's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Passage
from extractors.scopes import Scope
from extractors.statements.sentences import sentences


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("设有两处办公点,面积分别为68平方米和45.5平方米,合计113.5平方米。", ["113.5"]),
        ("两处办公室面积分别为68平方米和45.5平方米。", []),
        ("2022年、2023年服务中小企业分别为47家和52家。", ["52"]),
        ("2022年和2023年分别服务中小微企业47家、52家。", ["52"]),
        ("2023年、2022年服务中小企业分别为52家和47家。", []),
        ("近两年末资产总额分别为80万元、95万元。", []),
        ("资产总额80万元,负债12万元。", ["800000"]),
    ],
)
def test_figures_told_one_by_one(text: str, values: list[str]) -> None:
    assert [s.value for s in sentences(Passage(text), Scope()) if not s.reasons] == [Decimal(v) for v in values]
