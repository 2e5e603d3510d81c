"""Values become numbers, texts and conditions as in Excel."""

from __future__ import annotations

import datetime

import pytest

from extractors.readers.formula_values import (
    Area,
    ExcelError,
    UnknownFormula,
    meets,
    number,
    numbers,
    of_cell,
    rank,
    scalar,
    text,
    truth,
)

EPOCH = datetime.datetime(1899, 12, 30)


def test_what_a_cell_holds() -> None:
    assert [of_cell(v, EPOCH) for v in (3, "文", True, None)] == [3.0, "文", True, None]
    assert of_cell(datetime.datetime(2024, 3, 6), EPOCH) == 45357.0
    with pytest.raises(UnknownFormula):
        of_cell(datetime.time(3), EPOCH)


def test_one_as_the_other() -> None:
    assert (number(None), number("1,200"), number(True), text(12.5), text(None), truth("true")) == (
        0.0, 1200.0, 1.0, "12.5", "", True,
    )  # fmt: skip
    with pytest.raises(ExcelError):
        number("文")
    with pytest.raises(UnknownFormula):
        text(1 / 3)  # of which Excel shows as much as there is room for


def test_areas() -> None:
    area = Area(2, 1, {(0, 0): 4.0, (1, 0): "5"})
    assert numbers((area, 3.0)) == [4.0, 3.0]
    assert scalar(Area(1, 1, {})) is None
    with pytest.raises(UnknownFormula):
        scalar(area)


@pytest.mark.parametrize(
    ("value", "criterion", "met"),
    [
        (5.0, ">=5", True), (4.0, ">=5", False), ("专职", "专职", True), ("兼职", "专职", False), ("5", 5.0, True),
        ("本科及以上", "本科*", True), ("专科", "<>本科", True), (5.0, "5", True), ("文", ">5", False),
    ],
)  # fmt: skip
def test_criteria(value, criterion, met) -> None:
    assert meets(value, criterion) is met


def test_words_come_after_numbers() -> None:
    assert rank("1", 5.0) > rank(5.0, "1")
    assert rank(None, "") == rank("", None)
