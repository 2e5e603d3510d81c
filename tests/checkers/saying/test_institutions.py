"""What is said of institution papers."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.model import Text
from checkers.rulebook.asks.institutions import AskedPaper
from checkers.saying.institutions import Found, State, told
from extractors.model import FactName, Kind, Remark
from tests.checkers.build import fact

PAPER = AskedPaper("charges", Text("收费标准", "charges"), 80)
FACT = fact(
    FactName.INSTITUTION_PAPERS,
    "charges",
    Kind.INSTITUTION,
    as_of=date(2022, 12, 31),
    remarks=(Remark("characters", ("42",)),),
)


@pytest.mark.parametrize(
    ("state", "zh", "en"),
    [
        (State.THIN, "仅 42 字，不足 80 字", "only 42 characters"),
        (State.VAGUE, "概括性表述", "all is well"),
        (State.UNDATED, "2023 年度或之后", "names no year"),
        (State.PAST, "为 2022 年度的", "is of 2022"),
        (State.OVER, "期限至 2022 年", "ended with 2022"),
        (State.ANOTHER, "“漠江公司”的，不计", "not counted"),
        (State.DOUBTFUL, "不完全相同", "not quite the applicant's"),
    ],
)
def test_why_a_paper_is_in_doubt(state: State, zh: str, en: str) -> None:
    one = Found(PAPER, 0, FACT, state, "漠江公司")
    message = told([one], [], [one], date(2023, 3, 1))
    assert zh in message.zh
    assert en in message.en


def test_what_is_there_and_what_is_not() -> None:
    message = told([Found(PAPER, 0, FACT, State.THERE), Found(PAPER)], [Found(PAPER)], [], date(2023, 3, 1))
    assert "未见：收费标准" in message.zh
    assert "已见 1/2 类" in message.zh
    assert message.en.startswith("Not found: charges.")
