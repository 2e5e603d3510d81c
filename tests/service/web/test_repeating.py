"""A request that comes twice under one key is done once and answered alike; a key is its user's, for one request."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.test import TestResponse

from service.records import repeats
from service.tables import Dossier, KeptAnswer, Run, User
from service.tables.base import now
from service.web.api import asking
from tests.service.web.callers import Headers, Program

KEY = "7d0e-first"
ADDRESS = "/api/v1/dossiers"


def send(
    program: Program, key: str, text: str = "total_assets=1", by: Headers | None = None, **said: str
) -> TestResponse:
    """Hand a dossier in under a key, as a new wrapping of the same form each time."""
    data: dict[str, Any] = {"files[]": [(io.BytesIO(text.encode()), "a.txt")], "as_of": "2023-03-01", **said}
    headers = {**(by or program.headers), "Idempotency-Key": key}
    return program.client.post(ADDRESS, data=data, headers=headers, content_type="multipart/form-data")


def count(program: Program, table: type[Dossier | Run | KeptAnswer]) -> int:
    with program.app.extensions["prescreen"].database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def age(program: Program, by: timedelta) -> None:
    """All that is kept was asked for so long ago."""
    with program.app.extensions["prescreen"].database.writing() as session:
        session.execute(update(KeptAnswer).values(at=now() - by))


def kind(answer: TestResponse) -> str:
    """The last word of a problem's type."""
    assert answer.content_type.startswith("application/problem+json")
    assert answer.get_json()["status"] == answer.status_code
    return str(answer.get_json()["type"]).rpartition(":")[2]


def test_the_same_request_gives_the_first_answer_and_no_second_dossier(program: Program) -> None:
    first, second = send(program, KEY), send(program, KEY)
    assert (first.status_code, second.status_code) == (202, 202)
    assert second.data == first.data
    assert second.headers["Location"] == first.headers["Location"]
    assert second.content_type == first.content_type
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert (count(program, Dossier), count(program, Run)) == (1, 1)


def test_without_a_key_or_with_another_each_is_a_request_of_its_own(program: Program) -> None:
    made = {send(program, key).get_json()["id"] for key in (KEY, "7d0e-second")}
    made |= {program.hand_in({"a.txt": "total_assets=1"})["id"] for _ in range(2)}
    assert len(made) == count(program, Dossier) == 4
    assert count(program, KeptAnswer) == 2


@pytest.mark.parametrize("said", [{"text": "total_assets=2"}, {"title": "别的标题"}, {"as_of": "2023-03-02"}])
def test_a_key_is_for_one_request(program: Program, said: dict[str, str]) -> None:
    made = send(program, KEY).get_json()
    other = send(program, KEY, **said)
    assert (other.status_code, kind(other)) == (422, "key_reused")
    assert send(program, KEY).get_json() == made  # the other one did not take its place
    assert count(program, Dossier) == 1


def test_the_same_body_to_another_address_is_another_request(program: Program) -> None:
    made = send(program, KEY).get_json()
    headers = {**program.headers, "Idempotency-Key": KEY}
    again = program.client.post(f"{ADDRESS}/{made['id']}/runs", headers=headers)
    assert (again.status_code, kind(again)) == (422, "key_reused")
    assert count(program, Run) == 1


def test_another_users_key_is_their_own(program: Program, token: Callable[[str], Headers]) -> None:
    first, other = send(program, KEY), send(program, KEY, by=token("staff"))
    assert other.status_code == 202
    assert other.get_json()["id"] != first.get_json()["id"]
    assert "Idempotency-Replayed" not in other.headers
    assert send(program, KEY).get_json() == first.get_json()


def test_a_users_other_token_gets_the_same_answer(program: Program, token: Callable[[str], Headers]) -> None:
    assert send(program, KEY).data == send(program, KEY, by=token("applicant")).data
    assert count(program, Dossier) == 1


