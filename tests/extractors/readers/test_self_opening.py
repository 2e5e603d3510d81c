"""Workbooks that open in Excel without a question are read; those behind somebody's own password are told as such."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from struct import pack, unpack_from

import openpyxl
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from xlwt.CompoundDoc import XlsDoc

from extractors.errors import Damaged, EncryptedOffice
from extractors.isolate import Isolated
from extractors.readers import open_document
from extractors.readers.self_opening import PASSWORD, opens_by_itself, unlocked, unlocked_old
from extractors.readers.sniff import OLE
from tests.extractors.readers.office import flow, p, tables, word

SALT, VERIFIER = bytes(range(16)), bytes(range(16, 32))
_BOF, _SHEET, _LOCK = 0x809, 0x85, 0x2F
_LENGTH = 54
"""Of what is said about the lock."""


def locked(plain: Path, password: str) -> Path:
    """A new office file behind a password."""
    path = plain.with_name(f"locked{plain.suffix}")
    with plain.open("rb") as file, path.open("wb") as out:
        OOXMLFile(file).encrypt(password, out)
    return path


def sheet(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["专职人数", 12])
    book.save(path)
    return path


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _with_lock(stream: bytes, password: str) -> Iterator[tuple[int, bytes]]:
    """The records with one that tells of the lock, behind which all sheets begin later."""
    told = DocumentRC4.decrypt(password, SALT, io.BytesIO(VERIFIER + md5(VERIFIER).digest())).read()
    for number, (kind, data) in enumerate(_records(stream)):
        yield kind, pack("<I", unpack_from("<I", data)[0] + _LENGTH + 4) + data[4:] if kind == _SHEET else data
        if number == 0:
            yield _LOCK, pack("<HHH", 1, 1, 1) + SALT + told


def old_sheet(path: Path, password: str) -> Path:
    """An old workbook whose records are encrypted, save what must be read before."""
    book = xlwt.Workbook()
    rows = book.add_sheet("名册")
    for column, value in enumerate(("专职人数", 12)):
        rows.write(0, column, value)
    records = [*_with_lock(book.get_biff_data(), password)]
    plain = {_BOF: None, _LOCK: None, _SHEET: 4}
    stream = b"".join(pack("<HH", kind, len(data)) + data for kind, data in records)
    secret = DocumentRC4.decrypt(password, SALT, io.BytesIO(stream), 1024).read()
    at, kept = 0, bytearray(secret)
    for kind, data in records:
        shown = plain.get(kind, 0)
        end = at + 4 + (len(data) if shown is None else shown)
        kept[at:end] = stream[at:end]
        at += 4 + len(data)
    XlsDoc().save(str(path), bytes(kept))
    return path


def _said(path: Path) -> list[str]:
    return [cell.passage.text for table in tables(flow(path)) for cell in table.cells]


def test_what_excel_opens_without_asking_is_read(tmp_path: Path) -> None:
    path = locked(sheet(tmp_path / "paper.xlsx"), PASSWORD)
    assert path.read_bytes().startswith(OLE)
    assert opens_by_itself(path)
    assert _said(path) == ["专职人数", "12"]
    assert open_document(path).name == "locked.xlsx"


@pytest.mark.parametrize("program", ["soffice", ""])
def test_an_old_one_too_with_libreoffice_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    if not program:
        monkeypatch.setattr("extractors.readers.soffice.program", lambda: None)
    path = old_sheet(tmp_path / "paper.xls", PASSWORD)
    assert opens_by_itself(path)
    assert _said(path) == ["专职人数", "12"]


def test_a_child_with_limits_does_it(tmp_path: Path) -> None:
    path = locked(sheet(tmp_path / "paper.xlsx"), PASSWORD)
    with Isolated(jobs=1, seconds=60, megabytes=400) as pool:
        outline = pool.submit(open_document, path).result(60)
        assert (outline.format, outline.path.exists()) == ("xlsx", True)


@pytest.mark.parametrize("password", ["自己的密码", "velvetsweatshop"])
def test_somebodys_own_password_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    papers = [
        locked(sheet(tmp_path / "paper.xlsx"), password),
        locked(word(tmp_path / "paper.docx", p("文")), password),
        old_sheet(tmp_path / "paper.xls", password),
    ]
    monkeypatch.setattr("extractors.readers.soffice.program", lambda: None)
    for path in papers:
        assert not opens_by_itself(path)
        assert unlocked(path) == unlocked_old(path) == path
    for path in papers:
        with pytest.raises(EncryptedOffice):
            open_document(path)


def test_a_letter_with_that_password_is_read_as_well(tmp_path: Path) -> None:
    paper = word(tmp_path / "paper.docx", p("文"), {"media/1.bin": bytes(random.Random(1).randbytes(9_000))})
    assert [block.text for block in flow(locked(paper, PASSWORD)).blocks] == ["文"]


def test_what_breaks_off_behind_its_lock_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = locked(sheet(tmp_path / "paper.xlsx"), PASSWORD)
    monkeypatch.setattr(OOXMLFile, "decrypt", lambda self, out: out.write(b"PK")[99])
    with pytest.raises(Damaged):
        unlocked(path)


@pytest.mark.parametrize("content", [b"", OLE, OLE + b"\x00" * 600, b"PK\x03\x04", b"%PDF-1.4"])
def test_anything_else_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.xls"
    path.write_bytes(content)
    assert unlocked(path) == unlocked_old(path) == path
