"""The tests of a module are found by its name, or `mirror.yaml` says why they stand elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_imports import ROOT, graph, module_of, names_of

TESTS = ROOT / "tests"
REASONS: list[dict[str, Any]] = yaml.safe_load((TESTS / "mirror.yaml").read_text(encoding="utf-8"))
EXCEPTED: dict[str, dict[str, Any]] = {module: reason for reason in REASONS for module in reason["modules"]}


@cache
def modules() -> tuple[str, ...]:
    """The modules that want a test file; `__init__` and `__main__` are a few lines that everything runs."""
    found = (p for package in ("extractors", "checkers", "service") for p in sorted((ROOT / package).rglob("*.py")))
    return tuple(p.relative_to(ROOT).as_posix() for p in found if not p.name.startswith("__"))


def own_tests(module: str) -> Path:
    """The test file of a module's name."""
    path = Path(module)
    return TESTS / path.parent / f"test_{path.name}"


def test_every_module_has_its_tests_or_a_reason() -> None:
    assert [m for m in modules() if not own_tests(m).exists() and m not in EXCEPTED] == []


def test_no_reason_is_out_of_date() -> None:
    listed = [module for reason in REASONS for module in reason["modules"]]
    assert sorted(set(listed)) == sorted(listed)
    assert [m for m in listed if m not in modules() or own_tests(m).exists()] == []


@pytest.mark.parametrize("reason", REASONS, ids=lambda r: r["modules"][0])
def test_a_reason_is_a_sentence_that_holds(reason: dict[str, Any]) -> None:
    assert reason["why"][0].isupper()
    assert reason["why"].endswith(".")
    if reason.get("types"):
        assert [m for m in reason["modules"] if set(functions(ROOT / m))] == []
    else:
        come_to = reached(ROOT / reason["through"], reason.get("runs", ()))
        assert [m for m in reason["modules"] if module_of(ROOT / m) not in come_to] == []


def functions(path: Path) -> Iterator[str]:
    """The functions of a file that stand in no class."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def reached(test: Path, runs: Iterable[str]) -> set[str]:
    """The modules that a test file comes to by imports, its helpers' and fixtures' as well, or by running them."""
    imports = known_imports()
    todo = [*_imported(test, set()), *(module_of(p) for run in runs for p in _files(ROOT / run))]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in imports and name not in found:
            found.add(name)
            todo += imports[name]
    return found


@cache
def known_imports() -> dict[str, set[str]]:
    """Which module of the project imports which."""
    return graph()


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _imported(test: Path, seen: set[Path]) -> Iterator[str]:
    """What a test file imports from the project, by way of other files of the tests too."""
    seen.add(test)
    for name in names_of(test):
        yield from (name, name.rpartition(".")[0])
        helper = ROOT / f"{name.rpartition('.')[0].replace('.', '/')}.py"
        if name.startswith("tests.") and helper.exists() and helper not in seen:
            yield from _imported(helper, seen)
    fixtures = test.parent / "conftest.py"
    if fixtures.exists() and fixtures not in seen:
        yield from _imported(fixtures, seen)
