"""Chapters by their headings, and what stands under each."""

from __future__ import annotations

import pytest

from extractors.facts.chapters import chapters
from extractors.model import Block, Document, Paper, Passage
from extractors.papers import papers
from tests.extractors.build import document, table

ASKED = {"服务流程", "收费标准", "品牌建设方案"}
TEXT = "企业到窗口说明需要，由前台登记后在两天内安排专员上门核实情况并答复，办完后电话回访。"
OTHER = "诊断每次收取八百元，辅导每天一千二百元，政策咨询与公益讲座对所有小微企业一律免费。"


def read(*blocks: Block | str) -> dict[str, str]:
    made = document(*blocks)
    return {c.title: "|".join(c.texts) for c in chapters(made, papers(made), lambda title: title in ASKED)}


def test_numbered_headings_end_one_another() -> None:
    found = read(
        "一、服务流程",
        TEXT,
        "二、收费标准",
        OTHER,
        "三、队伍",
        "我们有八个人，都是大专以上学历，分成三个小组轮流值班。",
    )
    assert found == {"服务流程": TEXT.replace("，", ","), "收费标准": OTHER.replace("，", ",")}


def test_headings_without_number_end_one_another() -> None:
    assert set(read("服务流程", TEXT, "收费标准", OTHER)) == {"服务流程", "收费标准"}
    assert read("服务流程", TEXT, "收费标准", OTHER)["服务流程"].startswith("企业到窗口")


def test_what_is_inside_a_chapter_is_part_of_it() -> None:
    found = read("服务流程", "一、受理", TEXT, "二、回访", OTHER)
    assert "企业到窗口" in found["服务流程"]
    assert "诊断每次" in found["服务流程"]


def test_a_count_that_begins_right_under_a_heading_is_part_of_it_whatever_its_level() -> None:
    steps = ["（一）接单：前台当日登记并编号。", "（二）回访：办完后七日内打电话询问。"]
    found = read("2、服务流程", *steps, "3、收费标准", OTHER, "（三）品牌建设方案", TEXT)
    assert found["服务流程"].count("|") == 1
    assert found["收费标准"] == OTHER.replace("，", ",")
    assert "企业到窗口" in found["品牌建设方案"]


def test_a_heading_above_that_goes_on_with_an_outer_count_ends_a_chapter() -> None:
    found = read("（一）制度", "2、服务流程", TEXT, "（二）队伍：我们有八个人，分成三个小组轮流值班。")
    assert found == {"服务流程": TEXT.replace("，", ",")}
    beside = read("2、服务流程", "（一）接单：前台当日登记并编号。", "（二）收费标准：政策咨询免费，诊断每次八百元。")
    assert set(beside) == {"服务流程", "收费标准"}


def test_a_paragraph_that_opens_with_its_heading() -> None:
    found = read("收费标准：" + OTHER, TEXT)
    assert found["收费标准"].startswith("诊断每次")
    assert "窗口" not in found["收费标准"]


@pytest.mark.parametrize(
    "lines",
    [
        ("目录", "服务流程", "收费标准", "品牌建设方案"),
        ("服务流程……3", "收费标准……7", "品牌建设方案……9"),
        ("附件清单：", "1.服务流程；", "2.收费标准；", "3.品牌建设方案。"),
        ("服务流程；", "收费标准；", "品牌建设方案；"),
    ],
)
def test_lists_of_papers_are_no_headings(lines: tuple[str, ...]) -> None:
    assert not any(read(*lines, TEXT).values())


def test_the_chapters_after_a_table_of_contents_are_found() -> None:
    found = read("目录", "一、服务流程", "二、收费标准", "一、服务流程", TEXT, "二、收费标准", OTHER)
    assert found["服务流程"].startswith("企业到窗口")


def test_a_heading_of_another_thing_ends_an_empty_chapter() -> None:
    assert read("收费标准", "团队与场地", TEXT)["收费标准"] == ""


def test_years_and_makers_under_a_heading_are_part_of_it() -> None:
    found = read(Passage("品牌建设方案", level=1), Passage("（2024—2026年）", level=1), TEXT)
    assert found == {"品牌建设方案(2024-2026年)": TEXT.replace("，", ",")}


def test_a_mention_in_a_sentence_is_no_heading() -> None:
    assert read("我们制定了服务流程，", "公司有服务流程。", TEXT) == {}


def test_tables() -> None:
    priced = table([["收费标准", "<"], ["诊断", "800元"], ["辅导", "1200元"]])
    assert read(priced) == {"收费标准": "诊断|800元|辅导|1200元"}
    filled = table([["名称", "海帆平台"], ["服务流程", TEXT], ["收费标准", "有"]])
    assert read(filled) == {"服务流程": TEXT.replace("，", ",")}


def test_a_chapter_goes_on_where_another_paper_begins_within_it() -> None:
    blocks = (Passage("服务流程", page=1), Passage(TEXT, page=1), Passage(OTHER, page=2))
    made = document(*blocks)
    some = [Paper(p.kind, made.name, n, n) for n in (1, 2) for p in papers(made)]
    found = chapters(Document(made.name, made.path, "", made.reader, (), blocks), some, lambda t: t in ASKED)
    assert len(found[0].texts) == 2
