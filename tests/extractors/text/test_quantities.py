"""Numbers and units as Chinese writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Approximation
from extractors.text.quantities import Bound, quantities
from extractors.text.units import Unit


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
        ("比例为5/8。", "0.625", Unit.RATIO),
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
        ("2.553,989:32元", "2553989.32"),
        ("412:860.17", "412860.17"),
        ("2.553,989元", "2553989"),
        ("2456 · 25万元", "24562500"),
        ("0.125", "0.125"),
    ],
)
def test_group_commas_that_came_out_as_points(text: str, value: str) -> None:
    assert [q.value for q in quantities(text)] == [Decimal(value)]


@pytest.mark.parametrize("text", ["建筑面积共.5平方米", "面积 .58平方米", "资产总额.56万元", "占.55%", "合计.1234"])
def test_what_is_left_of_a_number_is_none(text: str) -> None:
    assert not quantities(text)


def test_a_figure_with_a_point_too_many_is_none() -> None:
    assert not any(quantities(text) for text in ("7.731.0303", "7.731.0303元", "3.2.1 总体目标"))
    assert [q.value for q in quantities("资产共100.5.")] == [Decimal("100.5")]
    assert [q.value for q in quantities("6.340.62")] == [Decimal("6340.62")]
