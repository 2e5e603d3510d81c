"""A fact in a report's JSON, and back."""

from __future__ import annotations

import json

import pytest

from extractors.model import Basis, Evidence, Fact, FactName, Kind, Reader, Remark
from service.model import Report
from service.report.fact_json import fact_json, fact_of


@pytest.mark.parametrize("number", range(4))
def test_a_fact_comes_back_as_it_was(report: Report, number: int) -> None:
    fact = report.facts[number]
    said = json.loads(json.dumps(fact_json(fact, {}, None)))
    assert fact_of(said, fact.evidence) == fact


def test_what_may_be_left_out_has_its_default(report: Report) -> None:
    evidence = report.facts[0].evidence
    found = fact_of({"field": "issued_by", "value": "漠江市民政局", "basis": "evidenced"}, evidence)
    assert (found.value, found.as_of, found.rivals, found.confirmed_by) == ("漠江市民政局", None, (), ())


def test_what_else_was_seen_of_it_comes_back() -> None:
    evidence = Evidence("制度.pdf", 1, None, None, "收费标准", Reader.TEXT_LAYER, 1.0, Kind.INSTITUTION)
    remarks = (Remark("characters", ("96",)), Remark("vague"))
    fact = Fact(FactName.INSTITUTION_PAPERS, "charges", Basis.EVIDENCED, evidence, remarks=remarks)
    assert fact_of(json.loads(json.dumps(fact_json(fact, {}, None))), evidence) == fact
