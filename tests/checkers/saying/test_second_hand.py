"""A value that nobody compared with its source says so, in both languages, on every finding that rests on it."""

from __future__ import annotations

from dataclasses import replace

from checkers.check import check
from checkers.model import Text
from checkers.saying.second_hand import at_second_hand
from tests.checkers.build import AREA, LEASE, case, claim, rulebook

RULE = rulebook().rule("8.2.floor_area")


def test_it_says_so_behind_the_verdict() -> None:
    said = at_second_hand(Text("够了。", "Enough."), RULE)
    assert said.zh.startswith("够了。所据要求值为转述")
    assert "known at second hand" in said.en and "Article 8(2)" in said.en


def test_every_finding_by_such_a_value_says_so_and_no_other() -> None:
    doubtful = {key: tuple(replace(v, verified=False) for v in values) for key, values in RULE.values.items()}
    book = replace(rulebook(), rules=(replace(RULE, values=doubtful), rulebook().rule("8.3.headcount")))
    area, staff = check(case(claim(AREA, LEASE, 150)), book)
    assert "转述" in area.message.zh
    assert "转述" not in staff.message.zh
