"""The interface for programs keeps its contract: hand in, watch, report, replace, compare; errors as problems."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.service.web.callers import Headers, Perform, Program


def test_a_dossier_goes_in_and_its_report_comes_out(program: Program) -> None:
    made = program.hand_in({"申请表.txt": "total_assets=523456.82 declared", "审计报告.txt": "total_assets=523456.82"})
    assert set(made) == {"id", "run", "documents"}
    assert [d["name"] for d in made["documents"]] == ["申请表.txt", "审计报告.txt"]
    address = f"/api/v1/dossiers/{made['id']}"
    before = program.get(address).get_json()
    assert before["status"] == "queued"
    assert before["progress"] == {"pages_done": 0, "pages_total": 0, "now": None, "ahead": 0, "starts_in": 0}
    assert program.get(f"{address}/report").status_code == 404
    assert program.work() == ["done"]
    after = program.get(address).get_json()
    assert (after["status"], after["progress"]["pages_done"]) == ("done", 2)
    assert [(r["run"], r["status"]) for r in after["runs"]] == [(1, "done")]
    report = program.get(f"{address}/report").get_json()
    assert report["schema_version"] == "2.0"
    assert report["dossier"]["as_of"] == "2023-03-01"
    assert [f["status"] for f in report["findings"] if f["rule"] == "8.1.assets"] == ["met"]
    page = program.get(f"{address}/report.html")
    assert page.content_type.startswith("text/html")
    assert "523,456.82" in page.text


def test_the_reports_language_is_the_callers(program: Program) -> None:
    made = program.hand_in({"a.txt": "total_assets=1"})
    program.work()
    address = f"/api/v1/dossiers/{made['id']}/report"
    assert program.get(address).get_json()["findings"][0]["message"] == "8.1.assets not_met"
    english = program.get(address, **{"Accept-Language": "en-GB,en;q=0.8"}).get_json()
    assert english["findings"][0]["message"] == "8.1.assets not_met in English"


def test_a_corrected_file_gives_a_second_run_and_what_changed(program: Program) -> None:
    made = program.hand_in({"form.txt": "total_assets=500000 declared", "audit.txt": "total_assets=50"})
    program.work()
    audit = next(d for d in made["documents"] if d["name"] == "audit.txt")
    address = f"/api/v1/dossiers/{made['id']}"
    answer = program.put(f"{address}/documents/{audit['id']}", "audit-neu.txt", "total_assets=500000")
    assert answer.status_code == 202
    assert answer.get_json()["run"] == 2
    assert answer.get_json()["document"]["version"] == 2
    program.work()
    changes = program.get(f"{address}/runs/1..2").get_json()
    found = {f["rule"]: f["change"] for f in changes["findings"]}
    assert found["8.1.assets"] == found["agreement.total_assets"] == "resolved"
    assert found["8.2.floor_area"] == "open"
    moved = [c for c in changes["claims"] if c["change"] != "same"]
    assert [(c["change"], c["before"]["value"], c["after"]["value"]) for c in moved] == [("altered", 50, 500000)]
    assert [(d["id"], d["change"]) for d in changes["documents"] if d["change"] != "same"] == [(audit["id"], "altered")]
    assert program.get(f"{address}/report?run=1").get_json()["claims"][1]["value"] == 50
    back = program.get(f"{address}/runs/2..1").get_json()
    assert {f["rule"]: f["change"] for f in back["findings"]}["8.1.assets"] == "broken"


def test_run_again(program: Program) -> None:
    made = program.hand_in({"form.txt": "total_assets=500000"})
    answer = program.post(f"/api/v1/dossiers/{made['id']}/runs")
    assert (answer.status_code, answer.get_json()) == (202, {"id": made["id"], "run": 2})
    assert answer.headers["Location"] == f"/api/v1/dossiers/{made['id']}"
    assert program.work() == ["done", "done"]


def test_the_queue_cannot_be_flooded(program: Program) -> None:
    made = program.hand_in({"form.txt": "total_assets=500000"})
    answers = [program.post(f"/api/v1/dossiers/{made['id']}/runs").status_code for _ in range(5)]
    assert answers == [202, 202, 202, 202, 429]


def test_the_same_content_is_said_to_be_a_duplicate_and_stored_once(program: Program) -> None:
    made = program.hand_in({"a.txt": "total_assets=1", "b.txt": "total_assets=1", "c.txt": "total_assets=2"})
    first, second, third = made["documents"]
    assert first["id"] == second["id"] != third["id"]
    assert second["duplicate_of"] == {"dossier": made["id"], "document": first["id"]}
    assert first["duplicate_of"] is third["duplicate_of"] is None
    assert len(program.get(f"/api/v1/dossiers/{made['id']}").get_json()["documents"]) == 2
    again = program.hand_in({"a.txt": "total_assets=1"})
    assert again["documents"][0]["duplicate_of"] == {"dossier": made["id"], "document": first["id"]}
    same = program.put(f"/api/v1/dossiers/{made['id']}/documents/{first['id']}", "a.txt", "total_assets=1")
    assert (same.status_code, same.get_json()["type"]) == (409, "urn:prescreen:problem:same_content")


def test_nobody_learns_what_others_handed_in(
    program: Program, app: Flask, token: Callable[[str], Headers], perform: Perform
) -> None:
    program.hand_in({"a.txt": "total_assets=1"})
    other = Program(app, token("staff"), perform)
    assert other.hand_in({"a.txt": "total_assets=1"})["documents"][0]["duplicate_of"] is None


def test_two_files_of_one_name_stay_apart(program: Program) -> None:
    files = [(io.BytesIO(text), "扫描件.txt") for text in (b"total_assets=1", b"total_assets=2")]
    answer = program.post("/api/v1/dossiers", {"files[]": files, "as_of": "2023-03-01"})
    assert [d["name"] for d in answer.get_json()["documents"]] == ["扫描件.txt", "扫描件 (2).txt"]
    program.work()
    names = {
        d["name"] for d in program.get(f"/api/v1/dossiers/{answer.get_json()['id']}/report").get_json()["documents"]
    }
    assert names == {"扫描件.txt", "扫描件 (2).txt"}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("../../etc/合同.txt", "合同.txt"), ("C:/my/合同.txt", "合同.txt"), ("长" * 200 + ".txt", "长" * 65 + ".txt")],
)
def test_names_are_data_and_no_paths(program: Program, sent: str, kept: str) -> None:
    made = program.hand_in({sent: "total_assets=1"})
    assert made["documents"][0]["name"] == kept
    program.work()
    assert program.get(f"/api/v1/dossiers/{made['id']}").get_json()["status"] == "done"


def test_lists_can_be_searched(program: Program) -> None:
    first = program.hand_in({"a.txt": "total_assets=1"}, title="甲 100%")
    program.work()
    second = program.hand_in({"b.txt": "total_assets=2"}, title="乙")
    listed = program.get("/api/v1/dossiers").get_json()
    assert [d["id"] for d in listed["items"]] == [second["id"], first["id"]]
    assert (listed["page"], listed["pages"], listed["total"]) == (1, 1, 2)

    def ids(query: str) -> list[str]:
        return [d["id"] for d in program.get(f"/api/v1/dossiers?{query}").get_json()["items"]]

    assert ids("status=queued") == [second["id"]]
    assert ids("status=done") == [first["id"]]
    assert ids("q=甲") == [first["id"]]
    assert ids("q=100%25") == [first["id"]]
    assert ids("q=%25") == [first["id"]]
    assert ids("q=阳江样例") == [first["id"]]
    assert ids("page=2") == []


def test_an_unreadable_file_is_taken_and_told_in_the_report(program: Program) -> None:
    made = program.hand_in({"bad.exe": "broken", "good.txt": "total_assets=400000", "empty.pdf": ""})
    assert len(made["documents"]) == 3
    program.work()
    documents = program.get(f"/api/v1/dossiers/{made['id']}/report").get_json()["documents"]
    assert [bool(d["error"]) for d in documents] == [True, False, False]


def test_an_archive_is_unpacked(program: Program) -> None:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("材料/申请表.txt", "total_assets=400000")
        archive.writestr("__MACOSX/._申请表.txt", "junk")
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(buffer.getvalue()), "全部.zip")})
    assert [d["name"] for d in answer.get_json()["documents"]] == ["申请表.txt"]


def test_what_was_submitted_cannot_be_replaced_by_its_applicant(program: Program, visit: Any) -> None:
    made = program.hand_in({"form.txt": "total_assets=400000"})
    program.work()
    assert visit("applicant").post(f"/dossiers/{made['id']}/submit").status_code == 302
    document = made["documents"][0]["id"]
    answer = program.put(f"/api/v1/dossiers/{made['id']}/documents/{document}", "form.txt", "total_assets=500000")
    assert (answer.status_code, answer.get_json()["type"]) == (409, "urn:prescreen:problem:submitted")


def test_the_description_names_every_address_and_no_other(app: Flask) -> None:
    document = json.loads(app.test_client().get("/api/v1/openapi.json").text)
    described = {
        (path, method) for path, item in document["paths"].items() for method in item if method != "parameters"
    }
    there = {
        (
            rule.rule.removeprefix("/api/v1").replace("<int:", "{").replace("<", "{").replace(">", "}"),
            method.lower(),
        )
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint != "api.openapi"
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert described == there
