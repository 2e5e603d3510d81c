"""What can be told of a file as it comes in: empty, behind a password, not what its name says."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.self_opening import PASSWORD
from extractors.rooms import Room
from service.first_look import trouble
from service.locked import LOCKED, is_locked, main
from service.records.dossiers import Upload
from service.store import Store
from service.uploads import Turned, looked_at
from tests.extractors.readers.test_self_opening import locked, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def pdf(path: Path, user: str | None = None) -> Path:
    lock = None if user is None else StandardEncryption(user, ownerPassword="owner", strength=128)
    canvas = Canvas(str(path), encrypt=lock)
    canvas.drawString(100, 700, "total assets")
    canvas.save()
    return path


def word() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def locked_member() -> bytes:
    """A package whose directory says that its members are encrypted."""
    content = bytearray(word())
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    return bytes(content)


def slides() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("ppt/presentation.xml", "<p/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.pdf", b"\0\0\0", "空"),
        ("登录页.pdf", b"<!doctype html><title>x</title>", "网页"),
        ("名册.xlsx", b"MZ\x90\0", "xlsx"),
        ("照片.jpg", b"not a picture at all", "jpg"),
        ("汇报.pptx", slides(), "演示"),
        ("合同.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("合同.docx", locked_member(), "密码"),
    ],
)
def test_what_can_never_be_read_is_told_with_the_reason(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / "file").write_bytes(content)
    found = trouble(tmp_path / "file", name)
    assert found is not None
    assert said in found.zh


@pytest.mark.parametrize(
    ("name", "content"),
    [("合同.docx", word()), ("合同.pdf", word()), ("名册.txt", "某人".encode()), ("旧.doc", OLE), ("片.heic", HEIC)],
)
def test_what_may_be_read_is_let_in(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert trouble(tmp_path / "file", name) is None


def test_a_phones_picture_is_turned_away_where_nothing_decodes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(HEIC)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    found = trouble(tmp_path / "file", "照片.heic")
    assert found is not None
    assert "HEIC" in found.zh


def test_a_pdf_that_asks_for_a_password_is_told_and_one_that_only_forbids_printing_is_not(tmp_path: Path) -> None:
    shut, marked = pdf(tmp_path / "shut.pdf", "secret"), pdf(tmp_path / "marked.pdf", "")
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.4 /Encrypt")
    assert (is_locked(shut), is_locked(marked), is_locked(tmp_path / "torn.pdf")) == (True, False, False)
    found = trouble(shut, "审计报告.pdf")
    assert found is not None
    assert "密码" in found.zh
    assert trouble(marked, "审计报告.pdf") is None


def test_what_excel_locked_itself_is_let_in_and_what_somebody_locked_is_told(tmp_path: Path) -> None:
    for password, said in ((PASSWORD, False), ("自己的密码", True)):
        found = trouble(locked(sheet(tmp_path / "paper.xlsx"), password), "名册.xlsx")
        assert (found is not None and "密码" in found.zh) == said


def test_the_exit_code_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[int] = []
    rooms: list[Room | None] = []
    monkeypatch.setattr("resource.setrlimit", lambda which, size: limits.append(which))
    monkeypatch.setattr("service.locked.close_room", rooms.append)  # it would shut this very process in
    shut, opened = pdf(tmp_path / "shut.pdf", "secret"), pdf(tmp_path / "open.pdf")
    assert [main(shut), main(opened)] == [LOCKED, 0]
    assert len(set(limits)) == 2
    assert rooms == [Room(reads=(shut,)), Room(reads=(opened,))]


def test_the_stores_file_is_looked_at_and_what_was_turned_away_stays_so(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    bad, good = (Upload(name, store.put_bytes(content), 1) for name, content in (("a.pdf", b"no"), ("b.txt", b"yes")))
    turned = looked_at(store, bad)
    assert isinstance(turned, Turned)
    assert turned.name == "a.pdf"
    assert looked_at(store, good) == good
    assert looked_at(store, turned) is turned
