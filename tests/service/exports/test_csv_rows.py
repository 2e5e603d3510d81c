"""CSV opens in Excel as it is, comes in pieces, and begins no formula."""

from __future__ import annotations

import csv
import io

from service.exports.csv_rows import csv_of


def test_rows_come_back_as_they_went_in() -> None:
    rows = [('甲,"乙"\n丙', "2023-01-01"), ("", "x")]
    content = b"".join(csv_of(("一", "二"), rows))
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [["一", "二"], *map(list, rows)]


def test_no_cell_begins_a_formula() -> None:
    content = b"".join(csv_of(("=a",), [("=1+1",), ("@x",), ("-1",), ("\ud800=1",)])).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(content))] == ["'=a", "'=1+1", "'@x", "'-1", "'=1"]


def test_a_long_log_comes_in_pieces() -> None:
    pieces = list(csv_of(("n",), ((str(n),) for n in range(1000))))
    assert len(pieces) == 6
    assert len(b"".join(pieces).splitlines()) == 1001
