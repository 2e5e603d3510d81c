"""Which institution papers a rule asks for."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.asks.institutions import Institutions, YearAsked, read
from checkers.rulebook.strict_yaml import parse

ONE = "papers:\n  - {code: charges, names: {zh: 收费, en: charges}, characters: 80%s}\n"


def asks(text: str) -> Institutions:
    return read(parse(text, "8.6.institutions.yaml"))


def test_what_is_asked_of_a_paper() -> None:
    paper = asks(ONE % ", steps: 4, year: not_over").papers[0]
    assert (paper.code, paper.names.zh, paper.characters, paper.steps) == ("charges", "收费", 80, 4)
    assert paper.year is YearAsked.NOT_OVER
    assert asks(ONE % "").papers[0].year is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ONE % ", pages: 2", 2),
        (ONE % ", steps: 1.5", 2),
        (ONE % ", year: last", 2),
        (ONE % "" + "  - {code: charges, names: {zh: 收费, en: charges}, characters: 80}\n", 1),
        ("papers: []\n", 1),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, line: int) -> None:
    with pytest.raises(RulebookError) as error:
        asks(text)
    assert error.value.spot.line == line
