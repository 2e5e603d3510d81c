"""A rulebook in lines, and how two differ, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checkers.rulebook.loading import load
from checkers.rulebook.model import Decision, Interpretation
from checkers.saying.rulebooks import asked_parts, differences, shown

BOOK = load()


@dataclass(frozen=True)
class Asks:
    """What some condition may ask."""

    offices: tuple[str, ...]
    least: int


def test_every_rule_and_every_value_is_shown() -> None:
    lines = [line.en for line in shown(BOOK)]
    assert (
        lines[0]
        == "Yangjiang SME public service demonstration platforms, conditions of recognition (yangjiang, version 2019.1)"
    )
    for rule in BOOK.rules:
        assert any(line.startswith(f"{rule.id}  ") for line in lines)
    assert sum("from 2019-01-01 on" in line for line in lines) == sum(
        len(v) for r in BOOK.rules for v in r.values.values()
    )
    assert "For the office to decide: 8.3.qualification_ratio." in lines


def test_what_the_office_decided_and_what_a_condition_asks_is_shown() -> None:
    rule = BOOK.rule("8.3.qualification_ratio")
    decided = Decision(date(2024, 1, 1), Interpretation.BOTH, "某会议", date(2023, 12, 20))
    one = replace(rule, decisions=(decided,), asks=Asks(("工信局",), 3))
    lines = [line.zh.strip("\u3000") for line in shown(replace(BOOK, rules=(one,)))]
    assert "自 2024-01-01 起：学历与职称须同时具备（某会议，2023-12-20）" in lines
    assert "offices：工信局" in lines and "least：3" in lines


def test_the_same_book_does_not_differ() -> None:
    assert differences(BOOK, load()) == ()


def test_how_books_differ() -> None:
    area = BOOK.rule("8.2.floor_area")
    larger = {k: tuple(replace(v, value=Decimal(120), verified=False) for v in some) for k, some in area.values.items()}
    rules = (replace(area, values=larger, asks=Asks(("甲",), 1)), replace(BOOK.rule("8.3.headcount"), unit="years"))
    offered = replace(BOOK.offered, services=BOOK.offered.services[1:])
    lines = [line.en for line in differences(BOOK, replace(BOOK, rules=rules, offered=offered))]
    assert lines[0] == "gone: training"
    assert any("100 m²" in line and "120 m²" in line and line.endswith("[second-hand, not verified]") for line in lines)
    assert "8.2.floor_area: offices: none -> 甲" in lines
    assert "8.3.headcount: unit: persons -> years" in lines
    assert "rule gone: 8.1.assets (Total assets)" in lines
    back = [line.zh for line in differences(replace(BOOK, rules=rules, offered=offered), BOOK)]
    assert "新增：培训服务" in back and "新增规则 8.1.assets（资产总额）" in back


def test_a_rule_of_another_name_is_the_same_question() -> None:
    lines = [line.zh for line in differences(BOOK, load("guangdong"))]
    assert "assets（资产总额）：原为 8.1.assets" in lines
    assert not any("（资产总额）" in line and line.startswith(("删去", "新增")) for line in lines)


def test_what_is_asked_beside_values() -> None:
    assert asked_parts(None) == {}
    assert asked_parts("x") == {"asks": "x"}
