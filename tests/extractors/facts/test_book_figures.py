"""Net profit and net assets are those of the year's column, a loss below nothing; what cannot be told is not taken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.facts.book_figures import amount_of, find, last_day
from extractors.model import Block, FactName, Kind, Paper, Passage
from tests.extractors.build import document, table

PROFIT = "四、净利润（净亏损以“-”号填列）"


def told(*blocks: Block | str, kind: Kind = Kind.INCOME_STATEMENT) -> list[tuple[FactName, object, date | None]]:
    made = document(*blocks)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return [(t.name, t.value, t.as_of) for t in find(made, [Paper(kind, made.name)], passages)]


@pytest.mark.parametrize(
    ("header", "row", "value"),
    [
        (("项目", "本月金额", "本年累计金额"), (PROFIT, "1,200.00", "-17,300.50"), "-17300.50"),
        (("项目", "行次", "本期金额", "上期金额"), (PROFIT, "32", "5,200.00", "-80.00"), "5200.00"),
        (("项目", "上年数", "本年数"), ("净亏损", "300.00", "4,000.00"), "-4000.00"),
        (("项目", "2021年度", "2022年度"), ("净利润", "300.00", "(4,000.00)"), "-4000.00"),
        (("项目", "本年累计"), ("三、净资产变动额", "90,000.00"), "90000.00"),
    ],
)
def test_the_column_of_the_year(header: tuple[str, ...], row: tuple[str, ...], value: str) -> None:
    found = told("利润表", "2022年度  单位：元", table([header, row]))
    assert found == [(FactName.NET_PROFIT, value, date(2022, 12, 31))]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("项目", "甲", "乙"), (PROFIT, "1,200.00", "17,300.50")),
        (("项目", "本月金额"), (PROFIT, "1,200.00")),
        (("项目", "上期金额", "本期金额"), (PROFIT, "1,200.00", "看不清")),
        (("项目", "本期金额"), ("归属于母公司所有者的净利润", "1,200.00")),
    ],
)
def test_what_cannot_be_told_is_not_taken(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    assert told("利润表", "2022年度", table([header, row])) == []


def test_equity_stands_on_the_other_side_and_units_over_the_sheet() -> None:
    sheet = table(
        [
            ("资产", "期末余额", "年初余额", "负债和股东权益", "期末余额", "年初余额"),
            ("资产总计", "52.3", "40", "负债合计", "60", "30"),
            ("", "", "", "股东权益合计", "-7.7", "10"),
            ("资产总计", "52.3", "40", "负债和股东权益总计", "52.3", "40"),
        ]
    )
    found = told("资产负债表", "2022年12月31日  单位：万元", sheet, kind=Kind.BALANCE_SHEET)
    assert found == [(FactName.NET_ASSETS, "-77000.00", date(2022, 12, 31))]


@pytest.mark.parametrize("label", ["股东权益合计 .", "所有者权益合计：、", "净资产合计·"])
def test_a_speck_behind_a_label_is_none_of_its_words(label: str) -> None:
    found = told(
        "资产负债表", "2022年12月31日", table([("项目", "期末余额"), (label, "5.00")]), kind=Kind.BALANCE_SHEET
    )
    assert found == [(FactName.NET_ASSETS, "5.00", date(2022, 12, 31))]


def test_rows_without_a_table() -> None:
    found = told("利润表", "2022年度  单位：元", "项目  本年金额  上年金额", f"{PROFIT}  -33,250.00  20,000.00")
    assert found == [(FactName.NET_PROFIT, "-33250.00", date(2022, 12, 31))]
    assert told("利润表", "2022年度", f"{PROFIT}  33,250.00  20,000.00") == []


def test_what_a_report_tells_in_a_sentence() -> None:
    lines = ("审计报告", "截至2022年12月31日，公司净资产为-12.5万元，上年净利润8万元，本年净亏损3万元。")
    assert set(told(*lines, kind=Kind.AUDIT_REPORT)) == {
        (FactName.NET_PROFIT, "-30000.00", date(2022, 12, 31)),
        (FactName.NET_ASSETS, "-125000.00", date(2022, 12, 31)),
    }


def test_other_papers_tell_none() -> None:
    assert told("申请报告", table([("净利润", "5,000.00")]), kind=Kind.APPLICATION_REPORT) == []


def test_months_of_a_heading_and_amounts() -> None:
    assert last_day("2022年1-9月") == date(2022, 9, 30)
    assert last_day("2022年12月") == date(2022, 12, 31)
    assert amount_of("1,234.50") == Decimal("1234.50")
    assert amount_of("(8.00)") == amount_of("负8") == -8
    assert amount_of("五、12") is None


def test_amounts_in_ten_thousands_have_the_decimals_of_their_unit() -> None:
    rows = table([("项目", "行次", "本年金额", "上年金额"), ("四、净利润", "9", "12.7350", "-3.1204")])
    assert told("利润表", "2022年度  单位：万元", rows) == [(FactName.NET_PROFIT, "127350.00", date(2022, 12, 31))]
    assert told("利润表", "2022年度  单位：元", rows) == []
    assert told("利润表", "2022年度  单位：元", "净利润  12.7350") == []
