"""Cells show what the sheet shows, but never rounded to another figure."""

from __future__ import annotations

import datetime

import pytest

from extractors.readers.number_formats import shown

ACCOUNTS = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (523456.82, "General", "523456.82"),
        (0.1 + 0.2, "General", "0.3"),
        (40, "0", "40"),
        (3, "000", "003"),
        (523456.82, "#,##0", "523,456.82"),
        (523456.8, "#,##0.00", "523,456.80"),
        (0.6, "0%", "60%"),
        (0.598, "0%", "59.8%"),
        (0.75, "0.00%", "75.00%"),
        (2 / 3, "0%", "66.6667%"),
        (40, '0"家"', "40家"),
        (40, 'G/通用格式"家"', "40家"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (523456.82, '0!.0,"万元"', "52.34568万元"),
        (523456.82, "0\\.0,", "52.34568"),
        (1234567, '0.0,,"百万"', "1.23457百万"),
        (5, ACCOUNTS, "5.00"),
        (-5.5, ACCOUNTS, "-5.50"),
        (0, ACCOUNTS, "0.00"),
        (-5, "#,##0;(#,##0)", "-5"),
        (-5, "0;[Red]0", "-5"),
        (0.5, "# ?/?", "0.5"),
        (1e7, "0.00E+00", "10000000"),
        (True, "General", "TRUE"),
        ("文", "@", "文"),
        (None, "0", ""),
        (datetime.datetime(2022, 12, 31), "yyyy-mm", "2022-12-31"),
        (datetime.datetime(2022, 12, 31, 8, 30), "yyyy", "2022-12-31 08:30"),
        (datetime.time(8, 30), "h:mm", "08:30"),
    ],
)
def test_shown(value, code, text):
    assert shown(value, code) == text
