"""English words beside the Chinese ones of a label."""

from __future__ import annotations

import pytest

from extractors.text.glosses import without_gloss


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("资产总额Total assets", "资产总额"),
        ("资产总额/Total Assets(万元)", "资产总额(万元)"),
        ("Office area办公面积", "办公面积"),
        ("专职人数Full-time sta\ufb00", "专职人数"),
        ("姓名Name", "姓名"),
        ("资产总额RMB", "资产总额RMB"),
        ("办公面积m2", "办公面积m2"),
        ("Total assets", "Total assets"),
        ("A座501", "A座501"),
    ],
)
def test_only_words_beside_chinese_ones_go(text: str, left: str) -> None:
    assert without_gloss(text) == left
