"""The lock holds all that the project needs, pinned, and neither a host nor a path."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
LOCKED = dict(line.split("==") for line in LINES)


def test_every_line_is_a_name_and_a_version() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9A-Za-z.!+]*", line)] == []
    assert sorted(LOCKED) == list(LOCKED)


def test_opencv_is_the_one_that_needs_no_screen() -> None:
    assert [name for name in LOCKED if name.startswith("opencv")] == ["opencv-python-headless"]


def test_what_the_project_names_is_locked_at_a_version_that_it_takes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [Requirement(n) for n in (*project["dependencies"], *project["optional-dependencies"]["dev"])]
    assert [str(r) for r in named if not r.specifier.contains(LOCKED.get(canonicalize_name(r.name), "0"))] == []
    assert [str(r) for r in named if canonicalize_name(r.name) not in LOCKED] == []


def test_the_lock_is_what_is_installed() -> None:
    made = subprocess.run([sys.executable, ROOT / ".ci/lock.py"], capture_output=True, text=True, check=True)
    assert made.stdout.splitlines() == LINES
