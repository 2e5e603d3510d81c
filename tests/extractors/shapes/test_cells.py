"""Figures beside or under their label."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.model import Field
from extractors.quantities import Unit
from extractors.shapes.cells import cells
from tests.extractors.build import table


def found(rows: list[list[str]], over: tuple[Unit, Decimal] | None = None) -> dict[Field, Decimal]:
    return {s.field: s.value for s in cells(table(rows), over)}


def test_form_of_labels_and_values() -> None:
    rows = [
        ["成立日期", "2018年5月3日", "注册资本", "100万元"],
        ["资产总额（万元）", "52.35", "办公场所面积（㎡）", "126.5"],
        ["专职从业人数（人）", "8", "其中：大专及以上人数", "7"],
        ["大专及以上学历和中级及以上职称人员占专职人员比例", "87.5%", "年服务企业数（家）", "46"],
    ]
    assert found(rows) == {
        Field.TOTAL_ASSETS: Decimal("523500"),
        Field.FLOOR_AREA: Decimal("126.5"),
        Field.HEADCOUNT: Decimal(8),
        Field.QUALIFICATION_RATIO: Decimal("0.875"),
        Field.CLIENT_COUNT: Decimal(46),
    }


def test_labels_above_their_values() -> None:
    rows = [["资产总额", "从业人数", "办公面积", "服务企业数"], ["52.35万元", "8", "126.5", "46"]]
    assert found(rows) == {
        Field.TOTAL_ASSETS: Decimal("523500"),
        Field.HEADCOUNT: Decimal(8),
        Field.FLOOR_AREA: Decimal("126.5"),
        Field.CLIENT_COUNT: Decimal(46),
    }


def test_two_sided_balance_sheet_takes_the_closing_column_of_its_side() -> None:
    rows = [
        ["资产", "行次", "年初余额", "期末余额", "负债和所有者权益", "行次", "年初余额", "期末余额"],
        ["流动资产合计", "12", "400,000.00", "423,456.82", "负债合计", "30", "10,000.00", "23,456.82"],
        ["资产总计", "19", "500,000.00", "523,456.82", "负债和所有者权益总计", "40", "500,000.00", "523,456.82"],
    ]
    assert found(rows) == {Field.TOTAL_ASSETS: Decimal("523456.82")}


def test_the_unit_line_above_scales_bare_numbers() -> None:
    rows = [["项目", "期末余额"], ["资产总计", "52.35"]]
    assert found(rows, (Unit.CNY, Decimal(10000))) == {Field.TOTAL_ASSETS: Decimal("523500")}


def test_the_latest_of_several_years() -> None:
    rows = [["指标", "2020年", "2021年", "2022年"], ["资产总额(万元)", "40", "45", "52.35"]]
    (one,) = cells(table(rows))
    assert (one.value, one.as_of) == (Decimal("523500"), date(2022, 12, 31))


def test_unknown_columns_are_handed_on() -> None:
    (one,) = cells(table([["项目", "甲", "乙"], ["资产总计", "523,456.82", "500,000.00"]]))
    assert (one.value, one.others) == (Decimal("523456.82"), (Decimal("500000.00"),))


def test_the_asked_value_is_not_the_stated_one() -> None:
    rows = [["指标", "认定标准", "申报值"], ["办公场所面积（平方米）", "100", "126.5"]]
    assert found(rows) == {Field.FLOOR_AREA: Decimal("126.5")}


def test_a_unit_in_a_column_of_its_own() -> None:
    rows = [["指标名称", "计量单位", "数值"], ["资产总额", "万元", "52.35"], ["专职人员", "人", "8"]]
    assert found(rows) == {Field.TOTAL_ASSETS: Decimal("523500"), Field.HEADCOUNT: Decimal(8)}
