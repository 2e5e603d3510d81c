"""What an installed program needs goes along: every folder of code, every file beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from setuptools import find_packages

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
CODE = ("extractors", "checkers", "service")


def _files() -> list[Path]:
    found = (p for name in CODE for p in (ROOT / name).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return [p.relative_to(ROOT) for p in found]


def test_every_folder_of_code_is_a_package() -> None:
    folders = {p.parent.as_posix().replace("/", ".") for p in _files() if p.suffix == ".py"}
    assert folders == set(find_packages(str(ROOT), include=SETTINGS["packages"]["find"]["include"]))


def test_every_file_beside_the_code_goes_along() -> None:
    taken = {
        path.relative_to(ROOT)
        for package, patterns in SETTINGS["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(f"{pattern}/*" if pattern.endswith("**") else pattern)
    }
    left = [p for p in _files() if p.suffix not in {".py", ".pyc"} and p not in taken]
    assert left == []
