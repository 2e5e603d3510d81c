"""The application form to be filled in with Word, and what is read of it again: cell by cell what was written."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Cell

from checkers.model import Status
from checkers.rulebook.loading import load
from checkers.rulebook.model import Rulebook
from extractors.extract import extract
from extractors.fields import figures
from extractors.model import Basis, Extraction, FactName, Kind
from extractors.readers import open_document
from extractors.readers.docx import read
from service.asking import fields_asked
from service.blanks.forms import Form, form_of
from service.blanks.word_form import BOX, Prepared, word_form
from service.model import Handed, Options
from service.pipeline import review
from tests.service.blanks.filling import ON, UNIT

CODE = "91350100M000100Y43"
PARTICULARS = {
    "单位名称": UNIT,
    "统一社会信用代码": CODE,
    "法定代表人": "林小禾",
    "成立日期": "2019年4月8日",
    "注册地址": "漠江市海滨路18号3楼",
    "办公地址": "漠江市学府路2号501室",
    "平台名称": "漠江市海桐中小企业服务平台",
    "联系人": "黄一川",
    "电话": "0662-3300000",
    "申报日期": "2026年3月9日",
}
FACTS = {
    "单位名称": ("applicant", UNIT),
    "统一社会信用代码": ("credit_code", CODE),
    "法定代表人": ("legal_representative", "林小禾"),
    "成立日期": ("established_on", date(2019, 4, 8)),
    "注册地址": ("registered_address", "漠江市海滨路18号3楼"),
    "平台名称": ("platform_name", "漠江市海桐中小企业服务平台"),
    "申报日期": ("filing_date", date(2026, 3, 9)),
}
TYPED = {
    "total_assets": "86.5",
    "floor_area": "126.5",
    "headcount": "12",
    "qualification_ratio": "75",
    "client_count": "58",
}
READ = {
    "total_assets": Decimal(865000),
    "floor_area": Decimal("126.5"),
    "headcount": Decimal(12),
    "qualification_ratio": Decimal("0.75"),
    "client_count": Decimal(58),
}


def form() -> Form:
    found = form_of("application_form")
    assert found is not None
    return found


def labels() -> dict[str, str]:
    """The label of each field's row."""
    return {one.field: one.label for one in form().figures}


def blank_form(path: Path, rulebook: str = "yangjiang") -> Path:
    path.write_bytes(word_form(form(), Prepared(load(rulebook))))
    return path


def answers(document: object) -> Iterator[tuple[str, _Cell]]:
    """Each label with the cell to be written in."""
    for table in document.tables:
        for row in table.rows:
            for label, cell in zip(row.cells, row.cells[1:], strict=False):
                if label._tc is not cell._tc:
                    yield label.text, cell


def fill(path: Path, written: Mapping[str, str], ticked: Sequence[str] = (), tick: str = "☑") -> Path:
    document = Document(str(path))
    for label, cell in answers(document):
        if label in written:
            assert not cell.text
            cell.paragraphs[0].add_run(written[label])
        for name in (name for name in ticked if BOX + name in cell.text):
            run = cell.paragraphs[0].runs[0]
            run.text = run.text.replace(BOX + name, tick + name)
    document.save(str(path))
    return path


def read_back(path: Path) -> Extraction:
    return extract(read(open_document(path)))


def values(found: Extraction) -> dict[str, Decimal]:
    assert not found.left_out
    assert {claim.basis for claim in found.claims} <= {Basis.DECLARED}
    assert len(found.claims) == len({claim.field.id for claim in found.claims})
    return {claim.field.id: claim.value for claim in found.claims}


def facts(found: Extraction) -> dict[str, object]:
    """What is filled in; that boxes have no tick is told beside it."""
    told = [fact for fact in found.facts if fact.name is not FactName.SERVICES_DENIED]
    assert len(told) == len({fact.name for fact in told})
    return {str(fact.name): fact.value for fact in told}


def by_name(written: Mapping[str, str]) -> dict[str, str]:
    """What the platform's name says of its category, where no box is ticked."""
    return {"category": "specialised"} if "平台名称" in written else {}


def test_every_figure_is_declared_and_every_particular_a_fact(tmp_path: Path) -> None:
    typed = {labels()[name]: value for name, value in TYPED.items()}
    filled = fill(blank_form(tmp_path / "a.docx"), {**PARTICULARS, **typed}, ["专业服务平台", "法律服务", "财税服务"])
    found = read_back(filled)
    assert [paper.kind for paper in found.papers] == [Kind.APPLICATION_FORM]
    assert values(found) == READ
    chosen = {"category": "specialised", "services": "legal、finance_tax"}
    assert facts(found) == {**dict(FACTS.values()), **chosen}


@pytest.mark.parametrize("name", TYPED)
def test_a_figure_that_stands_alone_or_is_absent_takes_no_neighbour(tmp_path: Path, name: str) -> None:
    alone = read_back(fill(blank_form(tmp_path / "a.docx"), {labels()[name]: TYPED[name]}))
    assert (values(alone), facts(alone)) == ({name: READ[name]}, {})
    others = {label: TYPED[other] for other, label in labels().items() if other != name}
    rest = read_back(fill(blank_form(tmp_path / "b.docx"), others))
    assert values(rest) == {other: value for other, value in READ.items() if other != name}


