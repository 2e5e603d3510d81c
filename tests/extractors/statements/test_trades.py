"""Clients told trade by trade and in all."""

from __future__ import annotations

import pytest

from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document


def counts(text: str) -> list[int]:
    made = document("申请报告", text)
    return [int(c.value) for c in resolve(statements(made, papers(made)), made, papers(made)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "去年服务渔具企业21家、茶叶企业16家、其他企业8家，合计45家，服务83家次。",
        "2022年共辅导铜艺企业30家和水产企业15家，共计45家。",
    ],
)
def test_the_trades_come_to_the_total(text: str) -> None:
    assert counts(text) == [45]


@pytest.mark.parametrize(
    "text",
    [
        "我中心集聚服务机构12家、合作银行3家，合计15家。",
        "去年服务渔具企业21家、茶叶企业16家，合计45家。",
        "计划2030年服务渔具企业21家、茶叶企业16家，合计37家。",
    ],
)
def test_a_total_of_others_or_one_that_is_none(text: str) -> None:
    assert counts(text) == []
