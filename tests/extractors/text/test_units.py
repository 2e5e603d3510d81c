"""Units that headers and labels state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.text.units import Unit, stated_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：万元", (Unit.CNY, Decimal(10000))),
        ("编制单位：漠江公司 2022年12月31日 单位：元", (Unit.CNY, Decimal(1))),
        ("资产总额（万元）", (Unit.CNY, Decimal(10000))),
        ("面积(㎡)", (Unit.M2, Decimal(1))),
        ("人数（人）", (Unit.PERSONS, Decimal(1))),
        ("占比（%）", (Unit.RATIO, Decimal("0.01"))),
        ("单位：澳门元（MOP）", (Unit.FOREIGN, Decimal(1))),
        ("单位：元　币种：港币", (Unit.FOREIGN, Decimal(1))),
        ("单位：元　币种：人民币", (Unit.CNY, Decimal(1))),
        ("金额（SGD）", (Unit.FOREIGN, Decimal(1))),
        ("单位：千瑞士法郎", (Unit.FOREIGN, Decimal(1))),
        ("编制单位：漠江公司", None),
        ("资产总额（上年末，万元）", (Unit.CNY, Decimal(10000))),
        ("办公面积/m²", (Unit.M2, Decimal(1))),
        ("服务次数（次）", (Unit.TIMES, Decimal(1))),
    ],
)
def test_stated_unit(text: str, expected: tuple[Unit, Decimal] | None) -> None:
    assert stated_unit(text) == expected
