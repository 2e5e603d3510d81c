"""Headings that ask, answered by the text under them."""

from __future__ import annotations

import pytest

from extractors.facts.under_headings import under_headings
from tests.extractors.build import document, table

FIRM = "漠江榕舟律师事务所"


def told(*blocks: str) -> list[tuple[str, str]]:
    return [(name, found.value) for name, found in under_headings(document(*blocks))]


@pytest.mark.parametrize("heading", ["一、申报单位", "（一）申报单位基本情况", "申请单位概况"])
def test_the_name_opens_the_text(heading: str) -> None:
    assert told(heading, f"{FIRM}，统一社会信用代码见执照，负责人何静。") == [("applicant", FIRM)]


def test_a_heading_that_asks_for_name_and_category() -> None:
    below = "榕舟中小企业法律服务平台；专业服务平台，主要提供法律服务。"
    assert told("二、平台名称及类别", below) == [
        ("platform_name", "榕舟中小企业法律服务平台"),
        ("category", "专业服务平台"),
    ]


def test_a_name_may_stand_in_quotes() -> None:
    assert told("2. 申请平台名称", "“榕舟法律服务平台”") == [("platform_name", "榕舟法律服务平台")]


def test_a_platforms_name_is_no_category() -> None:
    assert told("平台名称和类型", "漠江市中小企业综合服务平台。") == [("platform_name", "漠江市中小企业综合服务平台")]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("一、申报单位", "我们立足漠江，服务小微企业。"),
        ("一、申报单位概况", "榕舟律所成立多年，系自主经营的有限责任公司，主营代账。"),
        ("一、申报单位概况", "榕舟律所立足漠江，是经批准设立的律师事务所。"),
        ("一、申报单位：见附件", f"{FIRM}，负责人何静。"),
        ("三、合作单位", f"{FIRM}，负责人何静。"),
        ("平台名称", "平台自2019年起服务企业。"),
    ],
)
def test_other_headings_and_other_texts(heading: str, below: str) -> None:
    assert told(heading, below) == []


def test_a_table_under_a_heading_has_labels_of_its_own() -> None:
    assert list(under_headings(document("一、申报单位", table([["名称", FIRM]])))) == []
