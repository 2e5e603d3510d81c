"""Each function gives what Excel gives, and says nothing where Excel's answer hangs on what is not here."""

from __future__ import annotations

import pytest

from extractors.readers.formula_functions import FUNCTIONS
from extractors.readers.formula_values import Area, ExcelError, UnknownFormula

KINDS = Area(3, 1, {(0, 0): "专职", (1, 0): "兼职", (2, 0): "专职"})
SUMS = Area(3, 1, {(0, 0): 10.0, (1, 0): 20.0, (2, 0): 30.0})
BOTH = Area(2, 2, {(0, 0): "资产", (0, 1): 7.0, (1, 0): "负债", (1, 1): 3.0})


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("SUM", (SUMS, 5.0), 65.0), ("AVERAGE", (SUMS,), 20.0), ("MAX", (SUMS,), 30.0), ("COUNTA", (KINDS,), 3.0),
        ("COUNTIF", (KINDS, "专职"), 2.0), ("SUMIF", (KINDS, "专职", SUMS), 40.0), ("SUMPRODUCT", (SUMS, SUMS), 1400.0),
        ("SUMIFS", (SUMS, KINDS, "兼职"), 20.0), ("VLOOKUP", ("负债", BOTH, 2.0, False), 3.0),
        ("INDEX", (SUMS, 2.0), 20.0), ("MATCH", ("兼职", KINDS, 0.0), 2.0), ("ROUND", (2.5,), 3.0),
        ("ROUND", (-1250.0, -2.0), -1300.0), ("ROUNDUP", (2.11, 1.0), 2.2), ("ROUNDDOWN", (2.19, 1.0), 2.1),
        ("INT", (-2.5,), -3.0), ("LEFT", ("abcd", 2.0), "ab"), ("RIGHT", ("abcd", 2.0), "cd"),
        ("MID", ("abcd", 2.0, 2.0), "bc"), ("DATE", (2024.0, 3.0, 6.0), 45357.0), ("YEAR", (45357.0,), 2024.0),
        ("TEXT", (412000.0, "#,##0.00"), "412,000.00"), ("TEXT", (0.598, "0.0%"), "59.8%"),
        ("TEXT", (7.0, "000"), "007"),
        ("AND", (True, 1.0), True), ("CONCATENATE", ("共", 3.0, "人"), "共3人"), ("PRODUCT", (2.0, 3.0), 6.0),
    ],
)  # fmt: skip
def test_functions(name, values, result) -> None:
    assert FUNCTIONS[name](*values) == result


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("VLOOKUP", ("负债", BOTH, 2.0)),
        ("COUNTIF", (KINDS, "<>专职")),
        ("COUNTIF", (KINDS, "")),
        ("YEAR", (5.0,)),
        ("TEXT", (45357.0, "yyyy-mm")),
        ("TEXT", (5.0, "0;(0)")),
    ],
)
def test_what_is_not_known(name, values) -> None:
    with pytest.raises(UnknownFormula):
        FUNCTIONS[name](*values)


def test_errors() -> None:
    with pytest.raises(ExcelError):
        FUNCTIONS["AVERAGE"](Area(1, 1, {}))
    with pytest.raises(ExcelError):
        FUNCTIONS["VLOOKUP"]("权益", BOTH, 2.0, False)
