"""The same premises, the same enterprise, the same service: yes, no, or not to be told."""

from __future__ import annotations

import pytest

from checkers.rulebook.services import service_of_name
from checkers.standing.subjects import is_lease_of_a_store, is_no_office, same_enterprise, same_premises

HERE = "阳江市江城区滨江路8号301室"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (HERE, True),
        ("江城区滨江路8号301室", True),
        ("江城区滨江路 8 号 301 室", True),
        ("江城区滨江路８号３０１室", True),
        ("江城区滨江路8号302室", False),
        ("江城区东风路8号301室", True),  # one character of a street is too easily misread to tell two streets apart
        ("海陵区金沙大道66号", False),
        ("滨江路8号", None),
        ("滨江路", None),
        (None, None),
        ("", None),
    ],
)
def test_same_premises(other: str | None, same: bool | None) -> None:
    assert same_premises(HERE, other) is same
    assert same_premises(other, HERE) is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("阳江海燕企业服务有限公司", True),
        ("阳江市海燕企业服务有限公司", True),
        ("阳江诲燕企业服务有限公司", True),
        ("广东某某控股集团有限公司", False),
        ("阳江铜锣湾食品有限公司", False),
    ],
)
def test_same_enterprise(other: str, same: bool) -> None:
    assert same_enterprise("阳江海燕企业服务有限公司", other) is same


@pytest.mark.parametrize(
    ("subject", "no_office"),
    [(None, False), ("8号仓库", True), ("3栋员工宿舍", True), ("办公楼及仓库", False), (HERE, False)],
)
def test_stores_and_flats_are_no_office(subject: str | None, no_office: bool) -> None:
    assert is_no_office(subject) is no_office


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


def test_a_shop_can_hold_an_office_and_a_store_cannot() -> None:
    assert not is_lease_of_a_store("商铺租赁合同书")
    assert is_lease_of_a_store("仓库租赁合同")
