"""What goes wrong at the interface is told as a problem document, in the caller's language, without paths or traces."""

from __future__ import annotations

import errno
import io
import json

import pytest
from flask import Flask
from sqlalchemy.exc import DataError, OperationalError

from service.web.problems import away, unfit
from service.web.security import JSON_BYTES, PLAIN_BYTES
from tests.service.web.callers import Program, Visit


@pytest.mark.parametrize(
    ("query", "status"),
    [("status=odd", 422), ("page=0", 400), ("page=x", 400), ("page=99999999999999999999", 404)],
)
def test_nonsense_in_a_list_is_said(program: Program, query: str, status: int) -> None:
    answer = program.get(f"/api/v1/dossiers?{query}")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


DEEP = "[" * 100_000
ODD_JSON = [DEEP, '{"url": ' + DEEP, '{"url": "a\\u0000b"}', '{"url": "\\ud800"}', '{"a\\u0000": {"b": ["\\udfff"]}}']


@pytest.mark.parametrize("body", ODD_JSON, ids=["deep", "deeper", "nul", "half", "inside"])
def test_json_that_nothing_can_be_made_of_is_refused(program: Program, body: str) -> None:
    answer = program.client.post(
        "/api/v1/hooks", data=body, headers={**program.headers, "Content-Type": "application/json"}
    )
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "k"}], ids=["", "key"])
def test_what_is_no_file_is_held_in_memory_and_bounded(program: Program, kind: str, key: dict[str, str]) -> None:
    bound = JSON_BYTES if kind == "application/json" else PLAIN_BYTES
    body = b"[" + b"[]," * (bound // 3) + b"1]"
    headers = {**program.headers, **key, "Content-Type": kind}
    answer = program.client.post("/api/v1/hooks", data=body, headers=headers)
    assert answer.status_code in ((413,) if kind == "application/json" or key else (413, 415))


def test_a_page_takes_no_more_in_and_that_before_its_form_is_checked(app: Flask, visit: Visit) -> None:
    staff = visit("staff")
    app.config["WTF_CSRF_ENABLED"] = True
    form = {"data": b"a=" + b"b" * PLAIN_BYTES, "content_type": "application/x-www-form-urlencoded"}
    assert staff.post("/account/unit", **form).status_code == 413  # 400 is what is said of a form that was taken in


@pytest.mark.parametrize("address", ["/dossiers?q=a%00b", "/dossiers?%00=1", "/dossiers/%00"])
def test_an_address_holds_no_nul(visit: Visit, address: str) -> None:
    assert visit("staff").get(address).status_code == (400 if "?" in address else 404)


def test_what_is_typed_holds_no_nul_and_a_day_is_a_day(visit: Visit) -> None:
    staff = visit("staff")
    assert staff.post("/phrases", data={"text": "a\x00b", "verdict": "agree"}).status_code == 400
    for day in ("none", "2024-13-45", "", "9" * 30):
        assert staff.post("/dossiers/new", data={"as_of": day, "title": "x"}).status_code == 200


def test_a_part_of_a_form_without_a_name_is_no_fault(program: Program) -> None:
    body = b"--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n"
    headers = {**program.headers, "Content-Type": "multipart/form-data; boundary=x"}
    assert program.client.post("/api/v1/dossiers", data=body, headers=headers).status_code == 422


def test_a_number_that_no_column_takes_is_refused(app: Flask, visit: Visit) -> None:
    staff = visit("staff")
    with app.test_request_context("/dossiers"):
        assert unfit(DataError("", None, Exception("out of range"))).status_code == 400
    assert staff.post("/users/1/office", data={"subject": "x"}).status_code < 500
    assert staff.get("/audit?page=" + "9" * 40).status_code < 500


def test_bad_input_is_told_in_the_callers_language(program: Program) -> None:
    paper = {"files[]": (io.BytesIO(b"x"), "x.txt")}
    bad = program.post("/api/v1/dossiers", {**paper, "as_of": "yesterday"})
    assert bad.status_code == 422
    problem = bad.get_json()
    assert set(problem) == {"type", "title", "status", "detail", "instance"}
    assert "as_of 应为" in problem["detail"]
    program.headers["Accept-Language"] = "en"
    assert program.post("/api/v1/dossiers", {"as_of": "2023-03-01"}).get_json()["detail"].startswith("Send at least")
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"x"), "x"), "category": "none"})
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:prescreen:problem:bad_category")
    assert program.get("/api/v1/dossiers/nothing").get_json()["title"] == "The request cannot be done"


@pytest.mark.parametrize("day", ["2023-2-3", "20230203", "2023-02-30", "0001-01-01", "2123-01-01", "２０２３-01-01"])
def test_a_day_that_nobody_can_mean_is_refused(program: Program, day: str) -> None:
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"x"), "x.txt"), "as_of": day})
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:prescreen:problem:bad_date")


