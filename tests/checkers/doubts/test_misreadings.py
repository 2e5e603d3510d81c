"""What a recogniser may have made a figure from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.doubts.misreadings import LOOK_ALIKE, misreadings
from extractors.model import Claim
from tests.checkers.build import AREA, ASSETS, FORM, HEADCOUNT, LEASE, RATIO, SHEET, scanned


def values(found: Claim) -> set[Decimal]:
    return {value for value, _ in misreadings(found)}


def test_look_alikes_go_both_ways() -> None:
    assert all(a in LOOK_ALIKE[b] for a, others in LOOK_ALIKE.items() for b in others)


@pytest.mark.parametrize(
    ("found", "may_be", "may_not_be"),
    [
        (
            scanned(ASSETS, SHEET, 523456.82, "523,456.82"),
            ("323456.82", "623456.82", "523456.92"),
            ("52345682", "23456.82"),
        ),
        (scanned(ASSETS, SHEET, 523456, "523,456"), ("523.456",), ("52345.6",)),
        (scanned(ASSETS, SHEET, 5234500, "523.45"), ("3234500", "6234500"), ("5234.5",)),
        (scanned(ASSETS, SHEET, 523500, "52.35万元"), ("323500", "523600"), ("52.36",)),
        (scanned(AREA, LEASE, 10850, "10850"), ("108.50", "1085.0", "70850"), ("10.850",)),
        (scanned(AREA, LEASE, 1108.5, "1108.5"), ("108.5",), ("1108",)),
        (scanned(HEADCOUNT, FORM, 8, "8人"), ("6", "9", "3", "5", "18", "80", "0"), ("0.8",)),
        (scanned(RATIO, FORM, 0.75, "75%"), ("0.15", "0.76", "0.075"), ("1.75",)),
        (scanned(ASSETS, SHEET, 520000, "五十二万元"), ("510000", "530000"), ("620000", "20000")),
        (scanned(AREA, LEASE, 145.3, "一百四十五点三平方米"), ("145.2", "245.3"), ("45.3", "149.3")),
        (scanned(ASSETS, SHEET, 2553989, "2.553,989"), ("2653989",), ("2.553989",)),
    ],
)
def test_one_slip_away(found: Claim, may_be: tuple[str, ...], may_not_be: tuple[str, ...]) -> None:
    assert set(map(Decimal, may_be)) <= values(found)
    assert not set(map(Decimal, may_not_be)) & values(found)
    assert found.value not in values(found)
