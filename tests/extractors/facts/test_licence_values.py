"""What of the print behind a label is its value."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.facts.licence_values import taken, value_of
from extractors.model import FactName


@pytest.mark.parametrize(
    ("asks", "lines", "count"),
    [
        ("applicant", ["漠江市云帆企业服务有限", "公司"], 2),
        ("applicant", ["漠江市云帆企业服务有限公司", "有限责任公司"], 1),
        ("legal_form", ["有限责任公司(自然人投资或控股的法", "人独资)"], 2),
        ("legal_form", ["有限责任公司分公司", "(自然人独资)"], 2),
        ("legal_form", ["有限责任公司", "漠江市滨江路8号"], 1),
        ("registered_address", ["漠江市江城区滨江路", "8号", "301室"], 3),
        ("registered_address", ["漠江市江城区滨江路8号", "陆明远"], 1),
        ("valid_until", ["自2018年3月15日至2038年3", "月14日止"], 2),
        ("valid_until", ["2018年3月15日至长期", "长期"], 1),
        ("valid_until", ["2009年06月03", "日至2029年06", "月02日"], 3),
        ("valid_until", ["2009年06月03日", "至2029年06月02日"], 2),
        ("valid_until", ["自2009年06月03日起至2029年", "06月02日止"], 2),
        ("valid_until", ["2029年06月02日", "漠江市滨江路8号"], 1),
        ("established_on", ["二〇一一年九", "月六日"], 2),
        ("established_on", ["2011年9月6日", "2020年1月2日"], 1),
        ("legal_representative", ["陆明远", "企业管理"], 1),
    ],
)
def test_how_many_lines_are_one_value(asks: str, lines: list[str], count: int) -> None:
    assert taken(asks, lines) == count


def test_a_term_that_ends_in_a_month_has_no_day() -> None:
    assert value_of(FactName.VALID_UNTIL, "自2018年3月15日至2038年3月") == ()
    assert value_of(FactName.VALID_UNTIL, "自2018年3月15日至2038年3月14日") == (date(2038, 3, 14),)


def test_the_end_of_a_term_is_its_second_day() -> None:
    for text in ("自2009年06月03日至2029年06月02日", "2009年06月03日-2029年06月02日", "2009.06.03至2029.06.02"):
        assert value_of(FactName.VALID_UNTIL, text) == (date(2029, 6, 2),)


@pytest.mark.parametrize("text", ["2009年06月03", "自2009年06月03日", "2009年06月03日至", "二〇〇九年六月三"])
def test_the_beginning_of_a_term_is_no_end(text: str) -> None:
    assert value_of(FactName.VALID_UNTIL, text) == ()


@pytest.mark.parametrize("title", ["所执业许可证", "业许可证(副本)", "民办学校办学许可证", "法人登记证书", "营业执照"])
def test_a_certificate_is_called_no_organisation(title: str) -> None:
    assert value_of(FactName.APPLICANT, title) == ()


def test_the_makers_of_forms_are_no_registrars() -> None:
    assert value_of(FactName.ISSUED_BY, "国家事业单位登记管理局") == ()
    assert value_of(FactName.ISSUED_BY, "漠江市事业单位登记管理局") == ("漠江市事业单位登记管理局",)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("自2009年6月3日起15年", date(2024, 6, 2)),
        ("二十年，自2009年6月3日起算", date(2029, 6, 2)),
        ("二〇〇九年六月三日起叁拾年", date(2039, 6, 2)),
        ("2009年6月3日起，期限一百二十个月", date(2019, 6, 2)),
        ("二十年（至2029年6月2日）", date(2029, 6, 2)),
        ("15年（2009年6月3日至2024年6月2日）", date(2024, 6, 2)),
    ],
)
def test_a_term_that_tells_how_long_it_lasts(text: str, last: date) -> None:
    assert value_of(FactName.VALID_UNTIL, text) == (last,)


@pytest.mark.parametrize("text", ["长期", "永续经营", "不约定期限", "2009年6月3日起无固定期限"])
def test_a_term_without_end(text: str) -> None:
    assert value_of(FactName.VALID_UNTIL, text) == (None,)
