"""Finding dossiers by whatever they are known by, on pages and by programs alike; finding deeds in the log."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from service.records import searching
from service.tables import Document, Run, RunReport
from tests.service.web.callers import GOOD, Office, Program

CODE = "91441702MA4W2K7T35"


@pytest.fixture
def dossier(office: Office) -> str:
    said = "dossier=阳江市云帆服务有限公司\ntotal_assets=500000 declared"
    found = office.submitted(**{**GOOD, "form": said, "租赁合同_2025": "floor_area=120"})
    office.dossier(other="total_assets=5")
    return found


@pytest.mark.parametrize(
    "q",
    ["云帆", "云帆 租赁", "租赁 样例中心", "租赁合同_2025", "yjsyf", "YFFW", "zlht", "合同  阳江市 云帆", "ｙｊｓｙｆ"],
)
def test_a_dossier_is_found_by_each_of_its_names(office: Office, dossier: str, q: str) -> None:
    for who, path in ((office.staff, "/dossiers"), (office.staff, "/reviews"), (office.expert, "/reviews")):
        page = who.get(path, query_string={"q": q}).text
        assert f"/{dossier}" in page, path
    assert office.applicant.get("/dossiers", query_string={"q": q}).text.count("<tr>") == 2


@pytest.mark.parametrize("q", ["云帆 月球", "租赁合同-2025", "zlhtx", "%", "_____________________"])
def test_all_words_must_be_there_and_none_is_a_pattern(office: Office, dossier: str, q: str) -> None:
    assert f"/{dossier}" not in office.staff.get("/dossiers", query_string={"q": q}).text


def test_by_its_id_and_what_is_gone_is_not_found(office: Office, dossier: str) -> None:
    assert f"/{dossier}" in office.staff.get(f"/reviews?q={dossier[:9].upper()}").text
    with office.database.writing() as session:
        document = session.scalars(select(Document).where(Document.dossier_id == dossier)).all()[-1]
        document.removed_at = document.created_at
    assert f"/{dossier}" not in office.staff.get("/dossiers?q=租赁").text


def test_the_credit_code_is_found_where_the_papers_say_it(office: Office, dossier: str) -> None:
    with office.database.writing() as session:
        report = session.scalars(select(RunReport).join(Run).where(Run.dossier_id == dossier)).one()
        body = json.loads(report.body)
        report.body = json.dumps({**body, "dossier": {**body["dossier"], "credit_code": CODE}})
    assert f"/{dossier}" in office.staff.get(f"/reviews?q={CODE[:-2].lower()}").text


def test_programs_find_the_same(program: Program) -> None:
    made = program.hand_in({"江城资质.txt": "total_assets=400000"}, title="漠江检测")
    program.hand_in({"其他.txt": "total_assets=400001"}, title="海陵检测")
    for q in ("漠江 资质", "mjjc", "jczz"):
        assert [d["id"] for d in program.get(f"/api/v1/dossiers?q={q}").get_json()["items"]] == [made["id"]]


def test_initials_are_of_chinese_alone() -> None:
    assert searching.initials("05租赁合同.pdf") == "05zlht.pdf"
    assert searching.initials("lease.pdf") == ""


def test_the_log_is_found_by_day_deed_person_and_dossier(office: Office, dossier: str) -> None:
    def rows(query: str) -> int:
        return office.staff.get(f"/audit?{query}").text.count('<td class="when">')

    today = date.today()
    assert rows("action=run.requested&dossier=云帆") == 1
    assert rows("actor=APPLI&action=dossier.submit") == 1
    assert rows(f"since={today + timedelta(days=2)}") == 0
    assert rows(f"until={today - timedelta(days=2)}") == 0
    assert rows(f"since={today - timedelta(days=1)}&until={today + timedelta(days=1)}&action=dossier.made") == 2
    assert office.staff.get("/audit?since=gestern").status_code == 400
