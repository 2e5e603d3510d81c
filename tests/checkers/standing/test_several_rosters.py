"""Sheets of a workbook that are one roster are counted as one, with the people's share; others stay apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checkers.case import case_from
from checkers.check import check
from checkers.model import Status
from checkers.standing.continued import SHEETS, without_parts
from checkers.standing.several_rosters import sheets_as_one
from extractors.model import Claim, Count, CountOf, Extraction, Place, Row, RowReason
from tests.checkers.build import DAY, FORM, HEADCOUNT, RATIO, ROSTER, claim, rulebook

APRIL = date(2022, 4, 30)


def sheet(name: str, people: str, qualified: int, document: str = "名册.xlsx", day: date = APRIL) -> list[Claim]:
    """One sheet's headcount and share; a letter a person, the first `qualified` of them qualify."""
    where = {"document": document, "place": Place(sheet=name, row=2)}
    rows = tuple(Row(p, True) for p in people)
    own = tuple(Row(p, i < qualified, None if i < qualified else RowReason.NOT_QUALIFIED) for i, p in enumerate(people))
    size, share = Decimal(len(people)), Decimal(qualified) / Decimal(len(people))
    staff = Count(rows, size, size, of=CountOf.STAFF)
    good = Count(own, share, share, Decimal(0), of=CountOf.QUALIFIED, strict_low=Decimal(0), strict_high=Decimal(1))
    heads = claim(HEADCOUNT, ROSTER, len(people), as_of=day, count=staff, **where)
    return [heads, claim(RATIO, ROSTER, str(share), as_of=day, count=good, **where)]


def test_sheets_that_come_to_what_is_declared_are_one_roster() -> None:
    claims = [claim(HEADCOUNT, FORM, 6), *sheet("总部", "甲乙丙丁", 3), *sheet("分部", "戊己", 2)]
    _, heads, share, *rest = sheets_as_one(claims)
    assert rest == claims[3:]
    assert (heads.value, share.value) == (6, Decimal(5) / 6)
    assert heads.count and share.count
    assert [r.label for r in heads.count.rows] == list("甲乙丙丁戊己")
    assert (heads.count.low, heads.count.high) == (6, 6)
    assert [(j.code, j.parts) for j in heads.count.joined] == [(SHEETS, ("分部", "2"))]
    assert share.count.low == pytest.approx(Decimal(5) / 6)
    assert (share.count.strict, share.count.strict_high) == (0, 1)
    assert list(without_parts(dict(enumerate((heads, share, *rest))))) == [0, 1]


@pytest.mark.parametrize(
    ("declared", "sheets"),
    [
        (7, [*sheet("总部", "甲乙丙丁", 3), *sheet("分部", "戊己", 2)]),
        (6, [*sheet("四月", "甲乙丙丁", 3), *sheet("五月", "丁戊", 2)]),
        (6, [*sheet("总部", "甲乙丙丁", 3), *sheet("分部", "戊己", 2, "另一册.xlsx")]),
        (6, [*sheet("总部", "甲乙丙丁", 3), *sheet("分部", "戊己", 2, day=date(2021, 4, 30))]),
    ],
    ids=["another number", "a person on both", "two files", "two days"],
)
def test_others_stay_apart(declared: int, sheets: list[Claim]) -> None:
    claims = [claim(HEADCOUNT, FORM, declared), *sheets]
    assert sheets_as_one(claims) == tuple(claims)


def test_the_share_of_one_sheet_alone_leaves_that_of_all_open() -> None:
    first, second = sheet("总部", "甲乙丙丁", 3), sheet("分部", "戊己", 2)[:1]
    share = next(c for c in sheets_as_one([claim(HEADCOUNT, FORM, 6), *first, *second]) if c.field is RATIO)
    assert share.value == Decimal("0.75")
    assert share.count and (share.count.low, share.count.high) == (Decimal(3) / 6, Decimal(5) / 6)


def test_a_whole_roster_agrees_with_the_form() -> None:
    claims = (claim(HEADCOUNT, FORM, 6), *sheet("总部", "甲乙丙丁", 3), *sheet("分部", "戊己", 2))
    case = case_from([Extraction(papers=(), claims=claims, facts=())], DAY)
    found = {f.rule: f for f in check(case, rulebook())}
    assert found["agreement.headcount"].status is Status.MET
    assert found["8.3.headcount"].value == 6
    assert found["8.3.qualification_ratio"].value == Decimal(5) / 6
