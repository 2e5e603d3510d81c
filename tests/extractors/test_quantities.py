"""Numbers and units as Chinese writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Approximation
from extractors.numerals import chinese_number
from extractors.quantities import Bound, quantities
from extractors.units import Unit, stated_unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("523,456.82元", "523456.82", Unit.CNY),
        ("５２万元", "520000", Unit.CNY),
        ("伍拾贰万元整", "520000", Unit.CNY),
        ("人民币伍拾贰万叁仟肆佰伍拾陆元捌角贰分", "523456.82", Unit.CNY),
        ("1.2亿元", "120000000", Unit.CNY),
        ("8千万元", "80000000", Unit.CNY),
        ("百分之七十五", "0.75", Unit.RATIO),
        ("百分之七十五点五", "0.755", Unit.RATIO),
        ("７５％", "0.75", Unit.RATIO),
        ("七成五", "0.75", Unit.RATIO),
        ("八成", "0.8", Unit.RATIO),
        ("一百五十八人", "158", Unit.PERSONS),
        ("两名", "2", Unit.PERSONS),
        ("１２６．５㎡", "126.5", Unit.M2),
        ("126.5m2", "126.5", Unit.M2),
        ("126.5 m²", "126.5", Unit.M2),
        ("一万平方米", "10000", Unit.M2),
        ("120平", "120", Unit.M2),
        ("45家", "45", Unit.ENTERPRISES),
        ("45家次", "45", Unit.TIMES),
        ("300人次", "300", Unit.TIMES),
        ("3亩", "3", Unit.LAND),
        ("90万美元", "900000", Unit.FOREIGN),
        ("182.456.30", "182456.30", Unit.BARE),
        ("-1,907,142.03元", "-1907142.03", Unit.CNY),
    ],
)
def test_one_quantity(text: str, value: str, unit: Unit) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("约120家", Approximation.ABOUT),
        ("100余家", Approximation.MORE_THAN),
        ("8万多平方米", Approximation.MORE_THAN),
        ("1000+家", Approximation.MORE_THAN),
        ("将近400名", Approximation.LESS_THAN),
        ("120家左右", Approximation.ABOUT),
        ("120家", Approximation.EXACT),
    ],
)
def test_approximation(text: str, approximation: Approximation) -> None:
    assert quantities(text)[0].approximation is approximation


@pytest.mark.parametrize(
    ("text", "bound"),
    [("不少于5人", Bound.AT_LEAST), ("60%以上", Bound.OR_MORE), ("不超过3人", Bound.AT_MOST), ("5人", Bound.NONE)],
)
def test_bound(text: str, bound: Bound) -> None:
    assert quantities(text)[0].bound is bound


@pytest.mark.parametrize(
    "text",
    [
        "2022年12月31日",
        "第八条",
        "统一社会信用代码91440000MA5TEST00X",
        "电话0662-3312345",
        "13800138000",
        "统一",
        "资产总额为    万元",
    ],
)
def test_no_quantity(text: str) -> None:
    assert not [q for q in quantities(text) if q.unit is not Unit.OTHER]


def test_range_keeps_both_ends() -> None:
    (found,) = quantities("80-100平方米")
    assert (found.value, found.high, found.approximation) == (80, 100, Approximation.ABOUT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：万元", (Unit.CNY, Decimal(10000))),
        ("编制单位：漠江公司 2022年12月31日 单位：元", (Unit.CNY, Decimal(1))),
        ("资产总额（万元）", (Unit.CNY, Decimal(10000))),
        ("面积(㎡)", (Unit.M2, Decimal(1))),
        ("人数（人）", (Unit.PERSONS, Decimal(1))),
        ("占比（%）", (Unit.RATIO, Decimal("0.01"))),
        ("编制单位：漠江公司", None),
        ("服务次数（次）", (Unit.TIMES, Decimal(1))),
    ],
)
def test_stated_unit(text: str, expected: tuple[Unit, Decimal] | None) -> None:
    assert stated_unit(text) == expected


_NAMES = "零一二三四五六七八九"


def _spell(number: int) -> str:
    """A number below 10,000 the long way, with the zeros that Chinese asks for."""
    text, pending = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if pending and text else "") + _NAMES[digit] + name
            pending = False
        else:
            pending = True
    return text


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1000, max_value=9999))
def test_chinese_numbers_come_back(high: int, low: int) -> None:
    assert chinese_number(_spell(low)) == low
    assert chinese_number(f"{_spell(high)}万{_spell(low)}") == high * 10000 + low


@given(st.text(alphabet="0123456789,.零一二百万亿成%％元人家㎡约余 -年月第资产总额", max_size=40))
def test_offsets_lead_back_to_the_text(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert any(c.isdigit() or c in "零一二百万亿成" for c in text[found.start : found.end])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("26,059.326.39", "26059326.39"),
        ("2.553,989.32元", "2553989.32"),
        ("2.553,989元", "2553989"),
        ("0.125", "0.125"),
    ],
)
def test_group_commas_that_came_out_as_points(text: str, value: str) -> None:
    assert [q.value for q in quantities(text)] == [Decimal(value)]


def test_the_numbers_of_a_list_that_runs_on_are_no_quantities() -> None:
    assert quantities("1.某甲，专职2.某乙，专职3.某丙，兼职") == ()
    assert [q.value for q in quantities("专职人员12.其中本科8人")] == [12, 8]
