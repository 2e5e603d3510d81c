"""The same premises: yes, no, or not to be told."""

from __future__ import annotations

import pytest

from checkers.standing.subjects import same_premises

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
    ("one", "other", "same"),
    [
        ("东平镇渔港路6号三楼东侧", "东平镇渔港路6号三楼西侧", False),
        ("东平镇渔港路6号一楼前间", "东平镇渔港路6号一楼前座", True),
        ("东平镇渔港路6号一楼前间", "东平镇渔港路6号一楼", None),
        ("东平镇渔港路6号一楼前间", "东平镇渔港路6号二楼201房", False),
    ],
)
def test_parts_of_a_floor(one: str, other: str, same: bool | None) -> None:
    assert same_premises(one, other) is same
    assert same_premises(other, one) is same
