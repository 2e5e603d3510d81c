"""Who applies for what."""

from __future__ import annotations

import pytest

from extractors.claims.identity import find, iso_date
from extractors.kinds import papers
from extractors.model import Block, FactName
from tests.extractors.build import document, table


def facts(*blocks: Block | str) -> dict[FactName, list[str]]:
    made = document(*blocks)
    found: dict[FactName, list[str]] = {}
    for fact in find(made, papers(made)):
        found.setdefault(fact.name, []).append(fact.value)
    return found


def test_a_form_says_who_applies() -> None:
    rows = [
        ["申报单位名称", "阳江市蓝帆企业服务有限公司", "统一社会信用代码", "91441700MA4TE5T01B"],
        ["平台名称", "蓝帆中小企业信息化服务平台", "平台类别", "□综合服务平台 ☑专业服务平台"],
        ["服务功能", "☑培训服务 □市场服务 ☑信息化服务", "成立日期", "2018年5月3日"],
    ]
    found = facts("示范平台申报表", table(rows), "申报日期：2023年3月1日")
    assert found[FactName.APPLICANT] == ["阳江市蓝帆企业服务有限公司"]
    assert found[FactName.CREDIT_CODE] == ["91441700MA4TE5T01B"]
    assert found[FactName.PLATFORM_NAME] == ["蓝帆中小企业信息化服务平台"]
    assert found[FactName.CATEGORY] == ["specialised"]
    assert found[FactName.SERVICE] == ["training", "informatisation"]
    assert found[FactName.ESTABLISHED] == ["2018-05-03"]
    assert found[FactName.FILING_DATE] == ["2023-03-01"]


def test_the_platforms_name_tells_the_category_where_no_box_is_ticked() -> None:
    rows = [["平台名称", "阳江市江城区中小企业综合服务平台"]]
    assert facts("示范平台申报表", table(rows))[FactName.CATEGORY] == ["comprehensive"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年3月1日", "2023-03-01"),
        ("2023.03.01", "2023-03-01"),
        ("二〇二三年三月一日", "2023-03-01"),
        ("2018年5月", "2018-05-01"),
        ("无", None),
        ("2023年13月1日", None),
    ],
)
def test_iso_date(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected
