"""A round's workbook: asked for, watched, told, fetched by whoever asked, gone after a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from service import booking
from service.records import round_exports
from service.retention import erasing
from service.tables import Dossier, ExportState, Message, RoundExport
from service.tables.base import now
from service.workshop import Workshop
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.web.callers import GOOD, Office

Booked = Callable[[int], str]


@pytest.fixture
def page(office: Office) -> str:
    """The page of an export of a round with one dossier."""
    office.notice(HEAD)
    office.submitted(**GOOD)
    return office.staff.post("/round-exports/of/1").headers["Location"]


def the_one(office: Office) -> RoundExport:
    with office.database.reading() as session:
        return session.query(RoundExport).one()


def age(office: Office, **fields: object) -> None:
    with office.database.writing() as session:
        session.query(RoundExport).update(fields)


def test_the_page_tells_how_far_it_is_and_then_has_the_file(office: Office, page: str, booked: Booked) -> None:
    assert "正在排队" in office.staff.get(page).text
    assert office.staff.get(f"{page}/round.xlsx").status_code == 409
    age(office, state=ExportState.RUNNING, written=3, total=200)
    assert "200 件中的第 4 件" in office.staff.get(page).text
    age(office, state=ExportState.QUEUED)
    assert booked(1) == "done"
    assert booked(1) == "not waiting"
    assert "已生成，共 1 件" in office.staff.get(page).text
    assert office.staff.get(f"{page}/round.xlsx").data.startswith(b"PK")
    with office.database.reading() as session:
        (told,) = session.query(Message).filter_by(code="export.done").all()
    assert "批次导出文件已生成" in told.zh


def test_who_asks_twice_gets_the_one_that_is_in_work_and_nobody_elses(office: Office, page: str) -> None:
    assert office.staff.post("/round-exports/of/1").headers["Location"] == page
    age(office, by_id=1)
    assert office.staff.get(page).status_code == 404
    assert office.staff.get("/round-exports/99").status_code == 404


def test_after_a_day_it_is_gone_from_the_store_too(office: Office, page: str, booked: Booked) -> None:
    booked(1)
    store, digest = office.app.extensions["prescreen"].store, the_one(office).sha256
    assert store.has(digest)
    age(office, asked_at=now() - timedelta(hours=25))
    assert office.staff.get(f"{page}/round.xlsx").status_code == 404
    assert booked(99) == "not waiting"  # whatever a worker is sent for, it clears away first
    assert not store.has(digest)
    with office.database.reading() as session:
        assert session.get_one(RoundExport, 1).state == ExportState.GONE


def test_one_whose_worker_fell_silent_is_taken_up_again(office: Office, page: str, booked: Booked) -> None:
    age(office, state=ExportState.RUNNING)
    assert booked(1) == "not waiting"
    age(office, heard_at=now() - timedelta(minutes=3))
    assert round_exports.is_lost(the_one(office))
    office.staff.get(page)  # sends it again
    assert booked(1) == "done"


def test_what_goes_wrong_is_told(office: Office, page: str, booked: Booked, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> int:
        raise OSError("disk")

    monkeypatch.setattr(booking, "write_book", breaks)
    assert booked(1) == "failed"
    assert "生成失败" in office.staff.get(page).text
    assert "disk" in the_one(office).fault


def test_programs_ask_wait_and_fetch(
    office: Office, page: str, booked: Booked, token: Callable[[str], dict[str, str]]
) -> None:
    client, headers = office.app.test_client(), token("staff")
    number = "漠工信函〔2023〕12 号"
    answer = client.post("/api/v1/round-exports", data={"round": number}, headers=headers)
    assert (answer.status_code, answer.get_json()["state"]) == (202, "queued")
    place = answer.headers["Location"]
    assert client.get(f"{place}/file", headers=headers).status_code == 409
    booked(answer.get_json()["export"])
    assert client.get(place, headers=headers).get_json()["state"] == "done"
    assert client.get(f"{place}/file", headers=headers).data.startswith(b"PK")
    unknown = client.post("/api/v1/round-exports", data={"round": "没有"}, headers=headers)
    assert unknown.status_code == 422


def test_one_that_was_written_while_its_dossier_was_purged_is_not_handed_out(
    office: Office, page: str, booked: Booked, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = booking._written

    def purged_meanwhile(number: int, shop: Workshop) -> tuple[str, int]:
        found = written(number, shop)
        with office.database.writing() as session:
            erasing.erase_dossier(session, session.query(Dossier).one().id)
        return found

    monkeypatch.setattr(booking, "_written", purged_meanwhile)
    assert booked(1) == "not wanted"
    assert the_one(office).state == ExportState.FAILED
    assert the_one(office).sha256 == ""
    assert "失败" in office.staff.get(page).text


def test_a_worker_that_wakes_late_neither_tells_twice_nor_undoes_what_another_did(
    office: Office, page: str, booked: Booked
) -> None:
    assert booked(1) == "done"
    with office.database.writing() as session:
        assert not round_exports.finish(session, 1, "f" * 64, 1)
        round_exports.fail(session, 1, "late")
    assert the_one(office).state == ExportState.DONE
    assert the_one(office).sha256 != "f" * 64
    with office.database.reading() as session:
        assert session.query(Message).filter(Message.code.in_(("export.done", "export.failed"))).count() == 1
