"""The part that a sentence names after the whole is what is meant; which words name it stands with the labels."""

from __future__ import annotations

import pytest

from extractors.statements.links import links
from extractors.statements.parts import part_meant
from tests.fields import CLIENT_COUNT, FLOOR_AREA


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("办公场所面积共320平方米,其中办公用房112平方米", FLOOR_AREA, 112),
        ("年服务单位90家,其中服务中小企业61家", CLIENT_COUNT, 61),
        ("办公场所面积共320平方米,其中仓库112平方米", FLOOR_AREA, 320),
        ("办公场所面积共120平方米,其中办公用房320平方米", FLOOR_AREA, 120),
    ],
)
def test_part(text: str, field: object, value: int) -> None:
    first = next(link for link in links(text) if link.field is field)
    assert part_meant(text, first).quantity.value == value
