"""Shares that are told by persons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Approximation
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document


def shares(text: str) -> list[tuple[Decimal, Approximation]]:
    made = document("申请报告", text)
    found = resolve(statements(made, papers(made)), made, papers(made), ("阳江市岚洲服务中心",)).claims
    return [(c.value, c.approximation) for c in found if c.field.either]


@pytest.mark.parametrize(
    ("text", "some", "everybody", "how"),
    [
        ("中心现有专职人员九人，其中七人为大专以上学历。", 7, 9, Approximation.MORE_THAN),
        ("公司共有专职员工8人。其中六人具有大专以上学历或中级职称。", 6, 8, Approximation.EXACT),
        ("12名全职工作人员，其中大专及以上学历或中级以上职称11人。", 11, 12, Approximation.EXACT),
        ("专职从业人员共6人（其中有5人为大专以上文化程度）。", 5, 6, Approximation.MORE_THAN),
    ],
)
def test_some_of_all(text: str, some: int, everybody: int, how: Approximation) -> None:
    assert shares(text) == [(Decimal(some) / Decimal(everybody), how)]


@pytest.mark.parametrize(
    "text",
    [
        "公司现有员工15人，专职人员10人，兼职5人，其中8人为大专以上学历。",
        "现有员工12人，其中10人为大专以上学历。",
        "专职人员9人，其中7人为本科学历。",
        "专职人员9人，其中12人为大专以上学历。",
        "专职人员9人，其中7人参加了大专以上课程。",
    ],
)
def test_of_others_or_of_other_things(text: str) -> None:
    assert shares(text) == []


def test_where_the_share_is_told_it_is_the_figure() -> None:
    assert [value for value, _ in shares("专职人员9人，其中大专以上学历7人，占77.8%。")] == [Decimal("0.778")]
