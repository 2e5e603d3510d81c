"""Children have what was loaded before they were forked, and nothing that lies about is loaded with it."""

from __future__ import annotations

import ctypes
import os
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


def test_a_block_that_is_free_goes_back_and_what_children_start_is_told_nothing_of_it(tmp_path: Path) -> None:
    """glibc would take further blocks of a size from its heap, once one of them was free again."""
    script = tmp_path / "story.py"
    asked = f"__import__('tests.extractors.test_forking', fromlist=['x']).of_the_system({24 << 20})"
    script.write_text(STORY.format(root=str(ROOT), kept=None, asked=asked))
    done = subprocess.run(
        [sys.executable, str(script)], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(3, None)\n"


class Heaps(ctypes.Structure):
    """What glibc tells in `mallinfo2`, in its order (`man mallinfo`)."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", *"abcde")]


def of_the_system(size: int) -> tuple[int, str | None]:
    """How many of three blocks, each freed before the next, were the system's own; what a program would be told."""
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.mallinfo2.restype = Heaps
    found = 0
    for _ in range(3):
        before = library.mallinfo2().hblks
        block = ctypes.c_void_p(library.malloc(size))
        found += library.mallinfo2().hblks - before
        library.free(block)
    return found, os.environ.get("GLIBC_TUNABLES")
