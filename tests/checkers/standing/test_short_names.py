"""What of a name is a unit's own or short name."""

from __future__ import annotations

import pytest

from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.loading import load
from checkers.standing.short_names import short_name

RULE = load().rule("9.name")


@pytest.mark.parametrize(
    ("text", "unit", "length", "sure"),
    [
        ("海燕中小企业", "阳江市海燕企业服务有限公司", 2, True),
        ("海燕企业服务有限公司", "阳江市海燕企业服务有限公司", 10, True),
        ("阳江市海燕企业服务有限公司", "阳江市海燕企业服务有限公司", 13, True),
        ("海燕", "广州海燕企业服务有限公司", 2, True),
        ("企业服务", "阳江市海燕企业服务有限公司", 4, False),
        ("燕企", "阳江市海燕企业服务有限公司", 2, False),
        ("苍鹭", "阳江市海燕企业服务有限公司", 0, False),
        ("阳江市海陵角", "阳江市海陵角创意咨询有限公司", 6, True),
        ("阳江市海陵", "阳江市海陵角创意咨询有限公司", 5, False),
        ("海陵岛", "阳江市海陵岛咨询有限公司", 3, False),
        ("中小企业", "阳江市中小企业服务中心", 4, False),
        ("中小企业服务中心", "阳江市中小企业服务中心", 8, True),
    ],
)
def test_how_much_of_a_text_is_the_name(text: str, unit: str, length: int, sure: bool) -> None:
    found = short_name(text, unit, RULE.asked(NameParts), RULE.where())
    assert (found.length, found.sure) == (length, sure)


def test_letters_may_be_picked_from_the_rest_of_the_name() -> None:
    found = short_name("海燕企服", "阳江市海燕信息企业服务有限公司", RULE.asked(NameParts), RULE.where())
    assert found.lengths == (2, 4)
    assert found.covers("海燕企服")
