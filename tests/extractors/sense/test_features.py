"""A sentence's runs of characters: alike for sentences that differ by numbers only."""

from __future__ import annotations

import pytest

from extractors.sense.features import SLOTS, features


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("租金每月1,200元", "租金每月38.5元"),
        ("第三条 甲方保留东侧一间", "第十二条 甲方保留东侧五间"),
        ("(2)其余房间由甲方收回", "其余房间由甲方收回"),
        ("附注六、存货盘点", "存货盘点"),
    ],
)
def test_numbers_and_those_of_clauses_make_no_difference(one: str, other: str) -> None:
    assert features(one) == features(other)


def test_each_run_counts_once_and_has_a_slot() -> None:
    runs = features("甲方甲方甲方")
    assert len(set(runs)) == len(runs)
    assert list(runs) == sorted(runs)
    assert all(0 <= run < SLOTS for run in runs)


def test_other_words_are_other_runs() -> None:
    assert features("由甲方使用") != features("由乙方使用")
