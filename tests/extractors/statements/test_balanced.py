"""A total that was not read is the other side's where the parts come to it, and nothing where they do not."""

from __future__ import annotations

import pytest

from extractors.model import UNREAD, Claim
from extractors.papers import papers
from extractors.statements.balanced import REST
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document, table

HEAD = ["项目", "期末余额", "年初余额"]
PARTS = [["流动资产合计", "431,250.40", "500,000.00"], ["非流动资产合计", "300,000.00", "100,000.00"]]
OTHER = ["负债和所有者权益总计", "731,250.40", "600,000.00"]
HIDDEN = ["资产总计", UNREAD, "600,000.00"]


def claims(*rows: list[str], head: list[str] = HEAD) -> list[Claim]:
    made = document("资产负债表", "编制单位：阳江市岚洲咨询有限公司 2022年12月31日", table([head, *rows]))
    return list(resolve(statements(made, papers(made)), made, papers(made)).claims)


def test_the_other_side_tells_it_where_the_parts_come_to_it() -> None:
    (claim,) = claims(*PARTS, HIDDEN, OTHER)
    assert (f"{claim.value}", claim.evidence.quote) == ("731250.40", "731,250.40")


def test_a_sheet_of_two_sides_is_read_place_by_place() -> None:
    head = ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"]
    beside = [["短期借款", "1.00", "2.00"], ["负债合计", "31,250.40", "100,000.00"], OTHER]
    rows = [[*own, *other] for own, other in zip((*PARTS, HIDDEN), beside, strict=True)]
    (claim,) = claims(*rows, head=head)
    assert f"{claim.value}" == "731250.40"


@pytest.mark.parametrize("written", ["岚洲", "7,31250", "731.250.4O"])
def test_letters_of_a_seal_or_a_broken_number_hide_it_as_well(written: str) -> None:
    (claim,) = claims(*PARTS, ["资产总计", written, "600,000.00"], OTHER)
    assert f"{claim.value}" == "731250.40"


def test_the_other_sides_opening_total_never_stands_for_the_closing_one() -> None:
    """Where a line between two columns was not found, the figures of both stand in one cell."""
    head = ["资产", "期末余额 年初余额", "负债和所有者权益", "期末余额", "年初余额"]
    rows = [
        ["流动资产合计", "431,250.40 500,000.00", "负债合计", "31,250.40", "100,000.00"],
        ["非流动资产合计", "300,000.00 100,000.00", "所有者权益合计", "700,000.00", "500,000.00"],
        ["资产总计", "731,250.40 600,000.00", *OTHER],
    ]
    assert [f"{claim.value}" for claim in claims(*rows, head=head)] in ([], ["731250.40"])


def test_the_other_side_is_known_by_how_its_label_begins() -> None:
    other = ["负债和所有者权益总批中小企", "731,250.41", "600,000.00"]
    (claim,) = claims(*PARTS, HIDDEN, other)
    assert f"{claim.value}" == "731250.41"


def test_what_the_opening_column_hides_is_not_asked() -> None:
    (claim,) = claims(*PARTS, ["资产总计", "731,250.40", UNREAD], OTHER)
    assert f"{claim.value}" == "731250.40"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*PARTS, HIDDEN, ["负债和所有者权益总计", "731,250.90", "600,000.00"]], id="parts say otherwise"),
        pytest.param([PARTS[0], HIDDEN, OTHER], id="a part is not told"),
        pytest.param([PARTS[0], ["非流动资产合计", UNREAD, "100,000.00"], HIDDEN, OTHER], id="a part is not read"),
        pytest.param([*PARTS, HIDDEN], id="no other side"),
        pytest.param([*PARTS, ["资产总计", "", "600,000.00"], OTHER], id="left blank"),
    ],
)
def test_else_nothing_is_claimed(rows: list[list[str]]) -> None:
    assert claims(*rows) == []


DEBTS = [["负债合计", "231,250.40", "400,000.00"], ["所有者权益合计", "500,000.00", "200,000.00"]]
UNREAD_PART = [PARTS[0], ["非流动资产合计", UNREAD, "100,000.00"]]


def test_the_parts_of_the_other_side_come_to_it_as_well() -> None:
    (claim,) = claims(*UNREAD_PART, HIDDEN, *DEBTS, OTHER)
    assert f"{claim.value}" == "731250.40"


@pytest.mark.parametrize("written", ["7125040", "731,25040", "731.25010"])
def test_what_a_seal_left_of_the_figure_gives_way_to_the_other_side(written: str) -> None:
    (claim,) = claims(*UNREAD_PART, ["资产总计", written, "600,000.00"], *DEBTS, OTHER)
    assert (f"{claim.value}", claim.evidence.quote) == ("731250.40", "731,250.40")


@pytest.mark.parametrize("written", ["7,125,040.40", "71,250.40", "9125040", "73185091"])
def test_a_figure_with_its_point_or_with_other_digits_stands(written: str) -> None:
    (claim,) = claims(*UNREAD_PART, ["资产总计", written, "600,000.00"], *DEBTS, OTHER)
    assert f"{claim.value}" == written.replace(",", "")


@pytest.mark.parametrize("left", ["7", "31"])
def test_a_digit_or_two_beside_thousands_are_no_total(left: str) -> None:
    rest = ["资产总计", left, "600,000.00"]
    (claim,) = claims(*PARTS, rest, OTHER)
    assert f"{claim.value}" == "731250.40"
    made = document("资产负债表", "编制单位：阳江市岚洲咨询有限公司 2022年12月31日", table([HEAD, *PARTS, rest]))
    found = resolve(statements(made, papers(made)), made, papers(made))
    assert not found.claims
    assert REST in [reason.rule for one in found.left_out for reason in one.reasons if f"{one.claim.value}" == left]


def test_a_sheet_of_small_numbers_has_small_totals() -> None:
    rows = [["流动资产合计", "31", "20"], ["非流动资产合计", "20", "10"], ["资产总计", "51", "30"]]
    (claim,) = claims(*rows, head=["项目(万元)", "期末余额(万元)", "年初余额(万元)"])
    assert f"{claim.value}" == "510000"
