"""A total of assets is tried by the rows that make it up."""

from __future__ import annotations

import pytest

from extractors.model import Claim, Remark
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document, table

HEAD = ["项目", "期末余额", "年初余额"]


def total(*rows: list[str]) -> Claim:
    made = document("资产负债表", "编制单位：阳江市岚洲咨询有限公司 2022年12月31日", table([HEAD, *rows]))
    (claim,) = resolve(statements(made, papers(made)), made, papers(made)).claims
    return claim


def rows(current: str, other: str, whole: str = "731,250.40", opening: str = "600,000.00") -> list[list[str]]:
    parts = [["流动资产合计", current, "500,000.00"], ["非流动资产合计", other, "100,000.00"]]
    return [*parts, ["资产总计", whole, opening]]


def test_parts_that_come_to_the_total_bear_it_out() -> None:
    claim = total(*rows("431,250.40", "300,000.00"))
    assert (claim.confirmed_by, claim.doubts) == (("balance",), ())


def test_parts_that_do_not_are_told_with_both_figures() -> None:
    claim = total(*rows("131,250.40", "300,000.00"))
    assert (claim.confirmed_by, claim.doubts) == ((), (Remark("parts_differ", ("431250.40", "731250.40")),))


def test_a_rounding_is_no_difference() -> None:
    assert total(*rows("431,250.41", "300,000.00")).doubts == ()


@pytest.mark.parametrize("lost", [0, 1])
def test_a_sheet_without_one_of_the_parts_is_not_tried(lost: int) -> None:
    given = rows("131,250.40", "300,000.00")
    claim = total(*(row for i, row in enumerate(given) if i != lost))
    assert (claim.confirmed_by, claim.doubts) == ((), ())


def test_the_total_of_the_other_side_is_no_row_of_assets() -> None:
    other = ["负债和所有者权益总计", "731,250.40", "600,000.00"]
    claim = total(*rows("431,250.40", "300,000.00"), other)
    assert claim.confirmed_by == ("balance",)
