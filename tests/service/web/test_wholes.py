"""Word and Excel papers open whole, with every row that was counted or left out: as pages where LibreOffice is there,
as tables without; the real reading core reads them here."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from extractors import rooms
from service.drawing import draw_pages
from service.performing import perform
from service.settings import Settings
from service.tables import Run, WholePaper
from service.whole import keeping
from service.whole.model import Whole
from service.whole.printing import Printed, print_out
from service.workshop import Workshop
from tests.service.web.callers import Visit
from tests.service.whole import office as standin_office

PEOPLE = (
    ("陈一鸣", "本科", "工程师", "专职"),
    ("林二妹", "大专", "助理工程师", "专职"),
    ("黄三强", "高中", "", "兼职"),
    ("吴四海", "本科", "经济师", "专职"),
)


def roster() -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "人员"
    sheet.append(["阳江市样例服务有限公司专职人员名册"])
    sheet.append(["序号", "姓名", "学历", "职称", "是否专职"])
    for number, person in enumerate(PEOPLE, 1):
        sheet.append([number, *person])
    book.save(buffer)
    return buffer.getvalue()


def report() -> bytes:
    paper, buffer = Document(), io.BytesIO()
    paper.add_heading("中小企业公共服务平台申请报告", 1)
    paper.add_paragraph("申请单位：阳江市样例服务有限公司")
    paper.add_paragraph("我单位现有专职人员3人，办公场所面积120平方米。")
    paper.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def shop(settings: Settings) -> Iterator[Workshop]:
    """A worker with its real children."""
    made = Workshop(settings, jobs=1)
    yield made
    made.close()


@pytest.fixture
def dossier(app: Flask, visit: Visit, shop: Workshop) -> str:
    """The applicant's dossier of a roster and a report, read and judged."""
    client = visit("applicant")
    at = client.post("/dossiers/new", data={"title": "样例", "as_of": "2024-10-28"}).headers["Location"]
    files = [(io.BytesIO(roster()), "人员名册.xlsx"), (io.BytesIO(report()), "申请报告.docx")]
    client.post(f"{at}/documents", data={"files": files})
    client.post(f"{at}/runs")
    assert perform(1, shop) == "done"
    return at.rsplit("/", 1)[1]


def with_office(path: Path, name: str, whole: Whole) -> Printed | None:
    """In a child, where the stand-in for LibreOffice is installed; what a child writes itself it cannot run."""
    program = str(Path(standin_office.__file__).resolve())
    shutil.which = lambda name, *_: program if name == "soffice" else None
    rooms.command = lambda folder, readable, wanted: [sys.executable, *wanted]
    return print_out(path, name, whole)


def without_office(path: Path, name: str, whole: Whole) -> Printed | None:
    """In a child, where it is not."""
    shutil.which = lambda *_: None
    return print_out(path, name, whole)


def papers(app: Flask) -> dict[str, WholePaper]:
    with app.extensions["prescreen"].database.reading() as session:
        names = {i.version.sha256: i.name for i in session.scalars(select(Run)).one().inputs}
        return {names[row.sha256]: row for row in session.scalars(select(WholePaper))}


def look(page: str, document: str) -> dict[str, str]:
    """What the first picture of that file carries."""
    (found, *_) = (tag for tag in re.findall(r'<button type="button" class="look"[^>]+>', page) if document in tag)
    return dict(re.findall(r'data-([a-z]+)="([^"]*)"', found))


def test_without_libreoffice_the_table_stands_in_full(
    app: Flask, visit: Visit, shop: Workshop, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "print_out", without_office)
    assert draw_pages(1, shop) == "done"
    kept = papers(app)
    assert {name: row.pages for name, row in kept.items()} == {"人员名册.xlsx": 0, "申请报告.docx": 0}
    assert all(row.printed_at for row in kept.values())
    staff = visit("staff")
    room = staff.get(f"/reviews/{dossier}").text
    seen = look(room, "人员名册.xlsx")
    assert "sheet" not in seen
    whole = staff.get(seen["whole"].partition("#")[0]).text
    assert whole.count('<tr class="counted"') == 3
    (left,) = re.findall(r'<tr class="left".*?</tr>', whole, re.DOTALL)
    assert "黄三强" in left
    assert "兼职" in left
    said = staff.get(look(room, "申请报告.docx")["whole"].partition("#")[0]).text
    assert re.search(r'<mark id="at-\d+">3人</mark>', said)
    assert staff.get(f"/dossiers/{dossier}/runs/1/whole/{kept['人员名册.xlsx'].sha256}/rows/1").get_json() == []


def test_only_a_paper_of_the_run_is_shown_and_one_that_is_not_kept_yet_is_asked_for(
    app: Flask, visit: Visit, dossier: str
) -> None:
    staff, at = visit("staff"), f"/dossiers/{dossier}/runs/1/whole"
    assert staff.get(f"{at}/{'0' * 64}").status_code == 404
    assert staff.get(f"{at}/{'0' * 64}/rows/1").status_code == 404
    digest = papers(app)["人员名册.xlsx"].sha256
    assert visit("expert").get(f"{at}/{digest}").status_code == 404  # it is a draft
    with app.extensions["prescreen"].database.writing() as session:
        session.delete(session.get_one(WholePaper, digest))
    app.extensions["prescreen"].carrier.redis.delete("prescreen:draw:reviews:1")
    assert "正在准备全文" in staff.get(f"{at}/{digest}").text
    assert app.extensions["prescreen"].carrier.redis.exists("prescreen:draw:reviews:1")
