"""Figures of accounts: what bears them out is named in the field's labels, not in the code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Basis, Claim, Document, Kind, Paper
from extractors.statements.accounts import enterprise_of, heading_date, settle
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


def test_the_other_side_bears_out_total_assets() -> None:
    (one,) = settled(TOTAL_ASSETS, *SHEET)
    assert (one.value, one.basis, one.confirmed_by) == (Decimal("523456.82"), Basis.EVIDENCED, ("balance",))
    assert (one.as_of, one.subject) == (date(2022, 12, 31), FIRM)


def test_a_field_whose_labels_name_no_other_side_has_none() -> None:
    (one,) = settled(replace(TOTAL_ASSETS, id="headcount"), *SHEET)
    assert (one.confirmed_by, one.rivals) == ((), ())


def test_the_heading_names_whose_and_of_when() -> None:
    made, paper = sheet(*SHEET)
    assert (enterprise_of(made, paper), heading_date(made, paper)) == (FIRM, date(2022, 12, 31))
    assert enterprise_of(made, replace(paper, kind=Kind.LEASE)) is None
