"""Whose the papers are: the applicant's own word before that of others."""

from __future__ import annotations

from checkers.standing.whose import applicants
from extractors.model import FactName, Kind
from tests.checkers.build import case, fact

OWN, OTHER = "阳江市榕桥企业服务有限公司", "阳江市海晏投资有限公司"


def test_the_licence_outweighs_a_lease() -> None:
    said = (fact(FactName.APPLICANT, OTHER, Kind.LEASE), fact(FactName.APPLICANT, OWN, Kind.BUSINESS_LICENCE))
    assert applicants(case(facts=said)) == [OWN]


def test_where_only_a_lease_speaks_it_is_taken_at_its_word() -> None:
    assert applicants(case(facts=(fact(FactName.APPLICANT, OTHER, Kind.LEASE),))) == [OTHER]
    assert applicants(case(facts=(fact(FactName.PLATFORM_NAME, OWN),))) == []
