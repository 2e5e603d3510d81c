"""The rows of CSV texts, whatever parts their values."""

from __future__ import annotations

import codecs

import pytest

from extractors.errors import UnsupportedType
from extractors.readers import open_document
from extractors.readers.csv_text import csv_table, rows_of


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_rows_are_parted_by_what_the_text_uses(tmp_path, between):
    path = tmp_path / "paper.csv"
    path.write_text("\n".join(between.join(row) for row in (["姓名", "学历"], ["甲", "本科"], ["乙", ""])), "utf-8")
    table = csv_table(rows_of(path))
    assert [(c.row, c.column, c.passage.text) for c in table.cells] == [
        (0, 0, "姓名"), (0, 1, "学历"), (1, 0, "甲"), (1, 1, "本科"), (2, 0, "乙"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "gb18030", (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_the_coding_is_known_by_the_first_bytes(tmp_path, coding):
    mark, name = coding if isinstance(coding, tuple) else (b"", coding)
    path = tmp_path / "paper.csv"
    path.write_bytes(mark + "No.,姓名\n1,甲\n".encode(name))
    assert open_document(path).format == "xlsx"
    assert [list(row) for row in rows_of(path)] == [["No.", "姓名"], ["1", "甲"]]


def test_letters_of_four_bytes_are_no_text_that_is_read(tmp_path):
    path = tmp_path / "paper.csv"
    for content in ("No.,1".encode("utf-32"), codecs.BOM_UTF32_BE + "No.,1".encode("utf-32-be")):
        path.write_bytes(content)
        with pytest.raises(UnsupportedType):
            open_document(path)
