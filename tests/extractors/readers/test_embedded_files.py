"""Files that a Word or Excel file holds behind icons are papers of their own, under their own names."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import pytest

from extractors.readers import embedded_files as module
from extractors.readers.attached import taken_out
from tests.extractors.readers.office import flow, notes, p, package, relations, tables, word

ICON = '<w:p><w:r><w:object><o:OLEObject DrawAspect="Icon" r:id="rId1"/></w:object></w:r></w:p>'


def letter(path: Path, body: str, name: str, content: bytes) -> Path:
    part = f"embeddings/{name}"
    return word(path / "paper.docx", body, {part: content}, {"rId1": ("package", part)})


def test_what_stands_behind_an_icon_is_taken_out_and_told(tmp_path: Path) -> None:
    path = letter(tmp_path, p("见附件") + ICON, "sheet.xlsx", b"PK sheet")
    assert [(one.name, one.path and one.path.read_bytes()) for one in taken_out(path, tmp_path / "out")] == [
        ("sheet.xlsx", b"PK sheet")
    ]
    document = flow(path)
    assert notes(document)["attachments"] == "sheet.xlsx"
    assert tables(document) == []


@pytest.mark.parametrize(
    "body",
    [p("文"), f'<w:del w:id="1">{ICON}</w:del>', ICON.replace("Icon", "Content")],
    ids=["not referred to", "deleted", "shown in place"],
)
def test_what_nobody_can_open_or_everybody_sees_is_none(tmp_path: Path, body: str) -> None:
    assert taken_out(letter(tmp_path, body, "sheet.xlsx", b"PK sheet"), tmp_path / "out") == ()


def _object(streams: Mapping[str, bytes]) -> type:
    class Streams:
        dirlist = tuple(type("Node", (), {"name": name}) for name in streams)

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def get_named_stream(self, name: str) -> bytes | None:
            return streams.get(name)

    return Streams


def _packed(name: str, content: bytes) -> bytes:
    called = name.encode("gb18030") + b"\0"
    head = (
        struct.pack("<I", 9) + b"\2\0" + called + b"C:\\" + called + struct.pack("<II", 0x30000, len(called)) + called
    )
    return head + struct.pack("<I", len(content)) + content


@pytest.mark.parametrize(
    ("streams", "found"),
    [
        ({"\x01Ole10Native": _packed("名册.pdf", b"%PDF-1.4")}, [("名册.pdf", b"%PDF-1.4")]),
        ({"\x01Ole10Native": _packed("名册.pdf", b"%PDF-1.4")[:-3]}, [("名册.pdf", None)]),
        ({"CONTENTS": b"%PDF-1.7"}, [("oleObject1.pdf", b"%PDF-1.7")]),
        ({"WordDocument": b""}, [("oleObject1.doc", b"ole")]),
        ({"Equation Native": b""}, []),
        ({"Own": b""}, [("oleObject1.bin", None)]),
    ],
)
def test_an_object_is_unpacked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    streams: dict[str, bytes],
    found: list[tuple[str, bytes | None]],
) -> None:
    monkeypatch.setattr(module, "CompDoc", _object(streams))
    path = letter(tmp_path, ICON, "oleObject1.bin", b"ole")
    taken = [(one.name, one.path.read_bytes() if one.path else None) for one in taken_out(path, tmp_path / "out")]
    assert taken == found


def test_what_is_no_object_at_all_is_named(tmp_path: Path) -> None:
    (one,) = taken_out(letter(tmp_path, ICON, "oleObject1.bin", b"broken"), tmp_path / "out")
    assert (one.name, one.error.code if one.error else "") == ("oleObject1.bin", "attachment_unreadable")


def test_files_on_sheets_that_are_shown_are_taken_out(tmp_path: Path) -> None:
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    main = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {space}'
    shown, hidden = '<sheet name="甲" r:id="rId1"/>', '<sheet name="乙" state="hidden" r:id="rId2"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f"<workbook {main}><sheets>{shown}{hidden}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations({f"rId{i}": ("worksheet", f"worksheets/sheet{i}.xml") for i in (1, 2)}),
    }
    for i, name in enumerate(("lease.docx", "draft.docx"), start=1):
        parts[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet {main}/>"
        parts[f"xl/worksheets/_rels/sheet{i}.xml.rels"] = relations({"rId1": ("package", f"../embeddings/{name}")})
        parts[f"xl/embeddings/{name}"] = name
    path = package(tmp_path / "book.xlsx", parts)
    assert [one.name for one in taken_out(path, tmp_path / "out")] == ["lease.docx"]
