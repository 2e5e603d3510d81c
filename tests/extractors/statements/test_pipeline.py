"""The pipeline over a passage, pipe by pipe."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.scopes import Heading, Scope
from extractors.statements.pipeline import PIPES, figures_in, pipeline, read, values

TEXT = "现有专职人员8人,计划明年增加到专职人员12人。"


def until(name: str, text: str = TEXT) -> object:
    """The Doc after the pipes up to that one."""
    nlp = pipeline()
    with nlp.select_pipes(enable=list(PIPES[: PIPES.index(name) + 1])):
        return nlp(text)


def test_a_character_is_a_token_so_that_spans_are_exact() -> None:
    doc = pipeline().make_doc("面积 168.5㎡")
    assert [t.text for t in doc] == list("面积 168.5㎡")
    assert doc.char_span(3, 9).text == "168.5㎡"


def test_quantities_are_spans() -> None:
    doc = until("quantities")
    assert [(s.text, s.label_) for s in doc.spans["quantities"]] == [("8人", "persons"), ("12人", "persons")]
    assert [q.value for q in values(doc, "quantities")] == [Decimal(8), Decimal(12)]


def test_labels_are_spans_of_their_field() -> None:
    doc = until("labels")
    assert ("专职人员", "headcount") in {(s.text, s.label_) for s in doc.spans["labels"]}
    assert "link" not in doc.spans


def test_link_ties_a_quantity_to_its_field() -> None:
    doc = until("link")
    assert [(s.text, s.label_) for s in doc.spans["link"]] == [("8人", "headcount"), ("12人", "headcount")]


def test_cues_are_spans_by_the_id_of_their_rule() -> None:
    doc = until("cues")
    assert {s.label_ for s in doc.spans["cues"]} >= {"plan.before.intended"}
    assert {c.link for c in values(doc, "cues")} == {1}


def test_qualify_gives_every_figure_its_reasons() -> None:
    first, second = figures_in(TEXT, Scope())
    assert first.reasons == ()
    assert "plan.before.intended" in {r.rule for r in second.reasons}


def test_without_cues_nothing_is_left_out() -> None:
    nlp = pipeline()
    with nlp.select_pipes(disable=["cues"]):
        assert [f.reasons for f in values(nlp(TEXT), "figures")] == [(), ()]


def test_a_heading_of_goals_is_a_reason_for_all_under_it() -> None:
    (one,) = figures_in("专职人员12人。", Scope(headings=(Heading("二、2025年工作目标", 2),)))
    assert [(r.rule, r.words) for r in one.reasons] == [("plan.heading.goals", "二、2025年工作目标")]


def test_the_pipeline_tells_its_pipes() -> None:
    told = pipeline().analyze_pipes()
    assert list(told["summary"]) == list(PIPES)
    assert not any(told["problems"].values())
    assert all(told["summary"][name]["assigns"] == ["doc.spans"] for name in PIPES)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("申报单位专职人员不少于5人", "rule.limit"),
        ("近三年来累计服务中小企业180家", "look_alike.over_years"),
        ("年初专职人员6人", "past.before"),
        ("控股股东现有专职人员60人", "look_alike.of_others"),
        ("上级单位现有专职人员60人", "others.before"),
        ("固定资产总额12万元", "look_alike."),
        ("办公场地(总面积240㎡)部分提供给乙方使用", "shared_with_tenant"),
        ("专职人员由6人增至9人", "rose"),
        ("全市中小企业专职人员9000人", "region.before"),
    ],
)
def test_what_speaks_against_a_figure_is_named(text: str, rule: str) -> None:
    found = [r.rule for f in figures_in(text, Scope()) for r in f.reasons]
    assert any(r.startswith(rule) for r in found), found


def test_the_words_of_a_reason_are_in_the_text() -> None:
    doc = read(TEXT, Scope())
    assert all(s.text in TEXT for s in doc.spans["cues"])


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("其中乙方使用501、502、503三间作为办公室,每间26平方米,合计78平方米。", ["78"]),
        ("乙方承租302室和303室两间办公室,每间面积40平方米,面积共80平方米。", ["80"]),
        ("租用办公用房三间(每间35㎡),共105㎡。", ["105"]),
        ("乙方使用605和606作为办公室。", []),
        ("其中乙方使用76平方米。", ["76"]),
    ],
)
def test_numbers_of_rooms_are_no_areas_and_rooms_of_one_size_come_to_their_sum(text: str, areas: list[str]) -> None:
    found = [f for f in figures_in(text, Scope()) if f.link.field.id == "floor_area" and not f.reasons]
    assert [f.link.quantity.value for f in found] == [Decimal(area) for area in areas]


@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("甲方将三楼(建筑面积310平方米)提供给乙方和丙方使用。", True),
        ("二楼建筑面积300平方米租给海岚服务中心和漠江商会使用。", True),
        ("乙方与丙方租用甲方三楼,建筑面积310平方米。", True),
        ("甲方将三楼(建筑面积310平方米)提供给乙方使用。", False),
    ],
)
def test_what_two_parties_have_between_them_is_of_neither_alone(text: str, is_all: bool) -> None:
    (found,) = (f for f in figures_in(text, Scope()) if f.link.field.id == "floor_area")
    assert bool(found.reasons) is is_all


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("年服务(培训)中小微企业:53家", "client_count"),
        ("办公(经营)场所面积:120平方米", "floor_area"),
        ("专职(全职)从业人员:8人", "headcount"),
    ],
)
def test_another_word_in_brackets_parts_no_label(text: str, field: str) -> None:
    (found,) = (f for f in figures_in(text, Scope()) if f.link.field.id == field)
    assert found.link.mention.strength == 3 and not found.reasons
    assert not [f for f in figures_in(text.replace("(", "(意向"), Scope()) if f.link.mention.strength == 3]
