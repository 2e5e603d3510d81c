"""Totals of staff in the cells of a form, beside cells of part-timers."""

from __future__ import annotations

import pytest

from extractors.fields import Field
from extractors.statements.cells import cells
from tests.extractors.build import table
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT


def values(*rows: list[str]) -> list[tuple[int, list[str]]]:
    """The figures of staff by strength, the plainest word first, with what speaks against each."""
    found = [s for s in cells(table(list(rows))) if s.field is HEADCOUNT]
    return [(int(s.value), [r.rule for r in s.reasons]) for s in sorted(found, key=lambda s: -s.strength)]


@pytest.mark.parametrize("value", ["12人(其中兼职5人)", "12人，其中5人为兼职", "12（含兼职5）", "12（专7兼5）"])
@pytest.mark.parametrize("label", ["从业人员总数", "专职人员数", "职工人数（人）"])
def test_a_cell_tells_of_whom_some_are_part_timers(label: str, value: str) -> None:
    assert values([label, value])[0] == (7, [])


@pytest.mark.parametrize(
    "rows",
    [
        ([["从业人员总数", "12", "其中：兼职", "5"]]),
        ([["从业人员总数", "12"], ["其中：兼职人员", "5"]]),
        ([["从业人员", "其中：兼职人员", "中级职称"], ["12", "5", "6"]]),
    ],
)
def test_part_timers_in_cells_beside_are_taken_off(rows: list[list[str]]) -> None:
    assert values(*rows)[0] == (7, [])


def test_where_a_form_has_part_timers_beside_a_total_it_is_left_open() -> None:
    assert values(["职工总数", "12", "兼职人数", "5"]) == [(12, ["with_others"])]
    assert values(["职工总数", "12", "兼职人数", "0"]) == [(12, [])]


def test_a_figure_of_full_time_staff_is_no_total() -> None:
    assert values(["专职人员", "12人", "兼职人员", "5人"]) == [(12, [])]
    assert values(["从业人员总数", "12"], ["其中专职", "7"], ["其中兼职", "5"])[0] == (7, [])


def test_a_cell_that_says_not_how_many_is_left_open() -> None:
    assert values(["从业人员总数", "12人（含兼职人员）"]) == [(12, ["with_others"])]


def plainest(field: Field, *rows: list[str]) -> tuple[int, list[int], int | None]:
    """The figure in the plainest words, what it may be instead, and what it is parted from."""
    found = max((s for s in cells(table(list(rows))) if s.field is field and not s.reasons), key=lambda s: s.strength)
    return int(found.value), [int(v) for v in found.others], None if found.whole is None else int(found.whole)


@pytest.mark.parametrize(
    "rows",
    [
        [["办公场所面积", "163㎡（自用78㎡，转租85㎡）"]],
        [["办公场所面积（㎡）", "163，其中自用78，其余转租"]],
        [["办公场所面积（㎡）", "163"], ["其中：自用面积", "78"], ["转租面积", "85"]],
        [["办公场所面积（㎡）", "163", "其中转租面积（㎡）", "85"]],
        [["办公场所面积（㎡）", "163", "其中自用（㎡）", "78"]],
    ],
)
def test_a_form_that_parts_its_rooms_tells_own_use(rows: list[list[str]]) -> None:
    assert plainest(FLOOR_AREA, *rows) == (78, [], 163)


def test_rows_of_rooms_that_are_let_on_are_none_of_the_applicants() -> None:
    rows = [["用途", "面积（㎡）"], ["自用办公", "78"], ["转租", "85"], ["合计", "163"]]
    found = [s for s in cells(table(rows)) if s.field is FLOOR_AREA]
    assert {int(s.value): [r.rule for r in s.reasons] for s in found} == {
        78: [],
        85: ["let_on"],
        163: ["total_of_premises"],
    }


@pytest.mark.parametrize(
    "rows", [[["年服务企业数（家）", "52（其中7家已终止）"]], [["年服务企业数（家）", "52", "其中已终止", "7"]]]
)
def test_a_form_tells_clients_that_left(rows: list[list[str]]) -> None:
    assert plainest(CLIENT_COUNT, *rows) == (45, [52], 52)
