"""A number format that shows words for figures: the words are what a person sees."""

from __future__ import annotations

import openpyxl
import pytest

from extractors.readers.number_formats import shown
from tests.extractors.readers.office import flow, tables


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('"在编";;"外聘"', ("在编", "0", "外聘")),
        ('[=1]"全职";[=0]"兼职";General', ("全职", "-1", "兼职")),
        ('[>0]"是";"否"', ("是", "否", "否")),
        ("[蓝色]是;;否", ("是", "0", "否")),
        ('"√";;"×"', ("√", "0", "×")),
        ('0;-0;"无"', ("1", "-1", "无")),
        ('"专职"', ("专职", "专职", "专职")),
        ('0;-0;"-"', ("1", "-1", "0")),
        ('0"家"', ("1家", "-1家", "0家")),
        ("General", ("1", "-1", "0")),
    ],
)
def test_what_is_seen_of_a_one_less_than_nothing_and_nothing(code: str, seen: tuple[str, str, str]) -> None:
    one, less, nothing = seen
    assert (shown(1, code), shown(0, code)) == (one, nothing)
    assert less == "0" or shown(-1, code) == less


def test_a_sheet_is_read_as_it_is_seen(tmp_path) -> None:
    workbook = openpyxl.Workbook()
    for name, full in (("邓书言", 1), ("莫千里", 0)):
        workbook.active.append([name, full])
    for row in (1, 2):
        workbook.active.cell(row, 2).number_format = '"全职";;"兼职"'
    workbook.save(tmp_path / "paper.xlsx")
    (found,) = tables(flow(tmp_path / "paper.xlsx"))
    assert [cell.passage.text for cell in found.cells] == ["邓书言", "全职", "莫千里", "兼职"]
