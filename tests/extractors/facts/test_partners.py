"""The organisations that lists of partners name; lists of clients and plans name none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.facts.partners import CALLED, CODE, find
from extractors.model import Block, FactName, Kind, Paper, Passage, Remark
from tests.extractors.build import document, table

ROWS = (("序号", "机构名称", "合作内容"), ("1", "漠江恒明律师事务所", "法律"), ("2", "漠江诚信会计师事务所", "财税"))
NAMES = ["漠江恒明律师事务所", "漠江诚信会计师事务所"]


def told(*blocks: Block | str, kind: Kind = Kind.OTHER, name: str = "材料.docx") -> list[object]:
    made = document(*blocks, name=name)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return [t.value for t in find(made, [Paper(kind, made.name)], passages) if t.name is FactName.PARTNER]


@pytest.mark.parametrize("title", ["集聚服务机构一览表", "合作单位名单", "二、入驻平台的服务机构", "签约服务商清单"])
def test_the_entries_of_a_table(title: str) -> None:
    assert told(title, table(ROWS)) == NAMES


def test_a_file_may_say_what_its_table_is() -> None:
    assert told(table(ROWS), kind=Kind.PARTNER_LIST, name="合作机构名单.docx") == NAMES


@pytest.mark.parametrize("title", ["服务企业名单", "拟集聚机构名单", "意向合作机构", "合作服务企业名单", "会员名单"])
def test_other_lists(title: str) -> None:
    assert told(title, table(ROWS)) == []


def test_lines_of_a_list_and_rows_that_do_not_count() -> None:
    lines = ("合作服务机构名单", "1. 漠江恒明律师事务所：法律咨询", "2. 漠江诚信会计师事务所（已解约）", "落款")
    assert told(*lines) == NAMES[:1]
    rows: Sequence[Sequence[str]] = [*ROWS, ("3", "漠江云图软件有限公司", "已退出"), ("合计", "2家", "")]
    assert told("集聚服务机构名单", table(rows)) == NAMES


def test_several_of_one_line_that_semicolons_part() -> None:
    line = "（1）漠江恒明律师事务所；（2）漠江诚信会计师事务所；（3）法律与财税咨询。"
    assert told("已集聚的服务机构", line) == NAMES
    assert told("已集聚的服务机构", "（1）漠江恒明律师事务所；（2）漠江诚信会计师事务所（拟入驻）。") == []


def test_how_many_names_a_list_has() -> None:
    made = document("集聚服务机构名单", table([*ROWS, ROWS[1]]))
    found = list(find(made, [Paper(Kind.OTHER, made.name)], ()))
    assert [(t.name, t.value) for t in found][:1] == [(FactName.PARTNER_COUNT, "2")]


def test_a_list_of_clients_is_none_whatever_stands_over_a_table_in_it() -> None:
    assert told("合作机构名单", table(ROWS), kind=Kind.CLIENT_LIST) == []


def test_events_of_the_authority() -> None:
    made = document("2022年6月参加市工业和信息化局组织的中小企业服务日活动。")
    found = list(find(made, [Paper(Kind.APPLICATION_REPORT, made.name)], tuple(made.blocks)))
    assert [t.name for t in found] == [FactName.AUTHORITY_EVENT]


def test_partners_that_are_parts_of_others_and_banks_of_a_list_in_lines() -> None:
    names = ["漠江职业技术学院机电系", "漠江农商银行城区支行", "漠江大学材料实验室"]
    lines = [f"{i}. {name}：培训" for i, name in enumerate(names, 1)]
    assert told("合作服务机构名单", *lines, "落款") == names
    rows = [ROWS[0], *((str(i), name, "培训") for i, name in enumerate(names, 1))]
    assert told("合作服务机构名单", table(rows)) == names


@pytest.mark.parametrize(
    ("lines", "after", "there"),
    [
        (("二、服务流程", "集聚服务机构"), False, True),
        (("一、发展规划", "集聚服务机构"), True, True),
        (("一、发展规划", "（一）拟建联盟", "（二）集聚服务机构"), False, False),
        (("一、发展规划", "二、集聚服务机构"), False, True),
    ],
)
def test_a_list_behind_rules_says_where_it_follows_plans(lines: tuple[str, ...], after: bool, there: bool) -> None:
    made = document(*lines, table(ROWS))
    found = [t for t in find(made, [Paper(Kind.INSTITUTION, made.name)], ()) if t.name is FactName.PARTNER]
    assert [t.value for t in found] == (NAMES if there else [])
    assert all(bool(t.remarks) is after for t in found)


def test_an_office_of_an_organisation_elsewhere_is_one() -> None:
    rows = [*ROWS, ("3", "漠江融资租赁有限公司云帆办事处", "融资"), ("4", "云帆街道办事处", "政务")]
    assert told("集聚服务机构名单", table(rows)) == [*NAMES, "漠江融资租赁有限公司云帆办事处"]


def test_a_table_without_a_header_lists_them_where_nothing_else_stands_in_a_column() -> None:
    assert told("集聚服务机构", table(ROWS[1:])) == NAMES
    assert told("集聚服务机构", table([*ROWS[1:], ("3", "法律咨询", "法律")])) == []


HEAD = ("序号", "机构名称", "统一社会信用代码", "备注")
CODED = (*HEAD[:2], "信用代码", "说明")


def test_rows_that_give_another_name_of_a_row_or_name_a_part_of_the_applicant() -> None:
    rows = [
        HEAD,
        ("1", "漠江恒明律师事务所", "", ""),
        ("2", "恒明法律服务中心", "", "序号1的别称"),
        ("3", "漠江云帆办事处", "", "本公司派出"),
    ]
    assert told("集聚服务机构名单", table(rows)) == NAMES[:1]


def test_an_entry_bears_its_code_and_what_it_is_called_now() -> None:
    code = "91441702MA4X7GH23K"
    rows = [CODED, ("1", NAMES[0], code, ""), ("2", "漠江云图信息公司", code, "2022年更名为漠江云栖信息公司")]
    made = document("集聚服务机构名单", table(rows))
    found = [t for t in find(made, [Paper(Kind.OTHER, made.name)], ()) if t.name is FactName.PARTNER]
    assert [t.remarks for t in found] == [
        (Remark(CODE, (code,)),),
        (Remark(CODE, (code,)), Remark(CALLED, ("漠江云栖信息公司",))),
    ]
