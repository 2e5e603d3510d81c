"""The part that a sentence names after the whole is what is meant; which words name it stands with the labels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields import Field
from extractors.model import Passage
from extractors.scopes import Scope
from extractors.statements.sentences import sentences
from tests.fields import CLIENT_COUNT, FLOOR_AREA


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("办公场所面积共320平方米,其中办公用房112平方米", FLOOR_AREA, 112),
        ("年服务企业90家,其中中小企业61家", CLIENT_COUNT, 61),
        ("办公场所面积共320平方米,其中仓库112平方米", FLOOR_AREA, 208),
        ("办公场所面积共120平方米,其中办公用房320平方米", FLOOR_AREA, 120),
        ("办公场所面积共320平方米,其中培训室112平方米", FLOOR_AREA, 320),
    ],
)
def test_part(text: str, field: Field, value: int) -> None:
    found = [s.value for s in sentences(Passage(text), Scope()) if s.field is field and not s.reasons]
    assert found[0] == Decimal(value)
