"""Forms that ask in whole questions, with their answers below, behind or beside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Block
from extractors.papers import papers
from extractors.statements.find import statements
from tests.extractors.build import document, table


def told(*blocks: Block | str) -> dict[str, Decimal]:
    made = document(*blocks)
    return {s.field.id: s.value for s in statements(made, papers(made)) if s.strength and not s.reasons}


@pytest.mark.parametrize(
    ("asked", "answer", "field", "value"),
    [
        ("7.2024年服务了多少家中小微企业？", "61家，多为食品厂。", "client_count", 61),
        ("（五）贵公司办公场所面积多大？是否自有？", "共132平方米，租赁。", "floor_area", 132),
        ("4. 上年末资产总额是多少万元？", "86.2", "total_assets", 862000),
        ("请问专职人员有几名？", "答：9名，另有兼职2名。", "headcount", 9),
        ("大专以上学历或中级以上职称的占多大比例？", "七人符合，比例70%。", "qualification_ratio", Decimal("0.7")),
    ],
)
def test_an_answer_is_read_with_its_question(asked: str, answer: str, field: str, value: Decimal) -> None:
    assert told("申报问答表", asked, answer)[field] == value
    assert told(table([[asked, answer], ["联系人是谁？", "陆海生"]])).get(field, value) == value


def test_an_answer_may_stand_behind_its_question() -> None:
    assert told("3.去年服务了多少家中小企业？58家，均签有合同。")["client_count"] == 58


def test_what_an_answer_leaves_open_is_not_taken() -> None:
    assert "headcount" not in told("专职人员几名？兼职人员几名？", "8名、2名。")
    assert "client_count" not in told("集聚服务机构几家？", "4家。")
    assert "client_count" not in told("2024年服务了多少家中小微企业？", "合作单位名单附后。", "58家。")


def test_what_speaks_against_an_answer_is_heard() -> None:
    assert "client_count" not in told("每年服务多少家中小微企业？", "不少于60家。")


def test_a_cell_may_ask() -> None:
    form = table([["上年服务了多少家中小微企业？", "58家"], ["办公场所面积多大？", "132平方米"]])
    assert told(form) == {"client_count": 58, "floor_area": 132}
