"""A whole review of small papers in real children: entries, order, twins, the cache, the day it is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checkers.model import Category, Status, Text
from checkers.rulebook.loading import load
from extractors.isolate import Isolated
from extractors.model import NoteCode, Page
from service.amending import amended
from service.model import Handed, Options, PageKey, Progress, Report, Trouble
from service.pipeline import new_children, review, threads
from service.report.json import to_json
from service.tables import ClaimCorrection
from tests.fields import FLOOR_AREA

TODAY = date(2024, 5, 6)


@pytest.fixture(scope="module")
def children() -> Iterator[Isolated]:
    with new_children(Options(jobs=2)) as pool:
        yield pool


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handed, ...]:
    """A form of two pages, a lease in Word, the same lease once more, a broken file, and an archive that was none."""
    folder = tmp_path_factory.mktemp("dossier")
    _form(folder / "申请表.pdf")
    word = WordDocument()
    word.add_paragraph("房屋租赁合同")
    word.add_paragraph("甲方将办公用房出租给乙方作办公使用，建筑面积为186.5平方米。")
    word.save(str(folder / "租赁合同.docx"))
    (folder / "副本.docx").write_bytes((folder / "租赁合同.docx").read_bytes())
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7 cut off")
    names = ("申请表.pdf", "坏.pdf", "租赁合同.docx", "副本.docx")
    trouble = Trouble("bad_archive", Text("压缩包已损坏。", "The archive is damaged."))
    return (*(Handed(folder / n, n) for n in names), Handed(folder / "x.zip", "x.zip", trouble))


def _form(path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(595, 842))
    pages = (
        ("阳江市中小企业公共服务示范平台申请表", "申报单位：阳江市海帆企业服务有限公司", "平台类别：综合性服务平台"),
        ("办公场所面积：186.5平方米", "填表日期：2023年3月1日"),
    )
    for lines in pages:
        canvas.setFont("STSong-Light", 14)
        for place, line in enumerate(lines):
            canvas.drawString(80, 760 - 40 * place, line)
        canvas.showPage()
    canvas.save()


class Cache(dict[PageKey, Page]):
    """Pages in memory."""

    def put(self, key: PageKey, page: Page) -> None:
        self[key] = page


def run(dossier: tuple[Handed, ...], children: Isolated, **changes: object) -> Report:
    options = Options(jobs=2, **changes)
    return review(dossier, load(), options, TODAY, children=children)


@pytest.fixture(scope="module")
def report(dossier: tuple[Handed, ...], children: Isolated) -> Report:
    return run(dossier, children)


def test_every_file_is_an_entry_in_the_order_handed_in(dossier: tuple[Handed, ...], report: Report) -> None:
    assert [d.name for d in report.documents] == [h.name for h in dossier]
    assert [d.error.code if d.error else None for d in report.documents] == [None, "damaged", None, None, "bad_archive"]
    assert [d.pages for d in report.documents] == [2, 0, 0, 0, 0]
    assert (report.run.pages, report.run.ocr_pages) == (2, 0)


def test_a_second_copy_is_told_and_not_counted(report: Report) -> None:
    assert [(n.code, n.detail) for n in report.documents[3].notes] == [(NoteCode.DUPLICATE_FILE, "租赁合同.docx")]
    assert {c.evidence.document for c in report.claims if c.field == FLOOR_AREA} == {
        "申请表.pdf",
        "租赁合同.docx",
    }


def test_figures_carry_their_place(report: Report) -> None:
    beside = list(zip(report.statements, report.excerpts, strict=True))
    areas = {c.evidence.document: (c, e) for c, e in beside if c in report.claims}
    form, no_excerpt = areas["申请表.pdf"]
    assert (form.evidence.page, no_excerpt) == (2, None)
    assert form.evidence.box is not None
    lease, excerpt = areas["租赁合同.docx"]
    assert lease.evidence.page is None
    assert excerpt is not None
    start, end = excerpt.rows[0][0].mark or (0, 0)
    assert excerpt.rows[0][0].text[start:end] == lease.evidence.quote


def test_the_day_is_the_option_else_the_form(dossier: tuple[Handed, ...], children: Isolated, report: Report) -> None:
    assert report.dossier.as_of == date(2023, 3, 1)
    assert run(dossier, children, as_of=date(2022, 1, 2)).dossier.as_of == date(2022, 1, 2)
    assert run(dossier[1:2], children).dossier.as_of == TODAY


def test_the_category_is_the_option_else_the_form(
    dossier: tuple[Handed, ...], children: Isolated, report: Report
) -> None:
    assert report.dossier.category == Category.COMPREHENSIVE
    assert run(dossier[1:2], children, category=Category.SPECIALISED).dossier.category == Category.SPECIALISED


def test_the_number_of_children_changes_nothing(dossier: tuple[Handed, ...], report: Report) -> None:
    options = Options(jobs=1)
    with new_children(options) as alone:
        one = to_json(review(dossier, load(), options, TODAY, children=alone))
    two = to_json(report)
    one["run"]["seconds"] = two["run"]["seconds"] = 0
    assert one == two


def test_pages_are_kept_and_found_again(dossier: tuple[Handed, ...], children: Isolated) -> None:
    cache, told = Cache(), list[Progress]()
    first = review(dossier, load(), Options(), TODAY, told.append, cache, children)
    assert len(cache) == 2
    assert [t.page for t in told if t.phase == "reading" and t.document == "申请表.pdf"] == [1, 2]
    for key, page in cache.items():
        cache[key] = replace(page, words=())
    again = review(dossier, load(), Options(), TODAY, cache=cache, children=children)
    assert any(c.evidence.document == "申请表.pdf" for c in first.claims)
    assert not any(c.evidence.document == "申请表.pdf" for c in again.claims)


def test_readers_that_are_named_are_the_only_ones(dossier: tuple[Handed, ...], children: Isolated) -> None:
    assert run(dossier[1:2], children, readers="tesseract").run.engines == ("tesseract",)


def test_the_form_alone_decides_nothing_beside_a_file_that_could_not_be_read(
    dossier: tuple[Handed, ...], children: Isolated
) -> None:
    form, broken = dossier[:2]
    alone, beside = run((form,), children), run((form, broken), children)
    areas = [next(f for f in r.findings if f.rule == "8.2.floor_area") for r in (alone, beside)]
    assert [f.status for f in areas] == [Status.MET, Status.UNCERTAIN]
    assert "坏.pdf" in areas[1].message.zh
    corrected = amended(
        beside, {0: ClaimCorrection(field="floor_area", before="186.5", value="190")}, load(), Options(), TODAY
    )
    assert next(f for f in corrected.findings if f.rule == "8.2.floor_area").status is Status.UNCERTAIN


@pytest.mark.parametrize(
    ("pages", "jobs", "cores", "expected"),
    [
        (8, 2, 2, 1),
        (1, 2, 2, 2),
        (5, 2, 2, 2),
        (41, 2, 2, 1),
        (0, 2, 2, 1),
        (8, 1, 2, 2),
        (1, 1, 1, 1),
        (16, 4, 16, 4),
        (1, 16, 16, 2),
    ],
)
def test_threads_are_as_many_as_keep_all_cores_busy(pages: int, jobs: int, cores: int, expected: int) -> None:
    assert threads(pages, jobs, cores) == expected
