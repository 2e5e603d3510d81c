"""The word on the services: what the rule's examples do not show."""

from __future__ import annotations

from checkers.model import Status
from extractors.model import FactName, Kind
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
