"""What came of a draft, in lines: whose verdicts turn, and who meets all of its figures."""

from __future__ import annotations

from checkers.model import Status, Text
from checkers.rulebook.loading import load
from service.report.trying import is_second_hand, status, told
from service.report.words import Words
from service.trying import Tried, Turn

ZH, EN = Words("zh"), Words("en")
TURN = Turn("8.2.floor_area", Text("面积", "Area"), Text("第八条（二）", "Article 8(2)"), Status.MET, Status.NOT_MET)
FIT, SHORT = Tried("海燕", (), (), 5, ()), Tried("榕树", (), (TURN,), 5, (object(),))


def test_the_lines() -> None:
    lines = list(told([FIT, SHORT], load(), ZH))
    assert lines == [
        "榕树：",
        "　　面积（第八条（二））：符合 → 不符合",
        "共 2 份申报件，1 份结论有变。",
        "全部数值要求均符合（5 项）：海燕",
    ]


def test_nothing_turns_and_nobody_fits() -> None:
    lines = list(told([Tried("榕树", (), (), 5, (object(),))], load("guangdong"), EN))
    assert lines[0] == "No verdict turns."
    assert lines[2] == "None meets all 5 figures that are decided."
    assert "second-hand" in lines[3]


def test_a_rule_that_one_book_does_not_have() -> None:
    assert (status(None, EN), status(Status.MISSING, ZH)) == ("(no such rule)", "缺材料")
    assert is_second_hand(load("guangdong")) and not is_second_hand(load())
