"""A figure in JSON is a plain number."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from service.report.claim_json import number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("523456.82"), "523456.82"),
        (Decimal("3.00"), "3"),
        (Decimal("1E+6"), "1000000"),
        (Decimal(5) / Decimal(6), "0.833333"),
        (Decimal("12345678901234.56"), "12345678901234.56"),
        (None, "null"),
    ],
)
def test_numbers_carry_no_noise(value: Decimal | None, shown: str) -> None:
    assert json.dumps(number(value)) == shown
