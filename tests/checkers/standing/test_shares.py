"""Shares that the applicant holds in others."""

from __future__ import annotations

from checkers.standing.shares import related, shares
from extractors.model import FactName, Kind, Paper
from tests.checkers.build import case, fact

OWN, COMPANY = "广州海燕企业服务有限公司", "阳江海燕商务有限公司"


def test_whose_share_it_is_and_of_what() -> None:
    said = (
        fact(FactName.SHAREHOLDING, f"{COMPANY}、{OWN}、100%", Kind.OTHER),
        fact(FactName.SHAREHOLDING, f"{COMPANY}、深圳苍鹭物业有限公司、40%", Kind.OTHER),
    )
    (found,) = shares(case(facts=said), OWN)
    assert (found.number, found.whole, found.of(COMPANY), found.of("阳江苍鹭商务有限公司")) == (0, True, True, False)


def test_a_landlord_and_an_auditor_are_no_subsidiaries() -> None:
    lease = Paper(Kind.LEASE, "租赁.pdf", landlord=COMPANY)
    auditor = fact(FactName.AUDITOR, "漠江恒明会计师事务所", Kind.AUDIT_REPORT)
    asked = case(facts=(auditor,), papers=(lease,))
    assert not related(COMPANY, asked)
    assert not related("漠江恒明会计师事务所", asked)
    assert related("阳江苍鹭商务有限公司", asked)
