"""Every exported file opens in LibreOffice, and its figures are those of the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extractors.fields import field as field_of
from service.exports.conditions import Condition
from service.exports.contents import Shown, Taking
from service.exports.csv_rows import csv_of
from service.exports.pdf import pdf_of
from service.exports.public_list import Entry, PublicList, list_paper, write_list
from service.exports.report_paper import report_paper
from service.exports.round_book import write_round
from service.exports.word import docx_of
from service.report.figures import amount
from service.report.words import Words
from tests.service.exports.conftest import DOSSIER, MakeShown
from tests.service.exports.opening import CSV_IN_UTF8, converted, joined, pages_of, text_of

EVIL = '=HYPERLINK("http://127.0.0.1/x","点")'
LIST = PublicList(
    "2023 年样例申报",
    "样例〔2023〕1 号",
    date(2023, 5, 8),
    date(2023, 5, 15),
    7,
    (Entry("a", EVIL, "+甲平台", "专业服务平台"),),
)
LOG = [("2023-03-01 09:00", "@甲", "", "登录", EVIL), ("2023-03-01 09:05", "乙", "127.0.0.1", "导出", "-1")]


@pytest.fixture(scope="module")
def shown_once(make_shown: MakeShown) -> Shown:
    return make_shown()


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, shown_once: Shown, asked: tuple[Condition, ...], taking: Taking
) -> Path:
    """A folder with every file that is exported."""
    folder = tmp_path_factory.mktemp("exported")
    report = report_paper(shown_once, taking, "2023-03-10 08:00")
    (folder / "report.docx").write_bytes(docx_of(report))
    (folder / "report.pdf").write_bytes(pdf_of(report))
    (folder / "announced.docx").write_bytes(docx_of(list_paper(LIST, taking)))
    (folder / "announced.pdf").write_bytes(pdf_of(list_paper(LIST, taking)))
    (folder / "log.csv").write_bytes(b"".join(csv_of(("时间", "用户", "网络地址", "操作", "之后"), LOG)))
    with (folder / "public.xlsx").open("wb") as file:
        write_list(file, LIST, taking)
    evil = replace(DOSSIER, name=EVIL, number="fedcba9876543210")
    with (folder / "round.xlsx").open("wb") as file:
        write_round(file, "样例批次", asked, [(DOSSIER, shown_once), (evil, None)], taking)
    return folder


@pytest.fixture(scope="module")
def drawn(made: Path) -> dict[str, Path]:
    """Each file as LibreOffice prints it."""
    names = ("report.docx", "announced.docx", "round.xlsx", "public.xlsx")
    return dict(zip(names, converted([made / name for name in names], "pdf", made / "drawn"), strict=True))


@pytest.fixture(scope="module")
def read(made: Path) -> dict[str, Any]:
    """Each workbook as LibreOffice understood it, pictures, formulas and all."""
    (log,) = converted([made / "log.csv"], "xlsx", made / "read", CSV_IN_UTF8)
    books = converted([made / "round.xlsx", made / "public.xlsx"], "xlsx", made / "read")
    return {path.name: openpyxl.load_workbook(path) for path in (log, *books)}


def figures(body: dict[str, Any], words: Words) -> Iterator[str]:
    """Every figure that the JSON's findings rest on, as people read it."""
    judged = {number for finding in body["findings"] for number in finding["claims"]}
    for said in (*body["findings"], *(body["claims"][number] for number in judged)):
        if said["value"] is not None and said["field"]:
            yield joined(amount(Decimal(str(said["value"])), field_of(said["field"]), words))


def test_the_report_holds_the_figures_of_the_json(made: Path, drawn: dict[str, Path], shown_once: Shown) -> None:
    asked = set(figures(dict(shown_once.body), shown_once.words))
    assert {"523,456.82元（52.35万元）", "86.5平方米", "5人"} <= asked
    for file in (made / "report.pdf", drawn["report.docx"]):
        text = text_of(file)
        assert [one for one in asked if one not in text] == []
        assert [f["message"] for f in shown_once.body["findings"] if joined(f["message"]) not in text] == []
        assert [d["sha256"] for d in shown_once.body["documents"] if d["sha256"] and d["sha256"] not in text] == []


def test_the_pages_are_numbered(made: Path, drawn: dict[str, Path]) -> None:
    for file in (made / "report.pdf", drawn["report.docx"]):
        count = pages_of(file)
        assert count > 2
        text = text_of(file)
        assert [n for n in range(1, count + 1) if f"第{n}页共{count}页" not in text] == []


def test_the_workbook_holds_the_figures_of_the_json(read: dict[str, Any], shown_once: Shown) -> None:
    sheet = read["round.xlsx"]["申报件"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for title, field in (
        ("资产总额（元）", "total_assets"),
        ("办公场所面积（平方米）", "floor_area"),
        ("专职从业人数（人）", "headcount"),
        ("专业人员比例（%）", "qualification_ratio"),
    ):
        said = {f["field"]: f["value"] for f in shown_once.body["findings"] if not f["rule"].startswith("agreement.")}
        assert sheet.cell(2, heads[title]).value == said[field]
    assert sheet.cell(2, heads["资产总额"]).value == "符合"
    assert sheet.cell(2, heads["专职从业人数"]).value == "待人工核实"
    assert sheet.cell(3, heads["资产总额"]).value == "未预审"


def test_no_cell_is_a_formula(read: dict[str, Any]) -> None:
    cells = [cell for book in read.values() for sheet in book for row in sheet for cell in row]
    assert [c.value for c in cells if c.data_type == "f"] == []
    assert any(c.value == f"'{EVIL}" for c in cells)


def test_a_picture_lies_beside_its_figure(read: dict[str, Any]) -> None:
    (picture,) = read["round.xlsx"]["8.1 资产总额"]._images
    assert (picture.anchor._from.row, picture.anchor._from.col) == (1, 10)
    assert read["round.xlsx"]["8.2 办公场所面积"]._images == []


def test_the_list_and_the_log_are_whole(made: Path, drawn: dict[str, Path], read: dict[str, Any]) -> None:
    for file in (made / "announced.pdf", drawn["announced.docx"]):
        text = text_of(file)
        assert "公示期自2023-05-08起7天，至2023-05-15止" in text
        assert joined(EVIL) in text
    row = [1, f"'{EVIL}", "'+甲平台", "专业服务平台"]
    assert [c.value for c in read["public.xlsx"].active[2]] == row
    assert [c.value for c in read["log.xlsx"].active[2]][1:] == ["'@甲", None, "登录", f"'{EVIL}"]
    assert pages_of(drawn["public.xlsx"]) == 1
