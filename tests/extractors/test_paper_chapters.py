"""The next chapter of a report at the top of a page is no paper of its own."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Kind, Page, Passage, Reader
from extractors.paper_chapters import counts_on, first_of, opens_count
from extractors.papers import papers
from tests.extractors.build import document

REPORT = ["漠江企业服务平台申请报告", "一、单位概况", "本中心成立多年。", "二、服务队伍", "现有讲师若干。"]


def test_a_number_that_follows_the_last_one() -> None:
    assert counts_on("三、管理制度与规划", REPORT)
    assert not counts_on("四、管理制度与规划", REPORT) and not counts_on("管理制度与规划", REPORT)
    assert not counts_on("二、管理制度与规划", ["漠江企业服务平台申请报告"])


def _kinds(*pages: list[str]) -> list[Kind]:
    blocks = tuple(Passage(text, page=number) for number, page in enumerate(pages, 1) for text in page)
    read = tuple(Page(number, 595, 842, Reader.TEXT_LAYER, ()) for number in range(1, len(pages) + 1))
    made = replace(document(name="扫描件.pdf"), reader=Reader.TEXT_LAYER, pages=read, blocks=blocks)
    return [paper.kind for paper in papers(made)]


def test_a_report_goes_on_over_a_chapter_that_names_another_kind() -> None:
    chapter = ["全年服务企业61户。", "三、管理制度与规划", "制度上墙。"]
    assert _kinds(REPORT, chapter) == [Kind.APPLICATION_REPORT]


def test_a_paper_without_the_next_number_is_one_of_its_own() -> None:
    other = ["服务收费管理制度", "第一条 收费公开。"]
    assert _kinds(REPORT, other) == [Kind.APPLICATION_REPORT, Kind.INSTITUTION]
    assert _kinds(["服务收费管理制度", "一、收费", "二、公开"], ["三、员工花名册"])[1] is Kind.STAFF_ROSTER


def test_a_form_goes_on_behind_its_cover() -> None:
    cover = ["漠江企业服务平台申请书", "申请单位：漠江企业服务有限公司"]
    assert opens_count("一、单位概况", cover)
    assert not opens_count("二、单位概况", cover) and not opens_count("一、单位概况", [*cover, "一、填写说明"])
    assert _kinds(cover, ["一、单位概况", "成立于2016年。"], ["二、单位介绍", "场地若干。"]) == [Kind.APPLICATION_FORM]
    whole = [*cover, "一、单位概况", "二、主要指标"]
    assert _kinds(whole, ["一、单位概况", "本单位成立多年。"]) == [Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT]


def test_a_form_goes_on_behind_its_cover_where_its_second_chapter_is_named_as_a_report_is() -> None:
    cover = ["漠江企业服务平台申请书", "申请单位：漠江企业服务有限公司"]
    page = ["一、主要信息", "专职人员 9人", "二、单位概况", "成立于2016年。"]
    assert first_of("二、单位概况", page) == "一、主要信息"
    assert first_of("三、单位概况", ["一、主要信息", "三、单位概况"]) == "三、单位概况"
    assert first_of("单位概况", page) == "单位概况"
    assert _kinds(cover, page) == [Kind.APPLICATION_FORM]
    whole = [*cover, "一、单位概况", "二、主要指标"]
    assert _kinds(whole, page) == [Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT]
