"""The nine services, and the one that a platform's name puts forward."""

from __future__ import annotations

import pytest

from checkers.rulebook.services import SERVICES, service_of_name
from checkers.wording import word


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("阳江市海燕职业技能培训服务平台", "training"),
        ("海燕培训学校中小企业法律服务平台", "legal"),
        ("阳江五金刀剪产业集群信息化服务平台", "informatisation"),
        ("阳江市中小企业财税公共服务平台", "finance_tax"),
        ("江城区中小企业综合服务平台", None),
        ("", None),
        (None, None),
    ],
)
def test_the_service_that_a_name_ends_on(name: str | None, service: str | None) -> None:
    assert service_of_name(name) == service


def test_there_are_nine_each_with_its_name() -> None:
    assert len(SERVICES) == 9
    assert len({word("service", s) for s in SERVICES}) == 9
    assert word("service", "training").zh == "培训服务"
