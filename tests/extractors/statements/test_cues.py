"""A cue says which rule took the words, and where."""

from __future__ import annotations

import pytest

from extractors.statements.cues import cue

TAKEN = [
    ("rule", "clause", "专职人员应达到6人", "must", "应达"),
    ("rule", "clause", "满分10分,办公面积200平方米", "points", "满分"),
    ("rule", "after", "以上方可申报", "demand_behind", "以上方可"),
    ("rule", "before", "本办法第四条要求专职人员", "paper_says", "办法第四条要求专职人员"),
    ("plan", "before", "到年底力争服务企业", "intended", "力争服务企业"),
    ("past", "before", "创业初期只有员工", "beginnings", "创业初期只有员工"),
    ("others", "before", "母公司在职员工", "group", "母公司在职员工"),
    ("region", "before", "我省刀剪行业从业人员", "town_or_trade", "我省刀剪行业从业人员"),
    ("total", "before", "近两年服务企业", "over_years", "近两年服务企业"),
    ("total", "of_a_year", "年均服务企业", "yearly", "年均"),
]


@pytest.mark.parametrize(("name", "place", "text", "rule_id", "words"), TAKEN)
def test_the_rule_and_the_words_that_it_took(name: str, place: str, text: str, rule_id: str, words: str) -> None:
    found = cue(name, place, text)
    assert found is not None
    rule, match = found
    assert (rule.id, match.group()) == (rule_id, words)


def test_the_first_rule_of_the_file_counts() -> None:
    found = cue("rule", "clause", "评分要求必须达标")
    assert found is not None
    assert found[0].id == "must"


@pytest.mark.parametrize(("name", "place"), [("rule", "clause"), ("plan", "before"), ("others", "before")])
def test_no_cue(name: str, place: str) -> None:
    assert cue(name, place, "现有专职人员9人") is None


def test_a_place_that_a_file_does_not_have() -> None:
    assert cue("plan", "after", "计划") is None
