"""How two printed figures differ by one slip."""

from __future__ import annotations

import pytest

from checkers.doubts.digit_slip import digit_slip
from tests.checkers.build import ASSETS, FORM, HEADCOUNT, claim, scanned


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("523,456.82", "528,456.82", "look_alike_digit"),
        ("523,456.82", "527,456.82", "one_digit"),
        ("523,456.82", "532,456.82", "transposed_digits"),
        ("523,456.82", "52,456.82", "dropped_digit"),
        ("523,456.82", "523,456.82", None),
        ("523,456.82", "719,456.82", None),
        ("523,456.82", "23,45.68", None),
        ("12", "14", None),
    ],
)
def test_how_two_figures_differ(a: str, b: str, code: str | None) -> None:
    one, other = (claim(ASSETS, FORM, s.replace(",", ""), s) for s in (a, b))
    slip = digit_slip(one, other)
    assert (slip.code if slip else None) == code


def test_of_short_figures_only_a_scan_mixes_up_digits() -> None:
    slip = digit_slip(scanned(HEADCOUNT, FORM, 8), claim(HEADCOUNT, FORM, 6))
    assert slip is not None
    assert (slip.code, slip.text.zh) == ("look_alike_digit", "“8”与“6”仅一位不同（8 与 6 形近）")
    assert digit_slip(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, FORM, 6)) is None
