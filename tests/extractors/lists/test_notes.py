"""Sentences around a list: rows that they name are set apart, what nobody understands leaves all rows open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.lists import clients, notes, roster
from extractors.model import Passage
from extractors.papers import papers
from tests.extractors.build import document, table

NAMES = ["林小禾", "陈大川", "★黄文海", "梁文远", "苏雨晴", "谭嘉欣", "★许小红", "钟燕飞"]
PARTS = ["综合部", "客服组", "业务部"]
TITLE = "阳江市榕桥企业服务有限公司从业人员名册"


def _staff(note: str, kinds: str = "") -> tuple[int, int, int]:
    rows = [
        [str(i), n, PARTS[i % 3], "大专", "兼职" if str(i) in kinds else "专职"] for i, n in enumerate(NAMES, start=1)
    ]
    head = ["序号", "姓名", "部门", "学历", "用工形式"]
    paper = document(TITLE, table([head, *rows]), note, name="从业人员名册.docx")
    return _count(roster.find(paper, papers(paper))[0])


def _count(claim) -> tuple[int, int, int]:
    return int(claim.value), int(claim.count.low), int(claim.count.high)


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("注：第2至4号由协作单位派来。", 5),
        ("备注：序号1、3、5仅参与竞标。", 5),
        ("备注：序号6以后系拟聘，合同尚未签订。", 5),
        ("前3名为合作单位派来帮忙的。", 5),
        ("加★者在母公司上班。", 6),
        ("说明：客服组自六月起划归兄弟企业。", 5),
        ("附注：梁文远、谭嘉欣正在办理移交手续。", 6),
    ],
)
def test_rows_that_a_note_names_are_set_apart(note, left) -> None:
    assert _staff(note) == (left, left, 8)


@pytest.mark.parametrize(
    "note",
    [
        "底色为黄的几位只在旺季帮忙。",
        "表中有人已另谋高就，名单待更新。",
        "注：除第1号外，其余为协会轮值人员。",
        "填表说明：本表为填写示例。",
        "说明：其中兼职3人。",
    ],
)
def test_a_note_that_names_none_and_is_not_understood_leaves_all_open(note) -> None:
    assert _staff(note) == (8, 0, 8)


@pytest.mark.parametrize(
    "note",
    [
        "注：以上人员均为专职在岗，已签订劳动合同并缴纳社会保险，无兼职、挂靠人员。",
        "填表说明：本表一式两份，请如实填写并加盖公章。",
        "制表人：林小禾　　审核：陈大川　　2024年6月",
        "数据来源：公司人事档案，截至2024年6月底。",
        "注：陈大川为平台负责人，第1号为党员。",
        "共8人，其中专职8人，大专及以上8人。",
        "注：大专以上五人，中级职称一人，计六人，占百分之七十五。",
        "以上8人均与公司签订劳动合同，无院校教师兼职情形。",
        "漠江石桥服务有限公司2024年6月全部为专职",
    ],
)
def test_the_usual_says_nothing_against_anybody(note) -> None:
    assert _staff(note) == (8, 8, 8)


@pytest.mark.parametrize(("crossed", "low"), [(("9",), 8), ((), 0)])
def test_what_is_said_of_crossed_rows_is_of_no_other_where_such_were_left_out(crossed, low) -> None:
    rows = [[str(i), n, "综合部", "大专", "专职"] for i, n in enumerate(NAMES, start=1)]
    listed = replace(table([["序号", "姓名", "部门", "学历", "用工形式"], *rows]), crossed_out=crossed)
    paper = document(TITLE, listed, "备注：划线者已于2023年5月办理离职。", name="从业人员名册.docx")
    assert _count(roster.find(paper, papers(paper))[0]) == (8, low, 8)


@pytest.mark.parametrize("note", ["注：大专以上五人，外聘三人，占百分之三十七。", "注：计三人，系兄弟单位人员。"])
def test_people_of_elsewhere_beside_such_numbers_are_still_heard(note) -> None:
    assert _staff(note) != (8, 8, 8)


def test_as_many_as_do_not_count_anyway_are_no_news() -> None:
    assert _staff("说明：其中兼职3人，兼职人员不领取工资。", kinds="678") == (5, 5, 5)


def test_clients_likewise() -> None:
    names = [f"阳江市{a}{b}有限公司" for a in ("榕桥", "海帆", "三友") for b in ("食品", "五金", "塑料", "服装")]
    rows = [[str(i), n, "管理咨询", f"2023年{i}月"] for i, n in enumerate(names, start=1)]
    for note, count in (
        ("注：第10至12号企业由同行承接。", (9, 9, 12)),
        ("以上为商会提供的名录，供参考。", (12, 0, 12)),
        ("注：排名不分先后，同一企业多次服务的不重复计算。", (12, 12, 12)),
        ("说明：江城区现有中小微企业约2,360家，管理咨询机构17家。", (12, 12, 12)),
        ("说明：我中心2022年服务9家，2023年增至12家，名单如下。", (12, 12, 12)),
    ):
        list_ = table([["序号", "企业名称", "服务内容", "服务时间"], *rows])
        paper = document("2023年度服务中小微企业名单", list_, note, name="服务企业名单.docx")
        assert _count(clients.find(paper, papers(paper))[0]) == count, note


def test_in_a_report_only_what_calls_itself_a_note_is_one() -> None:
    rows = [[str(i), n, "大专", "专职"] for i, n in enumerate(NAMES, start=1)]
    list_ = table([["序号", "姓名", "学历", "用工形式"], *rows])
    for text, low in (("公司将在来年引进更多人才，拓展业务。", 8), ("注：部分人由股东单位委派。", 0)):
        paper = document("申请报告", "全体从业人员情况", list_, text, name="申请报告.docx")
        (claim, *_) = roster.find(paper, papers(paper))
        assert int(claim.count.low) == low


def test_a_place_in_a_column_names_no_row_in_the_name_of_another() -> None:
    where = ["广州", "阳江"] * 4
    rows = [
        [str(i), n, "大专", "劳务派遣" if i > 6 else "专职", where[i - 1]] for i, n in enumerate(NAMES[:8], start=1)
    ]
    list_ = table([["序号", "姓名", "学历", "用工形式", "工作地"], *rows])
    note = "说明：劳务派遣人员与阳江市榕岸人力资源有限公司签订劳动合同。"
    paper = document("从业人员名册", list_, note, name="名册.docx")
    (claim, *_) = roster.find(paper, papers(paper))
    assert (int(claim.count.low), int(claim.value)) == (6, 6)


def test_how_the_form_on_the_page_before_is_filled_in_makes_no_sample_of_a_list() -> None:
    rows = [[str(i), n, "大专", "专职"] for i, n in enumerate(NAMES[:6], start=1)]
    list_ = table([["序号", "姓名", "学历", "用工形式"], *rows])
    for title, low in (("示例：某平台专职人员12人，应填入第11栏。", 6), ("从业人员名册（样表）", 0)):
        before = Passage(title, page=1)
        paper = document(before, "从业人员花名册", list_, name="名册.docx")
        (claim, *_) = roster.find(paper, papers(paper))
        assert int(claim.count.low) == low, title


@pytest.mark.parametrize(("number", "expected"), [(2, (6, 6, 8)), (3, (8, 0, 8))])
def test_a_note_that_calls_rows_by_a_word_and_their_number_sets_these_apart(number, expected) -> None:
    parts = ["镇里派来帮忙（关系在镇）", "综合部", "业务部"]
    rows = [[str(i), n, parts[i % 3], "大专", "专职"] for i, n in enumerate(NAMES, start=1)]
    made = table([["序号", "姓名", "部门", "学历", "用工形式"], *rows])
    paper = document(TITLE, made, f"镇里派来帮忙{number}人的工资由镇里发放。", name="从业人员名册.docx")
    assert _count(roster.find(paper, papers(paper))[0]) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "以上人员均为专职在岗",
        "均已签订劳动合同并由本单位缴纳社会保险",
        "无兼职、挂证人员",
        "其中专职9人",
        "数据截至2023年12月31日",
        "身份证号已作脱敏处理",
        "本表一式三份",
        "剔除重复后实际服务企业45家",
        "以上企业均为2024年度内实际接受协会服务的中小微企业",
        "大专以上学历或中级以上职称者共9人",
        "编内4人、编外合同工2人为中心专职人员",
        "本证明由参保单位自助打印,可通过粤省事扫码核验真伪",
    ],
)
def test_a_clause_of_harmless_parts_says_nothing_against_rows(clause: str) -> None:
    assert notes._is_harmless(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "无正式合同实习生",
        "表中第二页为实习生",
        "以上人员合同截至2022年12月",
        "部分人员为兼职",
        "由合作机构提供服务",
        "尚未报到",
        "标星者为外聘",
        "以上含行政村",
        "以上均为意向客户",
        "第3号企业",
    ],
)
def test_one_word_of_another_sort_makes_a_clause_a_doubt(clause: str) -> None:
    assert not notes._is_harmless(clause)


TITLED = [
    ["姓名", "学历", "职称", "证书有效期至", "用工形式"],
    ["罗晓岚", "本科", "—", "—", "专职"],
    ["陶静宜", "高中", "注册安全工程师（中级）", "", "专职"],
    ["温子航", "大专", "—", "—", "专职"],
    ["邝志明", "中专", "—", "—", "专职"],
]


def _titled(*said: str, until: str = "长期") -> tuple[tuple[int, int, int], list[float]]:
    rows = [[until if r[0] == "陶静宜" and i == 3 else c for i, c in enumerate(r)] for r in TITLED]
    read = document("专职人员学历职称表", table(rows), *said, name="名册.docx")
    heads, share = roster.find(read, papers(read))
    assert share.count is not None
    return _count(heads), [round(float(n), 2) for n in (share.value, share.count.low, share.count.high)]


@pytest.mark.parametrize(
    "note", ["说明：陶静宜的注册证书过期后尚未办理延续注册。", "说明：陶静宜职称证书遗失，正在补办。"]
)
def test_a_note_on_a_title_alone_leaves_its_bearer_among_the_staff(note: str) -> None:
    assert _titled(note) == ((4, 4, 4), [0.5, 0.5, 0.75])


@pytest.mark.parametrize(
    "notes_",
    [
        ("说明：陶静宜证书挂靠在本单位，本人在外地。",),
        ("说明：陶静宜已离职，职称证书未转出。",),
        ("说明：陶静宜职称证书遗失，正在补办。", "说明：陶静宜2032年4月起未再上班。"),
        ("说明：陶静宜2032年4月起未再上班。", "说明：陶静宜职称证书遗失，正在补办。"),
    ],
)
def test_a_note_on_how_somebody_works_sets_him_apart_whatever_it_says_of_titles(notes_: tuple[str, ...]) -> None:
    assert _titled(*notes_)[0] == (3, 3, 4)


@pytest.mark.parametrize("until", ["2031年6月30日（未延续注册）", "已过期", "证书失效"])
def test_a_title_that_holds_no_more_does_not_qualify_surely(until: str) -> None:
    assert _titled(until=until) == ((4, 4, 4), [0.5, 0.5, 0.75])


@pytest.mark.parametrize("until", ["长期", "有效", "2039年6月30日"])
def test_one_that_holds_does(until: str) -> None:
    assert _titled(until=until)[1] == [0.75, 0.75, 0.75]


def test_one_that_ended_before_the_day_of_the_list_does_not() -> None:
    rows = [[c or "2031年6月30日" for c in r] for r in TITLED]
    read = document("专职人员名册（截至2032年4月30日）", table(rows), name="名册.docx")
    share = roster.find(read, papers(read))[1]
    assert share.count is not None
    assert (round(float(share.value), 2), float(share.count.high)) == (0.5, 0.75)
