"""Which fact stands where papers differ."""

from __future__ import annotations

from checkers.standing.facts import in_order, own_word, ranked, settled
from extractors.model import Fact, FactName, Kind
from tests.checkers.build import FORM, LEASE, REPORT, fact

LICENCE = Kind.BUSINESS_LICENCE


def named(value: str, kind: Kind, confidence: float = 1.0) -> Fact:
    return fact(FactName.APPLICANT, value, kind, confidence=confidence)


def test_the_licence_before_the_form_before_the_report_before_others() -> None:
    said = [named("丁", LEASE), named("丙", REPORT), named("乙", FORM), named("甲", LICENCE), named("戊", FORM)]
    assert [[f.value for f in group] for group in ranked(said, FactName.APPLICANT)] == [
        ["甲"],
        ["乙", "戊"],
        ["丙"],
        ["丁"],
    ]
    assert [f.value for f in in_order(said, FactName.APPLICANT)] == ["甲", "乙", "戊", "丙", "丁"]
    assert [f.value for f in own_word(said, FactName.APPLICANT)] == ["甲", "乙", "戊", "丙"]


def test_other_facts_are_left_out() -> None:
    assert not list(ranked([named("甲", LICENCE)], FactName.CREDIT_CODE))


def test_the_licence_outweighs_one_other_paper_but_not_many() -> None:
    licence, form = named("甲公司", LICENCE), named("乙公司", FORM)
    assert settled([form, licence], FactName.APPLICANT) == "甲公司"
    assert settled([form, licence, form], FactName.APPLICANT) == "乙公司"


def test_a_name_badly_read_gives_way() -> None:
    badly = named("甲公可", LICENCE, 0.4)
    assert settled([badly, named("甲公司", FORM)], FactName.APPLICANT) == "甲公司"


def test_what_no_paper_says_is_unknown() -> None:
    assert settled([named("甲", Kind.OTHER)], FactName.CREDIT_CODE) is None
