"""What a paper says is worked out once; again where anything is other than it was."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import Crashed
from extractors.model import Kind, Page, Reader
from extractors.readers import open_document
from extractors.recognise.engines import Engines
from service import kept_said
from service.children import Understood, understand
from service.kept_said import KeptSaid
from service.model import Progress
from service.stages import understand_all
from service.store import Store
from tests.test_imports import ROOT

PAPER = ROOT / "samples" / "word-habits" / "房屋租赁合同.docx"
ENGINES = Engines(Reader.RAPIDOCR, Reader.TESSERACT)
PAGE = Page(1, 595.0, 842.0, Reader.RAPIDOCR, ())


@pytest.fixture
def kept(tmp_path: Path) -> KeptSaid:
    return KeptSaid(Store((tmp_path / "store").as_uri()), "auto")


def test_only_the_very_same_is_found_again(kept: KeptSaid, monkeypatch: pytest.MonkeyPatch) -> None:
    outline = open_document(PAPER)
    said = understand(outline, (), ENGINES)
    assert said.extraction.claims
    assert kept.find(outline, (), ENGINES, ()) is None
    kept.keep(outline, (), ENGINES, (), said)
    assert kept.find(outline, (), ENGINES, ()) is None
    kept.settle()
    assert kept.find(outline, (), ENGINES, ()) == said
    for other in (
        (replace(outline, sha256="0" * 64), (), ENGINES, ()),
        (replace(outline, name="名册.docx"), (), ENGINES, ()),
        (outline, (PAGE,), ENGINES, ()),
        (outline, (), replace(ENGINES, second=None), ()),
        (outline, (), ENGINES, ((0, Kind.LEASE),)),
    ):
        assert kept.find(*other) is None
    monkeypatch.setattr(kept_said, "understanding_version", lambda: "another")
    assert kept.find(outline, (), ENGINES, ()) is None


def test_what_is_damaged_is_worked_out_again(kept: KeptSaid, tmp_path: Path) -> None:
    outline = open_document(PAPER)
    kept.keep(outline, (), ENGINES, (), understand(outline, (), ENGINES))
    kept.settle()
    (place,) = (path for path in (tmp_path / "store").rglob("*") if path.is_file() and len(path.name) == 64)
    place.write_bytes(place.read_bytes()[:-20])
    assert kept.find(outline, (), ENGINES, ()) is None


def test_unchanged_papers_need_no_child(kept: KeptSaid) -> None:
    outline = replace(open_document(PAPER), name="a.docx")
    told: list[Progress] = []
    given: Any = ({"a.docx": outline}, {"a.docx": ()}, ENGINES, InPlace(), told.append, {}, kept)
    first = understand_all(*given)
    kept.settle()
    assert understand_all(*given) == first
    assert InPlace.done == 1
    assert [progress.phase for progress in told] == ["understanding"] * 2


def test_a_paper_that_could_not_be_understood_is_tried_again(kept: KeptSaid) -> None:
    outline = replace(open_document(PAPER), name="a.docx", path=Path("gone.docx"))
    given: Any = ({"a.docx": outline}, {"a.docx": ()}, ENGINES, InPlace(), lambda progress: None, {}, kept)
    assert not isinstance(understand_all(*given)["a.docx"], Understood)
    kept.settle()
    assert kept.find(outline, (), ENGINES, ()) is None


class InPlace:
    """A pool that does everything at once."""

    done = 0

    def submit_within(self, seconds: float, function: Any, *given: Any) -> Future[Any]:
        InPlace.done += 1
        future: Future[Any] = Future()
        try:
            future.set_result(function(*given))
        except Exception as error:  # noqa: BLE001 - told as the pool tells it
            future.set_exception(Crashed(str(error)))
        return future


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    InPlace.done = 0
    yield
