"""What a finding on the seat says, in both languages."""

from __future__ import annotations

from datetime import date

from checkers.doubts.seats import Seat, seat
from checkers.rulebook.loading import load
from checkers.saying.local_entity import (
    branch,
    inside,
    missing,
    outside,
    partly,
    subsidiary,
    unlicensed,
    unproved,
    unsure,
)
from checkers.standing.licences import Licence
from checkers.standing.shares import shares
from extractors.model import Fact, FactName, Kind
from tests.checkers.build import case, fact

OWN, COMPANY = "广州海燕企业服务有限公司", "阳江海燕商务有限公司"


def made(holder: str, address: str) -> Seat:
    said: list[Fact] = [fact(FactName.APPLICANT, holder, Kind.BUSINESS_LICENCE)]
    said += [fact(FactName.REGISTERED_ADDRESS, address, Kind.BUSINESS_LICENCE)] if address else []
    where = load().rule("8.1.local_entity").where()
    return seat(Licence(dict(enumerate(said))), where, date(2023, 3, 1))


HERE, THERE = made(COMPANY, "阳江市云帆路8号"), made(OWN, "广州市云帆路8号")
HELD = shares(case(facts=(fact(FactName.SHAREHOLDING, f"{COMPANY}、{OWN}、60%", Kind.OTHER),)), OWN)


def test_whose_seat_is_where() -> None:
    assert inside(HERE).zh.endswith("载明住所为“阳江市云帆路8号”。在本地注册。")
    assert "branch within the area" in branch(HERE).en
    assert "外地" in outside((THERE,)).zh


def test_what_shows_that_a_subsidiary_is_owned() -> None:
    assert f"“{OWN}” owns 60% of “{COMPANY}”" in subsidiary(HERE, HELD[0]).en
    assert partly(THERE, HELD).zh.endswith("并非全资。")
    said = unproved(THERE, (HERE,), (HERE,), HELD)
    assert "100% 持股" in said.zh
    assert "licence of a branch" in said.en


def test_what_is_lacking() -> None:
    assert "营业执照" in missing().zh
    assert "was not read" in unsure((made(OWN, ""),)).en
    assert "cannot be told" in unsure((made(OWN, "云帆路8号"),)).en
    address = fact(FactName.REGISTERED_ADDRESS, "阳江市云帆路8号")
    assert "阳江市云帆路8号" in unlicensed(address, (), False).zh
    assert "not the applicant" in unlicensed(None, (fact(FactName.APPLICANT, OWN, Kind.BUSINESS_LICENCE),), True).en
