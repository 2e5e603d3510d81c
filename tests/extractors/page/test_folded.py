"""A table that a fold cut in two is one again; two tables of their own side by side stay two."""

from __future__ import annotations

import pytest

from extractors.model import RulingLine, Word
from extractors.page.tables import tables
from tests.extractors.page.test_tables import ROSTER, filled, grid, rows

LEFT, RIGHT = [50.0, 90.0, 150.0, 220.0], [240.0, 300.0, 380.0]
BODY = [["岗位", "备注"], ["出纳", ""], ["讲师", "兼职"], ["文员", ""]]
YS = [100.0, 120.0, 140.0, 160.0, 180.0]


def _half(
    xs: list[float], texts: list[list[str]], down: float, pitch: float = 20.0
) -> tuple[list[Word], list[RulingLine]]:
    ys = [100.0 + down + pitch * i for i in range(len(texts) + 1)]
    return filled(xs, ys, texts), grid(xs, ys)


@pytest.mark.parametrize(("down", "pitch"), [(0.0, 20.0), (9.0, 20.0), (-11.0, 20.0), (4.0, 21.5)])
def test_rows_go_on_beyond_a_fold(down: float, pitch: float) -> None:
    here, flat = _half(LEFT, [row[:3] for row in ROSTER], 0.0)
    there, beyond = _half(RIGHT, BODY, down, pitch)
    found, left = tables([*here, *there], [*flat, *beyond], 1, 1)
    assert not left
    assert [rows(t) for t in found] == [[[*a[:3], *b] for a, b in zip(ROSTER, BODY, strict=True)]]


@pytest.mark.parametrize(
    ("texts", "down"),
    [(BODY[:3], 0.0), ([["姓名", "学历"], ["甲", "大专"], ["乙", "本科"], ["丙", "本科"]], 0.0), (BODY, 21.0)],
    ids=["fewer rows", "a header of its own", "a row lower"],
)
def test_another_table_beside_stays_apart(texts: list[list[str]], down: float) -> None:
    here, flat = _half(LEFT, [row[:3] for row in ROSTER], 0.0)
    there, beyond = _half(RIGHT, texts, down)
    assert len(tables([*here, *there], [*flat, *beyond], 1, 1)[0]) == 2
