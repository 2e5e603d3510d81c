"""Which figure stands first, and what keeps a verdict from resting on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checkers.standing.settle import declared, supporting, supporting_kinds
from extractors.model import FactName, Kind
from tests.checkers.build import (
    AREA,
    ASSETS,
    AUDIT,
    BEFORE,
    CLIENTS,
    DAY,
    DEED,
    FORM,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    RATIO,
    REPORT,
    ROSTER,
    SHEET,
    case,
    claim,
    fact,
    listing,
)


def test_the_form_stands_before_the_report() -> None:
    found = declared(case(claim(HEADCOUNT, REPORT, 9), claim(HEADCOUNT, FORM, 8)), HEADCOUNT)
    assert found is not None
    assert (found.main.parts, [o.parts for o in found.others]) == ((1,), [(0,)])
    assert declared(case(claim(HEADCOUNT, ROSTER, 8)), HEADCOUNT) is None


def test_the_form_leads_whether_it_names_the_year_or_not() -> None:
    said = (claim(CLIENTS, REPORT, 40, as_of=LAST), claim(CLIENTS, FORM, 44))
    found = declared(case(*said), CLIENTS)
    assert found is not None and found.main.parts == (1,)


def test_of_one_paper_the_figure_that_its_other_side_bears_out_leads() -> None:
    plain = claim(ASSETS, SHEET, 310000, as_of=LAST)
    balanced = claim(ASSETS, SHEET, 880000, as_of=LAST, confirmed_by=("balance",))
    found = supporting(case(plain, balanced), ASSETS)
    assert found is not None and found.main.parts == (1,)
    rounded = supporting(case(claim(ASSETS, SHEET, 880001, as_of=LAST), claim(ASSETS, AUDIT, 880000)), ASSETS)
    assert rounded is not None and rounded.main.parts == (0,)


def test_what_only_a_rule_paper_says_is_not_judged() -> None:
    found = declared(case(claim(HEADCOUNT, Kind.INSTITUTION, 8)), HEADCOUNT)
    assert found is not None
    assert [why.zh for why in found.unjudgeable] == ["仅在申请表和报告以外的材料中提及"]


def test_the_year_end_stands_and_the_year_before_is_set_aside() -> None:
    sheets = (claim(ASSETS, SHEET, 412000, as_of=BEFORE), claim(ASSETS, AUDIT, 587000, as_of=LAST))
    found = supporting(case(*sheets), ASSETS)
    assert found is not None
    assert (found.main.amount.value, [i for i, _ in found.aside]) == (Decimal(587000), [0])


def test_a_parents_balance_sheet_is_not_the_applicants() -> None:
    sheet = claim(ASSETS, SHEET, 587000, as_of=LAST, subject="广东某某控股集团有限公司")
    named = (fact(FactName.APPLICANT, "阳江市榕桥企业服务有限公司"),)
    assert supporting(case(sheet, facts=named), ASSETS) is None


def test_the_companys_own_sheet_counts_and_the_consolidated_stands_beside() -> None:
    together = claim(ASSETS, SHEET, 2100000, as_of=LAST, consolidated=True)
    own = claim(ASSETS, SHEET, 380000, as_of=LAST)
    found = supporting(case(together, own), ASSETS)
    assert found is not None
    assert (found.main.amount.value, found.others, [i for i, _ in found.aside]) == (Decimal(380000), (), [0])
    alone = supporting(case(together), ASSETS)
    assert alone is not None
    assert ["合并报表" in why.zh for why in alone.unjudgeable] == [True]


def test_two_lists_that_name_others_may_add_up() -> None:
    lists = [
        claim(CLIENTS, LISTED, 2, count=listing(*names), document=f"{names[0]}.pdf")
        for names in (("甲", "乙"), ("丙", "丁"))
    ]
    found = supporting(case(*lists), CLIENTS)
    assert found is not None
    assert [o.amount.value for o in found.others] == [Decimal(4)]


def test_a_value_that_cannot_be_is_not_judged() -> None:
    found = supporting(case(claim(RATIO, ROSTER, "1.25")), RATIO)
    assert found is not None
    assert [why.zh for why in found.unjudgeable] == ["此数不合常理，可能读错"]
    assert supporting_kinds(AREA) == (LEASE, DEED)


def test_a_figure_told_of_the_year_that_is_not_over_proves_nothing() -> None:
    for year, open_ in ((DAY.year, True), (DAY.year - 1, False)):
        said = declared(case(claim(CLIENTS, FORM, 90, as_of=date(year, 12, 31))), CLIENTS)
        assert said is not None and bool(said.unjudgeable) is open_
