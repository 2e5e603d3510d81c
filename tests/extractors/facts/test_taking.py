"""What words take from a figure: how much comes off, how much is left; a part of an unusual sort comes off as well."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.lessened import lessens, takes
from extractors.facts.taking import LEFT, NAMED, OFF, UNTOLD
from extractors.model import Kind
from tests.extractors.build import document


def said(*lines: str, kind: Kind = Kind.OTHER) -> list[tuple[str, str, str]]:
    """The first field, the code and the number of each such fact in a paper of that kind."""
    facts = extract(document("阳江市岚岸企业服务中心工作情况", *lines, name="工作情况.docx"), {0: kind}).facts
    return [(lessens(f)[0], takes(f).code, takes(f).parts[0]) for f in facts if lessens(f)]


@pytest.mark.parametrize(
    ("sentence", "field", "number"),
    [
        ("四楼办公室自今年二月起退租两间，共 64 平方米。", "floor_area", "64"),
        ("该处房屋的租赁合同已于上月解除。", "floor_area", ""),
        ("五楼场地与水文测绘队合署办公。", "floor_area", ""),
        ("办公用房目前被法院查封。", "floor_area", ""),
        ("其中三人的劳动关系在集团公司。", "headcount", "3"),
        ("部分人员为兼职。", "headcount", ""),
        ("其余人员均由劳务公司派遣。", "headcount", ""),
        ("两名员工每周到岗一天。", "headcount", "2"),
        ("名单中含往年客户。", "client_count", ""),
        ("名单所列企业中有 18 家为意向客户。", "client_count", "18"),
        ("资产总额包括代管资金 40 万元。", "total_assets", "400000"),
        ("报表系合并口径。", "total_assets", ""),
        ("专科学历含在读人员。", "qualification_ratio", ""),
    ],
)
def test_what_takes_from_a_figure_is_told(sentence: str, field: str, number: str) -> None:
    assert (field, OFF if number else UNTOLD, number) in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "field", "number"),
    [
        ("实际办公面积 83 平方米。", "floor_area", "83"),
        ("社保参保人数为 4 人。", "headcount", "4"),
        ("剔除重复企业后为 36 家。", "client_count", "36"),
        ("经审计调整，资产总额应为 27.5 万元。", "total_assets", "275000.0"),
    ],
)
def test_what_is_left_is_told(sentence: str, field: str, number: str) -> None:
    assert (field, LEFT, number) in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "field", "number"),
    [
        ("178 平方米中包含走廊等公摊 90 平方米。", "floor_area", "90"),
        ("花名册人员含合伙人亲属 4 名。", "headcount", "4"),
        ("名单中有 31 家位于外地港口。", "client_count", "31"),
    ],
)
def test_a_part_of_an_unusual_sort_is_one_whatever_it_is_called(sentence: str, field: str, number: str) -> None:
    assert (field, OFF if number else UNTOLD, number) in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "9 名员工中，大专以上 8 人，女性 4 人。",
        "服务企业 66 家，其中微型企业 40 家。",
        "办公面积 178 平方米，其中会议室 60 平方米。",
        "资产总额 90 万元，其中流动资产 70 万元。",
        "服务企业 52 家，其中五金行业 20 家、食品行业 32 家。",
    ],
)
def test_what_such_things_are_told_apart_by_is_no_reservation(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "会议室免费提供给中小企业使用。",
        "办公场地由码头服务公司出租给我公司使用。",
        "如遇拆迁，我公司将另行租赁场地。",
        "公司不存在场地转租的情形。",
        "三楼办公室曾停用，现已恢复使用。",
        "租赁押金到期退还。",
        "协助企业处理员工离职、劳务派遣等事务。",
        "专职人员均与公司签订劳动合同，社保由我公司缴纳。",
        "花名册不含兼职人员。",
        "个体工商户未列入名单。",
        "专职人员每周工作五天。",
    ],
)
def test_plain_statements_denials_rules_and_work_for_clients_are_none(sentence: str) -> None:
    assert said(sentence) == []


def test_contracts_and_rules_say_what_would_be() -> None:
    sentence = "乙方将房屋转租的，甲方可以解除租赁合同。"
    assert (
        said("房屋已转租。", kind=Kind.LEASE)
        == said("房屋已转租。", kind=Kind.INSTITUTION)
        == said(sentence, kind=Kind.LEASE)
        == []
    )


def test_who_left_is_told_only_of_those_who_are_named() -> None:
    assert ("headcount", NAMED, "") in said("许海生、敖秀兰已于三月离职。")


def test_one_sentence_speaks_once_of_a_figure_and_what_tells_most_goes_first() -> None:
    found = said("部分人员为兼职，在编人员 4 人。")
    assert found == [("headcount", LEFT, "4")]


@pytest.mark.parametrize("sentence", ["百分之八十（5人中4人）", "即75%，12人中有9人", "六成（伍人中叁人）"])
def test_a_share_with_the_people_that_make_it_is_no_reservation(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("9人中有4人借自兄弟公司（44.4%）", "4"), ("44.4%（9人中4人挂靠他处）", "4"), ("9人中4人", "4")],
)
def test_a_share_of_those_who_are_elsewhere_is_one(sentence: str, number: str) -> None:
    assert ("headcount", OFF, number) in said(sentence)
