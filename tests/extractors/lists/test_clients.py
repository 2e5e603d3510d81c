"""Lists of enterprises served: distinct names of the year are counted, every other row says why not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.lists.clients import find
from extractors.model import UNREAD, Basis, Block, Claim, CountOf, Place, Remark, RowReason, Spot
from extractors.papers import papers
from tests.extractors.build import document, table

HEADER = ["序号", "企业名称", "服务内容", "服务时间"]
NAMES = [
    "阳江市恒达五金制品有限公司",
    "阳江市启源食品有限公司",
    "阳春市汇通物流有限责任公司",
    "广东盛林新材料股份有限公司",
    "阳西县海泰水产厂",
    "阳江粤兴模具有限公司",
]


def found(*blocks: Block | str, name: str = "附件.docx") -> tuple[Claim, ...]:
    made = document(*blocks, name=name)
    return find(made, papers(made))


def only(*blocks: Block | str) -> Claim:
    (claim,) = found(*blocks)
    return claim


def rows(names: list[str], dates: list[str] | str = "2022-03-05") -> list[list[str]]:
    days = [dates] * len(names) if isinstance(dates, str) else dates
    return [[str(i), n, "管理咨询", d] for i, (n, d) in enumerate(zip(names, days, strict=True), 1)]


def listed(names: list[str], dates: list[str] | str = "2022-03-05", title: str = "2022年度服务企业名单") -> Claim:
    return only(title, table([HEADER, *rows(names, dates)]))


def bounds(claim: Claim) -> tuple[Decimal, Decimal, Decimal]:
    assert claim.count is not None
    return claim.count.low, claim.value, claim.count.high


def reasons(claim: Claim) -> list[RowReason | None]:
    assert claim.count is not None
    return [row.reason for row in claim.count.rows]


def test_distinct_enterprises_of_the_year_are_counted() -> None:
    claim = listed([*NAMES, NAMES[0], "阳江市 启源食品有限公司。"])
    assert bounds(claim) == (6, 6, 6)
    assert reasons(claim) == [None] * 6 + [RowReason.DUPLICATE] * 2
    assert claim.basis is Basis.COMPUTED
    assert claim.as_of is not None and claim.as_of.isoformat() == "2022-12-31"
    assert claim.count is not None and claim.count.of is CountOf.CLIENTS and claim.evidence.quote == ""
    assert claim.count.rows[6].remark == Remark("repeats_enterprise", ("2", NAMES[0]))


@pytest.mark.parametrize(
    "day",
    [
        "2021-12-30",
        "2021.12",
        "2021年11月",
        "2021/3/5",
        "20211105",
        "二〇二一年五月",
        "2021年",
        "21.3.5",
        "2020-2021年",
    ],
)
def test_rows_of_other_years_are_not_counted(day: str) -> None:
    claim = listed(NAMES, ["2022-01-05"] * 5 + [day])
    assert claim.value == 5
    assert reasons(claim)[-1] is RowReason.OTHER_YEAR


@pytest.mark.parametrize("day", ["3月5日", "2021.11-2022.3", "2020年至今", "2022全年", "", "2021.5、2022.6", "长期"])
def test_rows_that_reach_into_the_year_or_name_none_are_counted(day: str) -> None:
    assert listed(NAMES, ["2022-01-05"] * 5 + [day]).value == 6


def test_without_a_year_in_the_title_that_of_most_rows_is_the_lists() -> None:
    claim = listed(NAMES, ["2021-01-05"] * 5 + ["2022-03-05"], title="服务企业台账")
    assert claim.value == 5
    assert claim.as_of is not None and claim.as_of.year == 2021


def test_a_list_of_several_years_gives_a_count_for_each() -> None:
    dates = ["2021-03-01"] * 3 + ["2022-03-01"] * 3
    claims = found("2021-2022年服务企业名单", table([HEADER, *rows(NAMES, dates)]))
    assert [(c.as_of.year if c.as_of else 0, c.value) for c in claims] == [(2021, 3), (2022, 3)]


def test_headings_may_say_the_year_of_the_rows_under_them() -> None:
    body = [*rows(NAMES[:3], ""), ["2021年", "<", "<", "<"], *rows(NAMES[3:], "")]
    claim = only("2022年度服务企业名单", table([HEADER, ["2022年", "<", "<", "<"], *body]))
    assert claim.value == 3


def test_several_tables_are_one_list() -> None:
    first, second = table([HEADER, *rows(NAMES[:4])]), table([HEADER, *rows([*NAMES[3:], "阳江市金河纸业有限公司"])], 2)
    claim = only("2022年第一季度服务企业名单", first, "2022年第二季度服务企业名单", second)
    assert claim.value == 7
    assert reasons(claim).count(RowReason.DUPLICATE) == 1


def test_persons_offices_and_totals_are_no_enterprises() -> None:
    names = [*NAMES, "林小禾", "江城区农业农村局", "阳江市五金行业协会", "阳江市某某职业技术学校"]
    claim = only("2022年服务企业名单", table([HEADER, *rows(names), ["合计", "10家", "", ""]]))
    assert claim.value == 6
    assert reasons(claim).count(RowReason.NOT_ENTERPRISE) == 4
    assert reasons(claim)[-1] is RowReason.TOTAL_ROW


def test_shops_count_as_micro_enterprises_and_are_named() -> None:
    claim = listed([*NAMES, "江城区小禾小吃店"])
    assert bounds(claim) == (6, 7, 7)
    assert claim.count is not None and claim.count.rows[-1].remark == Remark("shop_as_micro")


def test_a_shop_whose_size_the_list_states_counts_surely() -> None:
    header = [*HEADER[:2], "企业规模", "服务时间"]
    names = [*NAMES, "江城区小禾小吃店", "阳东区联发渔具经营部"]
    stated = [[str(i), n, "微型", "2022年"] for i, n in enumerate(names, 1)]
    assert bounds(only("2022年服务企业名单", table([header, *stated]))) == (8, 8, 8)
    sole = [*stated[:-1], ["8", names[-1], "个体工商户", "2022年"]]
    assert bounds(only("2022年服务企业名单", table([header, *sole]))) == (7, 8, 8)


def test_names_that_were_not_read_are_not_one_enterprise_again_and_again() -> None:
    claim = only("2022年服务企业名单", table([HEADER, *rows([*NAMES, UNREAD, UNREAD, f"{UNREAD} {UNREAD}"])]))
    assert bounds(claim) == (6, 6, 9)
    assert reasons(claim)[6:] == [RowReason.UNREADABLE] * 3


def test_a_name_without_its_form_in_a_full_row_is_a_row_though_its_number_was_not_read() -> None:
    made = rows(NAMES)
    made[3] = ["", "广东盛林新材料", "管理咨询", "2022-03-05"]
    header, made = [*HEADER, "联系人"], [[*row, "黄川"] for row in made]
    claim = only("2022年度服务企业名单", table([header, *made]))
    assert claim.count is not None
    assert (claim.value, claim.count.low, claim.count.high) == (6, 5, 6)


def test_when_a_client_moved_in_is_not_when_it_was_served_though_it_was_misread() -> None:
    header = [*HEADER, "人孵日期"]
    made = [[*row, f"20{16 + i}-04-01"] for i, row in enumerate(rows(NAMES, ["2022-03-05"] * 5 + [""]))]
    claim = only("2022年度服务企业名单", table([header, *made]))
    assert claim.value == 6


def test_stray_print_beside_a_name_or_in_its_place_is_no_enterprise() -> None:
    names = [NAMES[0] + "  答策妞", "堡嫦  " + NAMES[1], *NAMES[2:], NAMES[0]]
    body = [*rows(names), ["", "堡小思军冠", "管", ""], ["8", "恒达五金", "咨询", ""]]
    claim = only("2022年服务企业名单", table([HEADER, *body]))
    assert bounds(claim) == (6, 7, 8)
    assert reasons(claim)[-3:] == [RowReason.DUPLICATE, RowReason.UNREADABLE, None]


def test_large_enterprises_do_not_count() -> None:
    header = [*HEADER[:2], "企业规模", "服务时间"]
    body = [
        [str(i), n, size, "2022年"]
        for i, (n, size) in enumerate(zip(NAMES, ["小型", "微型", "中型", "大型", "小型", "微型"], strict=True), 1)
    ]
    assert only("2022年服务企业名单", table([header, *body])).value == 5


def test_near_duplicates_are_left_out_and_widen_the_bounds() -> None:
    claim = listed([*NAMES, "阳江恒达五金制品有限公司", "阳江市启源食品厂"])
    assert bounds(claim) == (6, 7, 8)
    assert reasons(claim)[-2:] == [RowReason.NEAR_DUPLICATE, None]


def test_names_that_differ_in_their_place_count_each_and_may_be_one() -> None:
    claim = listed([*NAMES, "广东恒达五金制品有限公司", "阳春市启源食品有限公司"])
    assert bounds(claim) == (7, 8, 8)


def test_brands_that_differ_in_one_character_are_two_enterprises() -> None:
    claim = listed([*NAMES, "阳江市恒源五金制品有限公司"])
    assert bounds(claim) == (7, 7, 7)


def test_whom_to_call_tells_names_apart_or_together() -> None:
    header = ["企业名称", "服务内容", "联系人", "联系电话"]
    body = [[n, "咨询", "陈大川", f"1380000000{i}"] for i, n in enumerate(NAMES)]
    twin = ["阳江市恒选五金制品有限公司", "培训", "陈大川", "13800000000"]
    claim = only("服务企业名单", table([header, *body, twin]))
    assert bounds(claim) == (6, 6, 7)


def test_codes_tell_names_apart_or_together() -> None:
    header = ["企业名称", "统一社会信用代码", "服务内容"]
    codes = ["91441700MA0000000X", "91441700MA0000001X", "91441700MA0000002X", "91441700MA0000000X"]
    names = [NAMES[0], NAMES[1], "阳江恒达五金制品有限公司", "恒达水产"]
    claim = only("服务企业名单", table([header, *([n, c, "咨询"] for n, c in zip(names, codes, strict=True))]))
    assert bounds(claim) == (3, 3, 4)
    assert reasons(claim) == [None, None, None, RowReason.NEAR_DUPLICATE]


def test_names_alone_in_several_columns() -> None:
    grid = [["企业名称", "企业名称"], *([a, b] for a, b in zip(NAMES[::2], NAMES[1::2], strict=True))]
    assert only("2022年服务企业名单", table(grid)).value == 6
    assert only("2022年服务企业名单", table(grid[1:])).value == 6


def test_names_in_plain_lines() -> None:
    lines = [f"{i}、{name}" for i, name in enumerate(NAMES, 1)]
    claim = only("2022年服务的中小微企业名单如下：", *lines, "以上企业均为本地企业。")
    assert claim.value == 6
    assert claim.evidence.place == Place(Spot.PARAGRAPH, 2)
    together = only("2022年服务企业名单：", "；".join(lines) + "。", "共6家。")
    assert together.value == 6 and "total_row" in together.confirmed_by


def test_row_numbers_and_totals_say_that_rows_may_be_missing() -> None:
    body = rows(NAMES)
    body[5][0] = "8"
    claim = only("2022年服务企业名单", table([HEADER, *body]), "共计8家")
    assert bounds(claim) == (6, 6, 8)
    assert claim.count is not None
    assert claim.count.gaps == (Remark("numbers_missing", ("6-7",)), Remark("enterprises_total_differs", ("8", "6")))


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("合作机构名单", ["序号", "单位名称", "服务内容", "联系人"]),
        ("应收账款前五名", ["序号", "单位名称", "期末余额", "占比"]),
        ("典型服务案例", ["序号", "企业名称", "服务内容", "成效"]),
        ("主要设备清单", ["序号", "名称", "型号", "数量"]),
        ("关联方", ["序号", "企业名称", "关系", "比例"]),
    ],
)
def test_other_lists_are_not_of_clients(title: str, header: list[str]) -> None:
    body = [[str(i), n, "甲", "乙"] for i, n in enumerate(NAMES, 1)]
    assert found(title, table([header, *body])) == ()


def test_a_form_that_names_one_enterprise_is_no_list() -> None:
    form = [["企业名称", NAMES[0], "联系人", "陈大川"], ["服务内容", "咨询", "服务时间", "2022年"]]
    assert found("服务企业登记表", table(form)) == ()


def test_lines_that_run_into_one_another() -> None:
    names = [*NAMES, "阳江市麦田⾷品⼚"]
    text = "".join(f"{i}、{name}" for i, name in enumerate(names, start=1))
    assert only("2022年度服务企业名录", text).value == len(names)


def test_a_header_of_firms_tested_is_no_firm() -> None:
    made = table([["编号", "受检企业", "检测项目", "送检日期"], *rows(NAMES)])
    assert only("2022年度服务企业名单", made).value == len(NAMES)


def test_a_remark_or_a_day_that_was_not_read_makes_a_doubt() -> None:
    made = table([[*HEADER, "备注"], *([*r, UNREAD if r[0] == "2" else ""] for r in rows(NAMES))])
    assert bounds(only("2022年度服务企业名单", made)) == (5, 6, 6)
    assert bounds(listed(NAMES, [*["2022-03-05"] * 5, UNREAD])) == (5, 6, 6)


def test_a_header_of_the_lists_own_words_on_the_next_page_is_no_client() -> None:
    head = ["序号", "顾问单位", "服务期间", "主办律师"]
    body = [[str(i), n, "2022.1.1—2022.12.31", "关振海"] for i, n in enumerate(NAMES, 1)]
    claim = only("2022年度常年法律顾问单位名单", table([head, *body[:3], head, *body[3:]]))
    assert claim.value == len(NAMES)


def test_members_of_whom_a_column_says_whether_they_were_served_are_clients() -> None:
    head = ["序号", "会员企业名称", "入会年份", "2022年度是否接受服务", "服务内容"]
    body = [[str(i), n, "2015", "否" if i % 3 == 0 else "是", "产销对接"] for i, n in enumerate(NAMES, 1)]
    assert only("会员企业及2022年度服务情况表", table([head, *body])).value == 4


_BRANDS = ("榕桥", "三友", "绿野", "潮声", "石桥", "明理", "海风", "金岭", "银河", "青松", "白帆", "红岩")
_FULL = [f"阳江市{brand}五金制品有限公司" for brand in _BRANDS]
_CODES = [f"91441702MA4UABC{i:02d}X" for i in range(len(_BRANDS))]


def _bounds(title: str, head: list[str], rows: list[list[str]]) -> list[tuple[int, ...]]:
    paper = document(title, table([head, *rows]), name="表.xlsx")
    counts = [c.count for c in find(paper, papers(paper)) if c.count]
    return [(sum(r.counted for r in c.rows), int(c.low), int(c.high)) for c in counts]


@pytest.mark.parametrize(
    ("head", "code"),
    [("信用代码", "{}"), ("备注", "税号{}"), ("开票编码", "{}")],
)
def test_an_enterprise_is_known_by_its_code_in_any_column(head: str, code: str) -> None:
    ways = (_FULL, [f"{b}五金" for b in _BRANDS], [f"阳江{b}（老板陈生）" for b in _BRANDS])
    rows = [[name, "检测", code.format(c)] for way in ways for name, c in zip(way, _CODES, strict=True)]
    assert _bounds("2026年服务企业名单", ["企业名称", "服务内容", head], rows) == [(12, 12, 12)]


def test_other_codes_tell_names_apart_and_one_in_all_rows_is_that_of_who_serves() -> None:
    others = [name.replace("有限公司", "厂") for name in _FULL]
    codes = [f"92441702MA4UABC{i:02d}X" for i in range(len(_BRANDS))]
    rows = [[n, c] for n, c in zip([*_FULL, *others], [*_CODES, *codes], strict=True)]
    assert _bounds("2026年服务企业名单", ["企业名称", "信用代码"], rows) == [(24, 24, 24)]
    for head in ("代码", "服务机构代码"):
        same = [[name, _CODES[0]] for name in _FULL]
        assert _bounds("2026年服务企业名单", ["企业名称", head], same) == [(12, 12, 12)]


@pytest.mark.parametrize("short", ["{}五金", "{}公司"])
def test_a_name_that_may_be_short_for_another_is_open(short: str) -> None:
    names = [*_FULL, *(short.format(b) for b in _BRANDS)]
    ((_, low, high),) = _bounds(
        "2026年服务企业名单", ["序号", "企业名称"], [[str(i), n] for i, n in enumerate(names, 1)]
    )
    assert (low, high) == (12, 24)


@pytest.mark.parametrize(
    ("head", "counted"),
    [("送检企业", 1), ("受训单位", 1), ("委托方", 1), ("检测单位", 0), ("企业名称", 0)],
)
def test_a_header_may_say_that_those_under_it_were_served(head: str, counted: int) -> None:
    rows = [[f"KC{i}", name, _CODES[i], "手柄"] for i, name in enumerate(_FULL)]
    assert len(_bounds("收样情况", ["收样号", head, "信用代码", "样品"], rows)) == counted


@pytest.mark.parametrize(
    ("other", "own"),
    [
        ("二五年五月", "二六年五月"),
        ("二〇二五年十二月三日", "二〇二六年一月"),
        ("乙巳年三月", "丙午年三月"),
        ("45800", "46200"),
        ("贰零贰伍年五月", "贰零贰陆年五月"),
    ],
)
def test_days_in_words_tell_their_year(other: str, own: str) -> None:
    rows = [[name, other if i < 5 else own] for i, name in enumerate(_FULL)]
    assert _bounds("2026年服务企业名单", ["企业名称", "服务时间"], rows) == [(7, 7, 7)]


@pytest.mark.parametrize(("other", "own"), [("去年5月", "今年5月"), ("狗年", "猪年"), ("民国一一四年", "3月")])
def test_days_that_nobody_can_read_leave_the_count_open(other: str, own: str) -> None:
    rows = [[name, other if i < 5 else own] for i, name in enumerate(_FULL)]
    ((counted, low, _),) = _bounds("2026年服务企业名单", ["企业名称", "服务时间"], rows)
    assert counted == 12 and low <= 7


def test_parts_of_a_year_are_of_the_lists_year() -> None:
    days = [
        "3月5日",
        "一季度",
        "上半年",
        "长期",
        "每月",
        "全年",
        "03-05",
        "五月至八月",
        "春节前",
        "5月上旬",
        "一年",
        "",
    ]
    rows = [[name, day] for name, day in zip(_FULL, days, strict=True)]
    assert _bounds("2026年服务企业名单", ["企业名称", "服务时间"], rows) == [(12, 12, 12)]
