"""Whose papers are, by the names that they bear."""

from __future__ import annotations

import pytest

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.named import Owned, owned
from extractors.model import Fact, FactName, Kind, Paper, Reader
from tests.checkers.build import DEED, FORM, LEASE, LISTED, ROSTER, case, fact

NAME = "阳江市海桐企业服务有限公司"
OLD = "阳江市石栗咨询有限公司"


def judged(*facts: Fact, **paper: str) -> Case:
    papers = tuple(dict.fromkeys(Paper(f.evidence.paper, f.evidence.document) for f in facts))
    return case(facts=facts, papers=papers)


def of(kind: Kind, *facts: Fact) -> Owned:
    return owned(judged(fact(FactName.APPLICANT, NAME), *facts), (kind,))[0]


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        (NAME, Whose.OWN),
        ("阳江海桐企业服务有限公司", Whose.OWN),
        ("阳江市海桐企业服务有限责任公司", Whose.OWN),
        ("海桐公司", Whose.OWN),
        ("阳江市海桐企业服务有限公司江城分公司", Whose.OWN),
        ("阳江市海桐企业服务中心", Whose.ANOTHER),
        ("阳江市海桐企业服务部有限公司", Whose.DOUBTFUL),
        ("阳江市海梧企业服务有限公司", Whose.DOUBTFUL),
        ("阳江市蓝楹科技有限公司", Whose.ANOTHER),
    ],
)
def test_a_name_is_the_applicants_letter_for_letter(name: str, whose: Whose) -> None:
    assert of(ROSTER, fact(FactName.PAPER_OWNER, name, ROSTER)).whose is whose


def test_a_slip_of_reading_is_no_other_name() -> None:
    scanned = fact(FactName.PAPER_OWNER, "阳江市海桐企业服务有跟公司", ROSTER, reader=Reader.RAPIDOCR, confidence=0.9)
    assert of(ROSTER, scanned).whose is Whose.OWN


def test_a_former_name_is_the_applicants_and_proved_where_a_notice_tells_it() -> None:
    lease = fact(FactName.PAPER_OWNER, OLD, LEASE)
    declared = of(LEASE, lease, fact(FactName.FORMER_NAME, OLD))
    assert (declared.whose, declared.former, declared.proved) == (Whose.OWN, True, False)
    notice = fact(FactName.FORMER_NAME, OLD, Kind.OTHER, quote=f"{OLD}变更为{NAME}")
    assert of(LEASE, lease, notice).proved
    elsewhere = fact(FactName.FORMER_NAME, OLD, Kind.OTHER, quote=f"{OLD}变更为某某公司")
    assert of(LEASE, lease, elsewhere).whose is Whose.ANOTHER


def test_a_notice_in_rows_is_of_the_new_name_and_tells_the_former() -> None:
    lease = fact(FactName.PAPER_OWNER, OLD, LEASE)
    old, new = fact(FactName.FORMER_NAME, OLD, Kind.OTHER), fact(FactName.PAPER_OWNER, NAME, Kind.OTHER)
    found = of(LEASE, lease, old, new)
    assert (found.whose, found.proved) == (Whose.OWN, True)
    assert of(LEASE, lease, old).whose is Whose.ANOTHER


def test_of_an_agreement_one_party_is_enough() -> None:
    parties = [fact(FactName.PAPER_OWNER, n, Kind.AGREEMENT) for n in ("漠江职业学校", NAME)]
    found = of(Kind.AGREEMENT, *parties)
    assert (found.whose, found.names) == (Whose.OWN, ("漠江职业学校", NAME))


def test_a_list_may_bear_the_name_of_the_platform() -> None:
    platform = fact(FactName.PLATFORM_NAME, "阳江海桐财税服务平台")
    assert of(LISTED, platform, fact(FactName.PAPER_OWNER, "阳江海桐财税服务平台", LISTED)).whose is Whose.OWN


def test_a_paper_without_a_name_is_nobodys_unless_its_owner_is_known() -> None:
    papers = (Paper(FORM, "表.pdf"), Paper(LEASE, "租.pdf"), Paper(DEED, "证.pdf", owner="林木森"))
    found = owned(case(facts=(fact(FactName.APPLICANT, NAME, document="表.pdf"),), papers=papers))
    assert [one.whose for one in found] == [Whose.OWN, None, Whose.ANOTHER]
    assert found[2].names == ("林木森",)
