"""What a file is shows in its content; the ending only helps to say what went wrong."""

from __future__ import annotations

import io

import openpyxl
import pytest

from extractors.errors import (
    Archive,
    BinarySheet,
    Damaged,
    EmptyFile,
    EncryptedOffice,
    FileTooLarge,
    NotFound,
    NotThisType,
    NotWord,
    OldOffice,
    OpenFixedLayout,
    Presentation,
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
        ("paper.pages", b"just some words", UnsupportedType),
        ("paper.docx", b"PK\x03\x04" + b"\x00" * 300, Damaged),
        ("paper.docx", b"PK\x05\x06" + b"\x00" * 18, NotWord),
        ("paper.rar", b"Rar!\x1a\x07\x00" + b"x" * 100, Archive),
        ("paper.7z", b"7z\xbc\xaf\x27\x1c" + b"x" * 100, Archive),
        ("paper.doc", OLE + b"\x00" * 600, OldOffice),
        ("paper.wps", OLE + b"\x00" * 600, OldOffice),
        ("paper.doc", b"{\\rtf1 text}", OldOffice),
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


TYPES = {"[Content_Types].xml": b"<Types/>"}


@pytest.mark.parametrize("name", ["{}", "paper.pdf", "paper.zip.docx"])
@pytest.mark.parametrize(
    ("own", "members", "cause", "said"),
    [
        ("list.xlsb", {**TYPES, "xl/workbook.bin": b"x"}, BinarySheet, ".xlsx"),
        ("talk.pptx", {**TYPES, "ppt/presentation.xml": b"x", "ppt/embeddings/a.xlsx": b"x"}, Presentation, "PDF"),
        ("licence.ofd", {"OFD.xml": b"x", "Doc_0/Document.xml": b"x"}, OpenFixedLayout, "PDF"),
    ],
)
def test_a_paper_that_comes_as_a_zip_says_what_to_save_it_as(tmp_path, name, own, members, cause, said):
    with pytest.raises(cause) as raised:
        open_document(office.package(tmp_path / name.format(own), members))
    assert said in raised.value.zh and said in raised.value.en


@pytest.mark.parametrize(
    ("name", "content"),
    [("talk.ppt", OLE + b"\x00" * 600), ("talk.DPS", OLE + b"\x00" * 600)],
)
def test_old_slides(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Presentation):
        open_document(tmp_path / name)


def test_slides_of_opendocument(tmp_path):
    members = {"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<x/>"}
    with pytest.raises(Presentation):
        open_document(office.package(tmp_path / "talk.odp", members))


def test_a_broken_ofd_is_told_as_what_it_is(tmp_path):
    (tmp_path / "licence.ofd").write_bytes(b"just some words")
    with pytest.raises(OpenFixedLayout):
        open_document(tmp_path / "licence.ofd")


@pytest.mark.parametrize(("start", "called"), [(b"Rar!\x1a\x07\x00", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7Z")])
def test_an_archive_is_called_by_its_name(tmp_path, start, called):
    (tmp_path / "papers").write_bytes(start + b"x" * 100)
    with pytest.raises(Archive) as raised:
        open_document(tmp_path / "papers")
    assert called in raised.value.zh and called in raised.value.en


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
