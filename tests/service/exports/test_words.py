"""Every word of an exported file has both languages, with the same braces."""

from __future__ import annotations

import re
from importlib.resources import files

import yaml

from service.exports.words import said

BOOK = yaml.safe_load(files("service.exports").joinpath("words.yaml").read_text(encoding="utf-8"))


def test_every_word_has_both_languages() -> None:
    for name, entry in BOOK.items():
        assert set(entry) == {"zh", "en"}, name
        assert all(entry.values()), name
        assert sorted(re.findall(r"{\w+}", entry["zh"])) == sorted(re.findall(r"{\w+}", entry["en"])), name


def test_no_word_begins_a_formula_where_it_stands_in_a_cell() -> None:
    assert [name for name, entry in BOOK.items() if entry["zh"].startswith(("=", "+", "-", "@"))] == []


def test_braces_are_filled() -> None:
    assert said("proof", "zh", number=3) == "依据 3"
    assert said("proof", "en", number=3) == "Evidence 3"


def test_every_word_is_used() -> None:
    sources = [p for p in files("service").joinpath("exports").iterdir() if p.name.endswith(".py")]
    code = "".join(p.read_text(encoding="utf-8") for p in sources)
    code += files("service").joinpath("web/exports.py").read_text(encoding="utf-8")
    by_parts = {name for name in BOOK if name.startswith("page_")}
    assert [name for name in BOOK if not re.search(f"[\"']{name}[\"']", code) and name not in by_parts] == []
