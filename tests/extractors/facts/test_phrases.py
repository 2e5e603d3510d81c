"""Services and category where one phrase, boxes or ticked rows tell them."""

from __future__ import annotations

import pytest

from extractors.facts.identity import find
from extractors.model import Block, FactName
from extractors.papers import papers
from tests.extractors.build import document, table

FORM = "示范平台申请表"
REPORT = "示范平台申请报告"
NAMES = [f"阳江市雁洲{n}制品有限公司" for n in "铜铁锡竹藤棉麻革陶漆玉骨"]


def told(*blocks: Block | str, name: str = "申报书.docx") -> tuple[list[str], list[str]]:
    """The category and the services that a document says."""
    made = document(*blocks, name=name)
    found = find(made, papers(made))
    said = [[f.text for f in found if f.name is wanted] for wanted in (FactName.CATEGORY, FactName.SERVICES)]
    return said[0], said[1]


@pytest.mark.parametrize(
    ("answer", "services"),
    [
        ("□综合服务平台　☑专业服务平台（法律服务）", "legal"),
        ("专业服务平台—其他服务（计量校准）", "other"),
        ("☑融资服务平台 □培训服务平台 □综合服务平台", "financing"),
        ("综合服务平台□ 专业服务平台☑（培训服务）", "training"),
        ("[ ]综合服务平台 [x]专业服务平台（□法律 ☑财税 □融资）", "finance_tax"),
        ("（√）专业服务平台（ 管理咨询 ） （ ）综合服务平台", "consulting"),
        ("专业类（创业创新服务、信息化服务）", "innovation、informatisation"),
    ],
)
def test_the_category_and_the_service_in_one_answer(answer: str, services: str) -> None:
    assert told(FORM, table([["平台类别", answer]])) == (["specialised"], [services])
    assert told(FORM, f"平台类别：{answer}") == (["specialised"], [services])


@pytest.mark.parametrize(
    "answer",
    [
        "综合 / 专业（请注明服务类别）",
        "综合服务平台或专业服务平台（培训、市场、法律、财税、融资等任选其一）",
        "□综合服务平台 □专业服务平台（□法律 □财税）",
    ],
)
def test_a_question_is_no_answer(answer: str) -> None:
    assert told(FORM, table([["平台类别", answer]])) == ([], [])


def test_boxes_in_cells_of_their_own() -> None:
    row = ["推荐类别", "□", "综合服务平台", "☑", "财税服务平台", "□", "法律服务平台"]
    assert told(FORM, table([row])) == (["specialised"], ["finance_tax"])


@pytest.mark.parametrize(
    ("line", "services"),
    [
        ("（专业服务平台·融资服务）", "financing"),
        ("本所现申报培训服务类专业平台，请予审核。", "training"),
        ("我单位拟申报专业服务平台（信息化服务）。", "informatisation"),
    ],
)
def test_a_line_of_the_report(line: str, services: str) -> None:
    assert told(REPORT, line) == (["specialised"], [services])


def test_the_platform_of_another_is_not_the_applicants() -> None:
    assert told(REPORT, "平台已申请接入南粤省融资服务平台，双方共享数据。") == ([], [])
    assert told(FORM, "填表说明：专业服务平台（培训服务）须服务二百家。") == ([], [])


def test_boxes_beside_options_without_a_label() -> None:
    assert told(FORM, "■市场服务 □培训服务 □法律服务")[1] == ["market"]
    assert told(FORM, table([["□培训服务", "√法律服务", "√财税服务"]]))[1] == ["legal、finance_tax"]
    assert told(FORM, table([["□培训服务", "□法律服务", "□财税服务"]]))[1] == []


def test_rows_of_services_with_ticks() -> None:
    rows = [["1", "培训服务", "√"], ["2", "市场服务", ""], ["3", "法律服务", "√"], ["4", "财税服务", "否"]]
    assert told(FORM, table(rows))[1] == ["training、legal"]
    assert told(FORM, table([[*row[:2], "√"] for row in rows]))[1] == []  # all ticked: the ticks may mean another thing


def clients(*services: str) -> tuple[str, Block]:
    rows = [[str(i), name, services[i % len(services)], "2022-06-01"] for i, name in enumerate(NAMES)]
    return "2022年度服务企业名单", table([["序号", "企业名称", "服务内容", "服务时间"], *rows])


def test_the_list_of_clients_shows_the_service_of_most() -> None:
    assert told(*clients("合同审查与法律顾问", "维权援助"), name="名单.docx")[1] == ["legal"]
    assert told(*clients("法律顾问", "法律顾问", "专题培训"), name="名单.docx")[1] == ["training、legal"]
    assert told(*clients("法律顾问", "专题培训", "代理记账", "贷款担保"), name="名单.docx")[1] == []


def test_what_the_form_says_under_its_label_needs_no_phrase() -> None:
    rows = [["服务功能", "☑法律服务 □培训服务"], ["平台简介", "■培训服务 □市场服务"]]
    assert told(FORM, table(rows))[1] == ["legal"]


def test_options_in_rows_and_cells_of_their_own() -> None:
    rows = [["类别", "综合服务平台", "□"], ["^", "专业服务平台（融资）", "√"]]
    assert told(FORM, table(rows)) == (["specialised"], ["financing"])
    row = ["平台类别（请打√）", "综合□", "专业☑"]
    assert told(FORM, table([row, ["服务类型", "培训☑", "市场□"]])) == (["specialised"], ["training"])


def test_a_choice_of_all_is_no_answer() -> None:
    assert told(FORM, table([["服务功能", "培训/市场/法律/财税/融资/其他"]]))[1] == []


def test_the_function_in_a_sentence() -> None:
    assert told(REPORT, "我单位主要服务功能为法律服务。") == ([], ["legal"])


def test_many_services_in_one_phrase_are_an_answer_and_all_of_them_are_none() -> None:
    five = "专业服务平台—培训服务、财税服务、法律服务、创业创新服务、信息化服务"
    assert told(FORM, table([["平台类别", five]]))[1] == ["training、innovation、informatisation、legal、finance_tax"]
    every = "专业服务平台（培训、市场、创业创新、管理咨询、信息化、法律、财税、融资）"
    assert told(FORM, table([["平台类别", every]]))[1] == []
