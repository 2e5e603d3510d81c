"""Of which year a paper is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Document
from extractors.paper_years import with_years
from extractors.papers import papers
from tests.extractors.build import document, table


def year(made: Document) -> int | None:
    return with_years(made, papers(made))[0].year


def test_the_title_says_it() -> None:
    assert year(document("2022年度申请报告", "专职人员10人。", name="报告.docx")) == 2022


def test_else_the_name_of_the_file() -> None:
    assert year(document("申请报告", "专职人员10人。", name="2021年申请报告.docx")) == 2021


@pytest.mark.parametrize("name", ["IMG_2053.jpg", "微信图片_20251209083015.jpg", "扫描2061.pdf", "20251209_153012.png"])
def test_the_number_that_a_camera_gives_a_picture_is_no_year(name: str) -> None:
    assert year(document("申请报告", "专职人员10人。", name=name)) is None


def test_a_name_beside_the_cameras_says_it() -> None:
    assert year(document("申请报告", "专职人员10人。", name="IMG_2053 2021年报告.jpg")) == 2021


def test_else_the_day_that_it_is_signed() -> None:
    assert year(document("申请报告", "专职人员10人。", "2023年3月6日", name="报告.docx")) == 2022


def test_a_paper_that_says_nothing_has_none() -> None:
    assert year(document("申请报告", "专职人员10人。", name="报告.docx")) is None


def test_a_lease_is_of_no_year_by_its_signature() -> None:
    made = document("房屋租赁合同", "甲方出租办公室。", "2019年3月6日", name="租约.docx")
    (paper,) = papers(made)
    assert replace(paper, year=None) == with_years(made, [paper])[0]


def roster(*below: str, name: str = "名册.docx") -> int | None:
    rows = [
        ["序号", "姓名", "学历", "入职日期"],
        ["1", "林小禾", "本科", "2016年3月1日"],
        ["2", "陈大川", "大专", "2017-04-05"],
    ]
    return year(document("职工名册", table(rows), *below, name=name))


def test_a_roster_is_of_the_year_in_which_it_was_drawn_up() -> None:
    assert roster("填表日期：2020年8月31日") == 2020
    assert roster("制表人：林某　制表时间：2019-08-31") == 2019
    assert roster("（2021年6月）") == 2021
    assert roster("截至2022年6月30日") == 2022


def test_days_of_its_people_do_not_date_a_roster() -> None:
    assert roster() is None
    assert roster("本公司成立于2015年6月1日，入职日期以合同为准。") is None


def test_of_several_days_the_last_dates_a_roster() -> None:
    assert roster("填表日期：2019年8月31日", "更新日期：2024年5月6日") == 2024
