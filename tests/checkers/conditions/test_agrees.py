"""What is declared is held against the supporting papers; causes are named where they fit the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checkers.model import Case, Finding, Status
from extractors.model import (
    Approximation,
    Basis,
    Claim,
    Count,
    FactName,
    Kind,
    Measure,
    Paper,
    Reader,
    Remark,
    Row,
    RowReason,
)
from tests.checkers.build import (
    AREA,
    ASSETS,
    AUDIT,
    BEFORE,
    CLIENTS,
    FORM,
    HEADCOUNT,
    INSURED,
    LAST,
    LEASE,
    LISTED,
    RATIO,
    REPORT,
    ROSTER,
    SHEET,
    about,
    agreement,
    case,
    claim,
    count,
    fact,
    rival,
    scanned,
)

MET, INCONSISTENT, MISSING, UNCERTAIN = Status.MET, Status.INCONSISTENT, Status.MISSING, Status.UNCERTAIN
MORE, LESS = Approximation.MORE_THAN, Approximation.LESS_THAN
SUM = claim(ASSETS, SHEET, 523456.82, "523,456.82", as_of=LAST)
A, B = "江城区滨江路8号301室", "江城区滨江路8号302室"
TWO = {"document": "二.pdf"}
ONE_LEASE = claim(AREA, LEASE, 60, subject=A)
OTHER_LEASE = claim(AREA, LEASE, 55, subject=B, **TWO)
GROSS = claim(AREA, LEASE, 108, measure=Measure.BUILT)
NET = claim(AREA, LEASE, 86, measure=Measure.USABLE)

CASES = [
    ("rounded to 0.01万", case(claim(ASSETS, FORM, 523500, "52.35万元"), SUM), MET),
    ("rounded to 1万", case(claim(ASSETS, FORM, 520000, "52万元"), SUM), MET),
    ("cut off", case(claim(ASSETS, FORM, 523400, "52.34万元"), SUM), MET),
    ("rounded up too far", case(claim(ASSETS, FORM, 524000, "52.4万元"), SUM), INCONSISTENT),
    ("in capitals, to the yuan", case(claim(ASSETS, FORM, 520000, "伍拾贰万元整"), SUM), INCONSISTENT),
    (
        "a rounded audit report",
        case(claim(ASSETS, FORM, 523500, "52.35万元"), SUM, claim(ASSETS, AUDIT, 523456.82)),
        MET,
    ),
    (
        "rounded beyond reason",
        case(claim(ASSETS, FORM, "100000000", "1亿元"), claim(ASSETS, SHEET, "140000000")),
        INCONSISTENT,
    ),
    ("about, near", case(about(500000, ASSETS, "约50万元"), SUM), MET),
    ("about, far", case(about(400000, ASSETS, "约40万元"), SUM), INCONSISTENT),
    ("余", case(about(500000, ASSETS, "50余万元", MORE), SUM), MET),
    ("余, too much", case(about(100, CLIENTS, "100余家", MORE), claim(CLIENTS, LISTED, 230)), INCONSISTENT),
    ("余, too little", case(about(100, CLIENTS, "100余家", MORE), claim(CLIENTS, LISTED, 96)), INCONSISTENT),
    ("超过", case(about(40, CLIENTS, "超过40家", MORE), claim(CLIENTS, LISTED, 128)), MET),
    ("近", case(about(130, CLIENTS, "近130家", LESS), claim(CLIENTS, LISTED, 126)), MET),
    ("近, too little", case(about(130, CLIENTS, "近130家", LESS), claim(CLIENTS, LISTED, 96)), INCONSISTENT),
    ("a percentage", case(claim(RATIO, FORM, 0.667, "66.7%"), claim(RATIO, ROSTER, Decimal(2) / 3)), MET),
    ("a percentage cut off", case(claim(RATIO, FORM, 0.66, "66%"), claim(RATIO, ROSTER, Decimal(2) / 3)), MET),
    ("seven tenths", case(claim(RATIO, FORM, 0.7, "七成"), claim(RATIO, ROSTER, 0.7)), MET),
    (
        "a percentage off by one",
        case(claim(RATIO, FORM, 0.68, "68%"), claim(RATIO, ROSTER, Decimal(2) / 3)),
        INCONSISTENT,
    ),
    (
        "degrees only, a lower bound",
        case(claim(RATIO, FORM, 0.7, "70%", approximation=MORE), claim(RATIO, ROSTER, 0.8)),
        MET,
    ),
    ("one person off", case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 7)), INCONSISTENT),
    ("two leases", case(claim(AREA, FORM, 115), ONE_LEASE, OTHER_LEASE), MET),
    ("one of two leases", case(claim(AREA, FORM, 60), ONE_LEASE, OTHER_LEASE), INCONSISTENT),
    (
        "two leases, nothing known, both",
        case(claim(AREA, FORM, 115), claim(AREA, LEASE, 60), claim(AREA, LEASE, 55, **TWO)),
        MET,
    ),
    (
        "two leases, nothing known, one",
        case(claim(AREA, FORM, 60), claim(AREA, LEASE, 60), claim(AREA, LEASE, 55, **TWO)),
        UNCERTAIN,
    ),
    ("gross and net, gross", case(claim(AREA, FORM, 108), GROSS, NET), MET),
    ("gross and net, net", case(claim(AREA, FORM, 86), GROSS, NET), MET),
    (
        "a lease that tells another area too",
        case(claim(AREA, FORM, 430), claim(AREA, LEASE, 430), claim(AREA, LEASE, 64)),
        UNCERTAIN,
    ),
    (
        "the smaller of two areas of one lease",
        case(claim(AREA, FORM, 64), claim(AREA, LEASE, 430), claim(AREA, LEASE, 64)),
        UNCERTAIN,
    ),
    (
        "two areas of one lease, declared together",
        case(claim(AREA, FORM, 115), claim(AREA, LEASE, 60), claim(AREA, LEASE, 55)),
        MET,
    ),
    (
        "one of two leases tells another area too",
        case(claim(AREA, FORM, 115), ONE_LEASE, claim(AREA, LEASE, 20, subject=A), OTHER_LEASE),
        UNCERTAIN,
    ),
    (
        "a rough figure with its year hides no exact one without",
        case(
            claim(CLIENTS, FORM, 79),
            claim(CLIENTS, REPORT, 70, "70余家", approximation=MORE, as_of=LAST),
            claim(CLIENTS, LISTED, 72, as_of=LAST),
        ),
        INCONSISTENT,
    ),
    (
        "form and report disagree",
        case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, REPORT, 9), claim(HEADCOUNT, ROSTER, 8)),
        INCONSISTENT,
    ),
    (
        "supporting papers disagree",
        case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 8), claim(HEADCOUNT, INSURED, 6)),
        INCONSISTENT,
    ),
    (
        "supporting papers disagree, nothing declared",
        case(claim(HEADCOUNT, ROSTER, 8), claim(HEADCOUNT, INSURED, 6)),
        MISSING,
    ),
    ("nothing declared", case(SUM), MISSING),
    ("nothing supporting", case(claim(ASSETS, FORM, 523456.82)), MISSING),
    (
        "a plan is not the form",
        case(claim(CLIENTS, FORM, 50), claim(CLIENTS, LISTED, 50), claim(CLIENTS, Kind.INSTITUTION, 300)),
        MET,
    ),
    (
        "of two years",
        case(claim(ASSETS, FORM, 523500, as_of=LAST), claim(ASSETS, SHEET, 523500, as_of=BEFORE)),
        UNCERTAIN,
    ),
    (
        "undated, but the same as the older",
        case(claim(ASSETS, FORM, 523500), claim(ASSETS, SHEET, 523500, as_of=BEFORE)),
        UNCERTAIN,
    ),
    (
        "undated, and other than the older",
        case(claim(ASSETS, FORM, 623500), claim(ASSETS, SHEET, 523500, as_of=BEFORE)),
        UNCERTAIN,
    ),
    (
        "both of the older year",
        case(claim(ASSETS, FORM, 623500, as_of=BEFORE), claim(ASSETS, SHEET, 523500, as_of=BEFORE)),
        INCONSISTENT,
    ),
    (
        "the second reader sides with the form",
        case(claim(ASSETS, FORM, 528456.82), scanned(ASSETS, SHEET, 523456.82, rivals=(rival(528456.82),))),
        UNCERTAIN,
    ),
    (
        "the second reader sides with nobody",
        case(claim(ASSETS, FORM, 528456.82), claim(ASSETS, SHEET, 523456.82, rivals=(rival(523456.32),))),
        INCONSISTENT,
    ),
    (
        "an unconfirmed scan may be misread",
        case(claim(ASSETS, FORM, 528456.82), scanned(ASSETS, SHEET, 523456.82)),
        UNCERTAIN,
    ),
    (
        "a confirmed scan is not",
        case(claim(ASSETS, FORM, 528456.82), scanned(ASSETS, SHEET, 523456.82, confirmed_by=("balance",))),
        INCONSISTENT,
    ),
    (
        "a misread digit does not explain all",
        case(claim(ASSETS, FORM, 719456.82), scanned(ASSETS, SHEET, 523456.82)),
        INCONSISTENT,
    ),
    ("doubtful rows", case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 7, count=count(7, 8))), UNCERTAIN),
    (
        "doubtful rows between",
        case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 7, count=count(7, 9))),
        UNCERTAIN,
    ),
    (
        "doubtful rows, too few",
        case(claim(HEADCOUNT, FORM, 9), claim(HEADCOUNT, ROSTER, 7, count=count(7, 8))),
        INCONSISTENT,
    ),
    (
        "padding is no doubt",
        case(claim(CLIENTS, FORM, 46), claim(CLIENTS, LISTED, 41, count=count(41, 46, near_duplicate=5))),
        INCONSISTENT,
    ),
]


@pytest.mark.parametrize(("judged", "status"), [c[1:] for c in CASES], ids=[str(c[0]) for c in CASES])
def test_agreement(judged: Case, status: Status) -> None:
    found = agreement(judged)
    assert found.status is status, found.message.en
    assert found.required is None


def lent(counted: int, low: int, name: RowReason | None) -> Count:
    rows = [Row(str(n), True, name if n == 0 else None) for n in range(counted)]
    return Count(tuple(rows), Decimal(low), Decimal(counted))


@pytest.mark.parametrize(("reason", "status"), [(RowReason.DISPATCHED, UNCERTAIN), (None, MET)])
def test_agreement_by_people_whom_another_employs_is_for_an_expert(reason: RowReason | None, status: Status) -> None:
    counted = claim(HEADCOUNT, ROSTER, 5, count=lent(5, 4, reason))
    found = agreement(case(claim(HEADCOUNT, FORM, 5), counted))
    assert found.status is status
    assert ("劳务派遣" in found.message.zh) == (status is UNCERTAIN)


def test_a_lower_bound_is_no_slip_of_ten() -> None:
    said = claim(HEADCOUNT, REPORT, 5, "5人以上", approximation=Approximation.MORE_THAN)
    found = agreement(case(said, claim(HEADCOUNT, ROSTER, 4, count=count(4, 4))))
    assert found.status is INCONSISTENT
    assert not [c.code for c in found.causes if c.code.startswith("factor")]


def test_agreement_holds_though_another_reader_saw_otherwise_but_is_shaky() -> None:
    found = agreement(case(claim(ASSETS, FORM, 523456.82), claim(ASSETS, SHEET, 523456.82, rivals=(rival(423456.82),))))
    assert (found.status, found.stable) == (MET, False)
    assert [a.status for a in found.alternatives] == [INCONSISTENT]


def test_where_one_side_is_absent_contradictions_on_the_other_are_told() -> None:
    found = agreement(case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, REPORT, 11)))
    assert (found.status, found.stable) == (MISSING, False)
    assert "11 人" in found.message.zh


def test_both_sides_come_first_among_the_claims() -> None:
    found = agreement(case(claim(ASSETS, AUDIT, 520000, as_of=BEFORE), SUM, claim(ASSETS, FORM, 523500, "52.35万元")))
    assert found.claims[:2] == (2, 1)
    assert set(found.claims) == {0, 1, 2}
    assert found.value == 523500


def heads(value: int, **excluded: int) -> object:
    return claim(HEADCOUNT, ROSTER, value, count=count(value, value, **excluded))


CAUSES = [
    ("factor_10000", case(claim(ASSETS, FORM, 52.35, "52.35元"), SUM)),
    ("factor_10000", case(claim(ASSETS, FORM, "5234568200", "523456.82万元"), SUM)),
    ("factor_10", case(claim(CLIENTS, FORM, 520), claim(CLIENTS, LISTED, 52))),
    ("decimal_point", case(claim(AREA, FORM, 10850, "10850"), claim(AREA, LEASE, 108.5, "108.50"))),
    ("comma_for_point", case(claim(AREA, FORM, 108500, "108,500"), claim(AREA, LEASE, 108.5, "108.500"))),
    ("last_year_figure", case(claim(ASSETS, FORM, 481200), SUM, claim(ASSETS, SHEET, 481200, as_of=BEFORE))),
    ("different_years", case(claim(ASSETS, FORM, 481200, as_of=BEFORE), SUM)),
    (
        "part_timers_counted",
        case(claim(HEADCOUNT, FORM, 9), claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=3))),
    ),
    (
        "interns_counted",
        case(claim(HEADCOUNT, FORM, 7), claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=3, intern=1))),
    ),
    (
        "interns_counted",
        case(claim(HEADCOUNT, FORM, 10), claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=3, intern=1))),
    ),
    (
        "duplicates_counted",
        case(
            claim(CLIENTS, FORM, 57),
            claim(CLIENTS, LISTED, 50, count=count(50, 50, duplicate=4, near_duplicate=3, other_year=9)),
        ),
    ),
    (
        "other_years_counted",
        case(claim(CLIENTS, FORM, 59), claim(CLIENTS, LISTED, 50, count=count(50, 50, duplicate=4, other_year=9))),
    ),
    ("degree_and_title", case(claim(RATIO, FORM, 0.4, "40%"), claim(RATIO, ROSTER, 0.8, count=count(0.8, 0.8, 0.4)))),
    ("degrees_only", case(claim(RATIO, FORM, 0.9, "90%", approximation=MORE), claim(RATIO, ROSTER, 0.8))),
    ("other_paper", case(claim(HEADCOUNT, FORM, 9), claim(HEADCOUNT, ROSTER, 6), claim(HEADCOUNT, INSURED, 9))),
    (
        "other_premises_counted",
        case(claim(AREA, FORM, 150), ONE_LEASE, claim(AREA, LEASE, 90, subject="某路9号仓库", **TWO)),
    ),
    ("look_alike_digit", case(claim(ASSETS, FORM, 528456.82), scanned(ASSETS, SHEET, 523456.82))),
    ("one_digit", case(claim(ASSETS, FORM, 527456.82), SUM)),
    ("transposed_digits", case(claim(ASSETS, FORM, 532456.82), SUM)),
    ("dropped_digit", case(claim(ASSETS, FORM, 52456.82), SUM)),
    ("rounded_up", case(claim(ASSETS, FORM, 530000, "53万元"), SUM)),
    ("rounded_up", case(claim(AREA, FORM, 100), claim(AREA, LEASE, 98.6))),
]


@pytest.mark.parametrize(("code", "judged"), CAUSES, ids=[f"{i} {c[0]}" for i, c in enumerate(CAUSES)])
def test_the_cause_that_fits_comes_first(code: str, judged: Case) -> None:
    found = agreement(judged)
    assert found.causes, found.message.en
    assert found.causes[0].code == code, found.causes
    assert found.causes[0].text.zh in found.message.zh


def test_no_cause_is_made_up() -> None:
    found = agreement(case(claim(ASSETS, FORM, 719000), SUM))
    assert found.causes == ()
    assert "未找到能解释差异的原因" in found.message.zh


def test_a_look_alike_is_no_cause_between_two_typed_papers() -> None:
    found = agreement(case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 6)))
    assert "look_alike_digit" not in {c.code for c in found.causes}


def test_a_cause_names_the_papers_that_bear_it_out() -> None:
    found = agreement(
        case(
            claim(ASSETS, FORM, 52.35, "52.35元"),
            SUM,
            claim(ASSETS, REPORT, 523500, "52.35万元"),
            claim(ASSETS, AUDIT, 523456.82, document="审计.docx", reader=Reader.DOCX, basis=Basis.EVIDENCED),
        )
    )
    assert found.causes[0].code == "factor_10000"
    assert found.causes[0].claims == (2,)


def test_a_form_that_agrees_with_anothers_paper_only_is_not_taken_at_its_word() -> None:
    named = (fact(FactName.APPLICANT, "阳江众达企业服务有限公司"),)
    sheet = claim(ASSETS, SHEET, 900000, as_of=LAST, subject="广东千帆控股集团股份有限公司")
    papers = (Paper(SHEET, "balance_sheet.pdf", owner="广东千帆控股集团股份有限公司"),)
    found = agreement(case(claim(ASSETS, FORM, 900000), sheet, facts=named, papers=papers))
    assert (found.status, "千帆" in found.message.zh) == (MISSING, True)


def test_a_form_in_which_the_figure_was_not_read_leaves_agreement_open() -> None:
    some = case(claim(RATIO, REPORT, "0.8", "80%"), claim(RATIO, ROSTER, "0.8"))
    form = Paper(FORM, "申请表.jpg")
    assert agreement(some).status is MET
    found = agreement(replace(some, papers=(*some.papers, form)))
    assert found.status is UNCERTAIN and "申请表中未读出" in found.message.zh
    read = case(claim(RATIO, FORM, "0.8", "80%"), claim(RATIO, REPORT, "0.8", "80%"), claim(RATIO, ROSTER, "0.8"))
    assert agreement(replace(read, papers=(*read.papers, form))).status is MET


def test_two_papers_that_agree_on_what_a_third_lessens_are_for_a_person() -> None:
    remarks = (Remark("lessens", (HEADCOUNT.id,)), Remark("explained", ("", "", "", "")))
    said = fact(FactName.LESSENED, "名册中两人在别处上班", Kind.OTHER, remarks=remarks)
    found = agreement(case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 8), facts=(said,)))
    assert found.status is UNCERTAIN
    assert "名册中两人在别处上班" in found.message.zh


def test_a_list_of_which_every_row_is_in_doubt_agrees_with_nothing() -> None:
    def judged(low: float) -> Finding:
        rows = claim(HEADCOUNT, ROSTER, 8, count=count(low, 8))
        return agreement(case(claim(HEADCOUNT, FORM, 8), rows))

    assert (judged(0).status, judged(7).status) == (UNCERTAIN, MET)
    assert "各行均待核实" in judged(0).message.zh


@pytest.mark.parametrize(("unread", "status"), [((), MISSING), (("floor_area",), UNCERTAIN)])
def test_a_supporting_figure_that_was_not_read_is_not_missing(unread: tuple[str, ...], status: Status) -> None:
    lease = Paper(Kind.LEASE, "租赁合同.pdf", unread=unread)
    some = case(claim(AREA, FORM, 186))
    assert agreement(replace(some, papers=(*some.papers, lease))).status is status


@pytest.mark.parametrize(
    ("declared", "paper", "status"),
    [
        (claim(AREA, FORM, 186), Paper(Kind.LEASE, "租赁合同.pdf", unsettled=(AREA.id,)), UNCERTAIN),
        (claim(AREA, FORM, 186), Paper(Kind.OTHER, "说明.pdf", unsettled=(AREA.id,)), MISSING),
        (claim(HEADCOUNT, FORM, 8), Paper(Kind.STAFF_ROSTER, "名册.pdf"), UNCERTAIN),
        (
            claim(HEADCOUNT, FORM, 8),
            Paper(Kind.STAFF_ROSTER, "名册.pdf", owner="广东千帆控股集团股份有限公司"),
            MISSING,
        ),
        (claim(ASSETS, FORM, 520000), Paper(Kind.AUDIT_REPORT, "审计报告.pdf"), MISSING),
        (claim(ASSETS, FORM, 520000), Paper(Kind.BALANCE_SHEET, "资产负债表.pdf"), UNCERTAIN),
    ],
)
def test_a_supporting_paper_whose_figure_was_not_told_is_not_missing(
    declared: Claim, paper: Paper, status: Status
) -> None:
    some = case(declared, facts=(fact(FactName.APPLICANT, "漠江岚舟有限公司"),))
    assert agreement(replace(some, papers=(*some.papers, paper))).status is status
