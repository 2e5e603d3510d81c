"""What a threshold finding says, word for word in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.model import Status
from checkers.saying.threshold import lessened, missing, not_in_force, unread
from extractors.model import Approximation, Claim, FactName, Kind, Paper
from tests.checkers.build import (
    AREA,
    ASSETS,
    CLIENTS,
    FORM,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    RATIO,
    ROSTER,
    SHEET,
    case,
    claim,
    count,
    fact,
    finding,
    threshold,
)


def test_where_the_figure_stands_and_by_how_much_it_suffices() -> None:
    said = threshold(case(claim(ASSETS, SHEET, "612345.5", as_of=LAST))).message
    assert said.zh == (
        "资产负债表（“balance_sheet.pdf”第 1 页）载明资产总额（2022-12-31）为 612,345.5 元。"
        "要求不低于 500,000 元，高出 112,345.5 元。"
    )
    assert said.en == (
        "The balance sheet (“balance_sheet.pdf”, page 1) gives CNY 612,345.5 as total assets as of 2022-12-31. "
        "At least CNY 500,000 is asked: CNY 112,345.5 above."
    )


def test_what_sums_up_a_year_carries_the_year_and_no_day_and_what_was_counted_is_said_to_be() -> None:
    counted = claim(CLIENTS, LISTED, 312, as_of=LAST, count=count(312, 312))
    said = threshold(case(counted)).message
    assert "统计得出年服务企业数（2022 年）为 312 家" in said.zh
    assert "counts 312 enterprises as enterprises served a year in 2022" in said.en


def test_what_is_printed_stands_beside_the_value_where_it_is_another_number() -> None:
    said = threshold(case(claim(ASSETS, SHEET, 1732900, "173.29万元"))).message
    assert "为 1,732,900 元（原文“173.29万元”）。" in said.zh
    assert "CNY 1,732,900 (“173.29万元”)" in said.en
    assert "原文" not in threshold(case(claim(ASSETS, SHEET, 1732900, "1，732，900.00"))).message.zh


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [(5, "恰好达到", "just reached"), (4, "差 1 人", "1 person short"), (7, "高出 2 人", "2 persons above")],
)
def test_the_margin(value: int, zh: str, en: str) -> None:
    said = threshold(case(claim(HEADCOUNT, ROSTER, value))).message
    assert zh in said.zh
    assert en in said.en


@pytest.mark.parametrize(
    ("claims", "zh"),
    [
        ((claim(HEADCOUNT, FORM, 8),), "仅有填报数：申请表（“application_form.pdf”第 1 页）填报专职从业人数为 8 人"),
        ((claim(RATIO, ROSTER, 0.75, count=count(0.75, 0.75, 0.5)),), "若要求两者兼备，比例为 50%，结论将改变"),
        ((claim(AREA, FORM, 150, "约150平方米", approximation=Approximation.ABOUT),), "（原文“约150平方米”）"),
        (
            (claim(AREA, LEASE, 110, subject="滨江路8号3楼"), claim(AREA, LEASE, 70, subject="滨江路8号仓库")),
            "另有租赁合同（“lease.pdf”第 1 页）的 70 平方米为仓库、宿舍等非办公用房，未计入。",
        ),
    ],
)
def test_what_else_is_said(claims: tuple[Claim, ...], zh: str) -> None:
    assert zh in threshold(case(*claims)).message.zh


def test_what_is_said_where_there_is_nothing_to_judge() -> None:
    assert missing(AREA).zh == "全部材料中均未找到办公场所面积。请补充租赁合同或不动产权证书，并在申请表中填明。"
    assert unread(AREA, [Kind.LEASE]).en.startswith("a lease is there, but no office floor area was read in it")
    assert not_in_force(date(2018, 5, 4)).zh == "申报日 2018-05-04 时本条尚未施行。"


def test_what_was_not_read_is_not_called_missing() -> None:
    unseen = case(claim(AREA, FORM, 80), papers=(Paper(SHEET, "sheet.pdf", unread=(ASSETS.id,)),))
    found = finding("8.1.assets", unseen)
    assert found.status is Status.UNCERTAIN and "资产总额一栏有字迹，但未能识别" in found.message.zh
    assert finding("8.1.assets", case(claim(AREA, FORM, 80))).status is Status.MISSING


def test_sentences_of_one_page_that_lessen_a_figure_are_told_at_once_and_three_are_quoted() -> None:
    said = [fact(FactName.LESSENED, words, Kind.OTHER) for words in ("三楼的事", "三楼的事", "二楼的事")]
    (text,) = lessened(said)
    assert text.zh.endswith("写有“三楼的事”“二楼的事”，是否影响此数、应扣减多少，须人工核实")
    more = [fact(FactName.LESSENED, f"{floor}楼的事", Kind.OTHER) for floor in "一二三四"]
    (text,) = lessened(more)
    assert text.zh.endswith("写有“一楼的事”“二楼的事”“三楼的事”等 4 句，是否影响此数、应扣减多少，须人工核实")
    assert text.en.endswith("and more, 4 sentences in all; a person must say whether and how much comes off")
