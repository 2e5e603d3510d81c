"""Summaries of work tell their years by titles and headings that text stands under."""

from __future__ import annotations

import pytest

from extractors.facts.summary import find
from extractors.model import FactName, Kind, Paper, Passage
from tests.extractors.build import document

TEXT = "本年度平台走访企业四十六家，组织政策宣讲九场，协助申报项目十二个，帮助办理融资贷款三笔，" * 3


def said(*lines: str, kind: Kind = Kind.APPLICATION_REPORT) -> list[tuple[str, str]]:
    made = document(*lines)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    found = list(find(made, [Paper(kind, made.name)], passages))
    assert {told.name for told in found} <= {FactName.SUMMARY_YEARS}
    return [(str(told.value), told.passage.text[told.start : told.end]) for told in found]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2022年度工作总结", "2022"),
        ("海燕法律服务平台2021年运营情况总结", "2021"),
        ("2020-2022年工作总结", "2020、2021、2022"),
        ("2021、2022年度工作总结", "2021、2022"),
        ("２０２２ 年 度 工 作 总 结", "2022"),
    ],
)
def test_the_title_tells_the_year(title: str, years: str) -> None:
    assert said(title, TEXT) == [(years, title)]


def test_each_chapter_is_a_summary_of_its_own() -> None:
    found = said("近三年工作总结", "一、2020年工作总结", TEXT, "二、2021年工作总结", TEXT, "三、2022年工作总结", TEXT)
    assert [years for years, _ in found] == ["2020", "2021", "2022"]


def test_the_year_may_stand_under_the_title() -> None:
    assert said("工作总结", "（2022年度）", TEXT) == [("2022", "工作总结")]


@pytest.mark.parametrize(
    "lines",
    [
        ("2020年工作总结", "2021年工作总结", "2022年工作总结"),
        ("2020年工作总结", "2021年工作总结", "2022年工作总结", "申请报告", TEXT),
        ("2022年度工作总结", "见附件。"),
        ("2022年党建工作总结", TEXT),
        ("2023年工作计划", TEXT),
        ("工作总结", TEXT),
    ],
)
def test_headings_alone_and_other_summaries_are_none(lines: tuple[str, ...]) -> None:
    assert said(*lines) == []


def test_a_rule_of_the_house_that_speaks_of_summaries_is_none() -> None:
    assert said("2022年度工作总结", TEXT, kind=Kind.INSTITUTION) == []


def test_a_title_of_all_years_over_chapters_is_no_list_of_contents() -> None:
    found = said("2021-2022年工作总结", "一、2021年工作总结", TEXT, "二、2022年工作总结", TEXT)
    assert [years for years, _ in found] == ["2021", "2022"]
