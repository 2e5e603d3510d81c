"""What a finding on a platform's name says, in both languages."""

from __future__ import annotations

import pytest

from checkers.model import Category, Text
from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.loading import load
from checkers.rulebook.services import offered
from checkers.saying.platform_name import category_open, in_several_ways, missing, told, verdict
from checkers.standing.applicant import Named
from checkers.standing.platform_names import Asked, Parsed, Part
from extractors.model import FactName
from tests.checkers.build import fact

RULE = load().rule("9.name")
ASKED = Asked(RULE.asked(NameParts), RULE.where(), (Named("阳江市海燕企业服务有限公司", False),), (), offered())


@pytest.mark.parametrize(
    ("found", "category", "says"),
    [
        (Parsed(parts=("海燕", "法律")), Category.SPECIALISED, "符合专业服务平台的名称格式（海燕 + 法律）"),
        (Parsed(Part.ENDING), Category.COMPREHENSIVE, "结尾不是“中小企业综合服务平台”"),
        (Parsed(Part.PLACE), Category.COMPREHENSIVE, "缺少市、县（区）或镇的名称"),
        (Parsed(Part.PLACE, "佛山市"), Category.COMPREHENSIVE, "现为“佛山市”"),
        (Parsed(Part.BETWEEN, "海燕"), Category.COMPREHENSIVE, "多出“海燕”"),
        (Parsed(Part.UNIT), Category.SPECIALISED, "缺少单位名称或简称"),
        (Parsed(Part.UNIT, "苍鹭"), Category.SPECIALISED, "“苍鹭”中未见单位名称"),
        (Parsed(Part.UNIT, "苍鹭", True), Category.SPECIALISED, "须人工核实：“苍鹭”是否为单位简称"),
        (Parsed(Part.REST, "慧企", True), Category.SPECIALISED, "“慧企”是否为产业集群"),
        (Parsed(Part.TYPE, "海燕公共"), Category.SPECIALISED, "没有第七条所列的服务类型"),
        (Parsed(Part.TYPE, "海燕物流", True), Category.SPECIALISED, "是否属于“其他服务”"),
    ],
)
def test_which_part_fails(found: Parsed, category: Category, says: str) -> None:
    assert says in verdict(found, category, ASKED).zh


def test_the_units_name_may_not_be_known() -> None:
    nobody = Asked(ASKED.words, ASKED.places, (), (), offered())
    assert "was not read" in verdict(Parsed(Part.UNIT, "海燕", True), Category.SPECIALISED, nobody).en


def test_other_names_are_told() -> None:
    lead, other = fact(FactName.PLATFORM_NAME, "海燕法律服务平台"), fact(FactName.PLATFORM_NAME, "海燕平台", page=2)
    said = told(lead, (other,), Text("结论。", "Verdict."))
    assert "以申请表为准" in said.zh
    assert "“海燕平台”" in said.en
    assert "平台名称" in missing().zh
    assert "more than one way" in in_several_ways(said).en
    assert "not settled" in category_open(said).en
