"""Two readings are the same where their values are, however they are written."""

from __future__ import annotations

import pytest

from service.blind.comparing import AS_SHOWN, agrees
from service.records.refusals import Refused
from service.tables import Asked


@pytest.mark.parametrize(
    ("field", "machine", "said", "same"),
    [
        ("total_assets", "1487100", "148.71万元", True),
        ("total_assets", "1487100", "1,487,100", True),
        ("total_assets", "1487100", "1487200 元", False),
        ("total_assets", "1487100", "148.71", False),
        ("floor_area", "316.7", "316.7㎡", True),
        ("floor_area", "316.7", "316.70 平方米", True),
        ("qualification_ratio", "0.6667", "66.67%", True),
        ("qualification_ratio", "0.6667", "66.67", True),
        ("headcount", "8", "八", True),
        ("headcount", "8", "9人", False),
        ("established_on", "2015-09-25", "2015年9月25日", True),
        ("established_on", "2015-09-25", "20150925", True),
        ("established_on", "2015-09-25", "2015.9.26", False),
        ("established_on", "2015-09", "2015年9月", True),
        ("auditor", "阳江恒样会计师事务所（普通合伙）", "阳江恒样会计师事务所(普通合伙)", True),
        ("auditor", "阳江恒样会计师事务所", "阳江恒洋会计师事务所", False),
    ],
)
def test_values_are_compared(field: str, machine: str, said: str, same: bool) -> None:
    assert agrees(Asked.VALUE, field, machine, said) is same


def test_marks_are_right_or_the_right_number_is_said() -> None:
    assert agrees(Asked.MARKS, "headcount", "8", AS_SHOWN)
    assert not agrees(Asked.MARKS, "headcount", "8", "7")
    assert agrees(Asked.PAPER, "paper_kind", "lease", "lease")
    assert not agrees(Asked.PAPER, "paper_kind", "lease", "other")


@pytest.mark.parametrize(
    ("field", "said", "code"),
    [
        ("headcount", "  ", "nothing_read"),
        ("headcount", "很多", "no_number"),
        ("headcount", "8 或 9", "no_number"),
        ("established_on", "去年", "no_day"),
    ],
)
def test_what_cannot_be_compared_is_asked_for_again(field: str, said: str, code: str) -> None:
    with pytest.raises(Refused) as error:
        agrees(Asked.VALUE, field, "8", said)
    assert error.value.code == code
