"""What licences and certificates of registration say of their holder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.facts.licence import find
from extractors.model import Block, FactName, FactValue, Kind, Paper, Word
from extractors.papers import papers
from tests.extractors.build import document, table
from tests.extractors.licences.laying import landscape, page, without, word

NAME = "漠江市云帆企业服务有限公司"


def said(*blocks: Block | str) -> dict[str, FactValue]:
    made = document(*blocks, name="营业执照.docx")
    return {printed.name.value: printed.value for printed in find(made, papers(made))}


def test_labels_beside_their_values() -> None:
    rows = [
        ["名　　称", NAME, "", "注册资本", "人民币贰佰万元"],
        ["类　　型", "有限责任公司（自然人独资）", "", "成立日期", "2018年03月15日"],
        ["法定代表人", "陆明远", "", "营业期限", "2018年03月15日至 2038年03月14日"],
        ["登 记 机 关", "漠江市江城区市场监督管理局", "", "住　　所", "漠江市江城区滨江路8号301室"],
    ]
    assert said("营业执照", table(rows), "2019年08月22日") == {
        "applicant": NAME,
        "legal_form": "有限责任公司(自然人独资)",
        "established_on": date(2018, 3, 15),
        "legal_representative": "陆明远",
        "valid_until": date(2038, 3, 14),
        "issued_by": "漠江市江城区市场监督管理局",
        "registered_address": "漠江市江城区滨江路8号301室",
    }


def test_spread_labels_in_lines_with_no_colon() -> None:
    found = said(
        "企业法人营业执照",
        f"名　　称　　{NAME}　　注 册 资 本  壹佰万元",
        "经营范围  企业管理咨询；场所租赁服务；住　所  漠江市江城区滨江路8号（仅限",
        "成 立 日 期  二〇〇九年六月十八日\n营 业 期 限  自二〇〇九年六月十八日至长期",
    )
    assert found == {
        "applicant": NAME,
        "registered_address": "漠江市江城区滨江路8号",
        "established_on": date(2009, 6, 18),
        "valid_until": None,
    }


def test_the_first_day_of_a_term_is_not_its_last() -> None:
    rows = [["名　　称", NAME], ["成立日期", "2009年06月18日"], ["营业期限", "2009年06月18日"]]
    assert "valid_until" not in said("营业执照", table(rows))


def test_addresses_and_forms_go_on_in_the_line_under_them() -> None:
    rows = [
        ["名称", NAME],
        ["类型", "有限责任公司（自然人投资或控股的法人独"],
        ["", "资）"],
        ["住所", "漠江市江城区东风三路滨江花园8"],
        ["", "幢第3层301-308室"],
        ["法定代表人", "陆明远"],
        ["", "2018年3月15日"],
    ]
    assert said("营业执照", table(rows)) == {
        "applicant": NAME,
        "legal_form": "有限责任公司(自然人投资或控股的法人独资)",
        "registered_address": "漠江市江城区东风三路滨江花园8幢第3层301-308室",
        "legal_representative": "陆明远",
    }


@pytest.mark.parametrize(
    "line",
    [
        "核准日期：2018年3月15日",
        "发证日期：2018年3月15日",
        "登记日期 2018年3月15日",
        "年检日期：2018年3月15日",
        "打印日期：2018年3月15日",
        "营业期限自  2018年3月15日",
        "成立日期：2018年3月",
        "成立日期  核准于2018年3月15日",
    ],
)
def test_other_days_are_no_day_of_establishment(line: str) -> None:
    assert said("营业执照", line) == {}


@pytest.mark.parametrize(
    ("term", "until"),
    [
        ("营业期限  2018年3月15日至2038年3月14日", date(2038, 3, 14)),
        ("营业期限至  2038年3月14日", date(2038, 3, 14)),
        ("有效期：自2021年4月12日至2026年4月11日", date(2026, 4, 11)),
        ("营业期限  长期", None),
        ("营业期限：2018年3月15日至永久", None),
    ],
)
def test_the_end_of_a_term(term: str, until: date | None) -> None:
    assert said("营业执照", term) == {"valid_until": until}


@pytest.mark.parametrize("term", ["营业期限  自2018年3月15日", "营业期限：2018年3月15日至", "营业期限  见章程"])
def test_a_term_of_which_the_end_was_not_read(term: str) -> None:
    assert said("营业执照", term) == {}


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("事业单位法人证书", "事业单位法人"),
        ("社会团体法人登记证书", "社会团体法人"),
        ("民办非企业单位登记证书", "民办非企业单位"),
    ],
)
def test_the_title_of_a_certificate_says_what_its_holder_is(title: str, form: str) -> None:
    made = document(title, "名称：漠江市榕树中小企业服务中心")
    found = {printed.name: printed.value for printed in find(made, papers(made))}
    assert found == {FactName.LEGAL_FORM: form, FactName.APPLICANT: "漠江市榕树中小企业服务中心"}


@pytest.mark.parametrize(
    ("under", "form"),
    [
        (["（法人）"], "民办非企业单位(法人)"),
        (["（副本）", "（法人）"], "民办非企业单位(法人)"),
        (["（法人）（副本）"], "民办非企业单位(法人)"),
        (["（合伙）"], "民办非企业单位(合伙)"),
        (["（副本）"], "民办非企业单位"),
        (["法定代表人　陆明远", "（法人）"], "民办非企业单位"),
        (["（法人代表）"], "民办非企业单位"),
        (["本证书由（法人）保管"], "民办非企业单位"),
    ],
)
def test_the_sort_of_a_holder_in_a_line_under_the_title(under: list[str], form: str) -> None:
    code = "统一社会信用代码：52441700500002917J"
    assert said("民办非企业单位登记证书", *under, code)["legal_form"] == form


def test_no_other_form_takes_a_sort_from_the_line_under_it() -> None:
    assert said("社会团体登记证书", "（法人）")["legal_form"] == "社会团体"


def test_a_label_at_the_end_of_a_line_is_answered_by_the_next() -> None:
    assert said("营业执照", "登 记 机 关", "漠江市市场监督管理局")["issued_by"] == "漠江市市场监督管理局"
    assert said("营业执照", "登 记 机 关", "2019年08月22日") == {}


@pytest.mark.parametrize(("line", "state"), [("登记状态：吊销，未注销", "吊销"), ("已注销", "注销")])
def test_a_licence_that_is_over_says_so(line: str, state: str) -> None:
    assert said("营业执照", line) == {"registration_ended": state}
    assert said("营业执照", "公司注销后应交回执照") == {}


def of_page(*words: Word, seals: tuple[Word, ...] = ()) -> dict[str, FactValue]:
    scan = replace(page(words), seals=seals)
    made = replace(document(), name="scan.jpg", pages=(scan,))
    licence = Paper(Kind.BUSINESS_LICENCE, "scan.jpg", 1, 1)
    return {printed.name.value: printed.value for printed in find(made, [licence])}


def test_a_page_by_where_its_labels_stand() -> None:
    assert of_page(*landscape()) == {
        "applicant": NAME,
        "legal_form": "有限责任公司(自然人投资或控股的法人独资)",
        "legal_representative": "陆明远",
        "established_on": date(2018, 3, 15),
        "registered_address": "漠江市江城区滨江路8号301室",
        "credit_code": "91441702MA4W2K7T35",
    }


def test_a_page_without_labels_for_it_names_its_holder_and_code() -> None:
    found = of_page(*without(landscape(), "名", "称", "统一社会信用代码"))
    assert (found["applicant"], found["credit_code"]) == (NAME, "91441702MA4W2K7T35")


def test_a_code_in_pieces_is_one() -> None:
    words = [*without(landscape(), "91441702MA4W2K7T35"), word(40, 74, "91441702MA"), word(110, 74, "4W2K7T35")]
    assert of_page(*words)["credit_code"] == "91441702MA4W2K7T35"


def test_a_seal_names_the_registrar() -> None:
    seal = word(380, 280, "漠江市市场监督管理局4417020012345")
    assert of_page(*landscape(), seals=(seal,))["issued_by"] == "漠江市市场监督管理局"


def test_a_day_that_lost_a_doubled_sign_is_that_of_the_term() -> None:
    words = without(landscape(), "2018年03月15日")
    term = [word(340, 185, "营业期限"), word(420, 185, "二〇〇九年六月十八日至长期")]
    assert of_page(*words, word(420, 128, "二〇九年六月十八日"), *term)["established_on"] == date(2009, 6, 18)
    assert "established_on" not in of_page(*words, word(420, 128, "二〇九年六月十九日"), *term)


def test_other_papers_are_not_asked() -> None:
    made = document("房屋租赁合同", "住所：漠江市江城区滨江路8号", name="租赁合同.docx")
    assert not list(find(made, papers(made)))


def test_a_document_without_anything_in_it_says_nothing() -> None:
    assert list(find(document(), ())) == []


def test_terms_and_registrars_in_lines_of_their_own() -> None:
    found = said(
        "民办非企业单位登记证书（法人）",
        "（有效期限：自2021年11月21日至2026年11月20日）",
        "发证机关漠江市民政局",
        "发证日期2021年11月21日",
    )
    assert found == {
        "legal_form": "民办非企业单位(法人)",
        "valid_until": date(2026, 11, 20),
        "issued_by": "漠江市民政局",
    }


def test_the_licence_of_a_law_firm() -> None:
    rows = [["律师事务所", "南粤云帆律师事务所"], ["组织形式", "普通合伙"], ["住所", "漠江市江城区滨江路8号"]]
    assert said("律师事务所执业许可证", table(rows)) == {
        "applicant": "南粤云帆律师事务所",
        "legal_form": "普通合伙",
        "registered_address": "漠江市江城区滨江路8号",
    }


def test_labels_over_their_values_in_paragraphs() -> None:
    found = said(
        "营业执照",
        "统一社会信用代码",
        "名称",
        NAME,
        "法定代表人",
        "陆明远",
        "成立日期",
        "2018年03月15日",
        "住所",
        "漠江市滨江路8号",
    )
    assert found["applicant"] == NAME and found["established_on"] == date(2018, 3, 15)
    assert found["registered_address"] == "漠江市滨江路8号"


@pytest.mark.parametrize(
    ("title", "day"), [("律师事务所执业许可证", date(2012, 4, 9)), ("民办非企业单位登记证书", None)]
)
def test_the_day_of_approval_founds_a_law_firm_alone(title: str, day: date | None) -> None:
    rows = [["名　称", "漠江云帆律师事务所"], ["批准日期", "2012年4月9日"], ["发证日期", "2019年7月1日"]]
    assert said(title, table(rows)).get("established_on") == day
    both = said(title, table([*rows, ["成立日期", "2012年5月8日"]]))
    assert both["established_on"] == date(2012, 5, 8)
