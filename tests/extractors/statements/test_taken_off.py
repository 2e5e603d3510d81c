"""Totals of staff that hold part-timers."""

from __future__ import annotations

import pytest

from extractors.fields import Field
from extractors.scopes import Scope
from extractors.statements.pipeline import Figure, figures_in
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT


def told(text: str) -> list[Figure]:
    return [f for f in figures_in(text, Scope()) if f.link.field is HEADCOUNT]


def standing(text: str) -> set[int]:
    """The figures of staff that nothing speaks against, of those named outright alone where there are such."""
    good = [f for f in told(text) if not f.reasons]
    top = max((f.link.mention.strength for f in good), default=0)
    return {int(f.link.quantity.value) for f in good if f.link.mention.strength == top}


@pytest.mark.parametrize(
    ("text", "full_time"),
    [
        ("全部人员十三名,其中四名为兼职;九名专职者。", 9),
        ("团队共十六人,当中六人系兼职,余下十人为专职。", 10),
        ("团队14人,5人兼职。", 9),
        ("专职人员9人(其中2人已提出离职)。", 7),
        ("专职人员9人,其中志愿者2人、临聘1人。", 6),
        ("专职人员9人(其中2人为退休返聘)。", 9),
        ("员工十二名,内有五名兼职。", 7),
        ("人员总数十二名(含兼职五名)。", 7),
        ("在册员工12名,兼职占5名。", 7),
        ("工作团队现有12人。其中兼职5人。", 7),
        ("现有职工12人(其中5人在别处任职,仅兼职)。", 7),
        ("从业人员合计12人,其中兼职人员3人,实习生1人。", 8),
        ("5人兼职,其余专职,员工合计12人。", 7),
        ("含兼职5人在内,员工共计12人。", 7),
        ("专职人员12人,其中5人为兼职。", 7),
        ("目前员工18名,专职与兼职各9名。", 9),
        ("工作人员12名:全时7名,非全日制5名。", 7),
        ("机构有工作人员九人。其中有三位老师是兼职。", 6),
    ],
)
def test_part_timers_are_taken_off_in_any_order(text: str, full_time: int) -> None:
    assert standing(text) == {full_time}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("现有从业人员12人,另聘兼职专家3人。", 12),
        ("现有从业人员12人,不含兼职5人。", 12),
        ("专职人员8人,兼职3人。", 8),
        ("现有从业人员12人,兼职人员0人。", 12),
        ("现有从业人员12人,其中2人多为兼职。", 12),
        ("除3名兼职外,共有员工13名。", 13),
        ("现有从业人员12人,其中大专以上9人。", 12),
    ],
)
def test_those_beside_a_total_are_none_of_it(text: str, total: int) -> None:
    assert standing(text) == {total}


@pytest.mark.parametrize(
    "text", ["员工12名(含兼职人员)。", "现有从业人员12人,包括部分兼职。", "职工12人(专职、兼职人员分别为7人、5人)。"]
)
def test_a_total_that_holds_some_and_says_not_how_many_is_left_open(text: str) -> None:
    assert "with_others" in {r.rule for f in told(text) for r in f.reasons}
    assert standing(text) == set()


def test_the_figure_that_is_left_shows_all_that_it_is_reckoned_from() -> None:
    text = "团队14人,5人兼职。"
    link = next(f.link for f in told(text))
    assert text[link.quantity.start : link.quantity.end] == "14人,5人"


@pytest.mark.parametrize(
    ("text", "field", "left"),
    [
        ("办公场所面积135平方米(含仓库32平方米)。", FLOOR_AREA, 103),
        ("办公场所面积135平方米,其中宿舍40平方米。", FLOOR_AREA, 95),
        ("办公场所面积135平方米(不含仓库32平方米)。", FLOOR_AREA, 135),
        ("办公场所面积135平方米(其中会议室32平方米)。", FLOOR_AREA, 135),
        ("办公场所面积135平方米,另有仓库32平方米。", FLOOR_AREA, 135),
        ("全年共服务企业46家(其中大型企业7家)。", CLIENT_COUNT, 39),
        ("全年共服务企业46家(含事业单位4家、个人客户3家)。", CLIENT_COUNT, 39),
        ("全年共服务企业46家(其中外市企业7家)。", CLIENT_COUNT, 46),
    ],
)
def test_stores_and_large_firms_are_taken_off(text: str, field: Field, left: int) -> None:
    found = [f for f in figures_in(text, Scope()) if f.link.field is field and not f.reasons]
    assert int(found[0].link.quantity.value) == left


@pytest.mark.parametrize("text", ["办公场所面积135平方米(含仓库)。", "办公场所面积135平方米,包括部分宿舍。"])
def test_stores_of_no_stated_size_leave_the_office_open(text: str) -> None:
    found = [f for f in figures_in(text, Scope()) if f.link.field is FLOOR_AREA]
    assert [r.rule for f in found for r in f.reasons] == ["with_others"]
