"""Which legal forms are those of legal persons."""

from __future__ import annotations

import pytest

from checkers.rulebook.asks.legal_person import LegalForms, read
from checkers.rulebook.loading import load
from checkers.rulebook.strict_yaml import parse

FORMS = load().rule("8.1.legal_person").asked(LegalForms)


@pytest.mark.parametrize(
    ("form", "person"),
    [
        ("有限责任公司（自然人独资）", True),
        ("有限责任公司(合伙企业投资或控股)", True),
        ("股份有限公司(非上市、自然人投资或控股)", True),
        ("农民专业合作社", True),
        ("民办非企业单位（法人）", True),
        ("事业单位法人", True),
        ("社会团体", True),
        ("全民所有制", True),
        ("股份有限公司分公司(非上市)", False),
        ("全民所有制分支机构", False),
        ("个人独资企业", False),
        ("特殊的普通合伙企业", False),
        ("有限合伙企业", False),
        ("个体工商户", False),
        ("民办非企业单位（合伙）", False),
        ("民办非企业单位", None),
        ("平台经济组织", None),
    ],
)
def test_what_a_form_is(form: str, person: bool | None) -> None:
    assert FORMS.is_person(form) is person


def test_what_a_name_ends_in() -> None:
    assert FORMS.of_name("漠江云帆企业服务有限公司") is True
    assert FORMS.of_name("漠江云帆企业服务有限公司江城分公司") is False
    assert FORMS.of_name("漠江云帆会计师事务所（普通合伙）") is False
    assert FORMS.of_name("漠江市个体工商户协会") is None


def test_a_form_may_be_a_letter_off() -> None:
    assert FORMS.nearly_person("有限贵任公司（自然人独资）")
    assert not FORMS.nearly_person("个体工商户")


def test_parts_may_be_left_out() -> None:
    found = read(parse("persons: [公司]\nothers: [合伙]\n", "rule.yaml"))
    assert (found.is_person("公司"), found.is_person("合伙"), found.branches) == (True, False, ())
