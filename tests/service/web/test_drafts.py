"""Staff try a draft on the dossiers that were read; nobody else sees it, and nothing is kept of it."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlalchemy import func, select

from checkers.rulebook.folders import folder_of
from service.kept_reports import kept
from service.tables import AuditEntry, Run
from tests.service.web.callers import GOOD, Office


def draft(area: str) -> io.BytesIO:
    """The project's rulebook with another floor area, as a zip."""
    stream, folder = io.BytesIO(), folder_of("yangjiang")
    with zipfile.ZipFile(stream, "w") as made:
        for path in folder.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            made.writestr(path.name, text.replace("value: 100\n", f"value: {area}\n"))
    stream.seek(0)
    return stream


def test_the_page_names_whose_verdict_turns_and_keeps_nothing(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    with office.database.reading() as session:
        before = session.scalar(select(func.count(AuditEntry.id))), session.scalar(select(func.count(Run.id)))
    page = office.staff.post("/rules", data={"file": (draft("150"), "draft.zip"), "book": "yangjiang"})
    assert page.status_code == 200
    assert f"/reviews/{dossier}" in page.text
    assert "1 份的结论会变" in page.text
    assert "办公场所面积" in page.text and "不符合" in page.text
    with office.database.reading() as session:
        after = session.scalar(select(func.count(AuditEntry.id))), session.scalar(select(func.count(Run.id)))
    assert before == after


def test_the_same_rules_turn_nothing(office: Office) -> None:
    office.submitted(**GOOD)
    page = office.staff.post("/rules", data={"file": (draft("100"), "draft.zip")})
    assert "0 份的结论会变" in page.text


def test_a_book_of_the_project_is_tried_without_a_zip(office: Office) -> None:
    office.submitted(**GOOD)
    page = office.staff.post("/rules", data={"book": "guangdong"})
    assert "仅供参考" in page.text and "共 1 份申报件" in page.text


def test_what_is_wrong_with_a_draft_is_said_beside_the_field(office: Office) -> None:
    page = office.staff.post("/rules", data={"file": (draft("many"), "draft.zip")})
    assert page.status_code == 422
    assert "8.2.floor_area.yaml" in page.text and 'aria-invalid="true"' in page.text
    page = office.staff.post("/rules", data={"file": (io.BytesIO(b"x"), "draft.zip")})
    assert "ZIP" in page.text and page.status_code == 422


def test_the_data_folder_of_a_service_holds_its_reports(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = office.submitted(**GOOD)
    office.screened(**GOOD)
    settings = office.app.extensions["prescreen"].settings
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    found = {one.dossier: one for one in kept([settings.data])}
    assert len(found) == 2
    assert {str(c.field) for c in found[dossier].report.claims} != set()


def test_it_is_the_staffs_alone(office: Office) -> None:
    assert office.expert.get("/rules").status_code == 403
    assert office.applicant.post("/rules", data={}).status_code == 403
    assert "试用规则草案" in office.staff.get("/rules").text
