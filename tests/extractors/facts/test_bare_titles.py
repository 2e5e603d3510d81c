"""A letter's title is no statement where the letter makes one; lines of those who sign are never one."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import FactName
from tests.extractors.build import document

TITLE = "关于办公场地调整情况的说明"
NAMES = "许文海、岑玉琼、莫思远"


def doubts(*lines: str, name: str = "来函.docx") -> list[str]:
    return [f.text for f in extract(document(*lines, name=name)).facts if f.name is FactName.LESSENED]


def test_a_title_is_quoted_for_nothing_that_the_letter_says_itself() -> None:
    told = doubts(TITLE, "三楼靠东的两间办公室已于三月交还业主。", "特此说明。")
    assert set(told) == {"三楼靠东的两间办公室已于三月交还业主"}


def test_a_title_that_stands_alone_in_speaking_of_a_figure_is_kept() -> None:
    assert TITLE in doubts(TITLE, "详情另附。")


@pytest.mark.parametrize("line", [f"签名：{NAMES}", f"与会人员签字：{NAMES}", f"出席人员：{NAMES}"])
def test_who_signed_or_was_there_is_no_doubt(line: str) -> None:
    told = doubts("股东会会议纪要", "会议决定今年继续开展送政策上门活动。", line, name="纪要.docx")
    assert not any("许文海" in text for text in told)


@pytest.mark.parametrize("line", ["离职人员签字：许文海", "签名：许文海已离职，未续签合同"])
def test_who_left_is_one_all_the_same(line: str) -> None:
    assert any("许文海" in text for text in doubts("人员情况说明", "现将有关情况说明如下：", line))


def test_body_and_day_under_a_letter_are_no_statement() -> None:
    told = doubts("人员情况说明", "两名同事自三月起改为兼职。", "粤西榕研企业培训中心2025年6月10日")
    assert all("2025年6月10日" not in text for text in told)


def test_rooms_given_back_are_one_though_a_body_and_a_day_stand_there() -> None:
    line = "三楼交还给榕海贸易有限公司2025年6月10日"
    assert line in doubts("场地情况说明", "现将有关情况说明如下：", line)
