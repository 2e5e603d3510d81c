"""The organisations that lists name, without those that are the applicant itself."""

from __future__ import annotations

import pytest

from checkers.standing.partners import is_own_part
from extractors.model import FactName
from tests.checkers.build import case, fact


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("岚舟云服务事业部", True),
        ("岚舟讲堂", True),
        ("阳江市岚舟信息咨询有限公司阳西办事处", True),
        ("数据研究院公司内设", True),
        ("财税服务部", True),
        ("阳江市岚舟软件有限公司", False),
        ("阳江市东埔职业学院", False),
        ("东埔银行业务部", False),
        ("阳江市东埔律师事务所", False),
    ],
)
def test_departments_of_the_applicant_are_no_partners(name: str, own: bool) -> None:
    judged = case(facts=(fact(FactName.APPLICANT, "阳江市岚舟信息咨询有限公司"),))
    assert is_own_part(name, judged) is own
