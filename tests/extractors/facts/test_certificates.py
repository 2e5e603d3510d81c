"""A certificate says which degree or title its holder has."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.certificates import DEGREE, TITLE
from extractors.lists.qualification import Level
from extractors.model import FactName
from tests.extractors.build import document


def given(*lines: str) -> list[tuple[str, str, Level]]:
    """Sort, holder and level of each."""
    facts = extract(document(*lines, name="证书.docx")).facts
    told = (remark for f in facts if f.name is FactName.CERTIFIED for remark in f.remarks)
    return [(remark.code, remark.parts[0], Level(int(remark.parts[1]))) for remark in told]


@pytest.mark.parametrize(
    ("rank", "level"),
    [
        (("资格级别：初级", "资格名称：助理会计师"), Level.NO),
        (("级别：中级", "资格名称：会计师"), Level.YES),
        (("专业名称：经济师", "级别：初级"), Level.NO),
        (("任职资格：工程师",), Level.YES),
    ],
)
def test_a_title(rank: tuple[str, ...], level: Level) -> None:
    assert given("专业技术资格证书", "姓 名：莫凤娟", "性 别：女", *rank) == [(TITLE, "莫凤娟", level)]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("学生盘志鹏，性别男，于二〇一九年九月在本校会计专业三年制专科学习，修完全部课程，准予毕业。", Level.YES),
        ("学生盘志鹏，性别男，在本校会计专业中等专业班学习，准予毕业。", Level.NO),
    ],
)
def test_a_degree(words: str, level: Level) -> None:
    assert given("毕业证书", words) == [(DEGREE, "盘志鹏", level)]


def test_each_of_several_holders_has_its_own() -> None:
    lines = ("资格证书", "姓名：莫凤娟", "资格名称：会计师", "姓名：盘志鹏", "资格名称：助理会计师")
    assert given(*lines) == [(TITLE, "莫凤娟", Level.YES), (TITLE, "盘志鹏", Level.NO)]


def test_a_certificate_without_a_rank_says_nothing() -> None:
    assert given("专业技术资格证书", "姓名：莫凤娟", "管理号：20204400") == []
