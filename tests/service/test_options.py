"""What a run was asked for with, from its record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checkers.model import Category
from service.model import Options
from service.options import options_of


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ({}, Options()),
        ({"as_of": None, "category": None, "services": None}, Options()),
        (
            {"as_of": "2023-03-01", "category": "specialised", "services": ["legal"]},
            Options(as_of=date(2023, 3, 1), category=Category.SPECIALISED, services=("legal",)),
        ),
    ],
)
def test_options_from_a_record(said: dict[str, Any], options: Options) -> None:
    assert options_of(said) == options
