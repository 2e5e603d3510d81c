"""Words that are read or said are data: no Chinese literal in the code, outside comments and docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("extractors", "checkers")
# Characters and the radicals that print like them; marks (，。、) part words and are none.
CHINESE = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]")

OPEN = {"facts", "papers", "errors", "readers", "recognise", "page", "second_reading"}
"""Rooms whose words are still on their way to the word files."""


def modules() -> list[Path]:
    """The modules of the rooms that are done."""
    found = (p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py")))
    return [p for p in found if p.relative_to(ROOT).parts[1].removesuffix(".py") not in OPEN]


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The texts of a module with their lines, docstrings left out."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_a_literal_is_seen_and_a_comment_is_not() -> None:
    lines = (
        '"""办公"""',
        'A = f"面积{1}"  # 仓库',
        r'B = r"[\u4e00-\u9fff]，"',
        "def c():",
        '    """专职"""',
        '    return "丨"',
    )
    assert [line for line, text in literals("\n".join(lines)) if CHINESE.search(text)] == [2, 6]


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_chinese_literal(path: Path) -> None:
    found = [(n, text) for n, text in literals(path.read_text(encoding="utf-8")) if CHINESE.search(text)]
    assert found == []
