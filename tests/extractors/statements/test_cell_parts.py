"""Totals of staff in the cells of a form, beside cells of part-timers."""

from __future__ import annotations

import pytest

from extractors.statements.cells import cells
from tests.extractors.build import table
from tests.fields import HEADCOUNT


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
