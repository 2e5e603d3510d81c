"""The word on the services: what the rule's examples do not show."""

from __future__ import annotations

import pytest

from checkers.model import Status
from extractors.model import Fact, FactName, Kind, Remark
from tests.checkers.build import case, fact, finding


def test_each_service_has_its_evidence() -> None:
    facts = (
        fact(FactName.SERVICES, "legal、financing"),
        fact(FactName.SERVICES, "legal、training", Kind.CLIENT_LIST),
    )
    found = finding("7.services", case(facts=facts, services=("legal", "financing")))
    assert (found.status, found.claims) == (Status.MET, (0, 1))
    assert "融资服务" in found.message.zh
    assert "training" in found.message.en


def test_an_other_service_may_be_called_anything() -> None:
    facts = (fact(FactName.SERVICES, "other"), fact(FactName.PLATFORM_NAME, "海燕检测服务平台"))
    assert finding("7.services", case(facts=facts, services=("other",))).status is Status.MET


def test_services_that_no_fact_bears_out_are_missing() -> None:
    assert finding("7.services", case(services=("legal",))).status is Status.MISSING


def denied(*services: str, code: str = "denied", kind: Kind = Kind.APPLICATION_REPORT) -> Fact:
    return fact(FactName.SERVICES_DENIED, "该项服务尚未开展", kind, remarks=(Remark(code, services),))


@pytest.mark.parametrize(
    ("ticked", "no", "status"),
    [
        ("legal", ("legal",), Status.UNCERTAIN),
        ("legal、training", ("training",), Status.UNCERTAIN),
        ("legal", ("training", "financing"), Status.MET),
    ],
)
def test_a_service_that_a_paper_denies_is_met_by_no_tick(ticked: str, no: tuple[str, ...], status: Status) -> None:
    facts = (fact(FactName.SERVICES, ticked), denied(*no))
    found = finding("7.services", case(facts=facts, services=tuple(ticked.split("、"))))
    assert (found.status, "尚未开展" in found.message.zh) == (status, status is Status.UNCERTAIN)


ALL = ("training", "market", "innovation", "consulting", "legal")


def test_where_no_box_is_ticked_neither_name_nor_list_tells_the_service() -> None:
    empty = denied(*ALL, code="unticked", kind=Kind.APPLICATION_FORM)
    by_name = (fact(FactName.PLATFORM_NAME, "海燕法律服务平台"), empty)
    assert finding("7.services", case(facts=by_name, services=("legal",))).status is Status.UNCERTAIN
    by_list = (fact(FactName.SERVICES, "legal", Kind.CLIENT_LIST), empty)
    assert finding("7.services", case(facts=by_list, services=("legal",))).status is Status.UNCERTAIN
    in_words = (fact(FactName.SERVICES, "legal", Kind.APPLICATION_REPORT), empty)
    assert finding("7.services", case(facts=in_words, services=("legal",))).status is Status.MET
