"""From statements to claims: basis, day, premises, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extractors.model import Approximation, Basis, Block, Claim, Kind, Page, Paper, Passage, Reader, Table
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS


def claims(*blocks: Block | str, name: str = "扫描件.docx") -> tuple[Claim, ...]:
    made = document(*blocks, name=name)
    return resolve(statements(made, papers(made)), made, papers(made)).claims


_SHEET = table(
    [
        ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"],
        ["资产总计", "523,456.82", "500,000.00", "负债和所有者权益总计", "523,456.82", "500,000.00"],
    ]
)


def test_a_balance_sheet_is_evidence_dated_by_its_heading_and_confirmed_by_its_other_side() -> None:
    (one,) = claims("资产负债表", "编制单位：漠江公司  2022年12月31日  单位：元", _SHEET)
    assert (one.value, one.basis, one.as_of) == (Decimal("523456.82"), Basis.EVIDENCED, date(2022, 12, 31))
    assert one.confirmed_by == ("balance",)


def test_a_form_that_states_several_units_above_has_each_figure_in_its_own() -> None:
    form = table([["资产总额", "87.4", "专职人员", "9"], ["办公面积", "132", "年服务企业", "53"]])
    found = {c.field: c.value for c in claims("示范平台申请表", "单位：人、户、万元、㎡", form)}
    assert found[TOTAL_ASSETS] == 874000 and found[HEADCOUNT] == 9 and found[FLOOR_AREA] == 132


def test_a_side_that_differs_confirms_nothing() -> None:
    rows = [["资产总计", "523,456.82", "负债和所有者权益总计", "523,465.82"]]
    (one,) = claims("资产负债表", table(rows))
    assert one.confirmed_by == ()


def test_only_the_latest_year_of_a_report_is_a_claim() -> None:
    found = claims("申请报告", "2021年末资产总额为48万元。2022年末资产总额为52万元。")
    assert [(c.value, c.basis) for c in found] == [(Decimal(520000), Basis.DECLARED)]


def test_last_years_sheet_on_the_next_page_keeps_its_own_year() -> None:
    def on(page: int, *blocks: Passage | Table) -> list[Block]:
        moved: list[Block] = []
        for block in blocks:
            if isinstance(block, Passage):
                moved.append(replace(block, page=page))
            else:
                cells = tuple(replace(c, passage=replace(c.passage, page=page)) for c in block.cells)
                moved.append(replace(block, cells=cells))
        return moved

    def sheet(year: int, total: str) -> tuple[Passage, Passage, Table]:
        heading = f"编制单位：漠江公司  {year}年12月31日  单位：元"
        return Passage("资产负债表"), Passage(heading), table([["资产总计", total]])

    blocks = [*on(1, *sheet(2022, "523,456.82")), *on(2, *sheet(2021, "330,051.18"))]
    made = document(*blocks, name="报表.pdf")
    both = (Paper(Kind.BALANCE_SHEET, made.name, 1, 2),)
    found = resolve(statements(made, both), made, both).claims
    assert [(c.value, c.as_of) for c in found] == [
        (Decimal("523456.82"), date(2022, 12, 31)),
        (Decimal("330051.18"), date(2021, 12, 31)),
    ]


def test_a_lease_of_an_office_knows_its_premises() -> None:
    (one,) = claims("房屋租赁合同", "租赁房屋位于江城区新江路12号302室，建筑面积168.00平方米，用途为办公。")
    assert (one.field, one.basis, one.subject) == (FLOOR_AREA, Basis.EVIDENCED, "江城区新江路12号302室")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("本人将上述房屋（建筑面积118.40平方米）无偿提供给漠江云帆服务中心作办公使用。", [Decimal("118.4")]),
        ("上述房屋（建筑面积118.40平方米）不得作办公使用。", []),
        ("上述房屋建筑面积118.40平方米，其中仓库90平方米，作办公使用。", []),
        ("上述房屋（建筑面积118.40平方米）作员工宿舍使用。", []),
    ],
)
def test_a_passage_may_say_of_a_flat_that_it_is_used_as_an_office(sentence: str, values: list[Decimal]) -> None:
    found = claims("不动产权证书", "坐落：江城区新江路12号", "用途：城镇住宅", sentence)
    assert [c.value for c in found if c.field.premises] == values


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("二、2023年度服务情况", 2023),
        ("（一）2025年服务情况", 2025),
        ("一、2025年度申报信息", None),
        ("二、2022年至2024年情况", None),
        ("二、服务情况", None),
    ],
)
def test_what_stands_under_a_heading_with_a_year_is_of_it(heading: str, year: int | None) -> None:
    (one,) = claims("漠江云帆服务中心申请报告", heading, "服务中小企业52家。")
    assert (one.as_of.year if one.as_of else None) == year


@pytest.mark.parametrize(
    ("heading", "text", "there"),
    [
        ("三、2025年度主要指标", "专职人员达到15人。", False),
        ("三、2025年度主要指标", "现有专职人员15人。", True),
        ("三、主要指标完成情况", "专职人员达到15人。", True),
    ],
)
def test_what_is_to_be_reached_under_indicators_is_a_plan(heading: str, text: str, there: bool) -> None:
    found = claims("漠江云帆服务中心申请报告", heading, text)
    assert any(c.field.id == "headcount" for c in found) is there


def test_the_address_of_a_party_is_not_that_of_the_rooms() -> None:
    parties = (
        "甲方：云帆物业有限公司",
        "地址：远山市高桥区长街10号",
        "乙方：漠江榕树服务中心",
        "地址：漠江市新江路3号",
    )
    (one,) = claims("房屋租赁合同", *parties, "租赁房屋位于漠江市新江路12号302室，建筑面积120平方米。")
    assert one.subject == "漠江市新江路12号302室"
    (bare,) = claims("房屋租赁合同", *parties, "租赁建筑面积120平方米。")
    assert bare.subject is None
    (alone,) = claims("房屋租赁合同", "地址：漠江市新江路12号302室", "租赁建筑面积120平方米。")
    assert alone.subject == "漠江市新江路12号302室"


@pytest.mark.parametrize(
    ("place", "there"), [("漠江创业园东区3栋二楼", True), ("榕树产业园A座507室", True), ("榕树路创业园", False)]
)
def test_an_estate_in_an_address_is_no_use(place: str, there: bool) -> None:
    found = claims("房屋租赁合同", f"甲方将坐落于{place}的房屋出租给乙方作办公使用，建筑面积212平方米。")
    assert bool(found) is there


def test_premises_are_told_without_a_word_before_them() -> None:
    text = "甲方同意将阳东区石湾北路27号金港楼4层0412室办公室租给乙方使用，租赁面积85.80平米。"
    (one,) = claims("房屋租赁合同", text)
    assert one.subject == "阳东区石湾北路27号金港楼4层0412室"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("双方确认租赁区域的建筑面积合计1811.2，不因测量误差调整。", "1811.2"),
        ("双方确认租赁区域的建筑面积合计1811.2Cp2，不因测量误差调整。", "1811.2"),
        ("租赁面积为85.8nf，月租1200元。", "85.8"),
        ("租赁面积共2层，月租1200元。", None),
        ("建筑面积合计30亩。", None),
    ],
)
def test_an_area_whose_unit_was_lost_or_smudged(text: str, area: str | None) -> None:
    assert [c.value for c in claims("写字楼租赁合同", text)] == ([Decimal(area)] if area else [])


def test_a_lease_of_a_store_or_flat_is_none() -> None:
    assert claims("仓库租赁合同", "租赁面积300平方米。") == ()
    assert claims("房屋租赁合同", "房屋建筑面积88平方米，租赁用途：员工宿舍。") == ()


def test_outright_words_silence_vaguer_ones() -> None:
    found = claims("申请报告", "现有员工15人。其中专职从业人员11人。")
    assert [c.value for c in found] == [Decimal(11)]


def test_a_share_of_degrees_alone_is_a_lower_bound() -> None:
    (one,) = claims("申请报告", "大专以上学历人员占员工总数的65%。")
    assert (one.value, one.approximation) == (Decimal("0.65"), Approximation.MORE_THAN)


def test_agreements_speak_of_others() -> None:
    assert claims("合作框架协议", "乙方现有专职员工657人，办公面积8000平方米。") == ()


def test_the_same_words_are_one_claim() -> None:
    rows = [["办公场所面积：168平方米", "专职人员：11人"]]
    assert len(claims("申报表", table(rows))) == 2


def test_a_statement_knows_whose_it_is() -> None:
    (own,) = claims("资产负债表", "编制单位：漠江服务有限公司        2022年12月31日        单位：元", _SHEET)
    assert own.subject == "漠江服务有限公司"
    said = "审定后的2022年末资产总额为52万元。"
    (audited,) = claims("审计报告", "漠江服务有限公司全体股东：", said)
    assert audited.subject == "漠江服务有限公司"
    (declared,) = claims("申请报告", "编制单位：漠江服务有限公司", "资产总额为52万元。")
    assert declared.subject is None


def test_what_a_report_says_of_its_past_gives_way_to_how_things_are() -> None:
    lines = (
        "申请报告",
        "截止上年末公司资产总值109,694.68元。",
        "2023年末资产总额42万元，专职人员4人。",
        "其中专职5人。",
    )
    found = claims(*lines, "2025年7月24日")
    assert {(c.field, c.value) for c in found} == {
        (TOTAL_ASSETS, Decimal("109694.68")),
        (HEADCOUNT, Decimal(5)),
    }
    (only,) = claims("申请报告", "2023年末资产总额42万元。", "2025年7月24日")
    assert only.value == Decimal(420000)


def test_a_part_of_a_line_with_its_unit_set_apart_is_read_once() -> None:
    (one,) = claims("申请表", "1、期末资产总额  24.34  万元；其他  266  台。")
    assert one.value == Decimal(243400)


@pytest.mark.parametrize(
    ("printed", "read"), [("信 217.24", "217.24"), ("217.24司", "217.24"), ("约定见附注217.24", None)]
)
def test_a_seals_character_beside_a_figure_among_figures(printed: str, read: str | None) -> None:
    names = ["货币资金", "应收账款", "存货", "固定资产", "无形资产"]
    rows = [["资产", "期末余额"], *([n, f"1{i}.50"] for i, n in enumerate(names)), ["资产总计", printed]]
    found = claims("资产负债表", "2023年12月31日  单位：元", table(rows))
    assert [c.value for c in found] == ([Decimal(read)] if read else [])
    assert [c.evidence.quote for c in found] == ([read] if read else [])


def _two_years(total: str) -> tuple[Claim, ...]:
    names = ["货币资金", "应收账款", "存货", "固定资产", "无形资产"]
    rows = [[n, str(i), f"1{i}0.50", f"2{i}0.10"] for i, n in enumerate(names, 2)]
    header = ["资产", "行次", "2021年12月31日", "2022年12月31日 负债和权益"]
    return claims("资产负债表", "单位：元", table([header, *rows, ["资产总计", "13", "346,254.60", total]]))


def test_the_label_of_the_next_column_that_ran_into_a_figure() -> None:
    assert [c.value for c in _two_years("502,955.67 负债和所有者权益（或股东权益）总计")] == [Decimal("502955.67")]


def test_no_earlier_year_where_the_later_ones_figure_cannot_be_read() -> None:
    assert _two_years("5O2,9S5.67") == ()


def test_a_heading_alone_in_its_row_is_no_label_of_what_stands_under_it() -> None:
    rows = [["一、专职人员", "", "", ""], ["12", "林小禾", "本科", "经济师"]]
    assert claims("情况表", table(rows)) == ()


def test_a_shops_lease_tells_the_office_in_it_and_nothing_else() -> None:
    text = "租赁标的：迎宾路8号首层，总建筑面积 102 平方米，其中：办公区域 68 平方米，仓储区域 34 平方米。"
    assert [c.value for c in claims("商铺租赁合同书", text)] == [Decimal(68)]
    assert not claims("商铺租赁合同书", "租赁标的：迎宾路8号首层，总建筑面积 102 平方米。")


def test_rooms_to_teach_in_are_no_office() -> None:
    text = "将第二层（建筑面积240平方米，用于乙方办公）及第三层（建筑面积860平方米，用于教学培训）租给乙方。"
    assert [c.value for c in claims("场地租赁合同", text)] == [Decimal(240)]


def test_years_in_one_sentence_share_their_label() -> None:
    text = "资产规模方面，2022年底为45.8万元，2023年底达到58.37万元。注册资本2022年为20万元，2023年为90万元。"
    assert {c.value for c in claims("申请报告", text)} == {Decimal("583700.00")}


def test_people_who_qualify_and_their_share() -> None:
    assert [c.value for c in claims("申请报告", "达标人员10人，占90.9%，符合。")] == [Decimal("0.909")]
    text = "即符合学历或职称要求的共7人，占比87.5%。"
    assert [c.value for c in claims("申请报告", text)] == [Decimal("0.875")]


def test_the_area_of_a_lease_that_ended() -> None:
    texts = ("建筑面积：138平方米；房屋用途：办公", "原合同（2020年签订，面积85平方米）同时终止。")
    assert [c.value for c in claims("房屋租赁合同", *texts)] == [Decimal(138)]


def test_rooms_rented_and_their_area_together() -> None:
    found = claims("申报书", "秘书处租用写字楼两间，共计一百零六平方米。")
    assert [c.value for c in found] == [Decimal(106)]


def test_the_usable_part_of_an_area_as_built() -> None:
    assert [c.value for c in claims("房屋租赁合同", "建筑面积：110平方米，使用面积：88平方米。用途：办公。")] == [
        Decimal(110)
    ]
    assert [c.value for c in claims("房屋租赁合同", "使用面积：88平方米。用途：办公。")] == [Decimal(88)]


def test_a_sheet_that_contradicts_itself_names_its_other_side() -> None:
    sheet = table(
        [
            ["资产", "期末余额", "负债和所有者权益", "期末余额"],
            ["流动资产合计", "500,000.00", "负债合计", "300,000.00"],
            ["资产总计", "900,000.00", "负债和所有者权益总计", "390,000.00"],
        ]
    )
    (one,) = claims("资产负债表", "2023年12月31日  单位：元", sheet)
    assert (one.value, [r.value for r in one.rivals]) == (Decimal(900000), [Decimal(390000)])


_OWN = ("漠江市云帆中小企业服务中心",)


def _told(*blocks: Block | str) -> list[tuple[str, Decimal]]:
    made = document("示范平台申报报告", f"申报单位：{_OWN[0]}", *blocks, name="申报报告.docx")
    found = resolve(statements(made, papers(made)), made, papers(made), _OWN).claims
    return [(c.field.id, c.value) for c in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "依托单位海岚律师事务所成立于2009年，位于漠江路18号，办公面积680平方米。",
        "平台依托单位为海岚律师事务所，拥有执业律师30人，办公面积680平方米。",
        "本平台依托海岚律师事务所的专业力量，该所办公面积680平方米。",
        "依托单位情况：海岚律师事务所，办公场所面积680㎡。",
        "平台挂靠机构漠江职业技术大学现有办公场所面积900平方米。",
        "合作律所海岚律师事务所办公场所面积680平方米。",
        "海岚会计师事务所现有办公用房面积410平方米，为平台提供支撑。",
    ],
)
def test_what_a_body_has_that_the_applicant_leans_on_is_not_the_applicants(sentence: str) -> None:
    assert _told(sentence) == []


def test_what_stands_under_a_heading_about_such_a_body_is_not_either() -> None:
    assert _told("二、依托单位情况", "办公场所面积680平方米，专职人员30人。") == []
    assert _told("二、依托单位情况", "该所在漠江路。", "三、场地条件", "办公场所面积120平方米。") == [
        ("floor_area", Decimal(120))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "平台依托单位漠江市云帆中小企业服务中心办公面积120平方米。",
        "平台由海岚律师事务所参与共建，我中心现有办公面积120平方米。",
        "在各依托单位的支持下，办公面积达到120平方米。",
    ],
)
def test_the_applicants_own_figure_beside_such_a_body_stays(sentence: str) -> None:
    assert _told(sentence) == [("floor_area", Decimal(120))]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("资产总额……………… 386,500.00（上年末 442,300.00）", "386500"),
        ("资产总计......... 386,500.00", "386500"),
        ("资产总计________386,500.00（年初数：442,300.00）", "386500"),
        ("资产总计……（年初数）442,300.00", None),
        ("负债总额……………… 386,500.00", None),
    ],
)
def test_leaders_are_a_gap_between_a_label_and_its_figure(line: str, value: str | None) -> None:
    audited = document("审计报告", "我们审计了漠江公司2022年度财务报表。", "主要数据（单位：元）", line)
    known = papers(audited)
    found = [c.value for c in resolve(statements(audited, known), audited, known).claims]
    assert found == ([] if value is None else [Decimal(value)])


@pytest.mark.parametrize(("reader", "believed"), [(Reader.RAPIDOCR, False), (Reader.TEXT_LAYER, True)])
def test_assets_of_a_few_yuan_are_not_believed_where_print_was_recognised(reader: Reader, believed: bool) -> None:
    block = _on_a_page(table([["资产总额", "17元"], ["专职人员", "9人"]]))
    pages = (Page(1, 595, 842, reader, ()),)
    made = replace(document("平台申请表", block, name="申请表.pdf"), pages=pages, reader=reader)
    made = replace(made, blocks=(replace(Passage("平台申请表"), page=1), block))
    found = resolve(statements(made, papers(made)), made, papers(made))
    assert [str(c.value) for c in found.claims if c.field.money] == (["17"] if believed else [])


def _on_a_page(made: Table) -> Table:
    """The table on the first page."""
    return replace(made, cells=tuple(replace(c, passage=replace(c.passage, page=1, place=None)) for c in made.cells))