@pytest.mark.parametrize("label", PARTICULARS)
def test_a_particular_that_is_absent_takes_no_neighbour(tmp_path: Path, label: str) -> None:
    others = {other: value for other, value in PARTICULARS.items() if other != label}
    found = read_back(fill(blank_form(tmp_path / "a.docx"), others))
    assert facts(found) == {name: value for of, (name, value) in FACTS.items() if of != label} | by_name(others)
    assert not values(found)


@pytest.mark.parametrize("rulebook", ["yangjiang", "yangjiang-reexamination", "guangdong"])
def test_a_form_that_nobody_filled_in_says_nothing(tmp_path: Path, rulebook: str) -> None:
    found = read_back(blank_form(tmp_path / "a.docx", rulebook))
    assert (found.claims, found.left_out, found.facts) == ((), (), ())


@pytest.mark.parametrize(
    ("assets", "area", "staff", "ratio", "clients"),
    [
        ("86.5万元", "126.5㎡", "12人", "75%", "58家"),
        ("865,000元", "126.50平方米", "12名", "75％", "58户"),
        ("８６．５", " 126.5 ", "１２", "75.0", "58 家"),
    ],
)
def test_units_may_be_written_again(
    tmp_path: Path, assets: str, area: str, staff: str, ratio: str, clients: str
) -> None:
    typed = dict(zip(TYPED, (assets, area, staff, ratio, clients), strict=True))
    found = read_back(fill(blank_form(tmp_path / "a.docx"), {labels()[name]: value for name, value in typed.items()}))
    assert values(found) == READ


def test_strokes_for_nothing_are_no_figures(tmp_path: Path) -> None:
    nothing = dict(zip(labels().values(), ("无", "—", "/", "-", "无"), strict=True))
    assert not values(read_back(fill(blank_form(tmp_path / "a.docx"), nothing)))


@pytest.mark.parametrize("tick", ["☑", "√", "■", "☒", "✓", "□√"])
def test_options_are_ticked_in_any_way(tmp_path: Path, tick: str) -> None:
    found = read_back(fill(blank_form(tmp_path / "a.docx"), {}, ["综合服务平台", "融资服务"], tick))
    assert facts(found) == {"category": "comprehensive", "services": "financing"}


def test_a_signed_form_says_nothing_else(tmp_path: Path) -> None:
    path = fill(blank_form(tmp_path / "a.docx"), PARTICULARS)
    document = Document(str(path))
    for cell, text in zip(document.tables[-1].rows[1].cells, (UNIT, "林小禾", "2026年3月8日"), strict=True):
        cell.text = text
    document.save(str(path))
    assert facts(read_back(path)) == dict(FACTS.values()) | by_name(PARTICULARS)


def test_rows_are_those_that_the_rulebook_asks_and_each_says_where_it_is_proved() -> None:
    assert set(labels()) == {field.id for field in figures()}
    book = load("yangjiang")
    without = Prepared(_without(book, "floor_area"))
    for prepared, asked in ((Prepared(book), set(TYPED)), (without, set(TYPED) - {"floor_area"})):
        assert fields_asked(prepared.rulebook) == asked
        table = Document(io.BytesIO(word_form(form(), prepared))).tables[1]
        told = {row.cells[0].text: row.cells[2].text for row in table.rows[1:]}
        assert told == {one.label: one.proved for one in form().figures if one.field in asked}


def _without(book: Rulebook, field: str) -> Rulebook:
    return replace(book, rules=tuple(rule for rule in book.rules if not rule.field or rule.field.id != field))


def test_titles_options_and_what_is_known_are_filled_in() -> None:
    known = {"name": UNIT, "credit_code": CODE, "contact": "黄一川", "phone": "0662-3300000", "email": "a@b.cn"}
    document = Document(io.BytesIO(word_form(form(), Prepared(load("yangjiang"), known))))
    written = dict(answers(document))
    assert [written[label].text for label in ("单位名称", "统一社会信用代码", "联系人", "电话")] == list(
        known.values()
    )[:4]
    assert written["类别"].text == "□综合服务平台  □专业服务平台"
    assert written["服务功能"].text.count(BOX) == 9
    told = [line.text for line in document.paragraphs[:2]]
    assert told == ["中小企业公共服务示范平台申请表", "（依据：阳江市中小企业公共服务示范平台认定条件）"]
    assert [cell.text for cell in document.tables[-1].rows[0].cells] == ["单位公章", "法定代表人签字", "签署时间"]


def test_it_is_a4_in_the_fonts_of_official_papers() -> None:
    document = Document(io.BytesIO(word_form(form(), Prepared(load("yangjiang")))))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"


def test_the_whole_review_takes_the_figures_as_declared(tmp_path: Path) -> None:
    typed = {labels()[name]: value for name, value in TYPED.items()}
    path = fill(blank_form(tmp_path / "申请表.docx"), {**PARTICULARS, **typed}, ["专业服务平台", "法律服务"])
    report = review([Handed(path, path.name)], load("yangjiang"), Options(as_of=ON, jobs=1), ON)
    assert {claim.field.id: claim.value for claim in report.claims} == READ
    assert (report.dossier.applicant, str(report.dossier.category)) == (UNIT, "specialised")
    statuses = {finding.rule: finding.status for finding in report.findings}
    assert statuses["agreement.headcount"] is Status.MISSING
