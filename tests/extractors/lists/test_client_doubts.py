"""Columns of a list of clients that leave rows in doubt."""

from __future__ import annotations

import pytest

from extractors.lists import clients
from extractors.papers import papers
from tests.extractors.build import document, table

NAMES = [f"阳江市{a}{b}有限公司" for a in ("榕桥", "海帆", "三友") for b in ("食品", "五金")]


def _count(header: str, *texts: str) -> tuple[int, int, int]:
    rows = [[str(i), n, "管理咨询", f"2023年{i}月", t] for i, (n, t) in enumerate(zip(NAMES, texts, strict=True), 1)]
    list_ = table([["序号", "企业名称", "服务内容", "服务时间", header], *rows])
    paper = document("2023年度服务中小微企业名单", list_, name="服务企业名单.docx")
    (claim,) = clients.find(paper, papers(paper))
    return int(claim.value), int(claim.count.low), int(claim.count.high)


@pytest.mark.parametrize(
    ("header", "texts", "count"),
    [
        ("办理进度", ("服务完成", "排期中", "服务完成", "沟通", "服务完成", "已交付"), (6, 4, 6)),
        ("完成进度", ("100%", "0%", "100%", "30%", "100%", "100%"), (6, 4, 6)),
        ("已服务", ("√", "", "√", "", "√", "√"), (6, 0, 6)),
        ("标识", ("A", "B", "A", "B", "A", "A"), (6, 0, 6)),
        ("实施主体", ("本公司", "滨江财税公司", "本公司", "滨江财税公司", "本公司", "本公司"), (4, 4, 6)),
    ],
)
def test_rows_that_a_column_parts_are_in_doubt(header, texts, count) -> None:
    assert _count(header, *texts) == count


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("进度", ("已完成",) * 6),
        ("服务状态", ("已完成", "服务中", "已签约", "办结", "已完成，待回访", "完成")),
        ("服务方式", ("线上", "线下") * 3),
        ("客户等级", ("A", "B") * 3),
        ("服务专员", ("小林", "小陈", "小黄") * 2),
    ],
)
def test_what_says_that_all_were_served_or_nothing_of_it_is_no_matter(header, texts) -> None:
    assert _count(header, *texts) == (6, 6, 6)


def test_days_that_are_only_planned_make_no_list_of_clients() -> None:
    rows = [[str(i), n, "管理咨询", "2023年9月"] for i, n in enumerate(NAMES, 1)]
    list_ = table([["序号", "企业名称", "拟服务内容", "计划走访时间"], *rows])
    paper = document("2023年度服务中小微企业名单", list_, name="服务企业名单.docx")
    assert clients.find(paper, papers(paper)) == ()


def test_names_of_examples_are_nobodys() -> None:
    rows = [[str(i), n, "管理咨询", "2023年9月"] for i, n in enumerate([*NAMES, "XX食品有限公司", "某某厂"], 1)]
    paper = document("2023年度服务中小微企业名单", table([["序号", "企业名称", "服务内容", "服务时间"], *rows]))
    (claim,) = clients.find(paper, papers(paper))
    assert claim.value == 6
