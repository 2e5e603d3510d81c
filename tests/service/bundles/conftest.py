"""A bundle of one small review, made once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from reportlab.pdfgen.canvas import Canvas

from checkers.rulebook.loading import load
from service.bundles.making import Recorder
from service.bundles.reviewed import Told, keep_review
from service.model import Handed, Options
from service.pipeline import review
from tests.extractors.readers.papers import SONG, pdf

Changed = Callable[[dict[str, bytes | None]], Path]


def _form(canvas: Canvas) -> None:
    canvas.setFont(SONG, 12)
    for line, text in enumerate(("申请表", "申报单位：阳江市海凡企业服务有限公司", "办公场所面积：120平方米")):
        canvas.drawString(100, 760 - 30 * line, text)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bundle of a form as a PDF and a lease as a Word file."""
    folder = tmp_path_factory.mktemp("dossier")
    pdf(folder / "申请表.pdf", _form)
    word = WordDocument()
    word.add_paragraph("房屋租赁合同")
    word.add_paragraph("乙方（承租方）：阳江市海凡企业服务有限公司")
    word.add_paragraph("办公用房建筑面积为86.5平方米。")
    word.save(str(folder / "租赁合同.docx"))
    handed = tuple(Handed(p, p.name) for p in sorted(folder.iterdir()))
    options, today, recorder = Options(as_of=date(2023, 3, 1), jobs=1), date(2023, 6, 1), Recorder()
    report = review(handed, load(), options, today, cache=recorder)
    keep_review(folder / "b.zip", report, handed, recorder, Told(options, today))
    return (folder / "b.zip").read_bytes()


@pytest.fixture
def bundle(kept: bytes, tmp_path: Path) -> Path:
    """The bundle as a file."""
    (tmp_path / "复核包.zip").write_bytes(kept)
    return tmp_path / "复核包.zip"


@pytest.fixture
def changed(kept: bytes, tmp_path: Path) -> Changed:
    """Makes a bundle in which members have other bytes, or are gone."""

    def make(members: dict[str, bytes | None]) -> Path:
        target = tmp_path / "changed.zip"
        with zipfile.ZipFile(io.BytesIO(kept)) as old, zipfile.ZipFile(target, "w") as new:
            for name in dict.fromkeys([*old.namelist(), *members]):
                content = members[name] if name in members else old.read(name)
                if content is not None:
                    new.writestr(name, content)
        return target

    return make
