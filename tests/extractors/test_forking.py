"""Children have what was loaded before they were forked, and nothing that lies about is loaded with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STORY = """
import os, sys
sys.path.insert(0, {root!r})
from extractors.forking import start_with
from extractors.isolate import Isolated
if __name__ == "__main__":
    start_with(["colorsys", "there_is_no_such_library"])
    assert os.environ.get("PYTHONSAFEPATH") == {kept!r}
    with Isolated(jobs=1, seconds=60, megabytes=2000) as pool:
        print(pool.submit(eval, {asked!r}).result())
"""

ASKED = "'colorsys' in __import__('sys').modules, __import__('os').environ.get('PYTHONSAFEPATH')"


def _told(folder: Path, kept: str | None = None) -> str:
    script = folder / "story.py"
    script.write_text(STORY.format(root=str(ROOT), kept=kept, asked=ASKED))
    environment = {"PATH": "/usr/bin:/bin"} | ({"PYTHONSAFEPATH": kept} if kept else {})
    command = [sys.executable, str(script)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def test_what_was_loaded_is_there_and_the_environment_as_it_was(tmp_path: Path) -> None:
    assert _told(tmp_path) == "(True, None)\n"
    assert _told(tmp_path, "1") == "(True, '1')\n"


def test_a_module_in_the_folder_that_it_was_called_in_is_not_run(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    script = tmp_path / "story.py"
    script.write_text(STORY.format(root=str(ROOT), kept=None, asked=ASKED))
    for name in ("colorsys", "socket", "there_is_no_such_library"):
        (dossier / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w'); from os import *")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=dossier, capture_output=True, text=True, check=False)
    assert not (tmp_path / "run").exists(), done.stderr
    assert done.stdout == "(True, None)\n"
