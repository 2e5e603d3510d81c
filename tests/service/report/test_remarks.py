"""Remarks in words: every code has them, and what was counted is told like a sentence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.wording import entries
from extractors.model import Count, CountOf, Remark, Row, RowReason
from service.report.remarks import gaps, how_counted, remark
from service.report.words import Lang, Words

ROOT = Path(__file__).resolve().parents[3]
CODES = sorted(
    {
        code
        for room in ("extractors", "checkers")
        for path in (ROOT / room).rglob("*.py")
        for code in re.findall(r'Remark\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    | set(entries()["remark"])
)
ROWS = (
    Row("林小禾", True),
    Row("陈大川", False, RowReason.NOT_QUALIFIED),
    Row("谢一帆", False, RowReason.PART_TIME),
    Row("合计", False, RowReason.TOTAL_ROW),
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_has_words(code: str, lang: Lang) -> None:
    assert Words(lang).of("remark", code) != code
    assert "{" not in remark(Remark(code, ("甲", "乙", "丙", "丁")), Words(lang))


def test_a_message_says_what_the_view_says() -> None:
    for code, form in entries()["remark"].items():
        parts = ("8", "6")
        assert remark(Remark(code, parts), Words("zh")) == form["zh"].format(*parts, all="、".join(parts))
        assert remark(Remark(code, parts), Words("en")) == form["en"].format(*parts, all=", ".join(parts))


@pytest.mark.parametrize(
    ("of", "zh", "en"),
    [
        (CountOf.STAFF, "共 3 行，其中专职 1 人", "3 rows, 1 of them full-time staff"),
        (CountOf.INSURED, "共 3 行，其中参保 1 人", "3 rows, 1 of them insured staff"),
        (CountOf.QUALIFIED, "专职 2 人，其中大专及以上或中级及以上 1 人", "2 full-time staff, 1 of them with"),
        (CountOf.CLIENTS, "共 3 行，其中2022 年不重复企业 1 家", "3 rows, 1 of them distinct enterprises of 2022"),
    ],
)
def test_how_a_figure_was_counted(of: CountOf, zh: str, en: str) -> None:
    count, day = Count(ROWS, Decimal(1), Decimal(1), of=of), date(2022, 12, 31)
    assert how_counted(count, day, Words("zh")) == zh
    assert how_counted(count, day, Words("en")).startswith(en)


def test_a_list_in_two_files_names_the_second() -> None:
    page = Remark("goes_on_in", ("二.jpg", "31", "52", "22"))
    count = Count(ROWS, Decimal(1), Decimal(1), of=CountOf.CLIENTS, joined=(page,))
    assert how_counted(count, None, Words("zh")) == "共 3 行，其中不重复企业 1 家；其中“二.jpg”序号 31-52 的 22 家"


def test_nothing_noticed_is_nothing_said() -> None:
    assert (remark(None, Words("zh")), gaps((), Words("zh")), how_counted(None, None, Words("zh"))) == ("", "", "")


def test_gaps_stand_on_one_line() -> None:
    found = (Remark("numbers_missing", ("3", "5-7")), Remark("people_total_differs", ("9", "5")))
    assert gaps(found, Words("zh")) == "序号缺 3、5-7；写明合计 9人，读到 5人"
