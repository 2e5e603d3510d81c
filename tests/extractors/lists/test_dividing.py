"""Columns of few texts that nobody understands."""

from __future__ import annotations

import pytest

from extractors.lists.listing import listings
from extractors.lists.people import people, schema
from tests.extractors.build import document, table

NAMES = ["林小禾", "陈大川", "黄文海", "梁文远", "苏雨晴"]


def _sure(header: str, *texts: str) -> list[bool]:
    rows = [[n, "大专", t] for n, t in zip(NAMES, texts, strict=True)]
    (found,) = listings(document("员工名册", table([["姓名", "学历", header], *rows])), schema())
    return [p.sure for p in people(found)]


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("标识", ("●", "", "●", "", "")),
        ("人员类别", ("甲类", "乙类", "乙类", "甲类", "甲类")),
        ("归口", ("本部", "协作方", "本部", "协作方", "本部")),
        ("出勤方式", ("甲", "乙", "甲", "乙", "甲")),
        ("出勤安排", ("周一至周五", "周二晚间", "周一至周五", "周二晚间", "周一至周五")),
    ],
)
def test_those_whom_they_part_are_in_doubt(header, texts) -> None:
    assert _sure(header, *texts) == [False] * 5


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("工作地点", ("江城", "阳春", "江城", "阳春", "江城")),
        ("人员类别", ("管理人员", "技术人员", "技术人员", "后勤", "管理人员")),
        ("标识", ("A", "A", "A", "A", "A")),
        ("实出勤", ("21", "20", "21", "19", "21")),
        ("出勤时段", ("周一至周五全天", "周一至周六", "周一至周五全天", "周一至周六", "周一至周六")),
        ("工牌", ("K1", "K2", "K3", "K4", "K5")),
    ],
)
def test_what_sorts_nobody_or_says_nothing_of_that_is_no_matter(header, texts) -> None:
    assert _sure(header, *texts) == [True] * 5


def test_a_column_that_parts_only_those_who_do_not_count_anyway_is_understood() -> None:
    rows = [[n, "大专", "专职" if i < 3 else "兼职", "驻点" if i < 3 else ""] for i, n in enumerate(NAMES)]
    head = ["姓名", "学历", "用工形式", "标识"]
    (found,) = listings(document("员工名册", table([head, *rows])), schema())
    assert [p.counted and p.sure for p in people(found)] == [True] * 3 + [False] * 2


@pytest.mark.parametrize("header", ["是否符合（大专或中级）", "是否具备大专学历", "学历达标"])
def test_who_has_a_degree_is_no_matter_of_how_they_are_employed(header: str) -> None:
    rows = [[n, "大专" if i < 3 else "高中", "是" if i < 3 else "否"] for i, n in enumerate(NAMES)]
    (found,) = listings(document("员工名册", table([["姓名", "学历", header], *rows])), schema())
    assert [p.sure for p in people(found)] == [True] * 5


def test_a_column_that_denies_a_degree_that_is_told_leaves_all_in_doubt() -> None:
    assert _sure("是否符合（大专或中级）", "是", "否", "是", "否", "是") == [False] * 5
