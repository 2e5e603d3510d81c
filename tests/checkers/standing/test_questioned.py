"""Words of other papers shake the report of auditors that they mean, and no other."""

from __future__ import annotations

import pytest

from checkers.model import Status
from checkers.standing.questioned import questioned
from extractors.facts.audit_questioned import NUMBER
from extractors.model import Fact, FactName, Kind, Remark
from tests.checkers.build import AUDIT, case, fact
from tests.checkers.conditions.test_finances import BOOKS, REPORT, judged

OURS = fact(FactName.AUDIT_REPORT_NUMBER, "岚正审字〔2023〕第031号", AUDIT)


def said(*number: str) -> Fact:
    remarks = (Remark(NUMBER, number),) if number else ()
    return fact(FactName.AUDIT_QUESTIONED, "该报告已收回", Kind.OTHER, remarks=remarks)


@pytest.mark.parametrize(("number", "means"), [((), True), (("2023", "31"), True), (("2022", "031"), False)])
def test_a_report_is_meant_unless_another_number_is_named(number: tuple[str, ...], means: bool) -> None:
    assert bool(questioned([OURS], case(facts=(said(*number),)))) is means


def test_where_the_number_of_the_report_is_unknown_any_may_be_meant() -> None:
    assert questioned([], case(facts=(said("2022", "031"),)))


def test_such_words_leave_the_statements_for_a_person() -> None:
    found = judged(*BOOKS, *REPORT, said())
    assert found.status is Status.UNCERTAIN
    assert "该报告已收回" in found.message.zh