def test_what_is_not_there_is_named(program: Program) -> None:
    made = program.hand_in({"form.txt": "total_assets=400000"})
    at = f"/api/v1/dossiers/{made['id']}"
    told = {path: program.get(f"{at}{path}").get_json() for path in ("/report", "/report?run=9", "/runs/1..9")}
    assert [(t["status"], t["type"].rsplit(":")[-1]) for t in told.values()] == [
        (404, "no_report"),
        (404, "no_run"),
        (404, "no_report"),
    ]
    assert "9" in told["/report?run=9"]["detail"]
    for path, code in ((f"{at}/report?run=x", "bad_run"), ("/api/v1/dossiers?page=0", "bad_page")):
        assert program.get(path).get_json()["type"] == f"urn:prescreen:problem:{code}"


def test_the_server_itself_speaks_in_problem_documents() -> None:
    from service.web.serving import document

    said = json.loads(document(413, "en-GB,en;q=0.7"))
    assert said["type"] == "urn:prescreen:problem:http_413"
    assert "Too much" in said["detail"]
    assert "过大" in json.loads(document(413, ""))["detail"]


def test_a_full_disk_is_told_as_such(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/secret/place")

    monkeypatch.setattr(program.app.extensions["prescreen"].store, "put", full)
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"x"), "x.txt")})
    assert (answer.status_code, answer.get_json()["type"]) == (503, "urn:prescreen:problem:no_room")
    assert "secret" not in answer.text


def test_too_much_is_told_with_the_limit(program: Program) -> None:
    program.app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"x" * 5000), "x.pdf")})
    assert answer.status_code == 413
    assert "MB" in answer.get_json()["detail"]


def test_one_file_that_is_too_large_is_named(program: Program) -> None:
    from dataclasses import replace

    desk = program.app.extensions["prescreen"]
    program.app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, max_file=10))
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"x" * 11), "大文件.pdf")})
    assert answer.status_code == 413
    assert answer.get_json()["detail"].startswith("大文件.pdf")
    assert program.get("/api/v1/dossiers").get_json()["total"] == 0


def test_a_surprise_tells_neither_path_nor_trace(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("/srv/secret/path")

    monkeypatch.setattr("service.records.board.latest_runs", fail)
    answer = program.get("/api/v1/dossiers")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.get_json()["detail"].startswith("系统出现意外错误")


def test_whoever_is_signed_out_sees_what_was_typed_and_the_way_back(visit: Visit) -> None:
    typed = {"title": "请补充租赁合同", "csrf_token": "x", "password": "secret"}
    came = {"Referer": "http://localhost/reviews/abc?tab=2"}
    told = visit(None).post("/dossiers/abc/edit", data=typed, headers=came)
    assert told.status_code == 401
    assert "登录已过期" in told.text
    assert "请补充租赁合同" in told.text
    assert "secret" not in told.text
    assert 'href="/login?next=/reviews/abc?tab%3D2"' in told.text
    elsewhere = visit(None).post("/dossiers/abc/edit", data=typed, headers={"Referer": "https://evil.example/x"})
    assert "evil.example" not in elsewhere.text


def test_a_page_of_another_session_is_told_apart_from_being_signed_out(app: Flask, visit: Visit) -> None:
    client = visit("applicant")
    app.config["WTF_CSRF_ENABLED"] = True
    told = client.post("/dossiers/new", data={"title": "新的名称"}, headers={"Accept": "application/json"})
    assert (told.status_code, told.get_json()["type"]) == (400, "urn:prescreen:problem:form_expired")
    page = client.post(
        "/dossiers/new", data={"title": "新的名称"}, headers={"Referer": "http://localhost/dossiers/new"}
    )
    assert page.status_code == 400
    assert "新的名称" in page.text
    assert 'href="/dossiers/new"' in page.text


def test_a_script_that_watches_is_told_with_the_way_back(visit: Visit) -> None:
    headers = {"Accept": "application/json", "Referer": "http://localhost/dossiers/abc"}
    told = visit(None).get("/dossiers/abc/progress", headers=headers)
    assert told.status_code == 401
    assert told.get_json()["way"] == "/login?next=/dossiers/abc"
    assert "不再更新" in told.get_json()["detail"]
    assert visit(None).get("/dossiers/abc").status_code == 302  # a person is led to the door


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "no_room"),
        ("attempt to write a readonly database", "no_room"),
        ('could not extend file "base/1": No space left on device', "no_room"),
        ("database is locked", "away"),
    ],
)
def test_a_database_whose_disk_takes_nothing_more_is_not_told_as_busy(app: Flask, said: str, code: str) -> None:
    with app.test_request_context("/api/v1/dossiers"):
        answer = away(OperationalError("INSERT", {}, Exception(said)))
    assert (answer.status_code, answer.get_json()["type"]) == (503, f"urn:prescreen:problem:{code}")
