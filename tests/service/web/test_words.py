"""A page says what the report says in the report's words; the service's own stand beside them, not over them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from flask import Flask

from checkers.model import Status
from checkers.wording import entries
from service.report.words import Words
from service.web.words import own, text, title, word

ROOT = Path(__file__).parents[3]


def test_no_code_has_a_word_in_both_books() -> None:
    report = yaml.safe_load(files("service.report").joinpath("words.yaml").read_text(encoding="utf-8"))
    assert (report.keys() | entries().keys()) & own().keys() == set()


@pytest.mark.parametrize("status", Status)
def test_a_status_is_called_as_in_the_report(app: Flask, status: Status) -> None:
    with app.test_request_context():
        assert word("status", status) == Words("zh").of("status", status)
        assert word("status", status, "en") == Words("en").of("status", status)


def test_a_code_without_a_word_stands_for_itself_and_none_for_nothing() -> None:
    assert word("status", "of another version", "zh") == "of another version"
    assert word("status", None, "zh") == ""


def test_sentences_and_titles_come_from_the_report(app: Flask) -> None:
    with app.test_request_context():
        assert text("page", page=3) == "第 3 页"
        assert title("8.1.assets", "total_assets", None) == "资产总额"
        assert title("8.1.assets", "total_assets", {"zh": "资产", "en": "Assets"}) == "资产"


TOLD = ("*.html", "*.yaml", "*.po", "*.py", "*.md")
OTHER_NAMES = re.compile("档案|认定值|清点|审核基准日|(?<!预)审结|佐证一致")
"""What a dossier, a value that was settled, a count, the day of application and a closed review were called before."""


@pytest.mark.parametrize("folder", ["service", "checkers/rulebooks", "docs", "README.zh-CN.md", "checkers/words.yaml"])
def test_one_name_a_thing(folder: str) -> None:
    there = ROOT / folder
    told = [there] if there.is_file() else [p for kind in TOLD for p in there.rglob(kind)]
    lines = [(p.name, n, line) for p in told for n, line in enumerate(p.read_text(encoding="utf-8").splitlines(), 1)]
    assert lines
    assert [line for line in lines if OTHER_NAMES.search(line[2])] == []
