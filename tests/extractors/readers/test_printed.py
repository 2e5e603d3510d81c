"""Only true Office files are printed, by the filter of their own format; whatever goes wrong has an end."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from extractors.errors import TooSlow
from extractors.readers import printed as module
from extractors.readers.printed import office_sort, printed
from extractors.readers.self_opening import PASSWORD
from tests.extractors.readers import office
from tests.extractors.readers.test_self_opening import locked, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

STAND_IN = """#!{python}
import json, pathlib, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
(folder / "asked.json").write_text(json.dumps(sys.argv[1:]))
{action}
"""
MADE = "(folder / 'paper.pdf').write_bytes(b'%PDF-')"


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def of(action: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(STAND_IN.format(python=sys.executable, action=action), encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "soffice" else None)

    return of


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _open_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<office/>")
    return path


def test_a_letter_is_printed_with_a_profile_that_fetches_nothing(tmp_path: Path, soffice) -> None:
    soffice(MADE)
    folder = tmp_path / "out"
    folder.mkdir()
    paper = office.word(tmp_path / "合同.docx", office.p("正文"))
    assert printed(paper, "合同.docx", folder) == folder / "paper.pdf"
    asked = (folder / "asked.json").read_text(encoding="utf-8")
    assert "--infilter=MS Word 2007 XML" in asked
    profile = (folder / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert "BlockUntrustedRefererLinks" in profile
    assert "DisableMacrosExecution" in profile


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("表.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("信.doc", b"{\\rtf1 x}"),
        ("信.doc", b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>"),
        ("表.csv", b"a,b"),
        ("旧.doc", OLE),
        ("锁.doc", OLE + "WordDocument".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")),
        ("网页.docx", b"<!doctype html>"),
    ],
)
def test_anything_else_under_such_a_name_is_not(tmp_path: Path, soffice, name: str, content: bytes) -> None:
    soffice(MADE)
    assert office_sort(_written(tmp_path / "paper", content), name) is None
    assert printed(tmp_path / "paper", name, tmp_path) is None
    assert not (tmp_path / "asked.json").exists()


def test_an_open_document_under_an_office_name_is_not(tmp_path: Path) -> None:
    assert office_sort(_open_document(tmp_path / "paper"), "信.docx") is None


@pytest.mark.parametrize(("stream", "sort"), [("WordDocument", "doc"), ("Workbook", "xls")])
def test_old_office_files_are_told_by_what_they_hold(tmp_path: Path, stream: str, sort: str) -> None:
    assert office_sort(_written(tmp_path / "paper", OLE + stream.encode("utf-16-le")), "甲.doc") == sort


def test_without_libreoffice_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert printed(office.word(tmp_path / "合同.docx", office.p("正文")), "合同.docx", tmp_path) is None


def test_one_that_makes_nothing_or_has_no_end(tmp_path: Path, soffice, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = office.word(tmp_path / "合同.docx", office.p("正文"))
    soffice("sys.exit(1)")
    assert printed(paper, "合同.docx", tmp_path) is None
    monkeypatch.setattr(module, "SECONDS", 1)
    soffice("time.sleep(60)")
    with pytest.raises(TooSlow):
        printed(paper, "合同.docx", tmp_path)


def test_a_workbook_that_opens_by_itself_is_printed_without_its_lock(tmp_path: Path, soffice) -> None:
    soffice(MADE)
    (tmp_path / "out").mkdir()
    paper = locked(sheet(tmp_path / "名册.xlsx"), PASSWORD)
    assert printed(paper, "名册.xlsx", tmp_path / "out") == tmp_path / "out" / "paper.pdf"
    assert zipfile.is_zipfile(tmp_path / "out" / "paper.xlsx")
