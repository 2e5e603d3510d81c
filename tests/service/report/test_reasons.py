"""Why a figure does not count is said in words of both languages, by the rule's own name where it is a new one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Reason
from service.model import Report
from service.report.reasons import LONGEST, reasons
from service.report.words import Words, _entries

ZH, EN = Words("zh"), Words("en")


def told(report: Report, *found: Reason, words: Words = ZH) -> tuple[str, ...]:
    """A figure's reasons in words."""
    return reasons(replace(report.left_out[0], reasons=found), words)


@pytest.mark.parametrize(
    ("found", "zh", "en"),
    [
        (
            Reason("plan.before.intended", "力争"),
            "是计划、目标或预计（“力争”）",
            "a plan, a goal or a forecast (“力争”)",
        ),
        (
            Reason("plan.heading.goals", "二、明年目标"),
            "在计划、目标类标题之下（“二、明年目标”）",
            "under a heading of plans or goals (“二、明年目标”)",
        ),
        (Reason("look_alike.of_a_new_sort"), "是名称相近的另一项", "another thing, of a like name"),
        (Reason("zero"), "写作零", "stated as nought"),
        (Reason("unheard.of", "甲"), "unheard.of（“甲”）", "unheard.of (“甲”)"),
        (Reason("planned"), "planned", "planned"),
    ],
)
def test_the_longest_beginning_of_the_rule_that_is_known_is_said(
    report: Report, found: Reason, zh: str, en: str
) -> None:
    assert (told(report, found), told(report, found, words=EN)) == ((zh,), (en,))


def test_a_whole_row_is_cut_short(report: Report) -> None:
    assert told(report, Reason("zero", "甲" * LONGEST)) == (f"写作零（“{'甲' * LONGEST}”）",)
    assert told(report, Reason("zero", "甲" * 300)) == (f"写作零（“{'甲' * LONGEST}…”）",)


def test_each_reason_is_said_once_with_all_that_was_quoted_for_it(report: Report) -> None:
    will, goal, zero = Reason("plan.before.will", "将达"), Reason("plan.before.intended", "力争"), Reason("zero")
    assert told(report, will, zero, goal, will) == ("是计划、目标或预计（“将达”、“力争”）", "写作零")
    assert told(report, will, goal, words=EN) == ("a plan, a goal or a forecast (“将达”, “力争”)",)


def test_of_quotes_within_one_another_the_longest_is_shown(report: Report) -> None:
    short, long = Reason("rule.before.against", "不低于"), Reason("rule.limit", "面积不低于150")
    assert told(report, short, long) == ("是规定或要求的数，不是申报单位的数（“面积不低于150”）",)


CUES = ("rule", "plan", "past", "others", "region", "total", "heading", "column", "look_alike")
KNOWN = ("other_enterprise", "earlier_year", "vaguer_word", "part_of_total", "no_office", "paper_of_others", "rose")
KNOWN += ("shared_with_tenant", "usable_part", "whole_of_part", "table_of_contents", "zero", "same_spot")
KNOWN += ("one_of_several", "total_of_premises")


@pytest.mark.parametrize("rule", [*CUES, *KNOWN])
def test_every_sort_of_reason_has_its_words(report: Report, rule: str) -> None:
    assert rule in _entries()["because"]
    assert told(report, Reason(f"{rule}.x.y")) == (ZH.of("because", rule),) != (rule,)
