"""YAML that would be bent in silence is refused with its line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.strict_yaml import day, keyed, listed, number, parse, text


def test_values_are_what_they_look_like() -> None:
    found = keyed(parse("a: 0.60\nb: 2024-01-31\nc: words\nd: [1, 2]\n", "x.yaml"), ("a", "b", "c", "d"))
    assert (number(found["a"]), day(found["b"]), text(found["c"])) == (Decimal("0.60"), date(2024, 1, 31), "words")
    assert [(i.value, i.spot.line) for i in listed(found["d"])] == [(1, 4), (2, 4)]


@pytest.mark.parametrize(
    ("written", "line", "says"),
    [
        ("a: 1\na: 2", 2, "a stands twice"),
        ("a: 1\nb: yes", 2, "YAML takes yes for a boolean"),
        ("a: 0100", 1, "cannot take '0100'"),
        ("a: 2024-02-30", 1, "there is no day 2024-02-30"),
        ("a: &b 1\nc: *b", 1, "no anchors or aliases"),
        ("", 1, "the file is empty"),
        ("a: [1", 1, "not valid YAML"),
        ("? [a]\n: 1", 1, "a key must be a word or a date"),
    ],
)
def test_what_is_refused(written: str, line: int, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        parse(written, "x.yaml")
    assert caught.value.spot.line == line
    assert says in caught.value.en
