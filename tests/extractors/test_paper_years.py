"""Of which year a paper is."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Document
from extractors.paper_years import with_years
from extractors.papers import papers
from tests.extractors.build import document


def year(made: Document) -> int | None:
    return with_years(made, papers(made))[0].year


def test_the_title_says_it() -> None:
    assert year(document("2022年度申请报告", "专职人员10人。", name="报告.docx")) == 2022


def test_else_the_name_of_the_file() -> None:
    assert year(document("申请报告", "专职人员10人。", name="2021年申请报告.docx")) == 2021


def test_else_the_day_that_it_is_signed() -> None:
    assert year(document("申请报告", "专职人员10人。", "2023年3月6日", name="报告.docx")) == 2022


def test_a_paper_that_says_nothing_has_none() -> None:
    assert year(document("申请报告", "专职人员10人。", name="报告.docx")) is None


def test_a_lease_is_of_no_year_by_its_signature() -> None:
    made = document("房屋租赁合同", "甲方出租办公室。", "2019年3月6日", name="租约.docx")
    (paper,) = papers(made)
    assert replace(paper, year=None) == with_years(made, [paper])[0]
