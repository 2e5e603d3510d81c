"""Every wording of the list is found, and no look-alike is taken."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document

_WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))
_STATED = [(field, *pair) for field, part in _WORDINGS.items() for pair in part["stated"]]
_NOT = [(field, text) for field, part in _WORDINGS.items() for text in part["not"]]


def _found(field: str, text: str) -> list[Decimal]:
    made = document("申请报告", text)
    return [c.value for c in resolve(statements(made, papers(made)), made, papers(made)).claims if c.field.id == field]


@pytest.mark.parametrize(("field", "text", "value"), _STATED)
def test_stated(field: str, text: str, value: float) -> None:
    assert _found(field, text) == [Decimal(str(value))]


@pytest.mark.parametrize(("field", "text"), _NOT)
def test_look_alike(field: str, text: str) -> None:
    assert _found(field, text) == []
