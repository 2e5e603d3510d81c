"""What the page of a licence says, whatever was lost of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.facts.licence_print import of_page
from extractors.model import FactName, FactValue, Word
from tests.extractors.licences.laying import landscape, page, without, word

CODE = "12441702MB413M9G1P"


def said(*words: Word) -> dict[FactName, FactValue]:
    return {one.name: one.value for one in of_page(page(words))}


def test_a_form_and_a_seat_are_known_by_their_shape_where_their_labels_are_gone() -> None:
    found = said(*without(landscape(), "类", "型", "住", "所"))
    assert found[FactName.LEGAL_FORM] == "有限责任公司(自然人投资或控股的法人独资)"
    assert found[FactName.REGISTERED_ADDRESS] == "漠江市江城区滨江路8号301室"


def test_a_seat_close_under_a_form_whose_own_label_is_gone() -> None:
    words = without(
        landscape(), "人独资）", "有限责任公司（自然人投资或控股的法", "住", "所", "漠江市江城区滨江路8号", "301室"
    )
    close = [word(120, 130, "有限合伙企业"), word(120, 145, "漠江市江城区滨江路8号")]
    found = said(*words, *close)
    assert found[FactName.LEGAL_FORM] == "有限合伙企业"
    assert found[FactName.REGISTERED_ADDRESS] == "漠江市江城区滨江路8号"


def test_labels_come_before_shapes() -> None:
    words = [*landscape(), word(120, 260, "漠江榕树商会"), word(120, 280, "个体工商户")]
    found = [one for one in of_page(page(words)) if one.name in (FactName.APPLICANT, FactName.LEGAL_FORM)]
    assert [one.value for one in found] == ["漠江市云帆企业服务有限公司", "有限责任公司(自然人投资或控股的法人独资)"]


def test_a_seat_that_is_set_around_the_middle_of_its_label() -> None:
    words = without(landscape(), "漠江市江城区滨江路8号", "301室", "2018年03月15日")
    rows = ["漠江市江城区滨江路榕树", "创业园2栋3单元8", "楼301室"]
    block = [word(420, 144 + 11 * i, row) for i, row in enumerate(rows)]
    assert said(*words, *block)[FactName.REGISTERED_ADDRESS] == "漠江市江城区滨江路榕树创业园2栋3单元8楼301室"


def test_what_stands_far_aside_is_no_part_of_a_value() -> None:
    words = [
        *without(landscape(), "注册资本", "贰佰万元", "成立日期", "2018年03月15日"),
        word(480, 166, "年度检验情况"),
    ]
    assert said(*words)[FactName.LEGAL_REPRESENTATIVE] == "陆明远"


def test_the_title_or_the_code_of_a_certificate_says_what_its_holder_is() -> None:
    name = [word(40, 120, "名"), word(80, 120, "称"), word(120, 120, "漠江市榕树企业服务中心")]
    title = [word(200, 20, "民办非企业单位登记证书", 30), word(280, 60, "(法人)(副本)")]
    assert said(*title, *name)[FactName.LEGAL_FORM] == "民办非企业单位(法人)"
    assert said(word(40, 60, f"统一社会信用代码:{CODE}"), *name)[FactName.LEGAL_FORM] == "事业单位法人"
    assert FactName.LEGAL_FORM not in said(word(40, 60, "91441702MA4W2K7T35"), *name)


@pytest.mark.parametrize(
    ("seal", "registrar"),
    [
        ("漠江市江城区市场监督管理局", "漠江市江城区市场监督管理局"),
        ("漠江市场监督管理局", "漠江市市场监督管理局"),
        ("莫江市市场监督管理局", None),
        ("江市市场监督管理局", None),
        ("滨海市场监督管理局", None),
    ],
)
def test_a_seal_names_the_registrar_of_a_place_that_the_page_names(seal: str, registrar: str | None) -> None:
    made = replace(page(landscape()), seals=(word(380, 280, seal),))
    assert {one.name: one.value for one in of_page(made)}.get(FactName.ISSUED_BY) == registrar


def test_old_licences_have_a_number_and_no_code() -> None:
    words = [*without(landscape(), "统一社会信用代码", "91441702MA4W2K7T35"), word(40, 60, "注册号：441700008242629")]
    found = said(*words)
    assert found[FactName.REGISTRATION_NUMBER] == "441700008242629"
    assert FactName.CREDIT_CODE not in found
    assert found[FactName.APPLICANT] == "漠江市云帆企业服务有限公司"


def test_names_in_other_letters() -> None:
    words = [*without(landscape(), "陆明远"), word(120, 165, "LEE SIU MING(李小明)")]
    assert said(*words)[FactName.LEGAL_REPRESENTATIVE] == "LEE SIU MING(李小明)"


def test_old_forms_of_letters_are_folded() -> None:
    words = [*without(landscape(), "漠江市云帆企业服务有限公司"), word(120, 100, "漠江市雲帆企業服務有限公司")]
    assert said(*words)[FactName.APPLICANT] == "漠江市云帆企业服务有限公司"


def test_what_an_ornament_beside_its_line_reads_as_is_no_part_of_a_code() -> None:
    words = without(landscape(), "91441702MA4W2K7T35")
    rim = [word(10, 74, "8"), word(40, 74, "91441702MA4W2K7T35"), word(570, 74, "8")]
    assert said(*words, *rim)[FactName.CREDIT_CODE] == "91441702MA4W2K7T35"


def test_what_is_left_of_a_label_and_glued_to_its_value_is_no_part_of_it() -> None:
    words = without(landscape(), "类", "型", "住", "所", "漠江市江城区滨江路8号", "301室", "人独资）")
    words = without(words, "有限责任公司（自然人投资或控股的法")
    glued = [word(110, 130, "型有限合伙企业"), word(410, 155, "所漠江市江城区滨江路8号301室")]
    found = said(*words, *glued)
    assert found[FactName.LEGAL_FORM] == "有限合伙企业"
    assert found[FactName.REGISTERED_ADDRESS] == "漠江市江城区滨江路8号301室"
