"""Digits that are no figure."""

from __future__ import annotations

import pytest

from extractors.text.hiding import without_dates_and_codes
from extractors.text.quantities import quantities


@pytest.mark.parametrize("text", ["2023年3月1日", "第12条", "91441700MA4TE5T01B", "13800000000", "(m2)", "队伍"])
def test_what_is_hidden_keeps_its_length_and_no_digit(text: str) -> None:
    hidden = without_dates_and_codes(text)
    assert len(hidden) == len(text)
    assert not any(c.isdigit() for c in hidden)
    assert quantities(text) == ()


def test_a_unit_behind_its_figure_stays() -> None:
    assert without_dates_and_codes("100m2") == "100m2"


@pytest.mark.parametrize("way", ["6/8×100%=", "(6/8)×100%＝", "6人÷8人×100%=", "3/4="])
def test_of_a_reckoning_only_the_result_is_a_quantity(way: str) -> None:
    assert [str(q.value) for q in quantities(f"比例为{way}75%")] == ["0.75"]


def test_the_numbers_of_a_list_that_runs_on_are_no_quantities() -> None:
    assert quantities("1.某甲，专职2.某乙，专职3.某丙，兼职") == ()
    assert [q.value for q in quantities("专职人员12.其中本科8人")] == [12, 8]
