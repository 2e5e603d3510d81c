"""The rows of CSV texts, whatever parts their values."""

from __future__ import annotations

import pytest

from extractors.readers.csv_text import csv_table, rows_of


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_rows_are_parted_by_what_the_text_uses(tmp_path, between):
    path = tmp_path / "paper.csv"
    path.write_text("\n".join(between.join(row) for row in (["姓名", "学历"], ["甲", "本科"], ["乙", ""])), "utf-8")
    table = csv_table(rows_of(path))
    assert [(c.row, c.column, c.passage.text) for c in table.cells] == [
        (0, 0, "姓名"), (0, 1, "学历"), (1, 0, "甲"), (1, 1, "本科"), (2, 0, "乙"),
    ]  # fmt: skip
