"""What children tell of files is written down once; what they cannot tell costs nothing."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

from extractors.errors import Damaged
from extractors.model import Kind
from service import pairing
from service.model import ReviewedDocument
from service.pairing import tell, told_of_files
from service.pairs.model import FileMark


class Pool:
    """Does at once what a child would do; `trouble` is what some of it ends in."""

    def __init__(self, trouble: Any = None) -> None:
        self.limits: list[float] = []
        self._trouble = trouble

    def submit_within(self, seconds: float, function: Any, *arguments: Any) -> Future[Any]:
        self.limits.append(seconds)
        future: Future[Any] = Future()
        if self._trouble and self._trouble(arguments):
            future.set_exception(Damaged("as asked"))
        else:
            future.set_result(function(*arguments))
        return future


def reviewed(path: Path, pages: int) -> ReviewedDocument:
    return ReviewedDocument(path.name, path, "a" * 64, Kind.OTHER, pages, 0)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.tif"
    frames = [Image.effect_noise((400, 560), 90).resize((800, 1120)) for _ in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    return path


def test_a_file_is_told_with_its_pages(scan: Path) -> None:
    (found,) = told_of_files([reviewed(scan, 3)], Pool())
    assert [mark.page for mark in found] == [0, 1, 2, 3]
    assert all(mark.scanned and len(mark.look) == 256 for mark in found[1:])


def test_a_file_without_pages_tells_of_its_making(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.core_properties.author = "蒙雨桐"
    document.save(str(path))
    (mark,) = tell(path, "a" * 64, ())
    assert (mark.page, mark.author, mark.look) == (0, "蒙雨桐", "")


def test_what_a_child_cannot_tell_is_left_out_and_not_asked_again(scan: Path) -> None:
    (found,) = told_of_files([reviewed(scan, 3)], Pool(lambda a: True))
    assert found == (FileMark("a" * 64, 0),)


def test_pages_are_told_a_few_at_a_time_and_not_without_end(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "PAGES", 3)
    monkeypatch.setattr(pairing, "PAGES_A_TASK", 2)
    pool = Pool()
    (found,) = told_of_files([reviewed(scan, 900)], pool)
    assert [mark.page for mark in found] == [0, 1, 2, 3]
    assert pool.limits == [30, 50, 40]
