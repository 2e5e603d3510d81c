"""Every rule takes what it must and leaves what it must; addresses that are the same are told alike."""

from __future__ import annotations

from typing import Any

import pytest

from service.pairs.model import Code, Sort
from service.pairs.rules import data, is_common_name, limit, plain, plain_address, takes

RULES: list[dict[str, Any]] = data()["rules"]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r["id"])
def test_a_rule_takes_and_leaves_its_examples(rule: dict[str, Any]) -> None:
    assert rule["takes"] and rule["leaves"]
    assert [text for text in rule["takes"] if not takes(rule["id"], text)] == []
    assert [text for text in rule["leaves"] if takes(rule["id"], text)] == []


@pytest.mark.parametrize(("one", "other"), data()["same_address"])
def test_addresses_are_told_alike(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other)


@pytest.mark.parametrize(
    ("one", "other"), [("银滩路8号3栋602室", "银滩路8号3栋603室"), ("帆影大厦十二楼", "帆影大厦二楼")]
)
def test_other_rooms_stay_apart(one: str, other: str) -> None:
    assert plain_address(one) != plain_address(other)


def test_tens_are_told_as_figures() -> None:
    assert plain_address("帆影大厦十二楼") == "帆影大厦12楼"
    assert plain_address("帆影大厦二十三层") == "帆影大厦23楼"
    assert plain_address("帆影大厦二十层") == "帆影大厦20楼"


def test_a_name_is_folded() -> None:
    assert plain("漠 江（云帆） 有限公司") == plain("漠江(云帆)有限公司")


@pytest.mark.parametrize(("name", "common"), [("张伟", True), ("陈丽华", True), ("缪舒窈", False), ("沃云开", False)])
def test_common_names_are_known(name: str, common: bool) -> None:
    assert is_common_name(name) is common


def test_codes_and_limits_are_of_known_sorts() -> None:
    assert set(data()["common"]) <= {str(sort) for sort in Sort}
    assert set(data()["codes"].values()) <= {str(code) for code in Code}
    assert limit(Sort.CLIENT) == 0 < limit(Sort.LEASE)
