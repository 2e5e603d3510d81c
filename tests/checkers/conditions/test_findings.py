"""Findings on what is no figure."""

from __future__ import annotations

import pytest

from checkers.conditions.findings import finding
from checkers.model import Status, Text
from checkers.rulebook.loading import load


@pytest.mark.parametrize(
    ("status", "stable"), [(Status.MET, True), (Status.UNCERTAIN, False), (Status.FOR_EXPERT, True)]
)
def test_a_finding_bears_the_names_of_its_rule_and_one_in_doubt_is_not_stable(status: Status, stable: bool) -> None:
    rule = load().rule("8.1.established")
    made = finding(rule, status, Text("见执照", "see the licence"), (3, 1))
    assert (made.rule, made.clause, made.clause_en, made.title) == (rule.id, rule.clause.zh, rule.clause.en, rule.title)
    assert (made.status, made.claims, made.stable, made.field, made.value) == (status, (3, 1), stable, None, None)
