"""Services that a paper says are not rendered, and boxes of which none is ticked."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.denied_services import DENIED, UNTICKED
from extractors.model import Block, FactName, Remark
from tests.extractors.build import document, table

BOXES = "□培训服务　□市场服务　□创业创新服务　□管理咨询服务　□法律服务　□财税服务"


def said(*blocks: Block | str, name: str = "申请报告.docx") -> list[Remark]:
    facts = extract(document("平台申请报告", *blocks, name=name)).facts
    return [r for f in facts if f.name is FactName.SERVICES_DENIED for r in f.remarks]


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("表中所勾的培训服务、法律服务，我中心目前均未开展。", ("training", "legal")),
        ("我所从未开展过财税服务。", ("finance_tax",)),
        ("融资服务因人手不足，已于2022年停办。", ("financing",)),
        ("目前尚未提供管理咨询、信息化服务。", ("consulting", "informatisation")),
        ("2023年起不再提供市场服务。", ("market",)),
        ("创业创新服务（尚未开展）、法律服务（由两名顾问承担）。", ("innovation",)),
    ],
)
def test_services_that_a_sentence_denies(text: str, services: tuple[str, ...]) -> None:
    assert said(text) == [Remark(DENIED, services)]


@pytest.mark.parametrize(
    "text",
    [
        "我中心提供法律服务，不从事诉讼代理。",
        "法律服务未收取任何费用。",
        "不断开展培训服务。",
        "不仅提供财税服务，还提供法律服务。",
        "当地其他机构尚未开展法律服务。",
        "2021年度未开展培训服务，2022年起每月举办一期。",
        "此前没有提供过融资服务。",
        "培训服务曾停办，现已恢复开展。",
        "不提供法律服务的机构不得入驻。",
        "未签订法律服务协议的企业可电话咨询。",
        "如未开展培训服务，须说明原因。",
        "未来将开展融资服务。",
        "没有培训场地。",
        "培训服务未发生投诉。",
        "为未开展财税服务的乡镇设点。",
    ],
)
def test_what_denies_no_service(text: str) -> None:
    assert said(text) == []


def test_rows_and_boxes() -> None:
    rows = table(
        [["服务功能", "开展情况"], ["法律服务", "每周两场"], ["融资服务", "尚未开展"], ["培训服务", "未开展收费项目"]]
    )
    assert said(rows) == [Remark(DENIED, ("financing",))]
    form = table([["服务功能", BOXES], ["平台名称", "漠江海燕法律服务平台"]])
    assert [r.code for r in said(form)] == [UNTICKED]
    ticked = table([["服务功能", BOXES.replace("□法律", "☑法律")], ["平台名称", "漠江海燕法律服务平台"]])
    assert said(ticked) == []
    assert said("注：请在□培训服务或□法律服务中选择。") == []


def test_boxes_of_a_form_that_nobody_filled_in_are_left_out_of_nothing() -> None:
    assert said(table([["服务功能", BOXES], ["平台名称", ""]])) == []


def test_letters_of_others_deny_nothing() -> None:
    assert said("尚未开展法律服务。", name="申请报告.docx") == [Remark(DENIED, ("legal",))]
    made = document("关于区内平台的调查", "区内有平台尚未开展法律服务。", "我中心尚未开展融资服务。", name="材料.docx")
    found = [f.remarks[0].parts for f in extract(made).facts if f.name is FactName.SERVICES_DENIED]
    assert found == [("financing",)]
