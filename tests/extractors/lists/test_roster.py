"""Rosters of any make are counted: who is full time, who qualifies, who stands there twice, what may be missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.fields import Field
from extractors.lists.roster import find
from extractors.model import Basis, Block, Claim, Count, Document, Place, Remark, RowReason, Spot, Table
from extractors.papers import papers
from tests.extractors.build import document, table
from tests.fields import HEADCOUNT, QUALIFICATION_RATIO

HEADER = ["序号", "姓名", "性别", "学历", "职称", "用工性质"]
STAFF = [
    ["1", "林小禾", "女", "本科", "工程师", "专职"],
    ["2", "陈大川", "男", "大专", "助理工程师", "专职"],
    ["3", "黄 川", "男", "中专", "中级经济师", "专职"],
    ["4", "梁文远", "男", "高中", "无", "专职"],
    ["5", "欧阳一木", "女", "硕士研究生", "", "专职"],
    ["6", "谢一帆", "男", "本科", "高级会计师", "兼职"],
]


def claims(*blocks: Block | str, name: str = "花名册.docx") -> dict[Field, Claim]:
    found = _found(document(*blocks, name=name))
    assert len({c.field for c in found}) == len(found)
    return {c.field: c for c in found}


def _found(made: Document) -> tuple[Claim, ...]:
    return find(made, papers(made))


def roster(rows: list[list[str]], header: list[str] = HEADER, title: str = "从业人员名册") -> dict[Field, Claim]:
    return claims(title, table([header, *rows]))


def reasons(claim: Claim) -> dict[str, RowReason | None]:
    assert claim.count is not None
    return {row.label: row.reason for row in claim.count.rows}


def bounds(claim: Claim) -> tuple[Decimal, Decimal, Decimal]:
    assert claim.count is not None
    return claim.count.low, claim.value, claim.count.high


def test_full_time_people_are_counted_and_the_share_of_those_who_qualify() -> None:
    found = roster(STAFF)
    headcount, ratio = found[HEADCOUNT], found[QUALIFICATION_RATIO]
    assert bounds(headcount) == (5, 5, 5)
    assert headcount.basis is Basis.COMPUTED
    assert reasons(headcount)["谢一帆"] is RowReason.PART_TIME
    assert "row_numbers" in headcount.confirmed_by
    assert bounds(ratio) == (Decimal("0.8"), Decimal("0.8"), Decimal("0.8"))
    assert ratio.count is not None and ratio.count.strict == Decimal("0.2")
    assert reasons(ratio)["梁文远"] is RowReason.NOT_QUALIFIED
    assert headcount.evidence.quote == "" and headcount.evidence.place == Place(table=1, row=2, last_row=7)


def column(header: str, *values: str) -> dict[Field, Claim]:
    rows = [[str(i), name, "本科", value] for i, (name, value) in enumerate(zip(NAMES, values, strict=False), 1)]
    return claims("人员花名册", table([["序号", "姓名", "学历", header], *rows]))


NAMES = ["林小禾", "陈大川", "黄川", "梁文远", "欧阳一木", "谢一帆", "许家树"]


@pytest.mark.parametrize(
    ("header", "values", "full"),
    [
        ("专职/兼职", ["专职", "专职", "兼职", "专职"], 3),
        ("是否专职", ["是", "是", "否", "是"], 3),
        ("是否兼职", ["否", "否", "是", "否"], 3),
        ("专职", ["√", "√", "", "√"], 3),
        ("兼职", ["", "", "√", ""], 3),
        ("用工形式", ["劳动合同", "劳动合同", "实习", "劳动合同"], 3),
        ("人员类别", ["☑专职 □兼职", "□专职 ☑兼职", "☑专职 □兼职", "☑专职□兼职"], 3),
        ("人员类别", ["专职☑兼职□", "专职□兼职☑", "专职☑兼职□", "专职☑兼职□"], 3),
        ("在职情况", ["在职", "在职", "已离职", "在职"], 3),
        ("备注", ["", "党员", "外聘专家，兼职", ""], 3),
        ("备注", ["", "", "2022年6月离职", ""], 3),
        ("离职日期", ["", "", "2022-06-30", ""], 3),
        ("岗位", ["主任", "咨询师", "实习生", "法务"], 3),
        ("人员类别", ["管理类", "技术类", "技术类", "其他"], 4),
        ("用工性质", ["全日制", "全日制", "非全日制", "全日制"], 3),
        ("编制", ["事业编制", "编外聘用", "临时工", "合同制"], 3),
    ],
)
def test_how_people_work_here_is_read_from_columns_of_any_wording(header: str, values: list[str], full: int) -> None:
    assert column(header, *values)[HEADCOUNT].value == full


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["专职", "专职", "", "专职"], (3, 4, 4)),  # an empty cell among filled ones is not known to be full time
        (["", "", "兼职", ""], (3, 3, 3)),  # only exceptions are marked
        (["专职", "专职", "劳务派遣", "专职"], (3, 4, 4)),
        (["专职", "专职", "退休返聘", "专职"], (3, 3, 4)),
        (["专职", "专职", "#¥", "专职"], (3, 4, 4)),
        (["√", "√", "#", "√"], (0, 4, 4)),  # ticks of two columns read as one
    ],
    ids=["empty", "exceptions", "dispatched", "rehired", "unreadable", "ticks"],
)
def test_who_may_or_may_not_count_widens_the_bounds(values: list[str], expected: tuple[int, int, int]) -> None:
    assert bounds(column("用工性质" if "√" not in values else "专职兼职", *values)[HEADCOUNT]) == expected


def test_headings_of_sections_say_who_is_part_time() -> None:
    rows = [
        ["一、专职人员", "<", "<"],
        ["1", "林小禾", "本科"],
        ["2", "陈大川", "大专"],
        ["二、兼职人员（2人）", "<", "<"],
        ["1", "黄川", "本科"],
        ["2", "梁文远", "本科"],
        ["合计", "4人", ""],
    ]
    found = claims("人员名册", table([["序号", "姓名", "学历"], *rows]))
    headcount = found[HEADCOUNT]
    assert bounds(headcount) == (2, 2, 2)
    assert "total_row" in headcount.confirmed_by
    assert RowReason.TOTAL_ROW in reasons(headcount).values()


def test_title_rows_two_header_rows_and_any_order_of_columns() -> None:
    rows = [
        ["某某中心从业人员基本情况表", "<", "<", "<", "<"],
        ["填表日期：2022年12月31日", "<", "<", "<", "<"],
        ["姓名", "学历情况", "<", "专业技术资格", "专/兼职"],
        ["^", "文化程度", "毕业院校", "^", "^"],
        ["林小禾", "本科", "某大学", "", "专职"],
        ["陈大川", "高中", "某中学", "经济师", "专职"],
        ["黄川", "中专", "某校", "助理会计师", "专职"],
    ]
    found = claims(table(rows))
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)
    assert found[QUALIFICATION_RATIO].value == Decimal(2) / 3
    as_of = found[HEADCOUNT].as_of
    assert as_of is not None and as_of.isoformat() == "2022-12-31"


def test_a_title_over_all_columns_is_no_header() -> None:
    rows = [["工作人员名单", "<", "<"], ["序号", "姓名", "学历"], ["1", "林小禾", "本科"], ["2", "陈大川", "大专"]]
    assert claims(table(rows))[QUALIFICATION_RATIO].value == 1


def test_ticks_in_two_columns_and_one_that_was_not_read() -> None:
    ticks = [("√", ""), ("√", ""), ("", "√"), ("", ""), ("V", "")]
    rows = [[name, "本科", *pair] for name, pair in zip(NAMES, ticks, strict=False)]
    found = claims("在职人员名单", table([["姓名", "学历", "专职", "兼职"], *rows]))
    assert bounds(found[HEADCOUNT]) == (3, 4, 4)


def test_two_people_side_by_side_in_a_row() -> None:
    header = ["序号", "姓名", "学历", "序号", "姓名", "学历"]
    rows = [
        ["1", "林小禾", "本科", "2", "陈大川", "大专"],
        ["3", "黄川", "高中", "4", "", ""],
        ["5", "许家树", "本科", "", "", ""],
    ]
    found = claims("员工名册", table([header, *rows]))
    assert found[HEADCOUNT].value == 4
    assert found[QUALIFICATION_RATIO].value == Decimal("0.75")


def test_a_list_goes_on_without_a_header_in_the_next_table() -> None:
    first, second = table([HEADER, *STAFF[:3]]), table(STAFF[3:], number=2)
    found = claims("从业人员名册", first, second)
    assert found[HEADCOUNT].value == 5


def test_a_list_without_any_header_is_known_by_what_it_holds() -> None:
    found = claims("从业人员名册", table([[r[0], r[1], r[2], r[3]] for r in STAFF]))
    assert found[HEADCOUNT].value == 6
    assert found[QUALIFICATION_RATIO].value == Decimal(4) / 6


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["林小禾", "女", "本科", "110101199001011234"], ["林小禾", "女", "本科", "110101199001011234"], (3, 3, 3)),
        (["林小禾", "女", "本科", "110101199001011234"], ["林小禾", "女", "大专", "110101198501015678"], (4, 4, 4)),
        (["林小禾", "女", "本科", "1101**********1234"], ["林小禾", "女", "本科", "1101**********1234"], (3, 3, 3)),
        (["林小禾", "女", "本科", ""], ["林小禾", "女", "本科", ""], (3, 3, 3)),
        (["林小禾", "女", "本科", ""], ["林小禾", "女", "大专", ""], (3, 3, 4)),
        (["林小禾", "女", "本科", ""], ["林小禾", "男", "本科", ""], (4, 4, 4)),
        (["林小禾", "女", "本科", "110101199001011234"], ["林小木", "女", "本科", "110101199001011234"], (3, 4, 4)),
    ],
)
def test_who_stands_there_twice_counts_once(
    first: list[str], second: list[str], expected: tuple[int, int, int]
) -> None:
    rows = [first, ["陈大川", "男", "本科", "1"], ["黄川", "男", "本科", "2"], second]
    found = claims("职工名册", table([["姓名", "性别", "学历", "身份证号"], *rows]))
    assert bounds(found[HEADCOUNT]) == expected


def numbered(numbers: list[str], *after: str, title: str = "职工名册") -> Claim:
    rows = [[n, name, "本科"] for n, name in zip(numbers, NAMES, strict=False)]
    return claims(title, table([["序号", "姓名", "学历"], *rows]), *after)[HEADCOUNT]


@pytest.mark.parametrize(
    ("numbers", "missing", "absent"),
    [
        (["1", "2", "3", "4"], 0, ()),
        (["1", "2", "4", "5"], 1, ("3",)),
        (["1", "2", "", "4"], 0, ()),
        (["1", "2", "8", "4"], 0, ()),  # a digit misread
        (["1", "2", "3", "8"], 4, ("4-7",)),
        (["2", "3", "4"], 1, ("1",)),
        (["1", "2", "1", "2", "3"], 0, ()),
    ],
)
def test_row_numbers_that_skip_say_that_rows_may_be_missing(
    numbers: list[str], missing: int, absent: tuple[str, ...]
) -> None:
    claim = numbered(numbers)
    assert claim.count is not None
    assert bounds(claim) == (len(numbers), len(numbers), len(numbers) + missing)
    assert claim.count.gaps == ((Remark("numbers_missing", absent),) if absent else ())


def test_a_stated_total_confirms_or_contradicts() -> None:
    good = numbered(["1", "2", "3"], "以上共计3人。")
    assert good.count is not None and good.count.gaps == () and "total_row" in good.confirmed_by
    more = numbered(["1", "2", "3"], "以上共计5人。")
    assert (
        more.count is not None
        and more.count.gaps == (Remark("people_total_differs", ("5", "3")),)
        and bounds(more) == (3, 3, 5)
    )
    fewer = numbered(["1", "2", "3"], "合计：2人")
    assert fewer.count is not None and bounds(fewer) == (2, 3, 3)
    pages = numbered(["1", "2", "3"], "第1页共1页")
    assert pages.count is not None and pages.count.gaps == ()
    titled = numbered(["1", "2", "3"], title="职工名册（共4人）")
    assert bounds(titled) == (3, 3, 4)


def test_missing_rows_may_raise_or_lower_the_share() -> None:
    rows = [["1", "林小禾", "本科"], ["2", "陈大川", "中专"], ["4", "黄川", "本科"]]
    ratio = claims("职工名册", table([["序号", "姓名", "学历"], *rows]))[QUALIFICATION_RATIO]
    assert bounds(ratio) == (Decimal("0.5"), Decimal(2) / 3, Decimal("0.75"))


def test_rows_that_are_empty_or_not_read() -> None:
    rows = [
        ["1", "林小禾", "本科"],
        ["2", "", "大专"],
        ["3", "陈大川", "本科"],
        ["4", "黄川", ""],
        ["5", "", ""],
        ["6", "", ""],
    ]
    rows = [[n, name, "女" if name or degree else "", degree] for n, name, degree in rows]
    found = claims("员工名册", table([["序号", "姓名", "性别", "学历"], *rows]))
    assert bounds(found[HEADCOUNT]) == (3, 3, 4)
    assert bounds(found[QUALIFICATION_RATIO]) == (Decimal(2) / 3, Decimal(2) / 3, Decimal(1))


def test_insurance_lists_name_people_once_for_every_insurance() -> None:
    rows = [
        [name, number, sort, "4200.00"]
        for name, number in (("林小禾", "1234567890"), ("陈大川", "1234567891"), ("黄川", "1234567892"))
        for sort in ("养老保险", "工伤保险")
    ]
    found = claims(
        "社会保险参保缴费明细", table([["姓名", "个人编号", "险种", "缴费基数"], *rows]), "参保人数合计：3人"
    )
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)
    assert QUALIFICATION_RATIO not in found


def test_totals_and_notes_that_stand_among_the_names_are_no_people() -> None:
    rows = [
        ["1", "林小禾", "本科"],
        ["2", "陈大川", "大专"],
        ["参保人数合计：2人", "<", "0.00"],
        ["", "电话：0662", "印"],
    ]
    claim = claims("职工名册", table([["序号", "姓名", "学历"], *rows]))[HEADCOUNT]
    assert bounds(claim) == (2, 2, 3)
    assert "total_row" in claim.confirmed_by


def test_marks_answer_a_header_that_asks() -> None:
    header = ["姓名", "是否大专及以上学历", "是否中级及以上职称"]
    rows = [["林小禾", "是", "否"], ["陈大川", "否", "是"], ["黄川", "否", "否"], ["梁文远", "是", "是"]]
    ratio = claims("专职人员名册", table([header, *rows]))[QUALIFICATION_RATIO]
    assert ratio.value == Decimal("0.75")
    assert ratio.count is not None and ratio.count.strict == Decimal("0.25")


def test_people_in_plain_lines() -> None:
    lines = [
        "1. 林小禾，女，本科，无职称，专职",
        "2. 陈大川，男，高中，中级经济师，专职",
        "3. 黄 川，男，中专，助理工程师，专职",
        "4. 欧阳一木，女，硕士研究生，讲师，兼职",
    ]
    found = claims("队伍情况表", *lines, "合计4人")
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)
    assert found[QUALIFICATION_RATIO].value == Decimal(2) / 3
    assert found[HEADCOUNT].evidence.place == Place(Spot.PARAGRAPH, 2)
    assert "total_row" in found[HEADCOUNT].confirmed_by


def test_people_of_one_paragraph_as_scans_give_them() -> None:
    found = claims(
        "职工名录",
        "1.林小禾，女，本科，无职称，专职2.陈大川，男，高中，经济师，专职3：黄川，男，中专，无职称，专职",
        "4.许家树，女，大专，无职称，兼职",
    )
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)
    assert set(found) == {HEADCOUNT, QUALIFICATION_RATIO}


def test_people_in_plain_lines_under_headings_and_with_labels() -> None:
    lines = ["林小禾 性别：女 学历：本科", "陈大川 性别：男 学历：大专", "二、兼职人员", "黄川 性别：男 学历：本科"]
    found = claims("职工名册", "一、专职人员", *lines)
    assert bounds(found[HEADCOUNT]) == (2, 2, 2)
    assert found[QUALIFICATION_RATIO].value == 1


def test_sentences_that_name_people_are_no_roster() -> None:
    lines = ["中心主任林小禾，毕业于某大学。", "陈大川，负责培训工作。", "黄川、许家树等参加会议。"]
    assert _found(document("工作总结", *lines, name="总结.docx")) == ()


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("参加培训学员名单", ["序号", "姓名", "学历", "职务"]),
        ("专家库名单", ["序号", "姓名", "职称", "职务"]),
        ("职称证书一览表", ["序号", "姓名", "职称", "证书编号"]),
        ("", ["序号", "姓名", "职称", "证书编号"]),
        ("主要管理人员", ["序号", "姓名", "学历", "职务"]),
    ],
)
def test_lists_of_other_people_or_of_some_only_are_no_rosters(title: str, header: list[str]) -> None:
    rows = [[str(i), name, "本科", "主任"] for i, name in enumerate(NAMES, 1)]
    assert _found(document(title, table([header, *rows]), name="附件.docx")) == ()


def test_a_form_about_one_person_is_no_roster() -> None:
    rows = [["姓名", "林小禾", "性别", "女"], ["学历", "本科", "职称", "工程师"], ["单位", "某中心", "职务", "主任"]]
    assert _found(document("负责人情况", table(rows))) == ()


def test_part_time_lists_and_rosters_of_two_years_are_not_added_up() -> None:
    part = [["1", "许家树", "本科"], ["2", "谢一帆", "本科"], ["3", "梁文远", "本科"]]
    made = document(
        "专职人员名册", table([HEADER, *STAFF[:3]]), "兼职人员名册", table([[*HEADER[:2], "学历"], *part], 2)
    )
    assert [c.value for c in _found(made) if c.field is HEADCOUNT] == [3]
    years = document(
        "2021年从业人员名册", table([HEADER, *STAFF[:4]]), "2022年从业人员名册", table([HEADER, *STAFF[:3]], 2)
    )
    assert sorted(c.value for c in _found(years) if c.field is HEADCOUNT) == [3, 4]


def test_people_whose_lines_run_into_one_another() -> None:
    text = "1.林小禾，女，本科，工程师，专职2.黄⼦川，男，大专，专员，专职3.梁文远，⼥，高中，专员，专职"
    assert claims("人员名单", text)[HEADCOUNT].value == 3


def test_who_left_by_the_column_of_days() -> None:
    rows = [[*row[:5], "劳动合同", "2020.5至今"] for row in STAFF]
    rows[2][6] = "2020.5至2023.6离职"
    counted = roster(rows, [*HEADER, "到岗/离岗"])[HEADCOUNT]
    assert counted.value == 5
    assert reasons(counted)["黄川"] is RowReason.LEFT


def test_a_total_row_that_counts_degrees_first() -> None:
    counted = roster([*STAFF, ["合计", "6人", "", "大专以上4人", "", ""]])[HEADCOUNT]
    assert counted.count is not None
    assert not counted.count.gaps
    counted = roster([*STAFF, ["合计", "", "", "大专以上4人", "", "6人"]])[HEADCOUNT]
    assert counted.count is not None
    assert not counted.count.gaps


NAMES = ["陈嘉敏", "罗家豪", "冯冠霖", "何慧琳", "岑耀东", "谢文杰", "敖冠霖", "莫玉珍"]


def employed(header: str, *values: str) -> tuple[Decimal, Decimal, Decimal]:
    rows = [[str(i), n, "本科", v] for i, (n, v) in enumerate(zip(NAMES, values, strict=False), start=1)]
    return bounds(roster(rows, ["序号", "姓名", "学历", header], "平台人员名单")[HEADCOUNT])


@pytest.mark.parametrize(
    ("header", "values", "expected"),
    [
        ("工作单位", ["本单位"] * 4 + ["某职业技术学院", "某大学", "退休"], (4, 4, 4)),
        ("所属公司", ["甲物流有限公司"] * 4 + ["乙控股集团"], (4, 4, 4)),
        ("所属公司", ["甲物流有限公司"] * 2 + ["乙控股集团"] * 2, (0, 4, 4)),
        ("工作时间", ["全日制"] * 3 + ["每周2天", "周末", "按课时"], (3, 3, 3)),
        ("用工形式", ["全职"] * 3 + ["非全职", "非专职"], (3, 3, 3)),
    ],
)
def test_people_of_other_employers_and_of_part_of_the_time(
    header: str, values: list[str], expected: tuple[int, int, int]
) -> None:
    assert employed(header, *values) == expected


def test_ticks_under_degrees() -> None:
    header = ["序号", "姓名", "专职", "兼职", "本科及以上", "大专", "大专以下", "中级以上职称"]
    ticks = ["√,,√,,,", "√,,,√,,", "√,,,,√,√", "√,,,,√,", ",√,√,,,"]
    rows = [[str(i), n, *t.split(",")] for i, (n, t) in enumerate(zip(NAMES, ticks, strict=False), start=1)]
    found = roster(rows, header)
    assert (found[HEADCOUNT].value, found[QUALIFICATION_RATIO].value) == (4, Decimal("0.75"))


@pytest.mark.parametrize("state", ["停保（2023年11月）", "暂停缴费（中断）", "欠费"])
def test_people_whose_insurance_stopped(state: str) -> None:
    rows = [[str(i), n, "正常参保" if i < 4 else state] for i, n in enumerate(NAMES[:5], start=1)]
    found = roster(rows, ["序号", "姓名", "参保状态"], "社会保险参保人员明细表")
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)


def test_people_down_the_page_in_columns() -> None:
    rows = [
        ["姓名", *NAMES[:4]],
        ["学历", "博士", "硕士", "本科", "中专"],
        ["职称", "", "工程师", "", ""],
        ["性质", "专职", "专职", "专职", "兼职"],
        ["姓名", *NAMES[4:]],
        ["学历", "本科", "大专", "中专", "中专"],
        ["职称", "", "", "", ""],
        ["性质", "专职", "专职", "专职", "专职"],
    ]
    found = claims("人员花名册", table(rows))
    assert bounds(found[HEADCOUNT]) == (7, 7, 7)
    assert found[QUALIFICATION_RATIO].value == Decimal(5) / Decimal(7)


def test_a_small_table_a_person() -> None:
    def card(number: int, name: str, degree: str, kind: str) -> Table:
        rows = [["姓名", name, "性别", "女"], ["学历", degree, "职称", ""], ["职务", "专员", "用工形式", kind]]
        return table(rows, number)

    people = [("本科", "专职"), ("大专", "专职"), ("高中", "专职"), ("本科", "兼职")]
    cards = [card(i, NAMES[i], degree, kind) for i, (degree, kind) in enumerate(people)]
    found = claims("人员登记表", *cards)
    assert bounds(found[HEADCOUNT]) == (3, 3, 3)
    assert found[QUALIFICATION_RATIO].value == Decimal(2) / Decimal(3)


@pytest.mark.parametrize("again", [["序号", "姓名", "学历"], ["序", "姓", "学"], ["号", "名", "历"]])
def test_the_header_of_the_next_page_is_nobody(again: list[str]) -> None:
    rows = [["序号", "姓名", "学历"], *([str(i), n, "本科"] for i, n in enumerate(("林小禾", "陈海平", "梁秋水"), 1))]
    made = document("员工花名册", table([*rows, again, ["4", "何一帆", "大专"]]))
    (heads,) = (c for c in find(made, ()) if c.field is HEADCOUNT)
    assert heads.value == 4


def test_rows_that_are_crossed_out_as_a_whole_leave_no_doubt() -> None:
    rows = table([HEADER, *(row for row in STAFF if row[0] != "3")])
    open_, settled = claims("从业人员名册", rows), claims("从业人员名册", replace(rows, crossed_out=("3",)))
    assert bounds(open_[QUALIFICATION_RATIO])[2] > bounds(settled[QUALIFICATION_RATIO])[2]
    assert len(set(bounds(settled[QUALIFICATION_RATIO]))) == len(set(bounds(settled[HEADCOUNT]))) == 1


def _in_departments(second: str) -> Claim:
    names = ["陆一鸣", "龙二妹", "麦三多", "蓝四海", "区五洲"]
    kinds = ["专职", "兼职", "专职", "专职", "专职"]
    rows = [["^" if i in (1, 3, 4) else "组", str(i + 1), names[i], kinds[i]] for i in range(5)]
    first = ["财税组：共2人，其中专职1人", "<", "<", "<"]
    list_ = [["部门", "序号", "姓名", "用工形式"], first, *rows[:2], [second, "<", "<", "<"], *rows[2:]]
    paper = document("从业人员名册", table(list_), name="名册.docx")
    return find(paper, papers(paper))[0]


def test_departments_that_tell_their_own_counts_agree_with_the_rows_or_leave_them_open() -> None:
    agrees, differs = _in_departments("综合组：共3人，其中专职3人"), _in_departments("综合组：共3人，其中专职2人")
    for claim, low in ((agrees, 4), (differs, 2)):
        assert claim.count is not None
        assert (claim.value, claim.count.low, bool(claim.count.gaps)) == (4, low, low < 4)


_SIX = [
    ["序号", "姓名", "岗位", "学历", "职称"],
    ["1", "林小禾", "经理", "本科", "会计师"],
    ["2", "陈大川", "会计", "大专", ""],
    ["3", "黄文海", "会计", "大专", "初级"],
    ["4", "梁文远", "会计", "本科", "中级"],
    ["5", "何青山", "顾问", "本科", ""],
    ["6", "许一木", "内勤", "高中", ""],
]
_GUESTS = [
    ["序号", "姓名", "单位", "职称"],
    ["1", "关永川", "漠江职业学院", "副教授"],
    ["2", "冯一鸣", "退休", "高级会计师"],
]
_GONE = [["序号", "姓名", "离职"], ["1", "莫慧青", "2025.2"], ["2", "林泽文", "2025.4"]]


@pytest.mark.parametrize(
    ("ours", "guests", "gone"),
    [
        (
            "表一 专职人员（6人，均在本公司参保）",
            "表二 外聘专家（2人，不计入专职）",
            "表三 今年离职人员（2人，不计入）",
        ),
        ("一、专职人员（共6名，均已参保）", "二、特聘顾问（共2名，按次付酬，不属专职）", "三、本年度已离职人员"),
        ("在岗专职人员名册（2025年8月）", "附：合作讲师（不坐班）", "附：已离开人员"),
        ("（一）专职从业人员6人", "（二）外部专家库2人", "（三）退出人员2人"),
        ("现有专职人员6人：", "以下为外聘专家，不在专职人员之列：", "以下人员今年已离职："),
        ("专职员工花名册", "外请师资（非专职）", "减员情况"),
    ],
)
def test_tables_of_their_own_of_guests_and_leavers_leave_the_roster_as_it_is(ours: str, guests: str, gone: str) -> None:
    found = claims("人员情况", ours, table(_SIX), guests, table(_GUESTS, 2), gone, table(_GONE, 3))
    count = found[HEADCOUNT].count
    assert count and (found[HEADCOUNT].value, count.low, count.high, count.gaps) == (6, 6, 6, ())


@pytest.mark.parametrize("said", ["三、在岗人员中2人为外聘", "以上6人中2人为外聘，名单如下", "表二 兼职人员（2人）"])
def test_a_second_table_of_some_of_the_same_people_takes_them_off(said: str) -> None:
    some = [["序号", "姓名", "学历"], ["1", "陈大川", "大专"], ["2", "许一木", "高中"]]
    found = claims("人员情况", "表一 全体人员（6人）", table(_SIX), said, table(some, 2))
    count = found[HEADCOUNT].count
    assert count and found[HEADCOUNT].value == 4 and count.low <= 4


def test_lists_side_by_side_have_a_heading_each() -> None:
    heads = ["表一 专职人员（6人）", "<", "<", "<", "<", "表二 外聘专家（2人，不计入专职）", "<", "<", "<"]
    guests = [*_GUESTS, *[[""] * 4] * 4]
    rows = [heads, *([*one, *other] for one, other in zip(_SIX, guests, strict=True))]
    found = claims("人员情况", table(rows))
    count = found[HEADCOUNT].count
    assert count and (found[HEADCOUNT].value, count.low, count.high) == (6, 6, 6)


MIXED = [
    ["姓名", "学历", "岗位"],
    *([name, "大专", "前台"] for name in ("许素芳", "莫思远", "梁可盈", "敖启航", "叶景行")),
]


def _counted(title: str, *after: str, rows: list[list[str]] = MIXED) -> Count:
    found = extract(document(title, table(rows), *after, name="一.docx")).claims
    return next(c.count for c in found if c.field is HEADCOUNT and c.count)


@pytest.mark.parametrize(
    "title",
    [
        "员工名册（含兼职）",
        "专职及兼职人员名册",
        "专兼职人员名册",
        "全体人员名册（含外聘、实习）",
        "员工名册（含兼职2人）",
    ],
)
def test_a_title_that_holds_others_among_the_staff_leaves_every_row_open(title: str) -> None:
    count = _counted(title)
    assert sum(row.counted for row in count.rows) == 5
    assert (count.low, count.high) == (0, 5)


def test_rows_that_tell_who_they_are_settle_such_a_title() -> None:
    rows = [[*MIXED[0], "备注"], *([*row, "兼职" if row[0] == "莫思远" else ""] for row in MIXED[1:])]
    assert _counted("员工名册（含兼职1人）", rows=rows).low == 4
    assert _counted("员工名册（含兼职2人）", rows=rows).low == 0
    assert _counted("专职人员名册（不含兼职）").low == 5
