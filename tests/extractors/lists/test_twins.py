"""Pairs of names that may mean the same enterprise."""

from __future__ import annotations

from extractors.lists.twins import alike


def test_alike_pairs_name_the_later_one_first() -> None:
    names = ["恒达五金有限公司", "启源食品有限公司", "恒达五金 有限公司", "恒达五金品有限公司"]
    assert alike(names) == [(2, 0), (3, 0), (3, 2)]
