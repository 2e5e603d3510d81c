"""What is planned, denied or given up is no service that is rendered."""

from __future__ import annotations

import pytest

from extractors.facts.identity import find
from extractors.facts.offered import is_offered, rendered
from extractors.facts.ticks import options
from extractors.facts.untitled import services
from extractors.model import FactName, Kind, Passage
from extractors.papers import papers
from extractors.text.script import script
from tests.extractors.build import document


def told(text: str) -> list[str]:
    found = services(Passage(text), Kind.APPLICATION_REPORT, options("services"))
    return [str(t.value) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "我所计划在明年增聘两人，开展法律服务。",
        "如获认定，将陆续提供融资服务和培训服务。",
        "本中心从未开展财税服务。",
        "我会曾提供法律服务，因无人咨询，后于2021年停办。",
        "平台开展财税服务等，目前均未提供。",
        "待新楼装修后，提供培训服务。",
        "我中心开展法律服务（尚未启动）。",
    ],
)
def test_what_is_not_rendered_is_no_service(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("我所拟申报专业服务平台，现为小微企业提供法律服务。", ["legal"]),
        ("本会按年度计划开展培训服务。", ["training"]),
        ("我中心不断开展财税服务，已停办纸质刊物。", ["finance_tax"]),
        ("平台计划扩建大厅，目前开展融资服务。", ["financing"]),
        ("明年将开展培训服务。我所提供法律服务。", ["legal"]),
    ],
)
def test_what_is_rendered_today_stays(text: str, services: list[str]) -> None:
    assert told(text) == services


def test_an_answer_keeps_what_it_does_not_take_back() -> None:
    answer = script("法律服务、培训服务（筹备中）").text
    assert rendered(answer, options("services")) == ["legal"]
    assert rendered(script("拟开展财税服务").text, options("services")) == []
    assert rendered(script("☑培训服务 □法律服务").text, options("services")) == ["training"]


def test_a_sentence_ends_what_it_says() -> None:
    assert is_offered("明年招人。提供法律服务", 5, 11)


def test_what_stands_under_a_heading_of_plans_is_to_come() -> None:
    def named(heading: str) -> list[str]:
        made = document("示范平台申请报告", "一、基本情况", "我所现有八人。", heading, "我所开展法律服务。")
        return [f.text for f in find(made, papers(made)) if f.name is FactName.SERVICES]

    assert named("二、下一步工作计划") == []
    assert named("二、服务开展情况") == ["legal"]
