"""What a child hands on: all that its paper says, and what was seen there and does not count, each with its excerpt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordDocument

from extractors import extract
from extractors.errors import TooSlow
from extractors.isolate import Isolated
from extractors.model import Document, Extraction, LeftOut, Reason
from extractors.recognise import networks
from extractors.recognise.engines import Engines
from service import children
from service.children import Understood, open_paper, understand
from tests.bench.papers import text_pdf


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    word = WordDocument()
    word.add_paragraph("房屋租赁合同")
    word.add_paragraph("办公用房建筑面积为86.5平方米，全楼共计240平方米。")
    word.save(str(tmp_path / "租赁合同.docx"))
    return tmp_path / "租赁合同.docx"


def test_what_was_left_out_is_handed_on_with_its_excerpt(lease: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = extract.extract

    def with_more(document: Document, *more: object) -> Extraction:
        found = read(document, *more)
        (claim,) = found.claims
        whole = replace(claim, evidence=replace(claim.evidence, quote="240平方米"))
        return replace(found, left_out=(LeftOut(whole, (Reason("whole_of_part", "全楼"),)),))

    monkeypatch.setattr(extract, "extract", with_more)
    found = understand(open_paper(lease, lease.name), (), Engines(None, None))
    assert [one.reasons for one in found.extraction.left_out] == [(Reason("whole_of_part", "全楼"),)]
    (shown,) = found.left_out_excerpts
    assert shown is not None
    ((cell,),) = shown.rows
    assert cell.mark is not None
    assert cell.text[slice(*cell.mark)] == "240平方米"
    assert len(found.excerpts) == len(found.extraction.claims) == 1


@pytest.mark.parametrize(("pages", "gone"), [(1, False), (2, True)])
def test_before_a_long_paper_is_understood_the_models_go(
    pages: int, gone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(networks, "forget", lambda: forgotten.append("models"))
    monkeypatch.setattr(children, "LONG", 1)
    paper = tmp_path / "text.pdf"
    text_pdf(paper, pages)
    outline, engines = open_paper(paper, paper.name), Engines(None, None)
    read = children.read_chunk(outline, tuple(range(1, pages + 1)), engines)
    assert len(understand(outline, read, engines).page_sizes) == pages
    assert forgotten == ["models"] * gone


def hurried(path: Path) -> Understood:
    """In the child: the same with a second of the processor's time."""
    children.SECONDS, children.SECONDS_A_KILOBYTE = 1, 0
    return understand(open_paper(path, path.name), (), Engines(None, None))


def test_a_paper_that_takes_the_processor_for_too_long_is_told_with_the_time_that_it_had(tmp_path: Path) -> None:
    paper = tmp_path / "report.txt"
    paper.write_text("全年服务企业30家，职工35人。\n" * 20_000, "utf-8")
    with Isolated(jobs=1, seconds=60, megabytes=1_500) as isolated, pytest.raises(TooSlow) as raised:
        isolated.submit(hurried, paper).result(60)
    assert raised.value.figures == {"seconds": 1}


def test_the_time_goes_by_pages_or_else_by_bytes(lease: Path) -> None:
    flow = open_paper(lease, lease.name)
    assert 12 < children._seconds(flow) < 12 + lease.stat().st_size / 1000
    assert children._seconds(replace(flow, pages=40)) == 92
