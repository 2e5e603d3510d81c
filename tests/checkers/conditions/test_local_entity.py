"""The word on where the applicant is registered: what the rule's examples do not show."""

from __future__ import annotations

from checkers.model import Case, Status
from extractors.model import Fact, FactName, Kind, Reader
from tests.checkers.build import case, fact, finding

LICENCE = Kind.BUSINESS_LICENCE
OWN, COMPANY = "广州海燕企业服务有限公司", "阳江海燕商务有限公司"


def licence(holder: str, address: str, document: str) -> tuple[Fact, ...]:
    return (
        fact(FactName.APPLICANT, holder, LICENCE, document=document),
        fact(FactName.REGISTERED_ADDRESS, address, LICENCE, document=document),
    )


def outside(*more: Fact) -> Case:
    own = (fact(FactName.APPLICANT, OWN), *licence(OWN, "广州市天河区云帆路8号", "一.pdf"))
    return case(facts=(*own, *licence(COMPANY, "阳江市江城区云帆路8号", "二.pdf"), *more))


def test_a_share_that_is_not_the_whole_is_not_met() -> None:
    part = fact(FactName.SHAREHOLDING, f"{COMPANY}、{OWN}、60%", Kind.OTHER)
    found = finding("8.1.local_entity", outside(part))
    assert (found.status, found.claims[0]) == (Status.NOT_MET, 5)


def test_a_share_read_from_a_picture_may_be_misread() -> None:
    part = fact(FactName.SHAREHOLDING, f"{COMPANY}、{OWN}、10%", Kind.OTHER, reader=Reader.RAPIDOCR)
    assert finding("8.1.local_entity", outside(part)).status is Status.UNCERTAIN


def test_a_share_without_the_licence_is_uncertain() -> None:
    whole = fact(FactName.SHAREHOLDING, f"{COMPANY}、{OWN}、100%", Kind.OTHER)
    facts = (fact(FactName.APPLICANT, OWN), *licence(OWN, "广州市天河区云帆路8号", "一.pdf"), whole)
    assert finding("8.1.local_entity", case(facts=facts)).status is Status.UNCERTAIN


def test_licences_of_one_file_are_told_apart_by_their_pages() -> None:
    one, two = licence(OWN, "广州市天河区云帆路8号", "执照.pdf"), ()
    for item in licence(f"{OWN}阳江分公司", "阳江市江城区云帆路8号", "执照.pdf"):
        two = (*two, fact(item.name, item.value, LICENCE, document="执照.pdf", page=2))
    found = finding("8.1.local_entity", case(facts=(fact(FactName.APPLICANT, OWN), *one, *two)))
    assert found.status is Status.MET
    assert "分公司" in found.message.zh
