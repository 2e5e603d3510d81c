"""An archive is unpacked where it can hurt nobody: in bounded time, memory and room, whatever its method."""

from __future__ import annotations

import resource
import zipfile
from pathlib import Path

import pytest

from extractors import zips
from extractors.errors import TooHeavy
from service.unpacking import NotSound, meant_name, unpack, written

METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
PLENTY = 10_000_000


def packed(path: Path, method: int, content: bytes, copies: int = 1) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for number in range(copies):
            archive.writestr(f"附件/{number}.pdf", content)
    return path


@pytest.mark.parametrize("method", METHODS)
def test_what_goes_in_comes_out(tmp_path: Path, method: int) -> None:
    (member,) = unpack(packed(tmp_path / "a.zip", method, b"paper"), tmp_path / "s", PLENTY, 10)
    assert (member.name, member.path.read_bytes()) == ("附件/0.pdf", b"paper")
    assert member.path.parent == tmp_path / "s"


@pytest.mark.parametrize("method", METHODS[1:])
def test_a_bomb_goes_off_elsewhere(tmp_path: Path, method: int) -> None:
    bomb = tmp_path / "b.zip"
    with zipfile.ZipFile(bomb, "w", method) as archive, archive.open("附件/0.pdf", "w") as member:
        for _ in range(200):  # piece by piece: packing it must not take the memory that unpacking must not take
            member.write(b"0" * 1_000_000)
    assert bomb.stat().st_size < 1_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooHeavy):
        unpack(bomb, tmp_path / "s", 100_000_000, 10)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes
    assert sum(p.stat().st_size for p in (tmp_path / "s").iterdir()) <= 100_000_000


def test_too_many_members_are_too_heavy(tmp_path: Path) -> None:
    with pytest.raises(TooHeavy):
        unpack(packed(tmp_path / "b.zip", zipfile.ZIP_STORED, b"x", 11), tmp_path / "s", PLENTY, 10)


def test_a_directory_of_very_many_entries_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = packed(tmp_path / "b.zip", zipfile.ZIP_STORED, b"x", 9)
    monkeypatch.setattr(zips, "MAX_DIRECTORY", 400)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # whoever opened it now would read all of it
    with pytest.raises(TooHeavy):
        written(archive, tmp_path, PLENTY, 10)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no zip at all"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(NotSound):
        unpack(tmp_path / "b.zip", tmp_path / "s", PLENTY, 10)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_a_flag_are_understood(encoding: str) -> None:
    member = zipfile.ZipInfo("申请表.pdf".encode(encoding).decode("cp437"))
    assert meant_name(member) == "申请表.pdf"


def test_a_flagged_name_is_taken_as_it_is() -> None:
    member = zipfile.ZipInfo("申请表.pdf")
    member.flag_bits = 0x800
    assert meant_name(member) == "申请表.pdf"
