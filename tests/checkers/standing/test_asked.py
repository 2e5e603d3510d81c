"""Which value a dossier is held to, and which others it may be held to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.model import Category
from checkers.standing.asked import asked
from extractors.model import FactName, Kind, Reader
from tests.checkers.build import case, fact, rulebook

ASSETS, CLIENTS = rulebook().rule("8.1.assets"), rulebook().rule("8.4.clients")


def test_a_category_that_is_not_settled_leaves_the_milder_value_open() -> None:
    found = asked(ASSETS, case(category=None))
    assert found is not None
    assert (found.value, found.least, found.most) == (Decimal(500000), Decimal(300000), Decimal(500000))
    assert [why.zh for _, why in found.rivals] == ["平台类别未定，若为综合服务平台则按此要求"]


@pytest.mark.parametrize(
    ("category", "services", "value", "rivals"),
    [
        (Category.SPECIALISED, ("legal",), 40, ()),
        (Category.SPECIALISED, ("training",), 200, ()),
        (Category.COMPREHENSIVE, ("training",), 200, (40,)),
        (Category.SPECIALISED, ("training", "legal"), 40, (200,)),
        (Category.SPECIALISED, (), 40, (200,)),
        (Category.COMPREHENSIVE, (), 40, ()),
    ],
)
def test_services_with_a_value_of_their_own(
    category: Category, services: tuple[str, ...], value: int, rivals: tuple[int, ...]
) -> None:
    found = asked(CLIENTS, case(category=category, services=services))
    assert found is not None
    assert (found.value, tuple(d.value for d, _ in found.rivals)) == (value, rivals)


def test_the_platforms_name_decides_before_its_list_of_services() -> None:
    named = (fact(FactName.PLATFORM_NAME, "阳江市海燕人才培训服务平台"),)
    found = asked(CLIENTS, case(services=("training", "legal"), facts=named))
    assert found is not None
    assert found.value == Decimal(200)


@pytest.mark.parametrize(
    ("reader", "told", "rivals"),
    [
        (Reader.RAPIDOCR, "training、legal", (200,)),
        (Reader.RAPIDOCR, "legal、market", ()),
        (Reader.TEXT_LAYER, "training、legal", ()),
    ],
)
def test_ticks_read_from_a_picture_may_have_lost_the_service_that_the_report_tells(
    reader: Reader, told: str, rivals: tuple[int, ...]
) -> None:
    ticked = fact(FactName.SERVICES, "legal", reader=reader)
    report = fact(FactName.SERVICES, told, Kind.APPLICATION_REPORT, reader=Reader.TEXT_LAYER)
    found = asked(CLIENTS, case(services=("legal",), facts=(ticked, report)))
    assert found is not None
    assert (found.value, tuple(int(d.value) for d, _ in found.rivals)) == (40, rivals)


def test_nothing_is_asked_before_a_rule_is_in_force() -> None:
    assert asked(ASSETS, case(as_of=date(2018, 5, 4))) is None
