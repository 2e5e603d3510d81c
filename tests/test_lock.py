"""The lock holds all that the project needs, pinned, and neither a host nor a path."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
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


@pytest.mark.parametrize("python", ["3.11.0", "3.11.2", "3.12.0", "3.13.0"])
def test_nothing_is_missing_on_any_python_that_the_project_takes(python: str) -> None:
    minor = python.rpartition(".")[0]
    there = {"python_version": minor, "python_full_version": python, "implementation_version": python, "extra": ""}
    asked = {
        (name, canonicalize_name(needed.name))
        for name in LOCKED
        for needed in map(Requirement, distribution(name).requires or ())
        if needed.marker is None or needed.marker.evaluate(there)
    }
    assert {(name, needed) for name, needed in asked if needed not in LOCKED} <= LEFT_OUT


LEFT_OUT = {("imagehash", "scipy"), ("imagehash", "pywavelets"), ("openvino", "openvino-telemetry")}
"""For hashes that are not used here; and what would tell others who uses the engine."""


def test_the_lock_is_what_is_installed() -> None:
    made = subprocess.run([sys.executable, ROOT / ".ci/lock.py"], capture_output=True, text=True, check=True)
    assert made.stdout.splitlines() == LINES
