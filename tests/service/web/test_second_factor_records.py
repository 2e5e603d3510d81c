"""Codes open once on either database, also for two who come at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pyotp
import pytest
from sqlalchemy.orm import Session

from service.database import Database
from service.records import second_factor
from service.records.audit import SHELL, SYSTEM
from service.records.refusals import Refused
from service.sealing import Seal
from service.tables import User

SEAL = Seal("a secret of the service")
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AT = datetime(2026, 3, 2, 9, 0, 5, tzinfo=UTC)


def code(seconds: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(int(AT.timestamp()) + seconds)


@pytest.fixture
def recovery(database: Database, people: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Staff turned it on a step ago."""
    monkeypatch.setattr(second_factor, "now", lambda: AT)
    with database.writing() as session:
        user = session.get_one(User, people["staff"])
        return second_factor.turn_on(session, SYSTEM, user, SEAL, SECRET, code(-30))


def opens(session: Session, user_id: int, text: str) -> bool:
    return second_factor.proves(session, session.get_one(User, user_id), SEAL, text)


def test_a_code_and_a_recovery_code_open_once(database: Database, people: dict[str, int], recovery: list[str]) -> None:
    staff = people["staff"]
    for text, expected in (
        (code(-30), False),
        (code(), True),
        (code(), False),
        (recovery[3], True),
        (recovery[3], False),
    ):
        with database.writing() as session:
            assert opens(session, staff, text) == expected, text
    with database.writing() as session:
        assert opens(session, staff, "") is False
        assert not opens(session, people["expert"], recovery[4])
        assert second_factor.codes_left(session, staff) == 7


def test_one_who_read_before_another_wrote_gets_nothing_for_the_same_code(
    database: Database, people: dict[str, int], recovery: list[str]
) -> None:
    with database.reading() as session:
        stale = session.get_one(User, people["staff"])
        session.expunge(stale)
    for text in (code(), recovery[0]):
        with database.writing() as session:
            assert second_factor.proves(session, stale, SEAL, text)
        with database.writing() as session:
            assert not second_factor.proves(session, stale, SEAL, text)


def test_a_second_one_is_refused_and_a_reset_leaves_nothing(
    database: Database, people: dict[str, int], recovery: list[str]
) -> None:
    with database.writing() as session:
        user = session.get_one(User, people["staff"])
        with pytest.raises(Refused) as refused:
            second_factor.turn_on(session, SYSTEM, user, SEAL, SECRET, code())
        assert refused.value.code == "has_second_factor"
        epoch = user.epoch
        second_factor.reset(session, SHELL, user, "command line")
        assert (user.totp_secret, user.totp_last, user.epoch) == ("", 0, epoch + 1)
    with database.writing() as session:
        assert not opens(session, people["staff"], recovery[0])
        assert not opens(session, people["staff"], code())
        with pytest.raises(Refused) as refused:
            second_factor.reset(session, SHELL, session.get_one(User, people["staff"]), "again")
        assert refused.value.code == "no_second_factor"


def test_after_a_change_of_the_services_secret_recovery_codes_alone_open(
    database: Database, people: dict[str, int], recovery: list[str]
) -> None:
    with database.writing() as session:
        user = session.get_one(User, people["staff"])
        assert not second_factor.proves(session, user, Seal("another"), code())
        assert second_factor.proves(session, user, Seal("another"), recovery[0])


def test_a_code_used_while_the_clock_was_a_year_ahead_bars_nobody(
    database: Database, people: dict[str, int], recovery: list[str]
) -> None:
    with database.writing() as session:
        session.get_one(User, people["staff"]).totp_last = int(AT.timestamp()) // 30 + 365 * 2880
    for expected in (True, False):
        with database.writing() as session:
            assert opens(session, people["staff"], code()) is expected


def test_a_change_of_the_services_secret_is_counted(
    database: Database, people: dict[str, int], recovery: list[str]
) -> None:
    with database.reading() as session:
        assert second_factor.closed(session, SEAL) == 0
        assert second_factor.closed(session, Seal("another")) == 1
