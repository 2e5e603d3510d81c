"""Which files make up a dossier, what they are called, and what a hostile archive comes to."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from service import intake
from service.errors import UnusableInput
from service.intake import collect


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def names(*paths: Path, scratch: Path) -> list[str]:
    return [h.name for h in collect(paths, scratch)]


def test_folders_are_walked_and_junk_is_left_out(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    put(dossier, "b.pdf", "a.docx", "附件/c.xlsx", "~$a.docx", ".DS_Store", "Thumbs.db", ".git/x.pdf", "__MACOSX/a.pdf")
    assert names(dossier, scratch=tmp_path / "s") == ["a.docx", "b.pdf", "c.xlsx"]


def test_files_keep_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a.pdf")
    assert names(tmp_path / "b.pdf", tmp_path / "a.pdf", scratch=tmp_path / "s") == ["b.pdf", "a.pdf"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path / "d", "2021/报表.pdf", "2022/报表.pdf", "表.pdf")
    assert names(tmp_path / "d", scratch=tmp_path / "s") == ["表.pdf", "2021/报表.pdf", "2022/报表.pdf"]
    assert names(tmp_path / "d/表.pdf", tmp_path / "d/表.pdf", scratch=tmp_path / "s") == ["表.pdf", "表.pdf (2)"]


def test_an_archive_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "材料.zip", "w") as archive:
        archive.writestr("附件/申请表.pdf", b"form")
        archive.writestr("__MACOSX/._x.pdf", b"")
        archive.writestr("../../evil.pdf", b"evil")
    found = collect([tmp_path / "材料.zip"], tmp_path / "s")
    assert [h.name for h in found] == ["evil.pdf", "申请表.pdf"]
    assert found[1].path.read_bytes() == b"form"
    assert all((tmp_path / "s") in h.path.resolve().parents for h in found)


def test_a_bomb_is_stopped_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "UNPACKED_BYTES", 10_000)
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.pdf", b"0" * 5_000_000)
    found = collect([tmp_path / "b.zip"], tmp_path / "s")
    assert [(h.name, h.trouble and h.trouble.code) for h in found] == [("b.zip", "heavy_archive")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no zip at all"])
def test_a_broken_archive_is_an_entry_with_its_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    put(tmp_path, "a.pdf")
    found = collect([tmp_path / "a.pdf", tmp_path / "b.zip"], tmp_path / "s")
    assert [(h.name, h.trouble and h.trouble.code) for h in found] == [
        ("a.pdf", None),
        ("b.zip", "bad_archive"),
    ]


def test_an_empty_archive_does_not_vanish(tmp_path: Path) -> None:
    zipfile.ZipFile(tmp_path / "b.zip", "w").close()
    assert names(tmp_path / "b.zip", scratch=tmp_path / "s") == ["b.zip"]


def test_what_is_not_there_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="does not exist"):
        collect([tmp_path / "nothing"], tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnusableInput, match="holds no file"):
        collect([tmp_path / "empty"], tmp_path)
