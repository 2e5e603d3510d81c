"""Errors of a rulebook name file and line, and what is expected, in both languages."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError, Spot, UnknownRulebook


def test_an_error_says_where_and_what() -> None:
    error = RulebookError(Spot("8.2.area.yaml", 7), "unknown_key", key="vaule", expected="source, value")
    assert error.zh == "规则库文件 8.2.area.yaml 第 7 行：不认识的键“vaule”；可用：source, value"
    assert str(error) == error.en == "rulebook file 8.2.area.yaml, line 7: unknown key vaule; expected: source, value"


@pytest.mark.parametrize(
    ("known", "zh", "en"),
    [
        (("甲", "乙"), "没有名为“丙”的规则库；现有：甲、乙。", "there is no rulebook named '丙'; there are: 甲, 乙."),
        ((), "没有名为“丙”的规则库；现有：无。", "there is no rulebook named '丙'; there are: none."),
    ],
)
def test_a_rulebook_that_is_not_there(known: tuple[str, ...], zh: str, en: str) -> None:
    error = UnknownRulebook("丙", known)
    assert (error.zh, error.en) == (zh, en)


def test_a_message_that_is_not_written_is_no_error_of_the_rulebook() -> None:
    with pytest.raises(KeyError):
        RulebookError(Spot("8.2.area.yaml", 7), "of another version")
