"""Formulas are worked out as Excel does, and left alone where anything in them is not known."""

from __future__ import annotations

import pytest

from extractors.readers.formula_values import Area, ExcelError, UnknownFormula, scalar
from extractors.readers.formulas import worked_out


class _Cells:
    """A1: 4, A2: 6, B1: a word; C1 is empty."""

    def named(self, reference: str):
        held = {(0, 0): 4.0, (1, 0): 6.0}
        known = {"A1": Area(1, 1, {(0, 0): 4.0}), "A1:A2": Area(2, 1, held), "C1": Area(1, 1, {})}
        known["B1"] = Area(1, 1, {(0, 0): "元"})
        if reference not in known:
            raise UnknownFormula
        return known[reference]

    def day(self) -> float:
        return 45_000.0


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=206000*2", 412000.0), ("=-2^2", 4.0), ("=2+3*4-1", 13.0), ("=(2+3)*4", 20.0), ("=50%", 0.5),
        ("=SUM(A1:A2)", 10.0), ("=SUM(A1:A2,5)*10%", 1.5), ('=IF(1=1,"","x")', ""), ("=IF(C1,1,2)", 2.0),
        ('=IF(A1>5,"多","少")&B1', "少元"), ("=IFERROR(A1/0,7)", 7.0), ("=+A1", 4.0), ("=C1+1", 1.0),
        ('=IF(TRUE,1,INDIRECT("A1"))', 1.0), ("=CHOOSE(2,1,9)", 9.0), ('="412,000.00"', "412,000.00"),
        ("=IF(TODAY()>0,3,4)", 3.0), ('=B1="元"', True), ("=1=1", True), ("=10/4", 2.5), ("=SUM(A1,,A1)", 8.0),
    ],
)  # fmt: skip
def test_worked_out(formula, result) -> None:
    found = scalar(worked_out(formula, _Cells()))
    assert found == result and type(found) is type(result)


@pytest.mark.parametrize(
    "formula",
    ['=INDIRECT("A1")', "=Z9", "={1,2}", "=SUM(A1:A2 A1)", "=A1:A2*2", "=1+", "=" + "1+" * 2000 + "1", "=IF(1)"],
)
def test_what_is_left_alone(formula) -> None:
    with pytest.raises(UnknownFormula):
        worked_out(formula, _Cells())


def test_errors() -> None:
    for formula in ("=1/0", "=B1*2", "=#REF!+1"):
        with pytest.raises(ExcelError):
            worked_out(formula, _Cells())
