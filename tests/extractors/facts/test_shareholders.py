"""Who owns how much of an enterprise."""

from __future__ import annotations

import pytest

from extractors.facts.shareholders import find
from extractors.model import Block, Kind, Paper, Passage
from tests.extractors.build import document, table

COMPANY, OWNER = "漠江云帆商务有限公司", "南粤云帆集团有限公司"


def said(*blocks: Block | str, kind: Kind = Kind.OTHER) -> list[str]:
    made = document(*blocks)
    passages = [b for b in made.blocks if isinstance(b, Passage)]
    passages += [c.passage for b in made.blocks if not isinstance(b, Passage) for c in b.cells]
    return [str(told.value) for told in find(made, [Paper(kind, made.name)], passages)]


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        (f"第五条 股东{OWNER}以货币认缴出资200万元，占注册资本的100%。", "100%"),
        (f"本公司唯一股东为{OWNER}。", "100%"),
        (f"{COMPANY}为{OWNER}的全资子公司。", "100%"),
        (f"{OWNER}持有本公司百分之百的股权。", "100%"),
        (f"{OWNER}持有{COMPANY}60%的股权。", "60%"),
        (f"股东{OWNER}认缴出资200万元。", ""),
    ],
)
def test_in_sentences(line: str, percent: str) -> None:
    assert said(f"{COMPANY}章程", line) == ([f"{COMPANY}、{OWNER}、{percent}"] if percent else [])


def test_in_a_list_of_shareholders() -> None:
    rows = [
        ["序号", "股东名称", "出资额", "出资比例"],
        ["1", OWNER, "60万元", "60.00%"],
        ["2", "陆明远", "40万元", "40%"],
    ]
    assert said(f"{COMPANY}股东名册", table(rows)) == [f"{COMPANY}、{OWNER}、60%"]


def test_the_enterprise_may_stand_behind_a_label() -> None:
    rows = [["企业名称", COMPANY], ["登记状态", "存续"]]
    holders = [["合作方", "持股比例"], [OWNER, "100%"]]
    assert said("公示信息", table(rows), table(holders)) == []
    holders[0][0] = "股东名称"
    assert said("公示信息", table(rows), table(holders)) == [f"{COMPANY}、{OWNER}、100%"]


def test_the_applicants_own_word_is_no_proof() -> None:
    line = f"{COMPANY}为{OWNER}的全资子公司。"
    assert said(f"{COMPANY}章程", line, kind=Kind.APPLICATION_REPORT) == []
    assert said("情况说明", line) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (f"2021年4月在漠江设立全资子公司{COMPANY}，租用某处办公。", True),
        (f"{COMPANY}系我公司全资子公司。", True),
        (f"在漠江设立子公司{COMPANY}。", False),
        (f"为{OWNER}的全资子公司提供服务。", False),
    ],
)
def test_what_a_report_says_of_its_own_subsidiaries_is_told_as_such(line: str, named: bool) -> None:
    assert said(line, kind=Kind.APPLICATION_REPORT) == ([f"{COMPANY}、申报单位、100%"] if named else [])
