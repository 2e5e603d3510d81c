"""Figures of accounts: what bears them out is named in the field's labels, not in the code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Basis, Claim, Document, Kind, Note, NoteCode, Page, Paper, Reader
from extractors.paper_owners import owner_of
from extractors.statements.accounts import heading_date, settle
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from tests.extractors.build import document, table
from tests.fields import TOTAL_ASSETS

SHEET = [["资产总计", "523,456.82", "负债和所有者权益总计", "523,456.82"]]
FIRM = "阳江市海帆企业服务有限公司"


def sheet(*rows: list[str]) -> tuple[Document, Paper]:
    made = document("资产负债表", f"编制单位：{FIRM} 2022年12月31日", table([*rows]))
    return made, Paper(Kind.BALANCE_SHEET, made.name)


def settled(field: Field, *rows: list[str]) -> list[Claim]:
    made, paper = sheet(*rows)
    found = [s for s in statements(made, [paper]) if s.field is TOTAL_ASSETS]
    plain = resolve(found, made, [paper]).claims
    pairs = [(s, replace(c, confirmed_by=(), rivals=())) for s, c in zip(found, plain, strict=True)]
    return settle(field, pairs, made, paper)


def counted(*rows: list[str]) -> tuple[Claim, ...]:
    made, paper = sheet(*rows)
    return resolve(statements(made, [paper]), made, [paper]).claims


def test_the_other_side_bears_out_total_assets() -> None:
    (one,) = settled(TOTAL_ASSETS, *SHEET)
    assert (one.value, one.basis, one.confirmed_by) == (Decimal("523456.82"), Basis.EVIDENCED, ("balance",))
    assert (one.as_of, one.subject) == (date(2022, 12, 31), FIRM)


def test_two_columns_are_tried_each_against_its_own() -> None:
    head = ["资产", "行次", "期末余额", "年初余额", "负债和权益", "行次", "期末余额", "年初余额"]
    row = ["资产总计", "30", "723,118.06", "498,200.15", "负债和所有者权益总计", "53"]
    (same,) = counted(head, [*row, "723,118.06", "498,200.15"])
    assert (same.value, same.confirmed_by, same.rivals) == (Decimal("723118.06"), ("balance",), ())
    (other,) = counted(head, [*row, "423,118.06", "498,200.15"])
    assert (other.confirmed_by, [r.value for r in other.rivals]) == ((), [Decimal("423118.06")])


def test_the_opening_balance_bears_out_no_closing_one() -> None:
    head = ["项目", "期末余额", "年初余额"]
    total = ["负债和所有者权益总计", "498,200.15", "723,118.06"]
    (one,) = counted(head, ["资产总计", "723,118.06", "498,200.15"], total)
    assert (one.confirmed_by, [r.value for r in one.rivals]) == ((), [Decimal("498200.15")])


def test_a_column_that_the_other_side_lacks_is_not_compared() -> None:
    head = ["资产", "期末余额", "年初余额", "负债和权益", "期末余额"]
    row = ["资产总计", "723,118.06", "498,200.15", "负债和所有者权益总计", "723,118.06"]
    (one,) = counted(head, row)
    assert (one.confirmed_by, one.rivals) == (("balance",), ())


def test_the_number_of_a_line_that_lost_its_column_is_no_figure_of_the_other_side() -> None:
    head = ["项目", "期末余额", "年初余额"]
    (one,) = counted(head, ["资产总计", "723,118.06", "498,200.15"], ["负债和所有者权益总计", "53", "723,118.06"])
    assert one.rivals == ()
    (small,) = counted(["项目", "期末余额"], ["资产总计", "88"], ["负债和所有者权益总计", "28"])  # in units of 10,000
    assert [r.value for r in small.rivals] == [28]


def test_a_field_whose_labels_name_no_other_side_has_none() -> None:
    (one,) = settled(replace(TOTAL_ASSETS, id="headcount"), *SHEET)
    assert (one.confirmed_by, one.rivals) == ((), ())


def test_the_heading_names_whose_and_of_when() -> None:
    made, paper = sheet(*SHEET)
    assert (owner_of(made, paper), heading_date(made, paper)) == (FIRM, date(2022, 12, 31))
    assert not owner_of(made, replace(paper, kind=Kind.LEASE))


def sealed(total: str, noted: bool = True) -> Claim:
    made, paper = sheet(["资产总计", total, "负债和所有者权益总计", "523,456.82"])
    notes = (Note(NoteCode.SEAL, 1, "1"),) if noted else ()
    made = replace(made, pages=(Page(1, 595, 842, Reader.RAPIDOCR, (), notes=notes),))
    (stated,) = (s for s in statements(made, [paper]) if s.field is TOTAL_ASSETS)
    (plain,) = resolve([stated], made, [paper]).claims
    read = replace(plain, confirmed_by=(), rivals=(), evidence=replace(plain.evidence, page=1))
    return settle(TOTAL_ASSETS, [(stated, read)], made, paper)[0]


def test_the_rim_of_a_seal_is_no_minus() -> None:
    assert (sealed("-523,456.82").value, sealed("-523,456.82").confirmed_by) == (Decimal("523456.82"), ("balance",))
    assert sealed("-523,456.82", noted=False).value == Decimal("-523456.82")
    assert sealed("-423,456.82").value == Decimal("-423456.82")
