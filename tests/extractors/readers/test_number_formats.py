"""Cells show what the sheet shows, but never rounded to another figure."""

from __future__ import annotations

import datetime

import pytest

from extractors.readers.number_formats import colour_number, shown, shows_nothing

ACCOUNTS = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (523456.82, "General", "523456.82"),
        (0.1 + 0.2, "General", "0.3"),
        (40, "0", "40"),
        (40, "#", "40"),
        (40, '#"家"', "40家"),
        (0, "??", "0"),
        (-0.0, "0.00", "0.00"),
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


@pytest.mark.parametrize(
    ("value", "code", "blank"),
    [
        (5, ";;;", True),
        (-5, ";;;", True),
        (0, ";;;", True),
        ("文", ";;;", True),
        (5, ";;", True),
        ("文", ";;", False),
        (5, ' ;"";_ ;@', True),
        (-5, "0;;0", True),
        (5, "0;;0", False),
        (0, "0;-0;;@", False),
        (5, "[>100]0;;", False),
        (5, "0.00", False),
        (5, "", False),
        ("文", "@", False),
        (datetime.datetime(2022, 12, 31), "yyyy;;", False),
    ],
)
def test_formats_that_show_nothing(value, code, blank):
    assert shows_nothing(value, code) is blank


@pytest.mark.parametrize(
    ("value", "code", "number"),
    [
        (5, "[White]0", 1),
        (5, "0;[Red]0", None),
        (-5, "0;[Red]0", 2),
        (5, "[Color 2]0", 9),
        ("文", "0;0;0;[white]@", 1),
        ("文", "[White]0", None),
        (5, "[$-804]0", None),
    ],
)
def test_colours_of_formats(value, code, number):
    assert colour_number(value, code) == number
