"""What the forge expects of a rule on figures follows the rule: 约 leaves five percent open, no more."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from samples.forge.conditions import by_opinion
from samples.forge.expectations import findings
from samples.forge.facts import Slip, draw_facts
from samples.forge.standing import draw_standing
from samples.forge.truth import Expected, Figure, Stated


def stated(value: float, basis: str, vague: bool = False, role: str = "claim") -> Stated:
    return Stated("表.pdf", Figure("m", role, "headcount", value, basis, vague=vague), "text")


@pytest.mark.parametrize(
    ("slipped", "vague", "statuses"),
    [(1.04, True, ("met",)), (1.04, False, ("inconsistent",)), (1.3, True, ("inconsistent",))],
)
def test_a_slip_that_is_written_as_about_agrees_within_five_percent(
    slipped: float, vague: bool, statuses: tuple[str, ...]
) -> None:
    drawn = draw_facts(Random(3))
    true = drawn.true["headcount"]
    facts = replace(drawn, slips={"headcount": Slip("part_timers", true * slipped, "both")})
    said = [stated(true * slipped, "declared", vague), stated(true, "computed")]
    found = findings(facts, said, {"application_form", "staff_roster"})
    assert found["agreement.headcount"].statuses == statuses


@pytest.mark.parametrize(("off", "agrees"), [(0, True), (1, False)])
def test_what_only_a_table_of_years_names_agrees_where_it_is_the_papers(off: int, agrees: bool) -> None:
    drawn = draw_facts(Random(3))
    true = drawn.true["headcount"]
    facts = replace(drawn, slips={"headcount": Slip("part_timers", true + off, "both")} if off else {})
    said = [stated(true + off, "declared", role="optional"), stated(true, "computed")]
    found = findings(facts, said, {"application_report", "staff_roster"})["agreement.headcount"]
    assert found.true_met is agrees
    assert {"missing", "uncertain"} <= set(found.statuses)


@pytest.mark.parametrize(("declared", "status"), [(1.0, "met"), (-2.0, "not_met")])
def test_without_a_supporting_paper_a_threshold_is_judged_on_the_form(declared: float, status: str) -> None:
    facts = draw_facts(Random(3))
    floor = facts.thresholds["headcount"]
    found = findings(facts, [stated(floor + declared, "declared")], {"application_form"})["8.3.headcount"]
    assert (found.statuses[0], found.true_met) == (status, status == "met")


@pytest.mark.parametrize(
    ("opinion", "statuses"),
    [("disclaimer", ("met", "uncertain")), ("qualified", ("met", "uncertain")), ("unqualified", ("met",))],
)
def test_where_auditors_give_no_opinion_the_assets_may_be_left_to_a_person(
    opinion: str, statuses: tuple[str, ...]
) -> None:
    standing, _ = draw_standing(Random(3), draw_facts(Random(3)))
    found = by_opinion({"8.1.assets": Expected(("met",), True)}, replace(standing, opinion=opinion))
    assert found["8.1.assets"].statuses == statuses
