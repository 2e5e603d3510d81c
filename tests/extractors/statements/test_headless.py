"""Where fewer headers than figures stand over a row, no verdict rests on which header is whose."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.build import document, table

FIRM = "阳江市汐屿信息科技有限公司"
NOW, BEFORE = "612,345.60", "498,700.00"


@pytest.mark.parametrize(
    ("head", "figures", "rivals"),
    [
        (["项目", "期末余额", "年初余额"], [NOW, BEFORE], []),
        (["项目 期末余额", "年初余额", ""], [NOW, BEFORE], [NOW]),
        (["项目", "", "年初余额"], [NOW, BEFORE], [BEFORE]),
        (["项目", "2024年12月31日", ""], [NOW, BEFORE], [BEFORE]),
        (["项目", "行次", "期末余额", ""], ["31", NOW, BEFORE], [BEFORE]),
        (["项目", "", "期末余额", "年初余额"], ["31", NOW, BEFORE], []),
        (["项目", "期末余额", "<"], [NOW, BEFORE], []),
    ],
)
def test_the_other_figure_is_a_rival(head: list[str], figures: list[str], rivals: list[str]) -> None:
    top = ("资产负债表", f"编制单位：{FIRM}", "2024年12月31日", "单位：元")
    (claim,) = extract(document(*top, table([head, ["资产总计", *figures]]), name="报表.docx")).claims
    assert [f"{rival.value:,}" for rival in claim.rivals if rival.value] == rivals
