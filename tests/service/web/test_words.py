"""A page says what the report says in the report's words; the service's own stand beside them, not over them."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from flask import Flask

from checkers.model import Status
from checkers.wording import entries
from service.report.words import Words
from service.web.words import own, text, title, word


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
