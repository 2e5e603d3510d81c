"""Which facts a rule gathers."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.asks.gathered import MOST, Gathered, read
from checkers.rulebook.strict_yaml import parse
from extractors.model import FactName


def asks(text: str) -> Gathered:
    return read(parse(text, "8.3.team.yaml"))


def test_the_facts_and_how_many() -> None:
    found = asks("facts: [team_leader]\nbeside: [staff_left]\nmost: 3\n")
    assert found == Gathered((FactName.TEAM_LEADER,), (FactName.STAFF_LEFT,), 3)
    assert asks("facts: [award]\n").most == MOST


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(RulebookError):
        asks("facts: [colour]\n")
