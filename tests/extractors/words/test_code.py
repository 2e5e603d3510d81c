"""Words stand in word files, not in code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("lists",)
"""Rooms of the extractors that hold no Chinese words."""

MODULES = [path for room in ROOMS for path in sorted((ROOT / "extractors" / room).rglob("*.py"))]


def _docstrings(tree: ast.AST) -> set[int]:
    """The strings that stand as statements: docstrings, and what is said of a constant."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_no_chinese_word_stands_in_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = _docstrings(tree)
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    found = [f"line {n.lineno}: {n.value}" for n in strings if id(n) not in said and re.search("[一-鿿]", n.value)]
    assert not found
