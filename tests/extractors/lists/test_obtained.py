"""A row keeps the days on which degree and title are obtained, wherever they stand in it."""

from __future__ import annotations

import pytest

from extractors.fields import field
from extractors.lists.obtained import OBTAINED, is_bare_day, last_day
from extractors.lists.roster import find
from extractors.model import Count, Remark
from extractors.papers import papers
from tests.extractors.build import document, table

PEOPLE = ["邓书言", "莫千里", "关若谷", "谭雨桐"]


def count_of(headers: list[str], last: list[str]) -> Count:
    """The share of four people, of whom the last has what is told under these headers."""
    before = ["大专" if h == "学历" else "无" if "职称" in h else "" for h in headers]
    cells = [*[before] * (len(PEOPLE) - 1), last]
    rows = [[str(i), n, "专职", *c] for i, (n, c) in enumerate(zip(PEOPLE, cells, strict=True), 1)]
    made = document("从业人员名册", table([["序号", "姓名", "用工形式", *headers], *rows]), name="名册.docx")
    (claim,) = [c for c in find(made, papers(made)) if c.field is field("qualification_ratio")]
    assert claim.count is not None
    return claim.count


def days(headers: list[str], last: list[str]) -> tuple[str, str] | None:
    """From when the last one has either, and both; None where no day is kept."""
    remark = count_of(headers, last).rows[-1].remark
    assert isinstance(remark, Remark)
    return (remark.parts[1], remark.parts[2]) if remark.code == OBTAINED else None


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        (["学历", "毕业时间"], ["大专", "2031年7月"]),
        (["学历", "毕业日期"], ["大专", "2031-07"]),
        (["学历", "毕业院校及时间"], ["本科", "漠江学院 2031.7"]),
        (["学历", "取得时间"], ["本科", "2031/07"]),
        (["学历", "学历取得时间"], ["大专", "203107"]),
        (["学历", "就读起止时间"], ["大专", "2028.9—2031.7"]),
        (["学历", "备注"], ["大专", "2031年7月毕业"]),
        (["学历"], ["大专（2031年7月毕业）"]),
        (["学历", "职称", "毕业时间"], ["大专", "无", "二〇三一年七月三十一日"]),
    ],
)
def test_the_day_of_a_degree_is_kept(headers: list[str], last: list[str]) -> None:
    kept = days(headers, last)
    assert kept and kept[0].startswith("2031-07")


@pytest.mark.parametrize(
    ("headers", "last", "either", "both"),
    [
        (["学历", "职称", "取得时间"], ["高中", "工程师", "2031-08"], "2031-08", ""),
        (["学历", "毕业时间", "职称", "取得时间"], ["大专", "2020-07", "工程师", "2031-08"], "2020-07", "2031-08"),
        (["学历", "毕业时间", "职称"], ["大专", "2031-07", "工程师"], "", "2031-07"),
        (["学历", "职称", "职称取得时间"], ["大专", "会计师", "2031年"], "", "2031"),
    ],
)
def test_a_title_held_already_qualifies(headers: list[str], last: list[str], either: str, both: str) -> None:
    assert days(headers, last) == (either, both)


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        (["学历", "在读学历", "取得时间"], ["大专", "本科", "2032-07"]),
        (["学历", "备注"], ["大专", "2032年7月本科毕业"]),
        (["学历", "职称", "职称证书有效期至"], ["大专", "无", "2032-07"]),
        (["学历", "入职时间"], ["大专", "2029-07"]),
        (["学历", "毕业院校"], ["大专", "漠江学院"]),
    ],
)
def test_days_of_other_things_are_none_of_it(headers: list[str], last: list[str]) -> None:
    assert days(headers, last) is None


@pytest.mark.parametrize("said", ["在读", "预计2031年7月", "尚未毕业", "2029.9-至今"])
def test_who_has_no_day_yet_does_not_qualify(said: str) -> None:
    count = count_of(["学历", "毕业时间"], ["大专", said])
    assert [r.counted for r in count.rows] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031年7月1日", "2031-07-01"),
        ("2031届", "2031"),
        ("31年7月", "2031-07"),
        ("2028.9-2031.6", "2031-06"),
        ("有效期至2031年", ""),
        ("粤2031000123", ""),
    ],
)
def test_the_last_day_of_a_text(text: str, day: str) -> None:
    assert last_day(text) == day


def test_a_day_alone_is_no_degree() -> None:
    assert is_bare_day("2031年7月") and not is_bare_day("大专2031年") and not is_bare_day("大专")
