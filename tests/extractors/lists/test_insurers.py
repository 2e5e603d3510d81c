"""Who is insured by another than the roster's enterprise may be another's, and says so."""

from __future__ import annotations

import pytest

from extractors.lists.employment import employment, rules_of
from extractors.lists.insurers import insurer, own_insurers
from extractors.lists.listing import listings
from extractors.lists.people import schema
from tests.extractors.build import document, table

OWN, OTHER = "阳江市榕桥企业服务有限公司", "阳江市滨江人力资源有限公司"
NAMES = ["林小禾", "陈大川", "黄川", "梁文远"]


def _list(*payers: str, title: str = OWN + "从业人员名册", header: str = "社保缴纳单位"):
    rows = [[n, "大专", p] for n, p in zip(NAMES, payers, strict=False)]
    (found,) = listings(document(title, table([["姓名", "学历", header], *rows])), schema())
    return found


def _sure(found) -> list[bool]:
    known = rules_of(found)
    return [employment(record, known)[1] for record in found.records]


def test_those_of_another_are_in_doubt() -> None:
    found = _list(OWN, OTHER, "本单位", OTHER)
    assert [insurer(r) for r in found.records] == [OWN, OTHER, "本单位", OTHER]
    assert _sure(found) == [True, False, True, False]
    known = rules_of(found)
    assert employment(found.records[1], known)[2].parts == (OTHER,)


def test_where_all_are_of_another_the_title_decides() -> None:
    assert _sure(_list(OTHER, OTHER, OTHER, OTHER)) == [False] * 4
    assert own_insurers(_list(OTHER, OTHER, OTHER, OWN, title="员工名册")) == {OTHER}


@pytest.mark.parametrize("header", ["缴费基数", "险种", "参保情况"])
def test_other_columns_of_insurance_say_nothing_of_it(header) -> None:
    assert own_insurers(_list("4500", "4500", "4500", "4500", header=header)) is None


def test_a_blank_says_nothing() -> None:
    assert _sure(_list(OWN, "", "", OWN)) == [True] * 4
