"""A draft is laid out where nothing else is, and what is no draft is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from checkers.rulebook.folders import folder_of
from checkers.rulebook.loading import load, load_folder
from service import drafts
from service.drafts import laid_out
from service.records.refusals import Refused


def packed(*files: tuple[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in files:
            made.writestr(name, content)
    stream.seek(0)
    return stream


def rulebook(under: str = "") -> list[tuple[str, bytes]]:
    folder = folder_of("yangjiang")
    return [(f"{under}{p.relative_to(folder)}", p.read_bytes()) for p in folder.rglob("*.yaml")]


@pytest.mark.parametrize("under", ["", "my rules/"])
def test_the_folder_of_the_rulebook_is_found(under: str, tmp_path: Path) -> None:
    found = laid_out(packed(*rulebook(under), ("note.txt", b"x"), ("__MACOSX/rulebook.yaml", b"x")), tmp_path)
    assert load_folder(found) == load()
    assert not list((tmp_path / "draft").rglob("*.txt"))


@pytest.mark.parametrize("name", ["../../evil.yaml", "/tmp/evil.yaml", "a\\..\\evil.yaml"])
def test_nothing_is_written_elsewhere(name: str, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    laid_out(packed(*rulebook(), (name, b"x: 1")), inside)
    assert [p.name for p in tmp_path.rglob("*evil*")] == []


def test_what_is_no_draft_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="no zip"):
        laid_out(io.BytesIO(b"%PDF-1.4"), tmp_path)
    with pytest.raises(Refused, match="no rulebook"):
        laid_out(packed(("8.1.a.yaml", b"x: 1")), tmp_path)
    monkeypatch.setattr(drafts, "LARGEST", 100)
    with pytest.raises(Refused, match="too large"):
        laid_out(packed(("rulebook.yaml", b"#" * 101)), tmp_path)
    monkeypatch.setattr(drafts, "MOST", 1)
    with pytest.raises(Refused, match="too large"):
        laid_out(packed(("rulebook.yaml", b"a"), ("b.yaml", b"b")), tmp_path)
