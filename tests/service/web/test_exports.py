"""What people take out through the pages: who may, what is in it, and that each taking out is logged."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import select

from service.export_cli import export
from service.records.audit import SYSTEM
from service.tables import AuditEntry, Dossier, Round, Stage, Version
from tests.service.exports.opening import joined, text_of
from tests.service.web.callers import GOOD, Office, Visit
from tests.service.web.test_rounds import NOTICE

EVIL = "=1+1"


def deeds(office: Office, sort: str) -> list[AuditEntry]:
    with office.database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.action == f"export.{sort}").order_by(AuditEntry.id)
        return list(session.scalars(query))


def with_round(office: Office, *dossiers: str) -> int:
    """A round that these dossiers are in."""
    with office.database.writing() as session:
        found = Round(
            number="样例〔2023〕1 号",
            title="2023 年样例申报",
            opens_on=date(2023, 1, 1),
            closes_on=date(2023, 12, 31),
            notice=NOTICE,
        )
        session.add(found)
        session.flush()
        for number in dossiers:
            session.get_one(Dossier, number).round_id = found.id
        return found.id


def zip_from(client: FlaskClient, dossier: str) -> zipfile.ZipFile:
    answer = client.get(f"/exports/dossiers/{dossier}/dossier.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.data))


def test_a_report_is_taken_out_in_three_forms_and_logged(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    assert office.decide(dossier, "8.1.assets", "agree", "内部的话") == 200
    address = f"/exports/dossiers/{dossier}/report"
    body = office.expert.get(f"{address}.json").get_json()
    assert body == office.body(dossier)
    word = docx.Document(io.BytesIO(office.expert.get(f"{address}.docx").data))
    told = joined("".join(p.text for p in word.paragraphs))
    pdf = text_of(office.staff.get(f"{address}.pdf").data)
    for text in (told, pdf):
        assert "内部的话" in text
        assert [f["message"] for f in body["findings"] if joined(f["message"]) not in text] == []
    assert [(d.actor, d.after) for d in deeds(office, "report")] == [
        ("expert", {"form": "json", "number": 1}),
        ("expert", {"form": "docx", "number": 1}),
        ("staff", {"form": "pdf", "number": 1}),
    ]
    assert office.staff.get(f"{address}.exe").status_code == 404
    assert "导出预审报告" in office.staff.get("/audit").text


def test_a_report_is_said_in_the_language_that_is_asked_for(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    text = text_of(office.staff.get(f"/exports/dossiers/{dossier}/report.pdf?lang=en").data)
    assert "Pre-screeningreport" in text
    assert "Page1of" in text
    assert "8.1.assetsmetinEnglish" in text
    assert (
        office.staff.get(f"/exports/dossiers/{dossier}/report.json?lang=en")
        .get_json()["findings"][0]["message"]
        .endswith("in English")
    )


def test_an_applicant_gets_the_own_report_without_what_is_the_offices(office: Office, visit: Visit) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    office.decide(dossier, "8.1.assets", "overrule", "内部的话")
    form = {"run": "1", "claim": "1", "value": "500000", "reason": "内部更正"}
    office.staff.post(f"/reviews/{dossier}/corrections/values", data=form)
    office.work()
    address = f"/exports/dossiers/{dossier}/report"
    answer = office.applicant.get(f"{address}.pdf")
    assert "attachment" in answer.headers["Content-Disposition"]
    text, inside = text_of(answer.data), text_of(office.staff.get(f"{address}.pdf").data)
    assert "由工作人员人工更正" in text
    for own in ("内部的话", "内部更正", "签字"):
        assert own not in text
        assert own in inside
    assert f'href="{address}.pdf"' in office.applicant.get(f"/dossiers/{dossier}").text
    for form_of in ("docx", "json"):
        assert office.applicant.get(f"{address}.{form_of}").status_code == 403
    assert office.applicant.get(f"/exports/dossiers/{dossier}/dossier.zip").status_code == 403
    assert visit(None).get(f"{address}.pdf").status_code == 302


def test_an_expert_takes_out_only_what_was_handed_in(office: Office) -> None:
    draft = office.screened(**GOOD)
    for name in ("report.pdf", "dossier.zip"):
        assert office.expert.get(f"/exports/dossiers/{draft}/{name}").status_code == 404
    empty = office.dossier(**GOOD)
    assert office.staff.get(f"/exports/dossiers/{empty}/report.pdf").status_code == 404


def test_a_report_on_other_papers_than_there_are_says_so(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    office.replace(office.staff, dossier, "form", "total_assets=600000 declared")
    pdf = office.staff.get(f"/exports/dossiers/{dossier}/report.pdf").data
    assert "本报告之后材料有变动" in text_of(pdf)
    manifest = json.loads(zip_from(office.staff, dossier).read("目录.json"))
    assert manifest["report"]["of_these_papers"] is False


def test_a_dossier_is_taken_out_with_all_its_papers(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    archive = zip_from(office.expert, dossier)
    assert archive.testzip() is None
    for address in (f"exports/dossiers/{dossier}/dossier.zip", f"exports/dossiers/{dossier}/report.json"):
        assert "no-store" in office.expert.get(f"/{address}").headers["Cache-Control"]
    names = archive.namelist()
    assert names[:2] == ["原件/form.txt", "原件/proof.txt"]
    assert archive.read(names[0]) == GOOD["form"].encode()
    assert [n.rpartition(".")[2] for n in names[2:5]] == ["docx", "pdf", "json"]
    assert json.loads(archive.read(names[4])) == office.body(dossier)
    sums = dict(line.split("  ")[::-1] for line in archive.read("文件校验值.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names[:5]}
    manifest = json.loads(archive.read("目录.json"))
    assert {f["path"]: f["sha256"] for f in manifest["files"][:5]} == sums
    assert (manifest["dossier"], manifest["report"]["run"]) == (dossier, 1)
    assert [d.actor for d in deeds(office, "dossier")] == ["expert"] * 2


def test_a_paper_that_the_store_lost_is_told_in_the_manifest(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    with office.database.reading() as session:
        lost = session.scalars(select(Version.sha256).where(Version.name == "form.txt")).one()
    root = Path(office.app.extensions["prescreen"].settings.storage_url)
    (root / "content" / lost[:2] / lost).unlink()
    archive = zip_from(office.staff, dossier)
    assert "原件/form.txt" not in archive.namelist()
    files = json.loads(archive.read("目录.json"))["files"]
    assert [f["path"] for f in files if f["missing"]] == ["原件/form.txt"]


def test_a_round_is_taken_out_as_a_workbook(office: Office, booked: Callable[[int], str]) -> None:
    good, poor, draft = office.submitted(**GOOD), office.submitted(x="total_assets=77"), office.screened(**GOOD)
    office.decide(good, "8.1.assets", "agree", EVIL)
    number = with_round(office, good, poor, draft)
    assert f'action="/round-exports/of/{number}"' in office.staff.get("/rounds").text
    page = office.staff.post(f"/round-exports/of/{number}").headers["Location"]
    assert booked(1) == "done"
    answer = office.staff.get(f"{page}/round.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    answer.close()
    assert book.sheetnames == ["申报件", "8.1 资产总额", "8.2 办公场所面积", "8.3 专职从业人数"]
    sheet = book["申报件"]
    rows = [dict(zip([c.value for c in sheet[1]], [c.value for c in row], strict=True)) for row in sheet.iter_rows(2)]
    assert [row["申报件编号"] for row in rows] == [good, poor]
    said = {f["rule"]: f for f in office.body(poor)["findings"]}
    assert rows[1]["资产总额（元）"] == said["8.1.assets"]["value"] == 77
    assert (rows[0]["资产总额"], rows[1]["资产总额"], rows[1]["专职从业人数"]) == ("符合", "不符合", "缺材料")
    assert (sheet.freeze_panes, sheet.auto_filter.ref.split(":")[0]) == ("D2", "A1")
    decided = book["8.1 资产总额"]
    assert decided["N2"].value == f"'{EVIL}"
    assert len(decided._images) == 2
    assert [d.after for d in deeds(office, "round")] == [{"form": "xlsx", "count": 2}]
    assert office.staff.post("/round-exports/of/99").status_code == 404


def test_the_log_is_taken_out_as_its_page_shows_it(office: Office) -> None:
    office.submitted(**GOOD)
    page = office.staff.get("/audit?actor=applicant").text
    (address,) = re.findall(r'href="(/exports/log\.csv[^"]*)"', page)
    answer = office.staff.get(address.replace("&amp;", "&"))
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.startswith("\ufeff时间".encode())
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["用户"] for row in rows} == {"applicant"}
    assert "dossier.submit" in {row["操作代码"] for row in rows}
    for query, some in (("action=user.signed_in", True), ("since=2099-01-01", False), ("until=2020-01-01", False)):
        found = office.staff.get(f"/exports/log.csv?{query}").data.decode("utf-8-sig")
        assert (len(found.splitlines()) > 1) is some
    for wrong in ("since=yesterday", "until=0001-01-01"):
        assert office.staff.get(f"/exports/log.csv?{wrong}").status_code == 400


def test_a_formula_in_the_log_is_text(office: Office) -> None:
    location = office.applicant.post(
        "/dossiers/new", data={"title": "=cmd|'/c calc'!A1", "as_of": "2023-03-01", "services": ["training"]}
    ).headers["Location"]
    dossier = location.rsplit("/", 1)[1]
    rows = csv.DictReader(io.StringIO(office.staff.get(f"/exports/log.csv?dossier={dossier}").data.decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row.values()]
    assert any("=cmd" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_the_public_list_holds_the_dossiers_that_were_chosen(office: Office, form: str) -> None:
    first, other = office.submitted(dossier=f"dossier=甲公司\n{GOOD['form']}"), office.submitted(x="total_assets=77")
    number = with_round(office, first, other)
    page = office.staff.get(f"/exports/rounds/{number}/list").text
    assert "甲公司" in page
    assert "拟认定名单公示" not in page
    page = office.staff.get(f"/exports/rounds/{number}/list?dossier={first}&first=2023-05-08").text
    assert "2023-05-08 起 7 天，至 2023-05-15 止" in page
    answer = office.staff.get(f"/exports/rounds/{number}/list.{form}?dossier={first}&first=2023-05-08")
    text = _text(form, answer.data)
    assert "甲公司" in text
    assert "样例平台" in text
    assert "阳江样例服务有限公司" not in text
    assert [d.after for d in deeds(office, "list")] == [{"form": form, "count": 1}]


def _text(form: str, content: bytes) -> str:
    if form == "pdf":
        return text_of(content)
    if form == "xlsx":
        return str([[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()])
    document: Any = docx.Document(io.BytesIO(content))
    return str([cell.text for table in document.tables for row in table.rows for cell in row.cells])


def test_rounds_lists_and_the_log_are_for_staff(office: Office) -> None:
    number = with_round(office)
    assert office.expert.post(f"/round-exports/of/{number}").status_code == 403
    for address in ("list", "list.pdf"):
        assert office.expert.get(f"/exports/rounds/{number}/{address}").status_code == 403
    assert office.expert.get("/exports/log.csv").status_code == 403
    assert office.staff.get(f"/exports/rounds/{number}/list.exe").status_code == 404
    assert "这个批次还没有提交的申报件" in office.staff.get(f"/exports/rounds/{number}/list").text
    assert SYSTEM.name not in {d.actor for d in deeds(office, "round")}


def test_the_list_begins_with_those_that_were_announced(office: Office) -> None:
    announced, other = office.accepted(**GOOD), office.submitted(x="total_assets=77")
    for key in office.lights(announced):
        office.decide(announced, key, "agree")
    assert office.sign(announced) == Stage.SIGNED
    office.step(announced, "nominate")
    office.step(announced, "visit", day="2024-05-06", reason="现场情况与材料一致")
    office.step(announced, "announce", day="2024-05-08")
    assert office.stage(announced) == Stage.ANNOUNCED
    page = office.staff.get(f"/exports/rounds/{with_round(office, announced, other)}/list").text
    assert re.findall(r'name="dossier" value="(\w+)" checked', page) == [announced]
    assert "2024-05-08 起 7 天，至 2024-05-15 止" in page


def test_reports_say_what_dossiers_share_to_the_office_alone(office: Office) -> None:
    one = office.submitted(form="dossier=甲公司\nroster=陈一、林二、黄三、张四、李五\ntotal_assets=500000")
    office.submitted(form="dossier=乙公司\nroster=陈一、林二、黄三、张四、李五\ntotal_assets=400000")
    address = f"/exports/dossiers/{one}/report"
    word = docx.Document(io.BytesIO(office.expert.get(f"{address}.docx").data))
    assert [p.text for p in word.paragraphs if p.text.startswith("乙公司：名册中有相同的人")] != []
    assert "乙公司" not in text_of(office.applicant.get(f"{address}.pdf").data)


def test_the_command_line_takes_out_the_same(
    office: Office, tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    dossier = office.submitted(**GOOD)
    with_round(office, dossier)
    data = ["--data", str(tmp_path / "data")]
    for arguments, file in (
        (["report", dossier, "--format", "json"], "r.json"),
        (["report", dossier, "--format", "docx", "--lang", "en"], "r.docx"),
        (["dossier", dossier], "d.zip"),
        (["round", "样例〔2023〕1 号"], "r.xlsx"),
    ):
        result = CliRunner().invoke(export, [*arguments, "-o", str(tmp_path / file), *data], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == office.body(dossier)
    assert "Pre-screening report" in [p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    assert zipfile.ZipFile(tmp_path / "d.zip").testzip() is None
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["申报件"]["C2"].value == dossier
    assert {d.actor for d in (*deeds(office, "report"), *deeds(office, "round"))} == {"command line"}
    for arguments in (["report", "0" * 16], ["dossier", "0" * 16], ["round", "没有"]):
        result = CliRunner().invoke(export, [*arguments, "-o", str(tmp_path / "x"), *data])
        assert (result.exit_code, "There is no such" in result.output) == (1, True)
