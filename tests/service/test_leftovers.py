"""What a killed process left behind is taken away, and nothing that somebody needs or that is not ours."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from extractors.folders import is_in_use
from extractors.isolate import Isolated
from service.leftovers import sweep_leftovers
from service.settings import Settings, load

LONG_AGO = time.time() - 3 * 24 * 3600
ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return load({}, tmp_path / "data")


def old(path: Path, folder: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir() if folder else path.write_text("x")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_drafts_and_folders_of_long_ago_go_and_all_else_stays(settings: Settings, tmp_path: Path) -> None:
    place, drafts = tmp_path / "tmp", settings.data / "store" / "drafts"
    gone = [old(place / "prescreen-run-abcd1234"), old(place / "prescreen-abcd1234"), old(drafts / "tmpabc", False)]
    stays = [
        old(place / "somebody-else"),
        old(place / f"prescreen-{os.getuid()}-0123456789ab"),  # where a Redis has its socket
        old(place / "prescreen-notes"),
        old(settings.data / "store" / "content" / "ab", True),
    ]
    (place / "prescreen-run-zyxw9876").mkdir()
    (drafts / "tmpnew").write_text("x")
    assert sweep_leftovers(settings) == 3
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in (*stays, place / "prescreen-run-zyxw9876", drafts / "tmpnew"))


def test_a_folder_of_children_goes_with_the_process_that_had_them(settings: Settings, tmp_path: Path) -> None:
    code = "import os, tempfile; from extractors.isolate import Isolated; print(Isolated(1, 9, 100).work.parent); "
    code += "import sys; sys.stdout.flush(); os.kill(os.getpid(), 9)"
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    killed = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    left = Path(killed.stdout.strip())
    assert is_in_use(left) is False
    with Isolated(1, 9, 100) as living:
        os.utime(living.work.parent, (LONG_AGO, LONG_AGO))
        forks = list((tmp_path / "tmp").glob("prescreen-fork-*"))  # of the sockets by which they were to be begun
        assert sweep_leftovers(settings) == 1 + len(forks)
        assert (left.exists(), living.work.exists()) == (False, True)
