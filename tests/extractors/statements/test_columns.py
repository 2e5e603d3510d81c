"""Of a figure's columns the company's own goes before the group's, wherever the two stand side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import Extraction
from tests.extractors.build import document, table

FIRM = "阳江市汐屿信息科技有限公司"


def sheet(*rows: list[str]) -> Extraction:
    heading = ("合并及母公司资产负债表", f"编制单位：{FIRM}", "2022年12月31日", "单位：元")
    return extract(document(*heading, table(rows), name="报表.docx"))


@pytest.mark.parametrize(
    "rows",
    [
        (["项目", "期末余额", "<", "年初余额", "<"], ["^", "合并", "母公司", "合并", "母公司"]),
        (["项目", "期末余额（母公司）", "期末余额（合并）", "年初余额（母公司）", "年初余额（合并）"],),
    ],
)
def test_the_companys_own_column_counts(rows: tuple[list[str], ...]) -> None:
    group, own = "9,318,204.40", "5,102,663.08"
    figures = [group, own] if rows[0][1] == "期末余额" else [own, group]
    found = sheet(*rows, ["资产总计", *figures, "8,000,000.00", "4,900,000.00"])
    assert [(c.value, c.consolidated) for c in found.claims] == [(Decimal("5102663.08"), False)]
    beside = next(o for o in found.left_out if o.claim.value == Decimal("9318204.40"))
    assert [r.rule for r in beside.reasons] == ["column.consolidated"]


def test_the_group_alone_is_what_is_there() -> None:
    found = sheet(["项目", "期末余额（合并）", "年初余额（合并）"], ["资产总计", "9,318,204.40", "8,000,000.00"])
    assert [(c.value, c.consolidated) for c in found.claims] == [(Decimal("9318204.40"), True)]


@pytest.mark.parametrize(
    ("others", "own"),
    [
        ("期末余额 港元（HKD）", "期末余额 人民币元（RMB）"),
        ("原币（美元）", "折合人民币"),
        ("期末余额 巷元（HKO）", "期末余额 人民币元"),
    ],
)
@pytest.mark.parametrize("others_first", [False, True])
def test_the_column_in_yuan_counts(others: str, own: str, others_first: bool) -> None:
    columns = {others: "623,001.29", own: "576,905.13"}
    order = [others, own] if others_first else [own, others]
    found = sheet(["项目", *order], ["货币资金", "1.00", "2.00"], ["资产总计", *(columns[c] for c in order)])
    assert [c.value for c in found.claims] == [Decimal("576905.13")]


def test_a_column_in_other_money_alone_is_no_figure_in_yuan() -> None:
    found = sheet(["项目", "期末余额（港元）"], ["货币资金", "1.00"], ["资产总计", "623,001.29"])
    assert [c.value for c in found.claims if str(c.field) == "total_assets"] == []


@pytest.mark.parametrize("closing", ["", "—"])
def test_an_opening_total_glued_to_the_other_sides_label_never_stands_for_the_closing_one(closing: str) -> None:
    found = sheet(
        ["资产", "期末余额", "年初余额 负债和所有者权益", "期末余额"],
        *([name, "174,461.78", "221,198.01 应付账款", "150,769.66"] for name in ("货币资金", "存货", "固定资产") * 3),
        *(["", "", name, ""] for name in ("流动负债合计", "负债合计", "实收资本合计", "所有者权益合计")),
        ["资产总计", closing, "552,916.40 负债和所有者权益总计", "468,733.09"],
    )
    assert Decimal("552916.40") not in [c.value for c in found.claims]


@pytest.mark.parametrize("garbled", ["", "7广东", "服务有限", "阳2,7市,25有6.0司8"])
@pytest.mark.parametrize("closing_first", [False, True])
def test_last_years_total_never_stands_for_one_that_was_not_read(garbled: str, closing_first: bool) -> None:
    def row(name: str, line: str, closing: str, opening: str) -> list[str]:
        return [name, line, closing, opening] if closing_first else [name, line, opening, closing]

    found = sheet(
        row("资产", "行次", "期末余额", "上年年末余额"),
        row("货币资金", "2", "236,610.00", "113,350.00"),
        row("流动资产合计", "7", "742,880.00", "482,900.00"),
        row("资产总计", "13", garbled, "580,940.00"),
    )
    assert [c.value for c in found.claims if str(c.field) == "total_assets"] == []


def test_a_blank_year_before_leaves_this_years_total() -> None:
    found = sheet(["资产", "期末余额", "上年年末余额"], ["货币资金", "236,610.00", ""], ["资产总计", "580,940.00", ""])
    assert [c.value for c in found.claims] == [Decimal("580940.00")]


def test_a_blank_column_takes_nothing_from_years_side_by_side() -> None:
    rows = [["指标", "单位", "2022年", "2021年", "备注"], ["年服务中小微企业数", "家", "61", "54", ""]]
    found = extract(document("申请表", table(rows), name="1.申请表.docx"))
    assert [(str(c.field), c.value) for c in found.claims] == [("client_count", Decimal(61))]


AUDITED, BOOKS, MOVED = "391,700.00", "587,200.00", "-195,500.00"


@pytest.mark.parametrize(
    ("header", "figures"),
    [
        (["项目", "未审数", "审计调整", "审定数"], [BOOKS, MOVED, AUDITED]),
        (["项目", "审定金额", "调整数", "账面余额"], [AUDITED, MOVED, BOOKS]),
        (["项目", "期末未审数", "调整借方", "调整贷方", "期末审定数"], [BOOKS, "0.00", MOVED, AUDITED]),
        (["项目", "调整前", "调整后"], [BOOKS, AUDITED]),
        (["项目", "期末账面数", "期末审定数", "期初审定数"], [BOOKS, AUDITED, "310,000.00"]),
        (["项目", "送审数", "核减额", "审定数"], [BOOKS, MOVED, AUDITED]),
    ],
)
def test_the_audited_column_counts_wherever_it_stands(header: list[str], figures: list[str]) -> None:
    found = sheet(header, ["货币资金", *figures], ["资产总计", *figures])
    assert [c.value for c in found.claims if str(c.field) == "total_assets"] == [Decimal("391700")]
    assert not any(c.rivals for c in found.claims)
    books = next(o for o in found.left_out if o.claim.value == Decimal(587200))
    assert [r.rule for r in books.reasons] == ["column.before_the_audit"]


@pytest.mark.parametrize("moved", ["+195,500.00", "(195,500.00)", "贷195,500.00", "△195,500.00"])
def test_what_was_moved_hides_no_column_behind_it(moved: str) -> None:
    found = sheet(["项目", "未审数", "审计调整", "审定数"], ["资产总计", BOOKS, moved, AUDITED])
    assert [c.value for c in found.claims if str(c.field) == "total_assets"] == [Decimal("391700")]


@pytest.mark.parametrize("audited", ["", "—"])
def test_the_books_figure_never_stands_for_an_audited_one_that_is_not_there(audited: str) -> None:
    found = sheet(
        ["项目", "未审数", "审计调整", "审定数"],
        ["货币资金", "9,000.00", "-", "9,000.00"],
        ["资产总计", BOOKS, MOVED, audited],
    )
    assert not found.claims


def test_a_year_that_was_audited_does_not_outdo_a_later_one() -> None:
    found = sheet(["项目", "2022年12月31日", "2021年12月31日（经审计）"], ["资产总计", BOOKS, AUDITED])
    assert [c.value for c in found.claims] == [Decimal(587200)]


def test_books_alone_are_what_is_there() -> None:
    found = sheet(["项目", "账面数", "年初数"], ["资产总计", BOOKS, AUDITED])
    assert [c.value for c in found.claims] == [Decimal(587200)]


@pytest.mark.parametrize("unit", ["金额单位：人民币百元", "（人民币百元）", "本表金额以百元列示"])
def test_a_unit_in_the_rows_over_the_figures_counts(unit: str) -> None:
    rows = [["资产负债表", "", ""], [f"编制单位：{FIRM}", "", ""], ["2022年12月31日", "", ""], [unit, "", ""]]
    made = document(
        table([*rows, ["项目", "期末余额", "年初余额"], ["资产总计", "6,120.00", "5,000.00"]]), name="报表.xlsx"
    )
    assert [c.value for c in extract(made).claims] == [Decimal(612000)]
