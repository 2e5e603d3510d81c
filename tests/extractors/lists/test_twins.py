"""Pairs of names that may mean the same enterprise."""

from __future__ import annotations

import pytest

from extractors.lists import twins
from extractors.lists.twins import alike, shortened


def test_alike_pairs_name_the_later_one_first() -> None:
    names = ["恒达五金有限公司", "启源食品有限公司", "恒达五金 有限公司", "恒达五金品有限公司"]
    assert alike(names) == [(2, 0), (3, 0), (3, 2)]


def test_a_name_without_a_form_may_be_short_for_one_with_it() -> None:
    names = ["阳江市岚洲铜艺有限公司", "岚洲", "岚洲铜艺", "鹭洲铜艺厂", "岚洲铜艺制品", "鹭洲"]
    assert shortened(names) == [(1, 0), (2, 0), (4, 0), (5, 3)]


def test_pairs_are_found_among_more_names_than_are_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twins, "_AT_ONCE", 2)
    names = ["恒达五金有限公司", "启源食品有限公司", "恒达五金 有限公司", "恒达五金品有限公司"]
    assert alike(names) == [(2, 0), (3, 0), (3, 2)]
