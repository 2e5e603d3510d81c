"""Institution papers, beyond the rule's own examples."""

from __future__ import annotations

from datetime import date

from checkers.model import Finding, Status
from extractors.model import Fact, FactName, Kind, Remark
from tests.checkers.build import case, fact, finding

CODES = (
    "management_rules",
    "service_process",
    "charges",
    "safeguards",
    "development_plan",
    "yearly_goals",
    "brand_plan",
)
DAY = date(2024, 6, 10)


def paper(code: str, size: int = 200, *more: Remark, year: int | None = None, **other: object) -> Fact:
    remarks = (Remark("characters", (str(size),)), *more)
    day = date(year, 12, 31) if year else date(2024, 12, 31) if code == "yearly_goals" else None
    return fact(FactName.INSTITUTION_PAPERS, code, Kind.INSTITUTION, remarks=remarks, as_of=day, **other)


def judged(*facts: Fact) -> Finding:
    return finding("8.6.institutions", case(facts=facts, as_of=DAY))


def others(code: str) -> tuple[Fact, ...]:
    return tuple(paper(c) for c in CODES if c != code)


def test_all_are_there_and_each_is_a_click_away() -> None:
    found = judged(*map(paper, CODES))
    assert (found.status, len(found.claims), found.stable) == (Status.MET, 7, True)
    assert "7/7" in found.message.zh


def test_eighty_characters_are_enough() -> None:
    assert judged(*others("charges"), paper("charges", 80)).status is Status.MET
    assert judged(*others("charges"), paper("charges", 79)).status is Status.UNCERTAIN


def test_the_longest_speaks() -> None:
    found = judged(
        *others("charges"), paper("charges", 90, document="一.pdf"), paper("charges", 900, document="二.pdf")
    )
    assert "二.pdf" in found.message.zh
    assert "一.pdf" not in found.message.zh


def test_absent_ones_are_named_before_thin_ones() -> None:
    found = judged(*(paper(c) for c in CODES[2:]), paper("service_process", 20))
    assert found.status is Status.MISSING
    assert found.message.zh.startswith("未见：管理制度。请补充。服务流程（")
    assert "20 字" in found.message.zh


def test_a_vague_text_is_in_doubt() -> None:
    found = judged(*others("safeguards"), paper("safeguards", 300, Remark("vague")))
    assert found.status is Status.UNCERTAIN
    assert found.claims[0] == 6


def test_goals_of_this_year_beside_those_of_the_last() -> None:
    both = (paper("yearly_goals", 500, year=2023), paper("yearly_goals", 100, year=2024))
    assert judged(*others("yearly_goals"), *both).status is Status.MET
    assert "2023" in judged(*others("yearly_goals"), both[0]).message.zh


def test_anothers_count_for_nothing_and_one_in_doubt_is_said() -> None:
    named = fact(FactName.APPLICANT, "阳江市海帆企业服务有限公司")
    strange = paper("charges", 300, Remark("of", ("漠江五金制品有限公司",)))
    found = judged(named, *others("charges"), strange)
    assert (found.status, "漠江五金" in found.message.zh) == (Status.MISSING, True)
    near = paper("charges", 300, Remark("of", ("阳江市海帆企业服务有限公司工会",)))
    assert judged(named, *others("charges"), near).status is Status.UNCERTAIN
