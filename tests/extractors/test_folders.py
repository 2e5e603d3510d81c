"""Folders say whose they are, and whether that process still lives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from extractors.folders import is_alive, is_in_use, sign

ROOT = Path(__file__).parents[2]


def test_what_this_process_signed_is_in_use(tmp_path: Path) -> None:
    sign(tmp_path)
    assert is_in_use(tmp_path) is True


def test_what_nobody_signed_is_of_something_else(tmp_path: Path) -> None:
    assert is_in_use(tmp_path) is None
    (tmp_path / "owner").write_text("somebody")
    assert is_in_use(tmp_path) is None


def test_what_an_ended_process_signed_is_not_in_use(tmp_path: Path) -> None:
    code = "import sys, pathlib; from extractors.folders import sign; sign(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)
    assert is_in_use(tmp_path) is False


def test_an_id_that_came_back_is_another_process(tmp_path: Path) -> None:
    (tmp_path / "owner").write_text(f"{os.getpid()} 1")
    assert is_in_use(tmp_path) is False


def test_a_dead_process_that_nobody_waited_for_is_not_alive() -> None:
    with subprocess.Popen(["sleep", "60"]) as process:
        assert is_alive(process.pid)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert not is_alive(process.pid)
    assert not is_alive(process.pid)
