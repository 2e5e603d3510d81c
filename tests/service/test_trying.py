"""A draft judges what was read before, and only the rules can turn a verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.model import Category, Offered, Status
from checkers.rulebook.loading import Rulebook, load
from service.model import Report
from service.trying import told_case, tried
from tests.service.invented import report as invented


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return invented(tmp_path)


def raised(rule_id: str, value: str) -> Rulebook:
    """The project's rulebook with other values of one rule."""
    book = load()
    rule = book.rule(rule_id)
    values = {key: tuple(replace(v, value=Decimal(value)) for v in some) for key, some in rule.values.items()}
    return replace(book, rules=tuple(replace(r, values=values) if r.id == rule_id else r for r in book.rules))


def test_nothing_turns_by_the_same_rules(report: Report) -> None:
    assert tried("海燕", report, load(), load()).turns == ()


def test_a_verdict_that_turns_is_named_with_both_words(report: Report) -> None:
    (turn,) = tried("海燕", report, raised("8.1.assets", "9000000"), load()).turns
    assert (turn.rule, turn.before, turn.after) == ("8.1.assets", Status.MET, Status.NOT_MET)
    assert (turn.title.zh, turn.clause.en) == ("资产总额", "Article 8(1)")


def test_a_rule_of_another_name_is_held_against_the_one_on_the_same_figure(report: Report) -> None:
    found = tried("海燕", report, load("guangdong"), load())
    drafted = {rule.id for rule in load("guangdong").rules}
    assert all(t.before is not None for t in found.turns if t.rule in drafted)
    assert found.figures == 6
    assert not found.meets_all
    assert {f.rule for f in found.short} <= {r.id for r in load("guangdong").rules}


@pytest.mark.parametrize(
    ("rules", "figures", "meets"),
    [
        (("8.1.assets", "8.1.established"), 2, True),
        (("8.1.assets", "8.2.floor_area"), 2, False),
        (("8.1.assets", "agreement.headcount"), 1, True),
        (("agreement.headcount",), 0, False),
    ],
)
def test_who_meets_all_figures_is_told(report: Report, rules: tuple[str, ...], figures: int, meets: bool) -> None:
    """Agreements are no figures that are asked, and where nothing is asked nobody meets it."""
    book = replace(load(), rules=tuple(load().rule(name) for name in rules))
    found = tried("海燕", report, book, load())
    assert (found.figures, found.meets_all) == (figures, meets)


def test_category_and_services_are_those_of_the_draft(report: Report) -> None:
    said = replace(report.dossier, category=Category.COMPREHENSIVE, services=("legal", "training"))
    case = told_case(replace(report, dossier=said, facts=()), load())
    assert (case.category, case.services) == (Category.COMPREHENSIVE, ("training", "legal"))
    other = told_case(replace(report, dossier=said, facts=()), replace(load(), offered=Offered()))
    assert (other.category, other.services) == (None, ())
