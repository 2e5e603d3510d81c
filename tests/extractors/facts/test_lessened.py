"""Words that lessen a figure by an untold part: in sentences, in cells, beside a figure; and those words of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.extract import extract
from extractors.facts.lessened import lessens, takes
from extractors.model import Block, Fact, Passage, Place, Spot
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO

STAFF = {HEADCOUNT.id, QUALIFICATION_RATIO.id}


def told(*blocks: Block | str, name: str = "工作情况.docx") -> list[Fact]:
    facts = extract(document("阳江市岚岸企业服务中心工作情况", *blocks, name=name)).facts
    return [f for f in facts if lessens(f)]


def fields(*blocks: Block | str, name: str = "工作情况.docx") -> set[str]:
    return {field for f in told(*blocks, name=name) for field in lessens(f)}


@pytest.mark.parametrize(
    "sentence",
    [
        "其中部分房间已出借给兄弟协会办公。",
        "上述房屋中有若干间由丙方明灯会计服务部使用。",
        "场地除保留小部分作办公外，大部分提供给在孵企业使用。",
        "办公区约一半已对外出租。",
        "办公室其中两间租给了一家网店公司。",
        "我中心与阳江市云屿商会合署办公，场地不作分割。",
        "上述面积包含对外出租的几间铺面。",
        "2022年起部分办公用房出租给其他单位，至今未收回。",
    ],
)
def test_rooms_of_which_others_have_a_part(sentence: str) -> None:
    assert fields(sentence) == {FLOOR_AREA.id}


@pytest.mark.parametrize(
    "sentence",
    [
        "我中心大部分人员为兼职，由会员单位派人参加工作。",
        "注：名册中若干人已于近期离职，待更新。",
        "中心现有工作人员8名，含若干退休返聘和实习人员。",
        "员工中有个别已借调至区工商联，暂不在岗。",
        "中心人员以兼职为主。",
        "多名人员的劳动关系在母公司。",
    ],
)
def test_people_of_whom_some_do_not_count_lessen_the_share_too(sentence: str) -> None:
    assert fields(sentence) == STAFF


@pytest.mark.parametrize(
    "sentence",
    [
        "受行情影响，部分客户已终止合作。",
        "备注：个别企业以不同简称重复登记，未剔除。",
        "名单中少数企业仅登记信息，尚未实际开展服务。",
        "以上客户有的没有签合同，部分未实际服务。",
        "近三成客户流失。",
    ],
)
def test_clients_of_whom_some_were_not_served(sentence: str) -> None:
    assert fields(sentence) == {CLIENT_COUNT.id}


def test_certificates_that_some_do_not_have() -> None:
    assert fields("部分人员学历尚在读，毕业证书未取得。") == {QUALIFICATION_RATIO.id}


@pytest.mark.parametrize(
    "sentence",
    [
        "大厦其余楼层由业主出租给其他公司。",
        "未经甲方书面同意，乙方不得将房屋部分或全部转租。",
        "2021年我中心曾将部分房间转租给其他单位，2022年起已全部收回自用。",
        "部分设备出租给企业使用，部分课程免费提供给会员企业。",
        "拟将部分房间转租给在孵企业。",
        "不存在部分转租情形。",
        "客户企业大部分员工为兼职或季节工。",
        "另有部分兼职讲师，组织若干志愿者参加活动。",
        "部分客户已续签合作，个别企业已终止进口。",
        "受市场影响，部分企业停业，中心上门帮扶。",
        "参训学员中部分为在读大学生。",
        "该楼一部分由其他租户使用，我中心租用三楼整层。",
    ],
)
def test_the_same_words_of_others_of_rules_of_plans_and_of_before(sentence: str) -> None:
    assert fields(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("本市从事代理记账的机构约有一百一十家，从业人员五百余人，其中不少为兼职或退休人员。", False),
        ("据统计，全市同类机构共90家，从业人员400人，其中部分为兼职。", False),
        ("我公司从事代理记账的机构有3家，从业人员12人，其中部分为兼职。", True),
    ],
)
def test_people_of_a_district_are_nobody_of_the_applicant(sentence: str, heard: bool) -> None:
    said = extract(document("申请报告", sentence, name="申请报告.docx")).facts
    assert any(HEADCOUNT.id in lessens(f) for f in said) is heard


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (["办公场所面积（平方米）", "128", "部分转租"], {FLOOR_AREA.id}),
        (["专职人员数", "8人", "含部分兼职"], STAFF),
        (["服务企业数", "52家", "含部分往年客户"], {CLIENT_COUNT.id}),
        (["大专以上学历人员占比", "75%", "含在读人员"], {QUALIFICATION_RATIO.id}),
        (["检测设备（台）", "12", "部分设备出租"], set()),
    ],
)
def test_a_remark_cell_speaks_of_its_row(row: list[str], wanted: set[str]) -> None:
    assert fields(table([["项目", "数量", "备注"], row])) == wanted


def test_a_row_of_a_list_speaks_of_its_entry_and_a_note_under_it_of_all() -> None:
    rows = [
        ["序号", "姓名", "备注"],
        *([str(i), n, "含部分兼职"] for i, n in enumerate(("陈家俊", "林慧敏", "黄志强"), 1)),
    ]
    assert fields(table(rows)) == set()
    assert fields(table([*rows, ["说明：以上人员部分为兼职。", "<", "<"]])) == STAFF


def test_beside_its_figure_it_is_told_once_with_its_words_and_place() -> None:
    (found,) = told("我社租用海韵路办公用房163平方米，其中部分转租给其他单位使用。")
    assert found.text == "其中部分转租给其他单位使用" and found.evidence.place and found.evidence.place.number == 2
    (stores,) = told("现有办公场所面积163平方米（含仓库）。")
    assert lessens(stores) == (FLOOR_AREA.id,) and "含仓库" in stores.text


def test_of_when_it_is() -> None:
    assert [f.as_of for f in told("2021年部分客户已终止合作。")] == [date(2021, 12, 31)]
    assert [f.as_of for f in told("2022年3月部分房间转租给其他单位。")] == [None]
    assert [f.as_of for f in told("2022年度部分房间转租给其他单位。")] == [date(2022, 12, 31)]


def test_parts_that_make_up_a_whole_take_nothing_from_those_who_count() -> None:
    assert fields("现共有从业人员15人，其中专职12人、退休返聘1人、实习生2人。") == set()
    assert fields("现共有从业人员15人，其中专职12人、退休返聘2人、实习生2人。") == {HEADCOUNT.id}


def test_rules_and_plans_lessen_nothing() -> None:
    assert fields("三、下一步计划", "部分房间转租给其他单位。") == set()
    ruled = extract(document("人事管理制度", "第一条 部分人员为兼职的另行安排。", name="人事管理制度.docx"))
    assert not any(map(lessens, ruled.facts))


def test_words_that_hold_of_some_years_hide_none_that_hold_of_any() -> None:
    rows = [["项目", "数量", "备注"], ["2024年服务企业数", "52家", "含部分往年客户"]]
    assert {takes(f).parts[2] for f in told(table(rows))} >= {""}


def test_a_footnote_under_a_statement_is_heard_as_one_in_any_paper_is() -> None:
    note = "其中含代榕湾商会保管的周转金63万元，应予剔除。"
    sheet = ("资产负债表", "编制单位：漠江榕树咨询有限公司", "2024年12月31日", "单位：元")
    under = Passage(note, place=Place(Spot.FOOTNOTE, 1))
    found = [f for f in extract(document(*sheet, table([["资产总计", "1150000"]]), under)).facts if lessens(f)]
    assert [lessens(f) for f in found] == [("total_assets",)]


@pytest.mark.parametrize(("crossed", "heard"), [(("3",), set()), ((), {HEADCOUNT.id})])
def test_words_of_crossed_rows_take_no_more_where_such_were_left_out(crossed, heard) -> None:
    rows = table([["序号", "姓名"], ["1", "林小禾"], ["2", "陈大川"]])
    assert fields(replace(rows, crossed_out=crossed), "备注：划线的人员已离职。") == heard


@pytest.mark.parametrize(
    "sentence",
    [
        "来访登记企业中，签订合同并得到服务的占46.7%。",
        "名单所列企业实际接受服务的约占六成。",
        "今年登记的企业签约率为38%。",
        "其余均为来电打听，问过以后没有下文。",
        "剩下的都没签合同。",
    ],
)
def test_a_share_of_those_listed_lessens_as_a_number_does(sentence: str) -> None:
    assert fields(sentence) == {CLIENT_COUNT.id}


@pytest.mark.parametrize("sentence", ["服务企业中制造业占58%。", "客户满意率为98%。", "名单企业签订合同的占100%。"])
def test_shares_of_sorts_take_nothing(sentence: str) -> None:
    assert fields(sentence) == set()


def test_books_in_the_money_of_others() -> None:
    assert fields("公司账册以新加坡元登记。") == {"total_assets"}
    assert fields("本公司记账本位币为人民币。") == set()


@pytest.mark.parametrize("shares", ["按份共有", "共同共有"])
def test_a_certificate_of_several_owners_does_not_tell_what_one_has(shares: str) -> None:
    deed = table([["权利人", "榕桥服务中心、鹭汀商会"], ["共有情况", shares], ["建筑面积", "160平方米"]])
    assert fields("不动产权证书", deed, name="产权证.docx") == {FLOOR_AREA.id}
    sole = table([["权利人", "榕桥服务中心"], ["共有情况", "单独所有"], ["建筑面积", "160平方米"]])
    assert fields("不动产权证书", sole, name="产权证.docx") == set()


def test_a_room_that_was_not_given_over_comes_off() -> None:
    (fact,) = told("A室62平方米，未移交；", name="移交记录.docx")
    assert (lessens(fact), takes(fact).parts[0]) == ((FLOOR_AREA.id,), "62")
