"""Where the holder of a licence is registered."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.doubts.seats import seat
from checkers.rulebook.loading import load
from checkers.standing.licences import Licence
from checkers.standing.whereabouts import Where
from extractors.model import FactName, Kind, Reader
from tests.checkers.build import fact

PLACES, DAY = load().rule("8.1.local_entity").where(), date(2023, 3, 1)


def licence(address: str, registrar: str = "", **read: object) -> Licence:
    said = [fact(FactName.REGISTERED_ADDRESS, address, Kind.BUSINESS_LICENCE, **read)] if address else []
    said += [fact(FactName.ISSUED_BY, registrar, Kind.BUSINESS_LICENCE)] if registrar else []
    return Licence(dict(enumerate(said)))


@pytest.mark.parametrize(
    ("address", "registrar", "where"),
    [
        ("阳江市云帆路8号", "", Where.INSIDE),
        ("东城镇云帆路8号", "阳江市阳东区市场监督管理局", Where.INSIDE),
        ("云帆路8号", "阳江市阳东区市场监督管理局", Where.INSIDE),
        ("云帆路8号", "广州市市场监督管理局", Where.OUTSIDE),
        ("东城镇云帆路8号", "广东省市场监督管理局", Where.PERHAPS),
        ("阳江市云帆路8号", "广州市市场监督管理局", Where.PERHAPS),
        ("广州市云帆路8号", "阳江市市场监督管理局", Where.PERHAPS),
        ("广州市云帆路8号", "", Where.OUTSIDE),
        ("", "阳江市市场监督管理局", Where.UNTOLD),
    ],
)
def test_address_and_registrar_together(address: str, registrar: str, where: Where) -> None:
    assert seat(licence(address, registrar), PLACES, DAY).where is where


def test_print_that_is_hardly_read_settles_nothing() -> None:
    blurred = licence("阳江市云帆路8号", reader=Reader.RAPIDOCR, confidence=0.3)
    assert seat(blurred, PLACES, DAY).where is Where.PERHAPS
    slip = licence("阳红市江城区云帆路8号", reader=Reader.RAPIDOCR, confidence=0.9)
    assert seat(slip, PLACES, DAY).where is Where.PERHAPS


def test_a_licence_whose_term_is_over() -> None:
    ended = Licence({0: fact(FactName.VALID_UNTIL, date(2023, 2, 28), Kind.BUSINESS_LICENCE)})
    assert seat(ended, PLACES, DAY).over
    assert not seat(licence("阳江市云帆路8号"), PLACES, DAY).over
