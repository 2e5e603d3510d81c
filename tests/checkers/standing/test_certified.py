"""Whose certificates give less than the roster says is in doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.case import case_from
from checkers.standing.certified import with_certificates
from extractors.extract import extract
from extractors.facts.certificates import DEGREE, TITLE
from extractors.lists.qualification import Level
from extractors.model import Claim, Count, CountOf, Fact, FactName, Kind, Remark, Row
from tests.checkers.build import DAY, HEADCOUNT, RATIO, ROSTER, claim, fact
from tests.extractors.build import document, table


def _share(*listed: str) -> Claim:
    """Four people who all qualify, the first as listed."""
    rows = (Row("林小禾", True, remark=Remark("qualification", listed)), *(Row(n, True) for n in ("陈大川", "黄川")))
    count = Count((*rows, Row("梁文远", True)), Decimal(1), Decimal(1), of=CountOf.QUALIFIED)
    return claim(RATIO, ROSTER, Decimal(1), count=count)


def _gives(sort: str, level: Level, name: str = "林小禾") -> Fact:
    return fact(FactName.CERTIFIED, "助理会计师", Kind.CERTIFICATE, remarks=(Remark(sort, (name, str(int(level)))),))


@pytest.mark.parametrize(
    ("listed", "facts", "low"),
    [
        (("高中", "会计师"), (_gives(TITLE, Level.NO),), "0.75"),
        (("高中", "会计师"), (_gives(TITLE, Level.NO), _gives(TITLE, Level.YES)), "1"),
        (("高中", "会计师"), (_gives(TITLE, Level.NO, "旁人"),), "1"),
        (("本科", "会计师"), (_gives(TITLE, Level.NO),), "1"),
        (("大专", "无"), (_gives(DEGREE, Level.NO),), "0.75"),
    ],
)
def test_one_whose_certificates_give_less_is_in_doubt(
    listed: tuple[str, ...], facts: tuple[Fact, ...], low: str
) -> None:
    (found,) = with_certificates([_share(*listed)], facts)
    assert found.value == 1
    assert found.count is not None
    assert found.count.low == Decimal(low)
    assert (found.count.rows[0].remark.code == "certificate_differs") is (low != "1")


def test_heads_are_left_alone() -> None:
    (found,) = with_certificates([claim(HEADCOUNT, ROSTER, Decimal(4))], [_gives(TITLE, Level.NO)])
    assert found.value == 4


def test_a_roster_with_days_of_arrival_is_held_against_certificates_too() -> None:
    rows = [
        ["林小禾", "高中", "会计师", "2019.03"],
        ["陈大川", "本科", "无", "2019.03"],
        ["黄川", "大专", "无", "2020.05"],
    ]
    roster = document("职工名册", table([["姓名", "学历", "职称", "入职时间"], *rows]), name="名册.docx")
    paper = document("专业技术资格证书", "姓名：林小禾", "资格名称：助理会计师", name="证书.docx")
    case = case_from([extract(roster), extract(paper)], DAY)
    (share,) = [c for c in case.claims if c.field == RATIO]
    assert share.count is not None
    assert share.count.low < share.value
