"""Which part of a platform's name does not follow the pattern."""

from __future__ import annotations

import pytest

from checkers.model import Category
from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.loading import load
from checkers.rulebook.services import offered
from checkers.standing.applicant import Named
from checkers.standing.platform_names import Asked, Parsed, Part, parsed

RULE = load().rule("9.name")


def found(name: str, category: Category, unit: str = "阳江市海燕企业服务有限公司", read: bool = False) -> Parsed:
    units = (Named(unit, False),) if unit else ()
    return parsed(name, category, Asked(RULE.asked(NameParts), RULE.where(), units, ("legal",), offered()), read)


@pytest.mark.parametrize(
    ("name", "fault", "words"),
    [
        ("阳江市中小企业综合服务平台", None, ""),
        ("广东省阳江市江城区中小企业综合服务平台", None, ""),
        ("中小企业综合服务平台", Part.PLACE, ""),
        ("佛山市中小企业综合服务平台", Part.PLACE, "佛山市"),
        ("阳江市海燕中小企业综合服务平台", Part.BETWEEN, "海燕"),
        ("阳江市中小微企业综合服务平台", Part.ENDING, "阳江市中小微企业综合服务平台"),
    ],
)
def test_a_comprehensive_platform(name: str, fault: Part | None, words: str) -> None:
    one = found(name, Category.COMPREHENSIVE)
    assert (one.fault, one.words, one.open_) == (fault, words, False)


@pytest.mark.parametrize(
    ("name", "fault", "open_"),
    [
        ("海燕法律服务平台", None, False),
        ("阳江市海燕中小企业五金刀剪产业集群管理咨询服务平台", None, False),
        ("海燕阳东区东城镇信息化服务平台（专业类）", None, False),
        ("阳江海燕公共服务平台", Part.TYPE, False),
        ("阳江海燕服务平台", Part.TYPE, False),
        ("阳江海燕物流服务平台", Part.TYPE, False),
        ("阳江海燕检测服务平台", Part.TYPE, True),
        ("阳江苍鹭检测服务平台", Part.UNIT, False),
        ("阳江法律服务平台", Part.UNIT, False),
        ("阳江企业服务法律服务平台", Part.UNIT, True),
        ("海燕慧企通法律服务平台", Part.REST, True),
        ("海燕法律平台", Part.ENDING, False),
    ],
)
def test_any_other_platform(name: str, fault: Part | None, open_: bool) -> None:
    one = found(name, Category.SPECIALISED)
    assert (one.fault, one.open_) == (fault, open_)


def test_without_the_units_name_nothing_can_be_compared() -> None:
    assert found("海燕法律服务平台", Category.SPECIALISED, unit="").open_


def test_a_letter_of_a_picture_may_be_misread() -> None:
    assert found("阳江市中小企亚综合服务平台", Category.COMPREHENSIVE, read=True).open_
    assert found("海蒸法律服务平台", Category.SPECIALISED, read=True).open_
    assert not found("五金刀剪产业集群法律服务平台", Category.SPECIALISED, read=True).open_


def test_a_brand_that_the_name_does_not_tell_is_for_somebody_to_judge() -> None:
    assert found("苍鹭法律服务平台", Category.SPECIALISED).open_
    assert not found("五金刀剪产业集群法律服务平台", Category.SPECIALISED).open_
