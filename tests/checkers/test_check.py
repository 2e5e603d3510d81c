"""One finding a rule, in the rulebook's order; what matters first comes first by rank."""

from __future__ import annotations

from checkers.check import check
from checkers.conditions import CONDITIONS
from checkers.model import Status
from checkers.order import rank
from checkers.rulebook.model import NEEDS
from extractors.fields import figures
from tests.checkers.build import (
    ASSETS,
    CLIENTS,
    FORM,
    HEADCOUNT,
    LAST,
    LISTED,
    ROSTER,
    SHEET,
    case,
    claim,
    count,
    rulebook,
)


def test_each_field_gets_a_threshold_and_an_agreement() -> None:
    found = check(case(), rulebook())
    assert [f.rule for f in found] == [r.id for r in rulebook().rules]
    for field in figures():
        assert len([f for f in found if f.field is field]) == 2
    assert {f.status for f in found if f.field} == {Status.MISSING}


def test_a_finding_names_its_article_in_both_languages() -> None:
    found = {f.rule: f for f in check(case(), rulebook())}
    assets = found["8.1.assets"]
    assert (assets.clause, assets.clause_en) == ("第八条（一）", "Article 8(1)")
    assert (assets.title.zh, assets.title.en) == ("资产总额", "Total assets")


def test_what_is_not_met_or_dangerous_to_overlook_comes_before_what_is_unsure() -> None:
    judged = case(
        claim(ASSETS, FORM, 600000),
        claim(ASSETS, SHEET, 520000, as_of=LAST),
        claim(HEADCOUNT, ROSTER, 5, count=count(4, 5)),
        claim(CLIENTS, LISTED, 12, as_of=LAST),
    )
    found = (f for f in check(judged, rulebook()) if f.field)
    order = [f.rule for f in sorted(found, key=lambda f: rank(f.status, f.stable))]
    assert order[:3] == ["8.4.clients", "agreement.total_assets", "8.3.headcount"]
    assert order[-1] == "8.1.assets"


def test_every_condition_that_a_rule_may_name_has_a_judge() -> None:
    assert CONDITIONS.keys() == NEEDS.keys()
