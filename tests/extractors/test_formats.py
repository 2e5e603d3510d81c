"""Each format is one row, and its modules have what a row promises."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from extractors.formats import FORMATS, Format, format_of_picture, format_of_sort, named


@pytest.mark.parametrize("row", FORMATS, ids=lambda f: f.name)
def test_the_modules_of_a_row_do_what_it_promises(row: Format) -> None:
    reader = import_module(row.reader)
    if row.has_pages:
        drawer = import_module(row.drawer)
        assert all(callable(getattr(drawer, name)) for name in ("count_pages", "size_in_points", "picture"))
        assert callable(reader.read_pages)
    else:
        assert callable(reader.check) and callable(reader.read)


def test_no_sort_belongs_to_two_formats() -> None:
    sorts = [s for row in FORMATS for s in row.sorts]
    assert len(sorts) == len(set(sorts))
    assert all(format_of_sort(s) in FORMATS for s in sorts)


def test_an_unknown_sort_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        format_of_sort("pptx")


def test_a_pdf_is_known_by_its_header_wherever_it_stands(tmp_path: Path) -> None:
    late, other = tmp_path / "a", tmp_path / "b"
    late.write_bytes(b"\0" * 500 + b"%PDF-1.7")
    other.write_bytes(b"\xff\xd8\xff")
    assert (format_of_picture(late), format_of_picture(other)) == (named("pdf"), named("image"))
