"""LibreOffice, shut in, fetches nothing of what a stranger's file asks for; the file is read all the same."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from extractors.errors import NotThisType, PaperError
from extractors.readers import legacy, soffice
from extractors.readers.printed import printed
from tests.extractors.readers import office
from tests.extractors.test_rooms import Listener, closes_sockets, listener

__all__ = ["listener"]

with_office = pytest.mark.skipif(soffice.program() is None, reason="LIBREOFFICE IS MISSING")

ODT = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"><office:body><office:text>
 <text:p>正文一行<draw:frame draw:name="a" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">
 <draw:image xlink:href="{address}/picture.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
 </draw:frame></text:p>
 </office:text></office:body></office:document-content>"""
KIND = "application/vnd.oasis.opendocument.text"
MANIFEST = f"""<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
HTML = """<html><head><meta charset="utf-8"><link rel="stylesheet" href="{address}/s.css"></head><body>
<p>正文一行<img src="{address}/picture.png"></p>
<table><tr><td>项目</td><td>数</td></tr><tr><td>人数</td><td>12</td></tr></table>
<iframe src="{address}/frame"></iframe></body></html>"""
RTF = (
    r"""{{\rtf1\ansi one line {{\field{{\*\fldinst INCLUDEPICTURE "{address}/picture.png" \\d}}{{\fldrslt x}}}}\par}}"""
)
XML_OF_2003 = b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><a/>"


def open_document(path: Path, address: str) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", KIND)
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODT.format(address=address))
    return path


def read(path: Path, name: str) -> list[str]:
    return office.texts(office.flow(legacy.converted(path, name)[0]))


@with_office
@closes_sockets
def test_an_open_document_under_its_own_name_is_read_without_its_picture(tmp_path: Path, listener: Listener) -> None:
    assert "正文一行" in "".join(read(open_document(tmp_path / "a", listener.address), "说明.odt"))
    assert listener.came == []


@with_office
@closes_sockets
def test_the_closed_room_alone_would_do(tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "_ITEMS", ())
    monkeypatch.setattr(legacy, "severed", shutil.copyfile)
    assert "正文一行" in "".join(read(open_document(tmp_path / "a", listener.address), "说明.odt"))
    assert listener.came == []


@with_office
def test_cutting_alone_would_do(tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "_ITEMS", ())
    monkeypatch.setattr("extractors.rooms.command", lambda folder, readable, wanted: wanted)
    assert "正文一行" in "".join(read(open_document(tmp_path / "a", listener.address), "说明.odt"))
    assert listener.came == []


@with_office
def test_without_either_it_does_call_out(tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other tests would see if nothing were closed."""
    monkeypatch.setattr(soffice, "_ITEMS", ())
    monkeypatch.setattr(legacy, "severed", shutil.copyfile)
    monkeypatch.setattr("extractors.rooms.command", lambda folder, readable, wanted: wanted)
    read(open_document(tmp_path / "a", listener.address), "说明.odt")
    assert listener.came


def test_an_open_document_under_another_name_is_not_opened(tmp_path: Path, listener: Listener) -> None:
    with pytest.raises(NotThisType):
        legacy.converted(open_document(tmp_path / "a", listener.address), "信.doc")
    assert printed(tmp_path / "a", "信.docx", tmp_path) is None
    assert listener.came == []


@pytest.mark.parametrize(("name", "ending"), [("旧.doc", "docx"), ("表.xls", "xlsx")])
def test_a_web_page_under_an_old_ending_gives_its_texts_and_is_never_opened(
    tmp_path: Path, listener: Listener, name: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soffice, "run", lambda *_: pytest.fail("LibreOffice was asked"))
    (tmp_path / "a").write_text(HTML.format(address=listener.address), encoding="utf-8")
    result = legacy.converted(tmp_path / "a", name)[0]
    assert result.suffix == f".{ending}"
    if ending == "docx":
        assert "正文一行" in "".join(office.texts(office.flow(result)))
    else:
        from openpyxl import load_workbook

        rows = [[c.value for c in row] for row in load_workbook(result).worksheets[0]]
        assert rows == [["正文一行", None], ["项目", "数"], ["人数", "12"]]
    assert listener.came == []


@with_office
@closes_sockets
def test_rich_text_is_read_in_the_closed_room_and_fetches_nothing(tmp_path: Path, listener: Listener) -> None:
    (tmp_path / "a").write_text(RTF.format(address=listener.address), encoding="ascii")
    assert "one line" in "".join(read(tmp_path / "a", "信.doc"))
    assert listener.came == []


@pytest.mark.parametrize("content", [b"{\\rtf1 x}", XML_OF_2003])
def test_what_may_only_be_opened_in_a_closed_room_is_not_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr("extractors.rooms.has_filter", lambda: False)
    monkeypatch.setattr(soffice, "run", lambda *_: pytest.fail("LibreOffice was asked"))
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(PaperError):
        legacy.converted(tmp_path / "a", "信.doc")
