"""People of a roster whom a list of the insured does not name, or whom another enterprise insures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checkers.model import Status
from extractors.model import Claim, CountOf, FactName, Kind, Paper, Reader, Row, RowReason
from tests.checkers.build import HEADCOUNT, INSURED, ROSTER, case, claim, fact, listing, threshold

PEOPLE = ("林小禾", "黄秋生", "陈一帆", "梁若水", "何青", "谭文远")


def _roster(*names: str, **other: object) -> Claim:
    counted = replace(listing(*names), of=CountOf.STAFF)
    rows = (*counted.rows, Row("苏杭", False, RowReason.INTERN))
    return claim(HEADCOUNT, ROSTER, len(names), count=replace(counted, rows=rows), **other)


def _insured(*names: str, **other: object) -> Claim:
    return claim(HEADCOUNT, INSURED, len(names), count=replace(listing(*names), of=CountOf.INSURED), **other)


@pytest.mark.parametrize(
    ("insured", "status"),
    [
        (PEOPLE, Status.MET),
        (PEOPLE[:5], Status.MET),  # five of six are enough
        ((*PEOPLE[:4], "苏杭"), Status.UNCERTAIN),  # five are insured, one of them a trainee
        ((*PEOPLE[:3], "苏杭", "邓远", "罗衡"), Status.UNCERTAIN),
        (("林**", "黄秋*", "陈某某", "梁若水", "何青"), Status.MET),
        (("方舟", "程远", "孔明山", "常乐", "俞伯", "钟期"), Status.MET),  # none of them: a list of something else
    ],
)
def test_of_a_roster_those_alone_are_sure_whom_the_list_of_the_insured_names(
    insured: tuple[str, ...], status: Status
) -> None:
    assert threshold(case(_roster(*PEOPLE), _insured(*insured))).status is status


def test_who_is_not_named_is_said() -> None:
    found = threshold(case(_roster(*PEOPLE), _insured(*PEOPLE[:4], "苏杭")))
    assert "没有名册所列的何青、谭文远" in found.message.zh
    assert Decimal(4) in {a.value for a in found.alternatives}


def test_several_lists_name_the_insured_together() -> None:
    lists = (_insured(*PEOPLE[:3], document="一月.pdf"), _insured(*PEOPLE[3:], "苏杭", document="二月.pdf"))
    assert Decimal(3) not in {
        a.value for a in threshold(case(_roster(*PEOPLE), *lists)).alternatives if "名册" in a.why.zh
    }


def test_one_character_may_be_read_wrongly_on_a_scan_and_not_in_a_typed_list() -> None:
    misread = (*PEOPLE[:3], "梁若冰", "何清", "谭文远")
    scan = case(_roster(*PEOPLE), _insured(*misread, reader=Reader.RAPIDOCR))
    typed = case(_roster(*PEOPLE), _insured(*misread))
    assert threshold(scan).status is Status.MET
    assert threshold(typed).status is Status.UNCERTAIN


def test_whom_another_enterprise_insures_may_work_for_that_one() -> None:
    names = {"漠江企业服务有限公司": ROSTER, "阳春市云帆咨询有限公司": INSURED}
    papers = tuple(Paper(kind, f"{kind.value}.pdf", owner=owner) for owner, kind in names.items())
    applicant = fact(FactName.APPLICANT, "漠江企业服务有限公司", Kind.BUSINESS_LICENCE)
    judged = case(_roster(*PEOPLE), _insured(*PEOPLE), facts=(applicant,), papers=papers)
    found = threshold(judged)
    assert found.status is Status.UNCERTAIN
    assert "另一单位的参保记录" in found.message.zh
