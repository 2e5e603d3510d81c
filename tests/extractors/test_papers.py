"""Which paper is this."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Document, Kind, Page, Passage, Place, Reader, Spot
from extractors.papers import kind_of, papers
from extractors.words.loading import file_names, rules
from tests.extractors.build import document, table


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("阳江市中小企业公共服务示范平台申报表", Kind.APPLICATION_FORM),
        ("阳江市中小企业公共服务示范平台申请报告", Kind.APPLICATION_REPORT),
        ("营 业 执 照", Kind.BUSINESS_LICENCE),
        ("审 计 报 告", Kind.AUDIT_REPORT),
        ("资产负债表", Kind.BALANCE_SHEET),
        ("房屋租赁合同书", Kind.LEASE),
        ("中华人民共和国不动产权证书", Kind.PROPERTY_CERTIFICATE),
        ("从业人员花名册", Kind.STAFF_ROSTER),
        ("单位参保人员缴费明细表", Kind.INSURANCE_LIST),
        ("2022年度服务中小微企业名单", Kind.CLIENT_LIST),
        ("服务收费管理制度", Kind.INSTITUTION),
        ("校企合作框架协议", Kind.AGREEMENT),
        ("关于同意成立漠江中小企业服务中心的批复", Kind.DESIGNATION),
        ("目 录", Kind.OTHER),
    ],
)
def test_a_title_names_the_paper(first: str, kind: Kind) -> None:
    (paper,) = papers(document(first, "正文若干。", name="扫描件001.docx"))
    assert paper.kind is kind


@pytest.mark.parametrize("kind", list(Kind))
def test_titles_of_a_kind_are_those_of_no_other(kind: Kind) -> None:
    titles = [text for rule in rules(f"kinds/{kind.value}", "titles") for text in rule.examples]
    assert titles
    assert {t: papers(document(t, name="扫描件002.docx"))[0].kind for t in titles} == dict.fromkeys(titles, kind)


def test_every_file_of_kinds_is_read() -> None:
    assert {name for name in file_names() if name.startswith("kinds/")} == {f"kinds/{kind.value}" for kind in Kind}


def test_a_name_decides_only_where_the_content_is_silent() -> None:
    assert papers(document("甲、乙、丙", name="房屋租赁合同.docx"))[0].kind is Kind.LEASE
    assert papers(document("资产负债表", "资产总计", name="租赁.docx"))[0].kind is Kind.BALANCE_SHEET


def test_a_roster_without_title_is_known_by_its_header() -> None:
    rows = [["序号", "姓名", "学历", "职称", "岗位"], ["1", "林某", "本科", "无", "前台"]]
    assert papers(document(table(rows), name="附件5.docx"))[0].kind is Kind.STAFF_ROSTER


def _bundle(*titles: str) -> Document:
    pages = tuple(Page(i, 595, 842, Reader.TEXT_LAYER, ()) for i in range(1, len(titles) + 1))
    blocks = tuple(Passage(text, page=i) for i, text in enumerate(titles, start=1))
    return replace(document(name="合订本.pdf"), reader=Reader.TEXT_LAYER, pages=pages, blocks=blocks)


def test_a_bundle_is_split_by_page() -> None:
    found = papers(_bundle("申报表", "续上页的说明文字", "房屋租赁合同", "第三条 租金", "从业人员花名册"))
    assert [(p.kind, p.first_page, p.last_page) for p in found] == [
        (Kind.APPLICATION_FORM, 1, 2),
        (Kind.LEASE, 3, 4),
        (Kind.STAFF_ROSTER, 5, 5),
    ]
    assert kind_of(found, Passage("", page=4)) is Kind.LEASE


def test_two_leases_in_a_row_are_two_papers() -> None:
    found = papers(_bundle("房屋租赁合同", "房屋租赁合同"))
    assert [(p.first_page, p.last_page) for p in found] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    "titles", [("房屋租赁合同（一）", "房屋租赁合同（二）"), ("场地租赁协议之一", "场地租赁协议之二")]
)
def test_leases_that_are_told_apart_by_a_number_are_two_papers(titles: tuple[str, str]) -> None:
    assert [(p.kind, p.first_page) for p in papers(_bundle(*titles))] == [(Kind.LEASE, 1), (Kind.LEASE, 2)]
    assert len(papers(_bundle("房屋租赁合同", "租赁合同补充条款"))) == 1


def test_column_headers_are_no_title() -> None:
    rows = [["序", "职工姓名", "专业技术资格", "毕业学历"], ["1", "何晓", "经济师", "硕士"], ["2", "林娜", "-", "大专"]]
    (paper,) = papers(document("平台团队成员表", table(rows), name="一.docx"))
    assert paper.kind is Kind.STAFF_ROSTER


def test_a_form_that_speaks_of_staff_is_no_roster() -> None:
    rows = [
        ["项目", "内容"],
        ["员工人数（专职/兼职）", "10/3"],
        ["大专学历或中级职称人员占比", "80"],
        ["办公面积", "320"],
    ]
    (paper,) = papers(document("自报数据", table(rows), name="一.docx"))
    assert paper.kind is not Kind.STAFF_ROSTER


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("关于确认漠江云帆企业服务中心为中小企业综", "合服务平台的通知"), Kind.DESIGNATION),
        (
            ("漠江企业家联合会文件", "关于命名漠江云帆企业服务有限公司等三家", "单位为企业服务站的决定"),
            Kind.DESIGNATION,
        ),
        (("关于申报2024年度中小企业公共服务", "示范平台的请示"), Kind.APPLICATION_REPORT),
        (("关于报送2024年度材料的通知", "各单位"), Kind.OTHER),
        (("关于指定漠江云帆企业服务中心的说明", "我们先后开展了服务工作。"), Kind.OTHER),
    ],
)
def test_a_title_may_run_over_two_lines(lines: tuple[str, ...], kind: Kind) -> None:
    (paper,) = papers(document("\n".join(lines), name="扫描件003.docx"))
    assert paper.kind is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("漠江湾企业服务平台建设情况", Kind.APPLICATION_REPORT),
        ("漠江企业服务中心建设及运营情况", Kind.APPLICATION_REPORT),
        ("企业服务工作情况汇总", Kind.CLIENT_LIST),
    ],
)
def test_how_a_platform_runs_is_no_list_of_clients(title: str, kind: Kind) -> None:
    (paper,) = papers(document(title, "我们在圩镇设了门店，配有电脑六台。", name="扫描件004.docx"))
    assert paper.kind is kind


def test_what_an_accounting_firm_writes_of_itself_is_no_audit_report() -> None:
    firm = "广东榕树会计师事务所（普通合伙）"
    (rules_,) = papers(document(firm, "内部管理制度", "员工按时打卡。", name="扫描件005.docx"))
    assert rules_.kind is Kind.INSTITUTION
    (signed,) = papers(document("我们愿继续努力。", firm, "2024年3月1日", name="扫描件006.docx"))
    assert signed.kind is Kind.OTHER
    (audit,) = papers(document(firm, "关于榕树公司的意见", "我们审计了后附的报表。", name="扫描件007.docx"))
    assert audit.kind is Kind.AUDIT_REPORT


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于同意漠江荔枝商会使用文化楼办公用房的批复", Kind.LEASE),
        ("关于解决榕树协会办公场地的复函", Kind.LEASE),
        ("办公场所合租协议", Kind.LEASE),
        ("关于同意设立漠江榕树服务中心的批复", Kind.DESIGNATION),
    ],
)
def test_what_gives_rooms_is_a_paper_of_rooms(title: str, kind: Kind) -> None:
    assert papers(document(title, "经研究，现批复如下。"))[0].kind is kind


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("告客户书.docx", ("各位客户：", "我公司自五月起迁往茂名市办公。")),
        ("团队人员情况.docx", ("尊敬的各位专家：", "我公司原有团队已解散，人员另行聘任。")),
        ("社保停缴.docx", ("关于社保停缴的通知", "公司自八月起停缴社会保险，请各位自行参保。")),
        ("附件六.docx", ("服务企业名单变更通知", "各会员企业：", "名单另行公布，请相互转告。")),
    ],
)
def test_a_letter_is_no_list_whatever_it_is_called(name: str, lines: tuple[str, ...]) -> None:
    assert papers(document(*lines, name=name))[0].kind is Kind.OTHER
    pages = (Page(1, 595, 842, Reader.TEXT_LAYER, ()),)
    printed = replace(document(name=name), pages=pages, blocks=(Passage("\n".join(lines), page=1),))
    assert papers(printed)[0].kind is Kind.OTHER


def test_a_list_that_greets_stays_one() -> None:
    rows = table([["序号", "企业名称"], ["1", "漠江荔枝商行"], ["2", "漠江榕树厂"]])
    assert papers(document("各服务企业：", rows, name="客户名录.docx"))[0].kind is Kind.CLIENT_LIST


def _pasted(number: int, *lines: str) -> tuple[Passage, ...]:
    return tuple(Passage(line, place=Place(Spot.PICTURE, number)) for line in lines)


def test_a_licence_pasted_into_a_form_is_a_paper_of_its_own() -> None:
    licence = _pasted(2, "营 业 执 照", "名称 漠江云舟信息技术有限公司", "类型 有限责任公司", "成立日期 2019年5月6日")
    photo = _pasted(1, "云舟路演厅", "欢迎光临")
    form = document("平台申请表", "申报单位：漠江云舟信息技术有限公司", *photo, *licence)
    found = papers(form)
    assert [(p.kind, p.picture, p.apart) for p in found] == [
        (Kind.APPLICATION_FORM, 0, (2,)),
        (Kind.BUSINESS_LICENCE, 2, ()),
    ]
    assert {kind_of(found, p) for p in licence} == {Kind.BUSINESS_LICENCE}
    assert {kind_of(found, p) for p in photo} == {Kind.APPLICATION_FORM}


def test_a_file_that_is_no_more_than_a_pasted_licence_is_one_paper() -> None:
    licence = _pasted(1, "营 业 执 照", "名称 漠江云舟信息技术有限公司", "成立日期 2019年5月6日")
    assert [(p.kind, p.picture) for p in papers(document(*licence))] == [(Kind.BUSINESS_LICENCE, 0)]
    letter = _pasted(1, "营业执照已遗失，正在补办。")
    assert [p.picture for p in papers(document("情况说明", *letter))] == [0]
