"""How things are said: every entry of the words file in both languages, each used, and slots filled by language."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from checkers.model import Sort, Status, Text
from checkers.wording import (
    NOTHING,
    called,
    capital,
    entries,
    figure,
    gap,
    is_printed_otherwise,
    joined,
    kinds,
    listed,
    place,
    reasons,
    remarks,
    say,
    word,
)
from extractors.fields import Field
from extractors.model import Approximation, Kind, Place, Remark, RowReason, Spot
from tests.checkers.build import AREA, ASSETS, HEADCOUNT, RATIO, ROSTER, claim

CHECKERS = Path(__file__).resolve().parents[2] / "checkers"
CODES: Mapping[str, Any] = {
    "kind": Kind,
    "counted": ("years", "papers", "organisations", "services"),
    "sort": Sort,
    "reason": RowReason,
    "vague": Approximation,
    "spot": Spot,
    "then": {Status.MET, Status.NOT_MET, Status.INCONSISTENT, Status.UNCERTAIN},
}
"""The groups that are named by a code, and what codes there are."""


def ids(group: str) -> set[str]:
    """The ids that the code asks for in a group that is said by its ids."""
    return {node for path in CHECKERS.rglob("*.py") for node in _asked(ast.parse(path.read_text("utf-8")), group)}


def _asked(tree: ast.AST, group: str) -> Iterator[str]:
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        at = {("sentence", "say"): 0, ("error", "RulebookError"): 1, ("error", "filled"): 1}.get((group, name))
        if at is None or len(call.args) <= at or (name == "filled" and not _is(call.args[0], group)):
            continue
        given = call.args[at]
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value


def _is(node: ast.AST, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


@pytest.mark.parametrize("group", ["sentence", "error"])
def test_every_sentence_is_said_and_every_one_that_is_said_is_there(group: str) -> None:
    assert ids(group) == set(entries()[group])


@pytest.mark.parametrize("group", CODES)
def test_every_code_has_its_word_and_no_other(group: str) -> None:
    assert set(entries()[group]) == {str(code) for code in CODES[group]}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("value", "quote", "otherwise"),
    [
        ("523,000 元", "52.3万元", True),
        ("88%", "八成八", True),
        ("120 平方米", "120㎡", False),
        ("120 平方米", "１２０．０", False),
        ("62.5%", "62.50 %", False),
        ("5 人", "", False),
    ],
)
def test_a_number_that_is_printed_otherwise(value: str, quote: str, otherwise: bool) -> None:
    assert is_printed_otherwise(value, quote) is otherwise


def test_every_entry_has_both_languages_with_the_same_slots() -> None:
    every = [(group, name, entry) for group, names in entries().items() for name, entry in names.items()]
    assert [(g, n) for g, n, e in every if not {"zh", "en"} <= set(e) <= {"zh", "en"}] == []
    assert [(g, n) for g, n, e in every if not (str(e["zh"]) and str(e["en"]))] == []
    assert [(g, n) for g, n, e in every if slots(e["zh"]) != slots(e["en"])] == []


def test_no_group_is_left_over() -> None:
    assert set(entries()) == {*CODES, "sentence", "error", "remark", "ambiguity", "mend"}


def test_slots_are_filled_by_language() -> None:
    assert say("states", where=Text("甲", "A"), value=6) == Text("甲为 6。", "A: 6.")
    with pytest.raises(KeyError):
        say("states", where=NOTHING)
    with pytest.raises(KeyError):
        say("never written")


def test_braces_in_a_part_are_left_as_they_are() -> None:
    assert say("sheet", name="{name}").zh == "工作表“{name}”"


@pytest.mark.parametrize(
    ("value", "field", "zh", "en"),
    [
        ("523456.80", ASSETS, "523,456.8 元", "CNY 523,456.8"),
        ("1", HEADCOUNT, "1 人", "1 person"),
        ("1", AREA, "1 平方米", "1 m²"),
        ("12", HEADCOUNT, "12 人", "12 persons"),
        ("1", RATIO, "100%", "100%"),
        ("0.6667", RATIO, "66.67%", "66.67%"),
    ],
)
def test_a_figure_with_its_unit(value: str, field: Field, zh: str, en: str) -> None:
    assert figure(Decimal(value), field) == Text(zh, en)


def test_shares_are_points_apart() -> None:
    assert gap(Decimal("0.75"), Decimal("0.6"), RATIO) == Text("15 个百分点", "15 percentage points")
    assert gap(Decimal(8), Decimal(9), HEADCOUNT) == Text("1 人", "1 person")


def test_lists_of_words() -> None:
    assert kinds([Kind.LEASE, Kind.PROPERTY_CERTIFICATE]) == Text(
        "租赁合同或不动产权证书", "lease or property certificate"
    )
    assert reasons([RowReason.INTERN, RowReason.LEFT]) == Text("实习、已离职", "intern, has left")
    assert remarks([Remark("numbers_missing", ("3", "5-7"))]).zh == "序号缺 3、5-7"
    assert listed([Text("甲", "A"), NOTHING, Text("乙", "B")]) == Text("甲；乙", "A; B")
    assert joined([capital(Text("甲", "a")), Text("乙", "b")]) == Text("甲乙", "A b")


def test_what_a_code_is_called() -> None:
    assert called("kind", "lease") == word("kind", "lease") == Text("租赁合同", "lease")
    assert called("field", "headcount") == Text("专职从业人数", "full-time staff")
    assert called("unit", "persons") == Text("人", "persons")
    assert (called("kind", "of another version"), called("field", "revenue"), called("sign", "met")) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("at", "said", "says"),
    [
        (Place(table=1, row=4), "表 1 第 4 行", "table 1, row 4"),
        (Place(table=1, row=2, last_row=25), "表 1 第 2–25 行", "table 1, rows 2–25"),
        (Place(Spot.PARAGRAPH, 14), "第 14 段", "paragraph 14"),
        (Place(Spot.TEXT_BOX, 2), "文本框 2", "text box 2"),
        (Place(sheet="名单", row=3), "工作表“名单” 第 3 行", "sheet 名单, row 3"),
        (Place(Spot.HEADER, 1), "页眉 1", "header 1"),
    ],
)
def test_places_in_files_without_pages_are_said_in_both_languages(at: Place, said: str, says: str) -> None:
    made = claim(HEADCOUNT, ROSTER, 8)
    where = place(replace(made, evidence=replace(made.evidence, page=None, place=at)))
    assert said in where.zh
    assert says in where.en
