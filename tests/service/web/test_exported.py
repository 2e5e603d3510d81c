"""Every file that is handed out says what the JSON of its run says: figures, findings and files."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import docx
import openpyxl
import pytest

from extractors.fields import field as field_of
from service.report.figures import amount
from service.report.words import Words
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.exports.opening import joined, text_of
from tests.service.web.callers import GOOD, Office

WEAK = {**GOOD, "proof": "total_assets=500000\nfloor_area=80\nheadcount=8"}


def word_text(content: bytes) -> str:
    paper = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return joined("".join((*(p.text for p in paper.paragraphs), *cells)))


@pytest.fixture
def dossier(office: Office) -> str:
    """One that is reviewed, with a finding at fault."""
    office.notice(HEAD)
    return office.accepted(**WEAK)


def missing(text: str, said: list[str]) -> list[str]:
    return [one for one in said if joined(one) not in text]


READERS: dict[str, Callable[[bytes], str]] = {"docx": word_text, "pdf": text_of}


@pytest.mark.parametrize("form", READERS)
def test_report_form_and_notice_have_the_figures_of_the_json(office: Office, dossier: str, form: str) -> None:
    body, read = office.body(dossier), READERS[form]
    figures = [
        amount(Decimal(str(f["value"])), field_of(f["field"]), Words("zh"))
        for f in body["findings"]
        if f["value"] is not None
    ]
    assert len(figures) >= 3
    report = read(office.staff.get(f"/exports/dossiers/{dossier}/report.{form}").data)
    assert missing(report, [*figures, *(f["message"] for f in body["findings"])]) == []
    opinions = read(office.staff.get(f"/reviews/{dossier}/opinion-form.{form}").data)
    assert missing(opinions, [*figures, *(d["sha256"] for d in body["documents"])]) == []
    notice = read(office.staff.get(f"{office.notify(dossier)}/{form}").data)
    assert missing(notice, [f["message"] for f in body["findings"] if f["status"] != "met"]) == []
    assert "阳江市工业和信息化局" in notice


def test_round_and_receipt_have_the_figures_and_files_of_the_json(
    office: Office, dossier: str, booked: Callable[[int], str]
) -> None:
    body = office.body(dossier)
    page = office.staff.post("/round-exports/of/1").headers["Location"]
    assert booked(1) == "done"
    with office.staff.get(f"{page}/round.xlsx") as answer:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["申报件"]
    row = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    for field, head in (("total_assets", "资产总额（元）"), ("floor_area", "办公场所面积（平方米）")):
        assert next(f["value"] for f in body["findings"] if f["field"] == field) == row[head]
    page = office.applicant.get(f"/dossiers/{dossier}").text
    number = page.partition("/receipts/")[2].partition(".pdf")[0]
    receipt = text_of(office.applicant.get(f"/dossiers/{dossier}/receipts/{number}.pdf").data)
    assert missing(receipt, [part for d in body["documents"] for part in (d["name"], d["sha256"])]) == []
