"""What a file is shows in its content; the ending only helps to say what went wrong."""

from __future__ import annotations

import io

import openpyxl
import pytest

from extractors.errors import (
    Archive,
    Damaged,
    EmptyFile,
    EncryptedOffice,
    FileTooLarge,
    NotFound,
    NotThisType,
    NotWord,
    OldOffice,
    UnsupportedType,
    WebPage,
)
from extractors.readers import open_document
from tests.extractors.readers import office, papers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _pdf():
    return papers.page_pdf(b"BT /F 20 Tf 100 600 Td (x) Tj ET")


def _docx(tmp_path):
    return office.word(tmp_path / "made.docx", office.p("文")).read_bytes()


def _xlsx():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def _png():
    out = io.BytesIO()
    papers.printed().save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("name", ["paper.pdf", "paper.docx", "paper.jpg", "paper.xls", "paper", "资料.doc"])
def test_content_decides(tmp_path, name):
    found = []
    for content in (_pdf(), _docx(tmp_path), _xlsx(), _png()):
        (tmp_path / name).write_bytes(content)
        found.append(open_document(tmp_path / name).format)
    assert found == ["pdf", "docx", "xlsx", "image"]


def test_the_name_handed_in_is_kept(tmp_path):
    path = tmp_path / "0f3a"
    path.write_bytes(_pdf())
    outline = open_document(path, "资产负债表.pdf")
    assert (outline.name, outline.path) == ("资产负债表.pdf", path)
    assert len(outline.sha256) == 64


def test_bytes_before_the_header_of_a_pdf(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"\r\n\r\n" + _pdf())
    assert open_document(path).pages == 1


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("paper.pdf", b"", EmptyFile),
        ("paper.pdf", b"\x00" * 5000, EmptyFile),
        ("paper.pdf", b"<!DOCTYPE html><html><body>404</body></html>", WebPage),
        ("paper.docx", b"\xef\xbb\xbf\n<html>", WebPage),
        ("paper.pdf", b"just some words", NotThisType),
        ("paper.docx", b"just some words", NotThisType),
        ("paper.txt", b"just some words", UnsupportedType),
        ("paper.docx", b"PK\x03\x04" + b"\x00" * 300, Damaged),
        ("paper.docx", b"PK\x05\x06" + b"\x00" * 18, NotWord),
        ("paper.rar", b"Rar!\x1a\x07\x00" + b"x" * 100, Archive),
        ("paper.7z", b"7z\xbc\xaf\x27\x1c" + b"x" * 100, Archive),
        ("paper.doc", OLE + b"\x00" * 600, OldOffice),
        ("paper.wps", OLE + b"\x00" * 600, OldOffice),
        ("paper.doc", b"{\\rtf1 text}", OldOffice),
        ("paper.xls", b"<html><table><tr><td>1</td></tr></table></html>", OldOffice),
        ("paper.docx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), EncryptedOffice),
        ("paper.xlsx", OLE + b"\x00" * (1 << 20) + "EncryptedPackage".encode("utf-16-le"), EncryptedOffice),
    ],
)
def test_each_cause_has_its_own_error(tmp_path, monkeypatch, name, content, cause):
    monkeypatch.setattr("shutil.which", lambda _: None)  # as on a machine without LibreOffice
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(cause) as raised:
        open_document(path)
    assert type(raised.value) is cause
    assert str(tmp_path) not in raised.value.zh + raised.value.en


def test_a_zip_of_papers(tmp_path):
    with pytest.raises(Archive):
        open_document(office.package(tmp_path / "papers.zip", {"资产负债表.pdf": _pdf()}))


def test_no_file(tmp_path):
    with pytest.raises(NotFound):
        open_document(tmp_path / "paper.pdf")
    with pytest.raises(NotFound):
        open_document(tmp_path)


def test_too_many_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr("extractors.readers.MAX_MEGABYTES", 0)
    (tmp_path / "paper.pdf").write_bytes(_pdf())
    with pytest.raises(FileTooLarge):
        open_document(tmp_path / "paper.pdf")