def test_a_request_still_in_work_is_not_begun_again(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    inner: list[TestResponse] = []
    files = asking.files

    def meanwhile() -> Any:
        monkeypatch.setattr(asking, "files", files)
        other = threading.Thread(target=lambda: inner.append(send(program, KEY)))
        other.start()
        other.join()
        return files()

    monkeypatch.setattr(asking, "files", meanwhile)
    outer = send(program, KEY)
    assert (inner[0].status_code, kind(inner[0])) == (409, "in_work")
    assert outer.status_code == 202
    assert send(program, KEY).data == outer.data
    assert count(program, Dossier) == 1


@pytest.mark.parametrize(
    ("minutes", "status"), [(9, 409), (11, 202)], ids=["it may be at work still", "nobody works at it any more"]
)
def test_who_died_over_a_request_does_not_block_its_key(program: Program, minutes: int, status: int) -> None:
    made = send(program, KEY).get_json()
    with program.app.extensions["prescreen"].database.writing() as session:
        session.execute(update(KeptAnswer).values(status=None))
    age(program, timedelta(minutes=minutes))
    answer = send(program, KEY)
    assert answer.status_code == status
    assert answer.get_json().get("id") != made["id"]


@pytest.mark.parametrize(("late", "dossiers"), [(-1, 1), (1, 2)], ids=["within a day", "after a day"])
def test_an_answer_is_kept_for_a_day(program: Program, late: int, dossiers: int) -> None:
    assert timedelta(hours=24) == repeats.KEPT
    first = send(program, KEY)
    age(program, timedelta(hours=24, minutes=late))
    second = send(program, KEY)
    assert (second.get_json() == first.get_json()) == (dossiers == 1)
    assert count(program, Dossier) == dossiers
    assert count(program, KeptAnswer) == 1


def test_a_refusal_is_kept_as_well(program: Program) -> None:
    first, second = (send(program, KEY, as_of="tomorrow") for _ in range(2))
    assert (first.status_code, kind(first)) == (422, "bad_date")
    assert (second.data, second.content_type) == (first.data, first.content_type)
    assert second.headers["Idempotency-Replayed"] == "true"


def test_a_fault_of_the_service_is_not_kept(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        raise RuntimeError("nothing works")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(asking, "files", broken)
        assert send(program, KEY).status_code == 500
    assert count(program, KeptAnswer) == 0
    answer = send(program, KEY)
    assert (answer.status_code, count(program, Dossier)) == (202, 1)
    assert "Idempotency-Replayed" not in answer.headers


def test_being_too_early_is_not_kept(program: Program) -> None:
    made = program.hand_in({"a.txt": "total_assets=1"})
    address, headers = f"{ADDRESS}/{made['id']}/runs", {**program.headers, "Idempotency-Key": KEY}
    assert [program.post(address).status_code for _ in range(4)] == [202] * 4
    assert program.client.post(address, headers=headers).status_code == 429
    program.work()
    again = program.client.post(address, headers=headers)
    assert (again.status_code, again.get_json()["run"]) == (202, 6)
    assert "Idempotency-Replayed" not in again.headers


def test_a_replaced_paper_is_replaced_once(program: Program) -> None:
    made = program.hand_in({"a.txt": "total_assets=1"})
    keyed = Program(program.app, {**program.headers, "Idempotency-Key": KEY}, lambda _: "")
    address = f"{ADDRESS}/{made['id']}/documents/{made['documents'][0]['id']}"
    first, second = (keyed.put(address, "a.txt", "total_assets=2") for _ in range(2))
    assert (first.status_code, first.get_json()["document"]["version"]) == (202, 2)
    assert second.data == first.data  # without the key it would be refused as the same content
    assert program.get(f"{ADDRESS}/{made['id']}").get_json()["runs"][-1]["run"] == 2


@pytest.mark.parametrize("key", ["", "x" * 201, "a\u00e9"], ids=["empty", "too long", "not ASCII"])
def test_a_key_that_is_none_is_refused(program: Program, key: str) -> None:
    answer = send(program, key)
    assert (answer.status_code, kind(answer)) == (422, "bad_key")
    assert (count(program, Dossier), count(program, KeptAnswer)) == (0, 0)


def test_a_key_on_a_question_and_without_a_token_keeps_nothing(program: Program) -> None:
    assert program.get(ADDRESS, **{"Idempotency-Key": KEY}).status_code == 200
    assert send(program, KEY, by={"Authorization": "Bearer ps_unknown"}).status_code == 401
    assert count(program, KeptAnswer) == 0


def test_two_of_one_moment_are_kept_apart_by_the_database(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> int:
        raise IntegrityError("insert", {}, Exception("uq_kept_answers_user_id_key"))

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(repeats, "begin", taken)
        answer = send(program, KEY)
    assert (answer.status_code, kind(answer)) == (409, "in_work")
    with program.app.extensions["prescreen"].database.writing() as session:
        owner = session.scalars(select(User.id)).first()
        session.add(KeptAnswer(user_id=owner, key=KEY, request="a"))
        session.flush()
        with pytest.raises(IntegrityError), session.begin_nested():
            session.add(KeptAnswer(user_id=owner, key=KEY, request="b"))
            session.flush()


def test_who_died_before_the_answer_was_out_has_not_to_do_it_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.web.api.dossiers.asking.sent", _dies)
    with pytest.raises(SystemExit):
        send(program, KEY)
    monkeypatch.undo()
    age(program, timedelta(minutes=11))
    again = send(program, KEY)
    assert (again.status_code, again.headers["Idempotency-Replayed"]) == (202, "true")
    assert count(program, Dossier) == count(program, Run) == 1
    assert again.headers["Location"].endswith(again.get_json()["id"])


def test_a_database_that_is_away_for_a_moment_after_the_deed_doubles_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.queue.runs.sent", _locked)
    assert send(program, KEY).status_code == 202
    monkeypatch.setattr("service.web.api.repeating.repeats.keep", _locked)
    assert send(program, "second").status_code == 503
    monkeypatch.undo()
    assert send(program, "second").status_code == 202
    assert count(program, Dossier) == 2


def test_a_deed_whose_answer_was_not_kept_with_it_is_not_done_twice(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask() -> TestResponse:
        said = {"address": "https://example.com/", "events": ["run.done"]}
        headers = {**program.headers, "Idempotency-Key": KEY}
        return program.client.post("/api/v1/hooks", json=said, headers=headers)

    monkeypatch.setattr("service.web.api.repeating.repeats.keep", _locked)
    assert ask().status_code == 201
    monkeypatch.undo()
    age(program, timedelta(minutes=11))
    again = ask()
    assert (again.status_code, kind(again)) == (409, "answer_lost")
    assert len(program.client.get("/api/v1/hooks", headers=program.headers).get_json()["items"]) == 1


def _dies(*_: object) -> None:
    raise SystemExit


def _locked(*_: object) -> None:
    raise OperationalError("", {}, Exception("database is locked"))
