"""Why a figure does not count is said in words of both languages, by the rule's own name where it is a new one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Reason
from service.model import Report
from service.report.reasons import LONGEST, reason, reasons
from service.report.words import Words, _entries

ZH, EN = Words("zh"), Words("en")


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
def test_the_longest_beginning_of_the_rule_that_is_known_is_said(found: Reason, zh: str, en: str) -> None:
    assert (reason(found, ZH), reason(found, EN)) == (zh, en)


def test_a_whole_row_is_cut_short() -> None:
    assert reason(Reason("zero", "甲" * LONGEST), ZH) == f"写作零（“{'甲' * LONGEST}”）"
    assert reason(Reason("zero", "甲" * 300), ZH) == f"写作零（“{'甲' * LONGEST}…”）"


def test_each_reason_is_said_once(report: Report) -> None:
    goal = report.left_out[0]
    assert len(goal.reasons) == 2
    assert len(reasons(goal, ZH)) == 1
    both = replace(goal, reasons=(*goal.reasons, Reason("zero")))
    assert len(reasons(both, ZH)) == 2


CUES = ("rule", "plan", "past", "others", "region", "total", "heading", "column", "look_alike")
KNOWN = ("other_enterprise", "earlier_year", "vaguer_word", "part_of_total", "no_office", "paper_of_others", "rose")
KNOWN += ("shared_with_tenant", "usable_part", "whole_of_part", "table_of_contents", "zero", "same_spot")
KNOWN += ("one_of_several", "total_of_premises")


@pytest.mark.parametrize("rule", [*CUES, *KNOWN])
def test_every_sort_of_reason_has_its_words(rule: str) -> None:
    assert rule in _entries()["because"]
    assert reason(Reason(f"{rule}.x.y"), ZH) == ZH.of("because", rule) != rule
