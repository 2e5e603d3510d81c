"""Words beside an entry that no rule knows leave it open; ordinary ones do not."""

from __future__ import annotations

import pytest

from extractors.lists import clients
from extractors.lists.listing import listings
from extractors.lists.people import Person, people, schema
from extractors.lists.qualification import Level
from extractors.papers import papers
from tests.extractors.build import document, table

FIRMS = ["漠江市清河水产有限公司", "漠江市白榄食品有限公司", "云溪县松岗木业有限公司", "云溪县金桥塑胶有限公司"]


def low(header: str, *said: str) -> int:
    """How many of four firms surely count, beside the last of which this stands."""
    beside = ["按月上门"] * (len(FIRMS) - len(said)) + list(said)
    rows = [[str(i), n, "代理记账", s] for i, (n, s) in enumerate(zip(FIRMS, beside, strict=True), 1)]
    made = document("2022年度服务企业名单", table([["序号", "企业名称", "服务内容", header], *rows]), name="附件.docx")
    (claim,) = clients.find(made, papers(made))
    assert claim.count is not None
    return int(claim.count.low)


@pytest.mark.parametrize("header", ["备注", "跟踪", "接触过程"])
@pytest.mark.parametrize("said", ["问完价格就没音信了", "仅在展台聊过几句", "机器卖光，厂里没人了", "未见任何办理痕迹"])
def test_an_enterprise_of_which_words_take_something_back_is_open(header: str, said: str) -> None:
    assert low(header, said) == 3


@pytest.mark.parametrize(
    "said", ["已办结", "全年不定期上门，无投诉", "老板娘亲自送材料来", "不锈钢餐具出口", "办妥两件商标"]
)
def test_ordinary_words_leave_it(said: str) -> None:
    assert low("接触过程", said) == 4


def test_what_an_enterprise_needs_says_nothing_of_whether_it_was_served() -> None:
    assert low("企业需求", "资金不足，未找到渠道") == 4


def somebody(degree: str, title: str, said: str) -> Person:
    rows = [["林小禾", "本科", "无", "党员"], ["陈大川", degree, title, said]]
    made = document("职工名册", table([["姓名", "学历", "职称", "备注"], *rows]))
    (found,) = listings(made, schema())
    return list(people(found))[1]


@pytest.mark.parametrize(
    "said", ["夜大第二学期", "函授大专在读，原为中专", "还差两门没考过", "大专预计后年毕业", "毕业证未到手"]
)
def test_a_degree_that_is_not_finished_does_not_qualify(said: str) -> None:
    person = somebody("大专", "无", said)
    assert (person.counted, person.sure) == (True, True)
    assert person.degree <= Level.UNSURE


@pytest.mark.parametrize("said", ["大专已毕业，现读本科", "本科在读", "2019年毕业于夜大", "原始学历高中，大专已拿证"])
def test_one_that_is_finished_does(said: str) -> None:
    assert somebody("大专", "无", said).degree is Level.YES


def test_a_title_of_which_words_take_something_back_is_open() -> None:
    assert somebody("高中", "会计师", "证是朋友的，照抄过来").title is Level.LIKELY


@pytest.mark.parametrize("said", ["人没来过，名字先占着", "只在月底过来盖章", "家里有事不做了"])
def test_somebody_beside_whom_such_words_stand_may_not_count(said: str) -> None:
    person = somebody("本科", "无", said)
    assert (person.counted and person.sure) is False


@pytest.mark.parametrize("said", ["党员", "负责前台", "无兼职", "试用期三个月", "从未缺勤", "持证上岗"])
def test_ordinary_words_leave_somebody(said: str) -> None:
    person = somebody("本科", "无", said)
    assert (person.counted, person.sure, person.degree) == (True, True, Level.YES)


@pytest.mark.parametrize("header", ["顾问", "主办律师", "跟进人"])
def test_a_name_says_only_who_serves(header: str) -> None:
    assert low(header, "黎德胜", "陈翠兰、莫未兰") == 4
    assert low(header, "黎没去", "未跟进，黄了") < 4


@pytest.mark.parametrize("header", ["做了哪些服务", "咨询课题", "办理事项"])
def test_what_was_done_for_an_enterprise_is_told_in_many_words(header: str) -> None:
    rows = [
        [str(i), n, "小型", s] for i, (n, s) in enumerate(zip(FIRMS, ["包装设计", "店铺代运营"] * 2, strict=True), 1)
    ]
    made = document("2022年度服务企业名单", table([["序号", "企业名称", "规模", header], *rows]), name="附件.docx")
    (claim,) = clients.find(made, papers(made))
    assert claim.count is not None and claim.count.low == 4
