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


@pytest.mark.parametrize("text", ["办公场所面积135平方米(含仓库)。", "办公场所面积135平方米,包括部分宿舍。"])
def test_stores_of_no_stated_size_leave_the_office_open(text: str) -> None:
    found = [f for f in figures_in(text, Scope()) if f.link.field is FLOOR_AREA]
    assert [r.rule for f in found for r in f.reasons] == ["with_others"]


def left(text: str, field: Field) -> list[tuple[int, list[int]]]:
    """The figures of a field that stand, each with what it may be instead."""
    good = [f.link for f in figures_in(text, Scope()) if f.link.field is field and not f.reasons]
    return [(int(x.quantity.value), [int(v) for v in x.beside]) for x in good]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("我中心租赁办公场所163㎡,其中自用78㎡,其余转租给别的企业。", 78),
        ("办公场所面积163平方米(自用78平方米,转租85平方米)。", 78),
        ("现有办公用房163平方米,其中85平方米转租给兄弟单位,自用78平方米。", 78),
        ("办公用房163平方米,除自用的78平方米外,其余均已出租。", 78),
        ("租用写字楼163平方米,其中85平方米出租给第三方,余下78平方米留用。", 78),
        ("办公面积共163㎡,其中85㎡对外招租。", 78),
        ("办公面积163平方米,其中85平方米免费提供给入驻企业使用。", 78),
        ("办公场所163㎡。其中自用78㎡,其余分租。", 78),
        ("甲方承租办公场所320平方米,现将其中78平方米转租给乙方作办公。", 78),
        ("该楼办公面积共163㎡,自用85㎡,78㎡租给乙方。", 78),
    ],
)
def test_of_rooms_that_are_let_on_own_use_decides(text: str, own: int) -> None:
    assert {value for value, _ in left(text, FLOOR_AREA)} == {own}


@pytest.mark.parametrize(
    "text",
    [
        "办公面积为163平方米,全部自用。",
        "租赁办公用房163平方米,乙方不得转租。",
        "甲方将其承租的办公用房163平方米转租给乙方使用。",
        "办公场所面积163平方米,另出租商铺85平方米。",
    ],
)
def test_rooms_of_which_nothing_is_let_stay_whole(text: str) -> None:
    assert left(text, FLOOR_AREA) == [(163, [])]


def test_what_is_left_of_own_use_is_taken_off_no_second_time() -> None:
    assert left("我中心自用办公场所78平方米,转租85平方米。", FLOOR_AREA) == [(78, [])]


@pytest.mark.parametrize(
    "text",
    [
        "办公面积163平方米,其中部分转租。",
        "办公面积163平方米,除自用部分外均出租。",
        "办公面积163㎡,其中85㎡租给海星公司。",
    ],
)
def test_rooms_of_which_some_are_let_and_not_how_many_are_left_open(text: str) -> None:
    found = [f for f in figures_in(text, Scope()) if f.link.field is FLOOR_AREA]
    assert [[r.rule for r in f.reasons] for f in found] == [["with_others"]]


def test_stores_and_halls_in_an_office_area_leave_it_open_what_counts() -> None:
    assert left("办公场所面积163平方米,其中展厅60平方米。", FLOOR_AREA) == [(163, [103])]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年服务企业52家,其中7户未再服务。", (45, [])),
        ("2031年服务企业52家,其中7家尚未开展服务。", (45, [])),
        ("2031年服务中小微企业52家,其中7家已终止服务。", (45, [52])),
        ("服务企业52家,其中4家已注销、3家已停止服务。", (45, [52])),
        ("服务企业52家(含中途解约的7家)。", (45, [52])),
        ("服务企业52家,其中7家为大型企业。", (45, [])),
        ("服务企业52家,其中机关事业单位7家。", (45, [])),
        ("服务企业52家,其中中小微企业48家,其中3家已终止。", (45, [48])),
        ("2031年服务企业52家,其中续签7家。", (52, [])),
        ("服务企业52家,比上年新增7家,终止合作机构3家。", (52, [])),
    ],
)
def test_clients_that_were_not_served_come_off_and_those_that_left_perhaps(
    text: str, count: tuple[int, list[int]]
) -> None:
    assert left(text, CLIENT_COUNT)[0] == count


def test_clients_of_which_some_left_and_not_how_many_are_left_open() -> None:
    (found,) = [f for f in figures_in("服务企业52家,其中部分企业已终止服务。", Scope()) if f.link.field is CLIENT_COUNT]
    assert [r.rule for r in found.reasons] == ["with_others"]


@pytest.mark.parametrize(
    "text",
    [
        "现有工作人员11人,其中返聘2名、实习1名。",
        "员工11人(退休返聘2人,实习生1人)。",
        "团队共有11人,其中2人为退休返聘,1人为实习生。",
        "职工11名,含退休人员2名、见习生1名。",
    ],
)
def test_the_rehired_come_off_with_the_interns_and_perhaps_count(text: str) -> None:
    assert left(text, HEADCOUNT)[0] == (8, [10])


def test_what_a_part_is_parted_from_stays_known() -> None:
    (found,) = [f for f in figures_in("办公面积163㎡,其中自用78㎡。", Scope()) if f.link.field is FLOOR_AREA]
    assert found.link.whole == 163
