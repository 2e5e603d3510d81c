"""Figures beside or under their label."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.fields import Field
from extractors.scopes import Heading, Scope
from extractors.statements.cells import cells
from extractors.text.units import Unit
from tests.extractors.build import table
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO, TOTAL_ASSETS


def found(rows: list[list[str]], over: tuple[Unit, Decimal] | None = None) -> dict[Field, Decimal]:
    return {s.field: s.value for s in cells(table(rows), (over,) if over else ()) if not s.reasons}


def test_form_of_labels_and_values() -> None:
    rows = [
        ["成立日期", "2018年5月3日", "注册资本", "100万元"],
        ["资产总额（万元）", "52.35", "办公场所面积（㎡）", "126.5"],
        ["专职从业人数（人）", "8", "其中：大专及以上人数", "7"],
        ["大专及以上学历和中级及以上职称人员占专职人员比例", "87.5%", "年服务企业数（家）", "46"],
    ]
    assert found(rows) == {
        TOTAL_ASSETS: Decimal("523500"),
        FLOOR_AREA: Decimal("126.5"),
        HEADCOUNT: Decimal(8),
        QUALIFICATION_RATIO: Decimal("0.875"),
        CLIENT_COUNT: Decimal(46),
    }


def test_a_row_may_be_marked_with_a_letter_and_a_number_and_its_value_be_dated_before_it() -> None:
    rows = [
        ["条目", "要求", "本单位情况", "是否达到"],
        ["C1资产总额", "≥50万元", "2022年末532,000元", "是"],
        ["C2专职人员", "≥5人", "截至2022年12月31日为9人", "是"],
        ["C3网站", "≥1个", "有", "是"],
        ["C4会议室", "≥1间", "有", "是"],
        ["C5年服务企业数", "≥40家", "2022年服务61家", "是"],
    ]
    assert found(rows) == {TOTAL_ASSETS: Decimal(532000), HEADCOUNT: Decimal(9), CLIENT_COUNT: Decimal(61)}
    assert {s.as_of for s in cells(table(rows), ())} == {date(2022, 12, 31)}


@pytest.mark.parametrize(
    "value", ["2022年12月31日", "2022年5月3日起", "截至2022年12月31日共61家", "2021-2022年61家", "2022年1-6月31家"]
)
def test_a_day_alone_and_what_is_not_of_a_year_are_no_value_of_a_year(value: str) -> None:
    assert CLIENT_COUNT not in found([["服务企业数", value]])


def test_values_of_several_years_in_one_cell_are_not_those_of_the_first() -> None:
    assert found([["资产总额", "2022年末53.2万元，2021年末40万元"]]).get(TOTAL_ASSETS) in (None, Decimal(532000))


def test_labels_above_their_values() -> None:
    rows = [["资产总额", "从业人数", "办公面积", "服务企业数"], ["52.35万元", "8", "126.5", "46"]]
    assert found(rows) == {
        TOTAL_ASSETS: Decimal("523500"),
        HEADCOUNT: Decimal(8),
        FLOOR_AREA: Decimal("126.5"),
        CLIENT_COUNT: Decimal(46),
    }


def test_two_sided_balance_sheet_takes_the_closing_column_of_its_side() -> None:
    rows = [
        ["资产", "行次", "年初余额", "期末余额", "负债和所有者权益", "行次", "年初余额", "期末余额"],
        ["流动资产合计", "12", "400,000.00", "423,456.82", "负债合计", "30", "10,000.00", "23,456.82"],
        ["资产总计", "19", "500,000.00", "523,456.82", "负债和所有者权益总计", "40", "500,000.00", "523,456.82"],
    ]
    assert found(rows) == {TOTAL_ASSETS: Decimal("523456.82")}


def test_the_unit_line_above_scales_bare_numbers() -> None:
    rows = [["项目", "期末余额"], ["资产总计", "52.35"]]
    assert found(rows, (Unit.CNY, Decimal(10000))) == {TOTAL_ASSETS: Decimal("523500")}


def test_the_latest_of_several_years() -> None:
    rows = [["指标", "2020年", "2021年", "2022年"], ["资产总额(万元)", "40", "45", "52.35"]]
    one, *earlier = cells(table(rows))
    assert (one.value, one.as_of, one.reasons) == (Decimal("523500"), date(2022, 12, 31), ())
    assert [(s.value, [r.rule for r in s.reasons]) for s in earlier] == [
        (Decimal("400000"), ["column.earlier"]),
        (Decimal("450000"), ["column.earlier"]),
    ]


def test_what_a_column_says_is_not_meant_is_kept_with_its_reason() -> None:
    rows = [["项目", "行次", "年初余额", "期末余额"], ["资产总计", "31", "480,000.00", "523,456.82"]]
    kept = {s.value: [r.rule for r in s.reasons] for s in cells(table(rows))}
    assert kept[Decimal("523456.82")] == []
    assert kept[Decimal("480000.00")] == ["column.opening"]
    assert Decimal("31") not in kept  # the number of a line is no figure


def test_a_table_under_a_heading_of_goals_states_plans() -> None:
    scope = Scope(headings=(Heading("三、明年工作目标", 2),))
    (one,) = cells(table([["专职人员", "12人"]]), (), scope)
    assert [r.rule for r in one.reasons] == ["plan.heading.goals"]


def test_unknown_columns_are_handed_on() -> None:
    (one,) = cells(table([["项目", "甲", "乙"], ["资产总计", "523,456.82", "500,000.00"]]))
    assert (one.value, one.others) == (Decimal("523456.82"), (Decimal("500000.00"),))


def test_the_asked_value_is_not_the_stated_one() -> None:
    rows = [["指标", "认定标准", "申报值"], ["办公场所面积（平方米）", "100", "126.5"]]
    assert found(rows) == {FLOOR_AREA: Decimal("126.5")}


def test_a_unit_in_a_column_of_its_own() -> None:
    rows = [["指标名称", "计量单位", "数值"], ["资产总额", "万元", "52.35"], ["专职人员", "人", "8"]]
    assert found(rows) == {TOTAL_ASSETS: Decimal("523500"), HEADCOUNT: Decimal(8)}


@pytest.mark.parametrize(
    "rows",
    [
        [["资产总额", "（单位：万元）", "66.66"], ["办公面积", "（单位：㎡）", "133"]],
        [["资产总额", "办公面积"], ["（万元）", "（平方米）"], ["66.66", "133"]],
        [["资产总额\n（上年末，万元）", "办公场所\n（平方米）"], ["66.66", "133"]],
        [["资产（万元）", "总额", "66.66"], ["场所（㎡）", "办公面积", "133"]],
        [["二、基本条件（截至2023年12月31日）", "<", "<"], ["资产总额", "万元", "66.66"], ["办公面积", "㎡", "133"]],
        [["资产总额", "总额666,600元，其中设备30万元"], ["办公面积", "面积133㎡（自有□ 租赁√）"]],
        [["资产总额/万元", "66.66"], ["办公面积（含会议室）", "133m2"]],
    ],
)
def test_units_stand_in_many_places(rows: list[list[str]]) -> None:
    assert found(rows) == {TOTAL_ASSETS: Decimal("666600"), FLOOR_AREA: Decimal(133)}


def test_what_is_asked_may_stand_between_label_and_value() -> None:
    rows = [
        ["评价内容", "认定标准", "本单位情况"],
        ["资产总额", "综合平台不低于30万元", "45.6万元"],
        ["专职从业人员", "不少于5人", "6人"],
        ["年服务企业数", "40家以上", "41家"],
    ]
    assert found(rows) == {
        TOTAL_ASSETS: Decimal("456000"),
        HEADCOUNT: Decimal(6),
        CLIENT_COUNT: Decimal(41),
    }


def test_a_share_behind_the_people_that_make_it() -> None:
    rows = [["专职人数", "大专或中级以上人数及占比"], ["11", "9人（81.8%）"]]
    assert found(rows)[QUALIFICATION_RATIO] == Decimal("0.818")


def test_a_group_label_completes_the_label_of_its_row() -> None:
    rows = [
        ["从业人员（人）", "专职", "26"],
        ["^", "兼职", "1"],
        ["上年服务企业（家）", "中小微企业", "68"],
        ["^", "其中：规上企业", "1"],
    ]
    assert found(rows) == {HEADCOUNT: Decimal(26), CLIENT_COUNT: Decimal(68)}


def test_blanks_for_commas() -> None:
    assert found([["资产合计（元）", "1 234 567.80"]]) == {TOTAL_ASSETS: Decimal("1234567.80")}


@pytest.mark.parametrize("value", ["1 234.56", "1 6 0", "2,8241", "1,234,5", "2,8241.60"])
def test_digits_set_apart_are_not_half_read(value: str) -> None:
    assert found([["资产总额（元）", value]]) == {}


def test_an_enterprises_name_is_no_label() -> None:
    assert found([["申报主体", "阳西县渔港商贸服务中心"], ["注册资本（元）", "1200"]]) == {}


def test_a_day_in_a_form_is_no_period_of_what_stands_under_it() -> None:
    rows = [
        ["单位地址", "阳江市滨海大道227号", "设立时间", "2015年12月"],
        ["平台名称", "海风平台", "年服务企业数（家）", "60"],
        ["场地面积", "1921.41", "专职人员（人）", "28"],
    ]
    assert [s.as_of for s in cells(table(rows))] == [None, None, None]


def test_a_label_names_the_year_of_its_figure() -> None:
    rows = [["2023年服务企业数", "59"], ["2022年服务企业数", "44"]]
    assert {(s.value, s.as_of) for s in cells(table(rows))} == {
        (Decimal(59), date(2023, 12, 31)),
        (Decimal(44), date(2022, 12, 31)),
    }


def test_a_bilingual_form() -> None:
    rows = [
        ["资产总额 Total assets（万元）", "61.23"],
        ["Office area 办公面积", "128.6平方米（两处）"],
        ["服务中小企业数 SMEs served (2023)", "61"],
        ["固定资产 Fixed assets", "20万元"],
        ["符合学历职称条件人员比例 Ratio", "5/6（83.3%）"],
    ]
    assert found(rows) == {
        TOTAL_ASSETS: Decimal(612300),
        FLOOR_AREA: Decimal("128.6"),
        CLIENT_COUNT: Decimal(61),
        QUALIFICATION_RATIO: Decimal("0.833"),
    }


@pytest.mark.parametrize(("value", "share"), [("4人，占66.7%", Decimal("0.667")), ("5/6", None), ("4人", None)])
def test_people_and_their_share_in_one_cell(value: str, share: Decimal | None) -> None:
    assert found([["大专以上学历或中级以上职称", value]]).get(QUALIFICATION_RATIO) == share


@pytest.mark.parametrize("printed", ["96m", "96m²"])
def test_an_area_whose_unit_was_misread(printed: str) -> None:
    assert found([["办公场地", printed]]) == {FLOOR_AREA: Decimal(96)}


def test_a_share_whose_people_stand_before_it() -> None:
    rows = [["专职中大专及以上或中级及以上", "6人", "所占比例", "85.7％"], ["本科以上", "3人", "所占比例", "50%"]]
    assert found(rows) == {QUALIFICATION_RATIO: Decimal("0.857")}


def test_last_years_end_before_its_figure() -> None:
    assert found([["资产总额", "上年末28.6万元"]]) == {TOTAL_ASSETS: Decimal(286000)}


A, F, H, Q, C = TOTAL_ASSETS, FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO, CLIENT_COUNT


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["专职从业人员（人）", "9", "其中大专以上学历或中级以上职称（人）", "7"],
          ["占专职人员比例", "77.8%", "", ""]], {H: "9", Q: "0.778"}),
        ([["大专及以上学历或中级及以上职称人员占专职人员", "60 %"]], {Q: "0.6"}),
        ([["年度", "2021", "2022", "2023"], ["全职员工（人）", "8", "10", "13"]], {H: "13"}),
        ([["项目", "注释", "年初余额", "期末余额"], ["资产总计", "五、10", "1,980,011.00", "2,134,877.60"]],
         {A: "2134877.60"}),
        ([["资产", "年末", "负债及权益", "年末"], ["货币资金", "1,000.00", "应付账款", "300.00"],
          ["总　计", "512,300.00", "总　计", "512,300.00"]], {A: "512300.00"}),
        ([["部位", "面积（㎡）", "用途"], ["二楼", "80", "办公"], ["一楼", "600", "冷库"], ["合计", "680", ""]],
         {F: "80"}),
        ([["资产（万元）", "总资产：41.9　固定资产：12.3"], ["场地（平方米）", "办公：188　仓库：120"],
          ["服务企业（家）", "2022年：39　2023年：44　2024年计划：60"]], {A: "419000", F: "188", C: "44"}),
        ([["服务企业", "2021年31家，2022年38家，2023年52家"]], {C: "52"}),
        ([["总资产（≥50万元）", "66.08万元"], ["资产总额不低于50万元", "66.08万元"]], {A: "660800"}),
        ([["年服务中小微企业", "61家"], ["其中：培训企业", "22家"]], {C: "61"}),
        ([["资产合计", "725 000.00"]], {A: "725000.00"}),
        ([["年度", "服务企业数（家）"], ["2020", "31"], ["2021", "39"], ["2022", "47"]], {C: "47"}),
        ([["部门", "专职人数"], ["综合部", "3"], ["业务部", "4"]], {}),
        ([["部门", "专职人数"], ["综合部", "3"], ["业务部", "4"], ["合计", "7"]], {H: "7"}),
        ([["学历或职称达标", "12人，占专职人员85.7%"]], {Q: "0.857"}),
        ([["指标", "数值", "说明"], ["大专以上学历或中级以上职称", "13人", "占92.9%"]], {Q: "0.929"}),
        ([["大专及以上或中级以上职称人数", "9", "约占专职人员75%"]], {Q: "0.75"}),
        ([["大专或中级以上", "8人 72.7%"]], {Q: "0.727"}),
        ([["学历（职称）达标人数", "7", "达标比例", "77.8%"]], {Q: "0.778"}),
        ([["学历职称达标人数", "7"]], {}),
        ([["其中大专以上学历或中级以上职称（人）", "4（占80%）"]], {Q: "0.8"}),
        ([["大专以上学历或中级以上职称", "9人", "满意率98%"]], {}),
        ([["项目", "上年年末余额", "期末余额"], ["资产总计", "2,037,862.34", "阳2,7市,25有6.0司8"]], {}),
        ([["指标", "单位", "数值", "说明"], ["资产总额", "万元", "51.20", "2022年12月31日"],
          ["大专（含）以上学历或中级（含）以上职称人员比例", "%", "88.9", "8人"]], {A: "512000", Q: "0.889"}),
    ],
)  # fmt: skip
def test_forms_of_other_makes(rows: list[list[str]], expected: dict[Field, str]) -> None:
    assert found(rows) == {field: Decimal(value) for field, value in expected.items()}


MONTHS = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"]


def _upright(rows: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


SERIES = [
    (["月份", *MONTHS], 12),
    (["时间", *(f"2023-{m:02d}" for m in range(1, 13))], 12),
    (["月份", *map(str, range(1, 13))], 12),
    (["季度", "一季度", "二季度", "三季度", "四季度"], 4),
    (["年度", "2021", "2022", "2023"], 3),
    (["年份", *(f"{year}年" for year in range(2016, 2024))], 8),
]


@pytest.mark.parametrize(("axis", "number"), SERIES)
@pytest.mark.parametrize("lies", [True, False])
def test_a_series_has_its_last_figure_whichever_way_it_lies(axis: list[str], number: int, lies: bool) -> None:
    rows = [axis, ["资产总额（万元）", *(str(20 + i) for i in range(number))]]
    rows.append(["专职人员（人）", *(str(3 + i // 2) for i in range(number))])
    every = list(cells(table(rows if lies else _upright(rows))))
    last = {TOTAL_ASSETS: Decimal((19 + number) * 10000), HEADCOUNT: Decimal(3 + (number - 1) // 2)}
    assert {s.field: s.value for s in every if not s.reasons} == last
    left = [r.rule for s in every if s.field is TOTAL_ASSETS for r in s.reasons]
    assert left == ["column.earlier"] * (number - 1)


def test_months_that_are_still_empty_are_passed_by() -> None:
    rows = [["月份", "资产总额（万元）"], *([m, str(31 + i) if i < 9 else ""] for i, m in enumerate(MONTHS))]
    assert found(rows) == {TOTAL_ASSETS: Decimal(390000)}


def test_a_month_with_nothing_does_not_end_the_series() -> None:
    rows = [
        ["月份", "专职人员（人）"],
        ["1月", "3"],
        ["2月", "—"],
        ["3月", "/"],
        ["4月", "5"],
        ["5月", "6"],
        ["6月", "--"],
    ]
    assert found(rows) == {HEADCOUNT: Decimal(6)}


def test_what_is_counted_in_a_year_is_the_sum_of_its_months_and_no_month() -> None:
    rows = [["月份", "服务企业（家）", "专职人员（人）"], *([m, "4", "6"] for m in MONTHS)]
    assert found(rows) == {HEADCOUNT: Decimal(6)}
    left = [r.rule for s in cells(table(rows)) if s.field is CLIENT_COUNT for r in s.reasons]
    assert left == ["part_of_a_year"] * 12
    assert found([*rows, ["合计", "45", ""]]) == {HEADCOUNT: Decimal(6), CLIENT_COUNT: Decimal(45)}
    assert found([*rows, ["月平均", "4", "6"]]) == {HEADCOUNT: Decimal(6)}


def test_what_a_roster_says_of_one_person_is_no_number_of_people() -> None:
    rows = [
        ["序号", "姓名", "用工", "年龄"],
        ["1", "甘露", "专职", "36"],
        ["2", "石川", "兼职", "41"],
        ["3", "陶然", "专职", "29"],
    ]
    assert list(cells(table(rows))) == []
    assert found([["专职", "3"], ["兼职", "1"]]) == {HEADCOUNT: Decimal(3)}


def test_a_number_that_is_masked_is_no_figure() -> None:
    assert found([["专职", "100****6368"], ["资产总额（万元）", "52*"]]) == {TOTAL_ASSETS: Decimal(520000)}


def test_one_month_alone_tells_no_year() -> None:
    assert found([["月份", "服务企业（家）"], ["3月", "4"]]) == {}
    assert found([["项目", "2023年12月31日"], ["服务企业（家）", "44"]]) == {CLIENT_COUNT: Decimal(44)}


def test_each_clients_assets_are_no_figures_of_the_applicant() -> None:
    rows = [[f"阳江市{c}潮五金厂", str(60 + i)] for i, c in enumerate("东南西北春夏秋冬")]
    assert list(cells(table([["企业名称", "资产总额（万元）"], *rows]))) == []
    by_town = [[f"{c}镇", value] for c, (_, value) in zip("甲乙丙丁戊己庚辛", rows, strict=True)]
    left = [r.rule for s in cells(table([["镇街", "资产总额（万元）"], *by_town])) for r in s.reasons]
    assert left == ["long_column"] * 8


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("资产总额（万元", "61.84", "618400.00"),
        ("资产总额（方元）", "61.84", "618400.00"),
        ("资产总额", "61.8437", "618437.0000"),
        ("资产总额（单位：", "61.8437", "618437.0000"),
        ("资产总额（单位：", "61.84", None),
        ("资产总额（", "61.84", None),
        ("资产总额（单信：厅心）", "61.84", None),
        ("资产总额（单位：", "618437.00", "618437.00"),
        ("资产总额", "61.84", "61.84"),
    ],
)
def test_a_unit_that_was_not_read_is_no_yuan(label: str, value: str, expected: str | None) -> None:
    given = found([[label, value]])
    assert given == ({} if expected is None else {TOTAL_ASSETS: Decimal(expected)})


@pytest.mark.parametrize(("value", "expected"), [("1", None), ("0.75", "0.75"), ("75", "0.75"), ("100", "1.00")])
def test_what_is_left_of_a_percentage_is_no_whole(value: str, expected: str | None) -> None:
    given = found([["专职人员中大专以上或中级以上人员占比", value]])
    assert given == ({} if expected is None else {QUALIFICATION_RATIO: Decimal(expected)})


@pytest.mark.parametrize(
    ("people", "share", "told"),
    [("其中：大专及以上学历或中级及以上职称", "占比", "90%"), ("大专以上或中级以上人数", "所占比例", "90.0%")],
)
def test_a_share_that_heads_a_column_is_of_the_people_left_of_it(people: str, share: str, told: str) -> None:
    rows = [["专职人数", people, share, "外聘专家"], ["10人", "9人", told, "2人"]]
    assert found(rows)[QUALIFICATION_RATIO] == Decimal("0.9")
    other = [["服务场次", "培训", share, "人次"], ["10", "9", told, "200"]]
    assert QUALIFICATION_RATIO not in found(other)
    unnumbered = [["专职人数", people, "满意率", share], ["10人", "9人", "98%", told]]
    assert QUALIFICATION_RATIO not in found(unnumbered)


@pytest.mark.parametrize("behind", [[], ["人"], ["人", "花名册"]])
def test_a_share_alone_is_of_the_people_in_the_row_above_it(behind: list[str]) -> None:
    blank = [""] * len(behind)
    rows = [["专职人员", "12", *behind], ["其中大专及以上或中级职称及以上", "9", *behind], ["占比", "0.75", *blank]]
    assert found(rows).get(QUALIFICATION_RATIO) == Decimal("0.75")


def test_a_share_alone_under_others_is_none_of_those_who_qualify() -> None:
    rows = [["其中大专及以上或中级职称及以上", "9", "人"], ["女职工", "6", "人"], ["占比", "0.5", ""]]
    assert QUALIFICATION_RATIO not in found(rows)


@pytest.mark.parametrize(
    ("label", "value", "area"),
    [
        ("经营面积", "办公136.4平方米", "136.4"),
        ("经营场所面积", "租用办公室88㎡", "88"),
        ("办公场所", "自有，142平方米", "142"),
        ("场地面积", "办公82平方米、仓库90平方米", "82"),
        ("经营面积", "办公136平方米，其中转租30平方米", "106"),
        ("经营面积", "仓库136.4平方米", None),
        ("经营面积", "门店136.4平方米", None),
        ("经营面积", "非办公136.4平方米", None),
        ("经营面积", "拟租办公136.4平方米", None),
        ("经营面积", "办公136.4平方米（含仓库）", None),
        ("经营面积", "办公人均13.6平方米", None),
        ("经营面积", "办公及仓储136.4平方米", None),
        ("经营面积", "租用136.4平方米作仓库", None),
    ],
)
def test_a_value_may_name_once_more_what_its_label_asks_for(label: str, value: str, area: str | None) -> None:
    assert found([[label, value]]) == ({FLOOR_AREA: Decimal(area)} if area else {})


@pytest.mark.parametrize(
    ("value", "assets"),
    [("年末61.25万元", 612500), ("期末余额612,500元", 612500), ("年初61.25万元", None), ("净资产61.25万元", None)],
)
def test_assets_at_the_end_of_the_year_in_a_value(value: str, assets: int | None) -> None:
    assert found([["资产总额", value]]) == ({TOTAL_ASSETS: Decimal(assets)} if assets else {})


@pytest.mark.parametrize(
    ("label", "value", "figures"),
    [
        ("办公面积", "壹佰叁拾贰点伍肆", {FLOOR_AREA: Decimal("132.54")}),
        ("办公面积（平方米）", "一百三十二点五", {FLOOR_AREA: Decimal("132.5")}),
        ("大专以上学历或中级以上职称人员占比（%）", "七十五点五", {QUALIFICATION_RATIO: Decimal("0.755")}),
        ("专职人数", "六点五", {}),
        ("办公面积", "三点", {}),
        ("办公面积", "十一点半", {}),
    ],
)
def test_a_figure_in_words_may_have_decimals(label: str, value: str, figures: dict[Field, Decimal]) -> None:
    assert found([[label, value]]) == figures
