"""Sayings in both languages, there and back."""

from __future__ import annotations

from checkers.model import Text
from service.report.texts import in_language, text_json, text_of

SAID = Text("已过期", "over")


def test_a_text_comes_back() -> None:
    assert text_of(text_json(SAID)) == SAID
    assert (in_language("zh", SAID), in_language("en", SAID)) == ("已过期", "over")


def test_what_was_kept_in_one_language_stands_for_both() -> None:
    assert text_of(None, "办法") == Text("办法", "办法")
    assert text_of({}, "") == Text("", "")
