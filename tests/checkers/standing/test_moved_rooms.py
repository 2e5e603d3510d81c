"""Rooms that were left for those of the lease take nothing from these."""

from __future__ import annotations

import pytest

from checkers.standing.moved_rooms import left_for_these
from tests.checkers.build import AREA, LEASE, claim

ROOMS = claim(AREA, LEASE, 130, subject="阳江市江城区榕华路18号三楼")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我公司原租您位于东门街3号的铺面(60平方米),因已另租榕华路18号三楼办公,旧址租约自3月31日终止,押金收讫", True),
        ("原在滨江路9号办公,现已迁至榕华路18号", True),
        ("原租榕华路18号三楼,因已另租东门街3号办公,旧址租约终止", False),
        ("旧址租约自3月31日终止,钥匙已交还", False),
        ("原租东门街3号,另租榕华路18号三楼,其中两间转租他人", False),
        ("原租榕华路18号的二楼,已搬至榕华路18号三楼", False),
        ("原租东门街3号,已另租榕华路18号三楼,与协会共用", False),
    ],
)
def test_rooms_that_were_left_for_these(text: str, left: bool) -> None:
    assert left_for_these(text, [ROOMS]) is left
