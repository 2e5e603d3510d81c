"""Passages for the experts: which sentences, tables and answers tell, and which do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.facts.gathered import MOST, find
from extractors.facts.identity import _passages
from extractors.facts.told import Told
from extractors.model import Block, Kind, Page, Passage, Reader
from extractors.papers import papers
from tests.extractors.build import document, table


def told(*blocks: Block | str, name: str = "申请报告.docx") -> list[Told]:
    made = document(*blocks, name=name)
    return list(find(made, papers(made), tuple(_passages(made))))


def named(*blocks: Block | str) -> list[str]:
    return sorted(str(t.name) for t in told(*blocks))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("中心配备电脑十台、投影仪两台。", ["equipment"]),
        ("开通“漠江助企”微信公众号，企业可提交需求。", ["online_service"]),
        ("“漠江云”平台提供在线排产。", ["online_service"]),
        ("窗口受理后同步到线上，由专员跟进。", ["joint_service"]),
        ("平台负责人林小禾从事企业服务十五年。", ["team_leader"]),
        ("中心2023年荣获市优秀服务机构称号。", ["award"]),
        ("回收问卷80份，满意率98.5%。", ["satisfaction"]),
        ("漠江日报报道了中心的做法。", ["press_report"]),
        ("做法获区政府官网刊发三次。", ["press_report"]),
        ("全年受理诉求八十件，好评率达九成七。", ["satisfaction"]),
        ("团队由林小禾带领，本人深耕咨询行业二十余年。", ["team_leader"]),
        ("参加测评的商户中表示满意的占九成六。", ["satisfaction"]),
        ("先后收到商户感谢信六封、锦旗两面。", ["satisfaction"]),
    ],
)
def test_a_sentence_tells(sentence: str, names: list[str]) -> None:
    assert named("申请报告", sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "计划明年购置电脑十台。",
        "平台应当具备线上线下联动功能。",
        "尚未开通公众号。",
        "为企业开发小程序、建设网站。",
        "辅导五家企业获评省级专精特新企业。",
        "客户漠江食品厂荣获金奖。",
        "讲师陈小禾同志荣获先进个人称号。",
        "服务获得企业一致好评。",
        "组织企业负责人从业十年以上的班次。",
        "确保满意度达到98%。",
        "邀请媒体报道中心的活动。",
        "确保好评率达到98%。",
        "办公面积一百二十平方米。",
    ],
)
def test_plans_rules_and_what_is_of_others_tell_nothing(sentence: str) -> None:
    assert named("申请报告", sentence) == []


def test_headings_of_plans_take_all_below_them() -> None:
    assert named("申请报告", "一、下一步打算", "购置电脑十台，开通公众号。") == []


def test_papers_of_rules_and_contracts_tell_nothing() -> None:
    assert named("服务质量管理制度", "第一条 满意率98%以上的奖励。", "第二条 配备电脑十台。") == []


def test_tables_by_their_head_row() -> None:
    devices = table([["序号", "设备名称", "型号", "数量"], ["1", "电脑", "M4", "12"], ["2", "服务器", "R7", "2"]])
    found = told("仪器设备一览表", devices)
    assert [str(t.value) for t in found] == ["仪器设备一览表 设备名称:电脑、服务器"]
    empty = table([["序号", "设备名称", "型号", "数量"], ["1", "", "", ""]])
    assert told("说明", empty) == []


def test_answers_to_labels() -> None:
    form = table(
        [["平台网址", "www.haifan.example.com"], ["从业年限", "16年"], ["所获荣誉", "无"], ["联系电话", "3310000"]]
    )
    assert {(str(t.name), str(t.value)) for t in told(form)} == {
        ("online_service", "平台网址:www.haifan.example.com"),
        ("team_leader", "从业年限:16年"),
    }


def test_few_and_none_twice() -> None:
    lines = [f"202{n}年荣获漠江市优秀服务机构称号第{n}届。" for n in range(9)]
    found = told("申请报告", *lines, lines[0])
    assert len(found) == MOST
    assert len({str(t.value) for t in found}) == MOST
    assert [t.passage for t in found] == sorted((t.passage for t in found), key=lambda p: p.place.number)


def test_a_long_sentence_is_cut_to_the_part_that_tells() -> None:
    long = "中心自成立以来一直坚持服务本地中小企业，" * 6 + "配备电脑十台、投影仪两台，并设有接待区。"
    value = str(told("申请报告", long)[0].value)
    assert value.startswith("配备电脑")
    assert len(value) <= 80


def test_an_award_says_whose_it_is() -> None:
    found = told("申请报告", "漠江五金有限公司荣获2023年度优秀单位称号。")
    assert found[0].remarks[0].parts == ("漠江五金有限公司",)


def test_what_was_won_counts_under_a_heading_of_plans() -> None:
    won = "2022年被市工商联授予“优秀服务机构”称号。"
    assert named("申请报告", "五、品牌建设与发展规划", won, "配备电脑十台。", "满意率98%。") == ["award"]
    assert named("申请报告", "五、典型案例", won) == []


def test_a_page_goes_on_with_the_report_up_to_a_title() -> None:
    said = ["中心配备电脑十台。", "第一章 平台运行管理制度", "电脑十台由专人保管。"]
    blocks = (Passage("平台申请报告", page=1), *(Passage(text, page=2) for text in said))
    pages = tuple(Page(i, 595, 842, Reader.TEXT_LAYER, ()) for i in (1, 2))
    made = replace(document(name="申请报告.pdf"), reader=Reader.TEXT_LAYER, pages=pages, blocks=blocks)
    assert [p.kind for p in papers(made)] == [Kind.APPLICATION_REPORT, Kind.INSTITUTION]
    assert [t.value for t in find(made, papers(made), tuple(_passages(made)))] == ["中心配备电脑十台"]


def test_a_numbered_chapter_of_rules_on_a_page_of_the_report_is_the_reports() -> None:
    said = ["五、管理制度与发展规划", "电脑十台由专人保管。", "六、服务条件", "中心配备投影仪两台。"]
    blocks = (Passage("平台申请报告", page=1), *(Passage(text, page=2) for text in said))
    pages = tuple(Page(i, 595, 842, Reader.TEXT_LAYER, ()) for i in (1, 2))
    made = replace(document(name="申请报告.pdf"), reader=Reader.TEXT_LAYER, pages=pages, blocks=blocks)
    assert [t.value for t in find(made, papers(made), tuple(_passages(made)))] == ["中心配备投影仪两台"]
    rules = (blocks[0], Passage("财务管理制度", page=2), Passage("六、设备", page=2), blocks[-1])
    own = replace(made, blocks=rules)
    assert list(find(own, papers(own), tuple(_passages(own)))) == []
