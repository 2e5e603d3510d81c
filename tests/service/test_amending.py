"""What a report says after corrections by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkers.model import Category, Status
from checkers.rulebook.loading import load
from extractors.model import BY_HAND, FactName, Kind, Remark
from service.amending import amended
from service.model import Options, Report
from service.tables import ClaimCorrection
from tests.checkers.build import fact
from tests.service.invented import report as invented

TODAY = date(2023, 6, 1)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    facts = (
        fact(FactName.APPLICANT, "阳江市海凡企业服务有限公司"),
        fact(FactName.CATEGORY, "specialised"),
        fact(FactName.ESTABLISHED_ON, date(2022, 5, 1), confidence=0.4),
        fact(FactName.FILING_DATE, date(2023, 3, 1)),
    )
    return replace(invented(tmp_path), facts=facts, excerpts=())


def said(field: str, value: str) -> ClaimCorrection:
    return ClaimCorrection(field=field, before="", value=value)


def test_without_corrections_a_report_stays(report: Report) -> None:
    assert amended(report, {}, load(), Options(), TODAY) is report


def test_facts_are_numbered_behind_figures(report: Report) -> None:
    found = amended(report, {4: said("applicant", "阳江市海帆企业服务有限公司")}, load(), Options(), TODAY)
    assert found.facts[0].value == found.dossier.applicant == "阳江市海帆企业服务有限公司"
    assert found.facts[0].confirmed_by == (BY_HAND,)
    assert found.claims == report.claims


def test_category_day_and_services_settle_anew(report: Report) -> None:
    given = {5: said("category", "comprehensive"), 7: said("filing_date", "2023-04-01")}
    found = amended(report, given, load(), Options(services=("legal",)), TODAY).dossier
    assert (found.category, found.as_of, found.services) == (Category.COMPREHENSIVE, date(2023, 4, 1), ("legal",))


def test_what_the_options_settle_no_correction_unsettles(report: Report) -> None:
    options = Options(as_of=date(2023, 5, 1), category=Category.SPECIALISED)
    found = amended(report, {5: said("category", "comprehensive")}, load(), options, TODAY).dossier
    assert (found.category, found.as_of) == (Category.SPECIALISED, date(2023, 5, 1))


def test_rules_on_facts_are_judged_again(report: Report) -> None:
    licence = replace(
        report, facts=(fact(FactName.ESTABLISHED_ON, date(2022, 5, 1), Kind.BUSINESS_LICENCE, confidence=0.4),)
    )
    options = Options(as_of=date(2023, 3, 1))
    found = amended(licence, {4: said("established_on", "2012-05-01")}, load(), options, TODAY)
    assert {f.rule: f.status for f in found.findings}["8.1.established"] is Status.MET


def test_what_is_written_beside_a_fact_no_longer_shakes_what_a_person_says(report: Report) -> None:
    noticed = (Remark("annotated", ("check it",)), Remark("characters", ("300",)))
    stated = fact(FactName.ESTABLISHED_ON, date(2012, 5, 1), Kind.BUSINESS_LICENCE, remarks=noticed)
    licence = replace(report, facts=(stated,))
    options = Options(as_of=date(2023, 3, 1))
    found = amended(licence, {4: said("established_on", "2012-05-01")}, load(), options, TODAY)
    assert found.facts[0].remarks == noticed[1:]
    assert {f.rule: f.status for f in found.findings}["8.1.established"] is Status.MET
