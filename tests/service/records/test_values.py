"""What staff may say a figure or fact is."""

from __future__ import annotations

import pytest

from service.records.refusals import Refused
from service.records.values import checked


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("total_assets", " 523,456.82 ", "523456.82"),
        ("qualification_ratio", "0.75", "0.75"),
        ("established_on", "2018-03-15", "2018-03-15"),
        ("valid_until", "", ""),
        ("credit_code", "91441702ma4w2k7t35", "91441702MA4W2K7T35"),
        ("category", "comprehensive", "comprehensive"),
        ("services", "legal、training", "training、legal"),
        ("issued_by", " 漠江市民政局 ", "漠江市民政局"),
    ],
)
def test_values_in_their_plain_form(name: str, said: str, value: str) -> None:
    assert checked(name, said) == value


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("total_assets", "-1", "no_figure"),
        ("total_assets", "NaN", "no_figure"),
        ("total_assets", "1e20", "no_figure"),
        ("qualification_ratio", "75", "no_ratio"),
        ("established_on", "", "no_day"),
        ("established_on", "2018-02-30", "no_day"),
        ("credit_code", "91441702MA4W2K7T85", "no_code"),
        ("category", "comprehensive、specialised", "no_such_word"),
        ("services", "cooking", "no_such_word"),
        ("applicant", "甲" * 201, "no_text"),
        ("issued_by", " ", "no_text"),
    ],
)
def test_anything_else_is_refused_with_what_is_asked(name: str, said: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(name, said)
    assert (refused.value.code, refused.value.status) == (code, 422)
