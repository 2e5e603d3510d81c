"""How the lines of one text are joined."""

from __future__ import annotations

import pytest

from extractors.page.composing import wrapped


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("人员占比（%） 20.00", "15.场所面积", "\n"),
        ("面积合计113.5平方", "米", ""),
        ("资产总额52", "3.45万元", ""),
        ("SME", "service", " "),
    ],
)
def test_what_stands_for_a_line_break(before: str, after: str, between: str) -> None:
    assert wrapped(before, after) == between
