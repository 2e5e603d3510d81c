"""What stands behind a label, however label and value are set."""

from __future__ import annotations

from extractors.facts.labelled import Labelled, labelled
from extractors.model import Block
from tests.extractors.build import document, table


def _pairs(*blocks: Block | str) -> list[tuple[str, str]]:
    return [(name, found.value) for name, found in labelled(document(*blocks))]


def test_labels_of_one_line_part_its_values() -> None:
    assert _pairs("申报单位：漠江云帆企业服务有限公司  成立日期：2017年3月") == [
        ("applicant", "漠江云帆企业服务有限公司"),
        ("established_on", "2017年3月"),
    ]


def test_some_print_no_colon() -> None:
    assert ("legal_representative", "陆明远") in _pairs("法定代表人    陆明远")


def test_a_label_whose_rows_say_of_what() -> None:
    rows = [
        ["平台概况", "名称", "云帆法律服务平台"],
        ["^", "类型", "专业"],
        ["单位概况", "名称", "漠江云帆公司"],
        ["^", "类型", "国企"],
    ]
    assert _pairs(table(rows)) == [
        ("platform_name", "云帆法律服务平台"),
        ("category", "专业"),
        ("applicant", "漠江云帆公司"),
        ("category", "国企"),
    ]


def _under(heading: str, *more: list[str]) -> list[tuple[str, str]]:
    return _pairs(table([[heading, "<", "<", "<"], ["名称", "漠江云帆公司", "成立", "2017年3月2日"], *more]))


def test_a_row_over_the_labels_says_of_what() -> None:
    assert _under("一、单位信息") == [("applicant", "漠江云帆公司"), ("established_on", "2017年3月2日")]
    assert _under("（一）运营机构概况")[0] == ("applicant", "漠江云帆公司")
    assert _under("二、平台信息")[0] == ("platform_name", "漠江云帆公司")


def test_a_row_over_the_labels_may_be_of_others() -> None:
    for heading in ("三、合作单位情况", "集聚服务机构", "股东单位", "推荐单位意见", "典型服务企业"):
        assert all(found.label != "单位名称" for found in _found(heading)), heading


def _found(heading: str) -> list[Labelled]:
    rows = [[heading, "<", "<", "<"], ["名称", "漠江云帆公司", "成立", "2017年3月2日"]]
    return [found for _, found in labelled(document(table(rows)))]


def test_what_is_asked_once_more_under_a_heading_is_not_told_whose_it_is() -> None:
    labels = [found.label for _, found in labelled(document(table(_TWICE)))]
    assert labels == ["单位名称", "名称"]


_TWICE = [["单位信息", "<"], ["名称", "漠江云帆公司"], ["出资人", "见下"], ["名称", "漠江石湾公司"]]


def test_a_value_without_a_gap_leads_back_to_its_place() -> None:
    text = "（2）平台 全称 云帆法律服务平台"
    ((name, found),) = labelled(document(text))
    assert name == "platform_name"
    assert text[found.start : found.end] == "云帆法律服务平台"


def test_options_go_on_in_the_next_paragraph() -> None:
    assert _pairs("服务功能：□培训 ☑法律", "☑融资", "其余见附件")[-1] == ("services", "☑融资")


def test_labels_may_be_numbered_in_any_way() -> None:
    lines = ("B2 平台名称：漠江五金法律服务平台", "1.3 申请类别：专业服务平台", "④法定代表人：陆明远")
    assert set(_pairs(*lines)) == {
        ("platform_name", "漠江五金法律服务平台"),
        ("category", "专业服务平台"),
        ("legal_representative", "陆明远"),
    }
    rows = [["1 申请人名称", "漠江云帆企业服务有限公司"], ["2 拟用平台名称", "漠江云帆就业服务中心"]]
    assert _pairs(table(rows)) == [("applicant", "漠江云帆企业服务有限公司"), ("platform_name", "漠江云帆就业服务中心")]
