"""Units that headers and labels state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.text.units import Unit, stated_unit, stated_units


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
        ("金额单位：人民币百元", (Unit.CNY, Decimal(100))),
        ("单位：佰元币种：人民币", (Unit.CNY, Decimal(100))),
        ("期末余额（仟元）", (Unit.CNY, Decimal(1000))),
        ("人民币千元", (Unit.CNY, Decimal(1000))),
        ("除注明外，金额单位均为人民币百元", (Unit.CNY, Decimal(100))),
        ("本表以十万元列示", (Unit.CNY, Decimal(100000))),
        ("单位：千万元", (Unit.CNY, Decimal(10000000))),
        ("资产总额/百元", (Unit.CNY, Decimal(100))),
        ("收到人民币元旦慰问金", None),
        ("按千元计算的津贴", None),
    ],
)
def test_stated_unit(text: str, expected: tuple[Unit, Decimal] | None) -> None:
    assert stated_unit(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：人、户、百元", [(Unit.PERSONS, 1), (Unit.ENTERPRISES, 1), (Unit.CNY, 100)]),
        ("（计量单位：㎡；万元，家）", [(Unit.M2, 1), (Unit.CNY, 10000), (Unit.ENTERPRISES, 1)]),
        ("单位：元、万元、人", [(Unit.PERSONS, 1)]),
        ("单位：千元", [(Unit.CNY, 1000)]),
        ("单位：人事、行政", []),
    ],
)
def test_several_units_of_one_line(text: str, expected: list[tuple[Unit, int]]) -> None:
    assert list(stated_units(text)) == [(unit, Decimal(factor)) for unit, factor in expected]
