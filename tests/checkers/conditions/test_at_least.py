"""A threshold is met only where the figure and all that the evidence leaves it to be reach it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.model import Case, Category, Required, Status, Unread
from extractors.model import Approximation, Basis, Claim, FactName, Kind, Lease, Paper, Reader, Remark
from tests.checkers.build import (
    AREA,
    ASSETS,
    AUDIT,
    BEFORE,
    CLIENTS,
    DEED,
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
    case,
    claim,
    count,
    fact,
    finding,
    listing,
    rival,
    scanned,
    threshold,
)

MET, NOT_MET, INCONSISTENT, MISSING, UNCERTAIN = (
    Status.MET,
    Status.NOT_MET,
    Status.INCONSISTENT,
    Status.MISSING,
    Status.UNCERTAIN,
)
TWO = {"document": "二.pdf"}
COMPREHENSIVE, SPECIALISED = Category.COMPREHENSIVE, Category.SPECIALISED
SUM = "523,456.82"


def sheet(value: str | float = 523456.82, quote: str | None = None, **other: object):
    """A figure of a balance sheet of last year; untyped, since it only hands on to `claim`."""
    return claim(ASSETS, SHEET, value, quote, **({"as_of": LAST} | other))


ASSET_CASES = [
    ("the supporting paper decides", case(claim(ASSETS, FORM, 900000), sheet(499999.99)), NOT_MET, True),
    ("the form alone decides", case(claim(ASSETS, FORM, 500000)), MET, True),
    (
        "form and report contradict",
        case(claim(ASSETS, FORM, 600000), claim(ASSETS, REPORT, 400000)),
        INCONSISTENT,
        False,
    ),
    (
        "a paper that may be the balance sheet contradicts the form",
        case(claim(ASSETS, FORM, 600000), claim(ASSETS, Kind.OTHER, 400000)),
        INCONSISTENT,
        False,
    ),
    ("only a plan mentions it", case(claim(ASSETS, Kind.INSTITUTION, 600000)), UNCERTAIN, False),
    (
        "a plan beside the form does not matter",
        case(claim(ASSETS, FORM, 600000), claim(ASSETS, Kind.INSTITUTION, 400000)),
        MET,
        True,
    ),
    ("another year only", case(sheet(800000, as_of=BEFORE)), UNCERTAIN, False),
    ("a month's statement", case(sheet(800000, as_of=date(2023, 1, 31))), UNCERTAIN, False),
    ("a year to come", case(sheet(800000, as_of=date(2023, 12, 31))), UNCERTAIN, False),
    ("two years", case(sheet(800000, as_of=BEFORE), sheet(420000)), NOT_MET, True),
    ("two years, the right one enough", case(sheet(420000, as_of=BEFORE), sheet(800000)), MET, True),
    (
        "undated, but the older year's figure",
        case(sheet(800000, as_of=BEFORE), claim(ASSETS, AUDIT, 800000)),
        UNCERTAIN,
        False,
    ),
    ("undated", case(claim(ASSETS, AUDIT, 800000)), MET, True),
    (
        "rounded up to the threshold",
        case(claim(ASSETS, FORM, 500000, "50万元"), claim(ASSETS, REPORT, 499600, "49.96万元")),
        UNCERTAIN,
        False,
    ),
    (
        "an audit report that rounds up to the threshold",
        case(claim(ASSETS, FORM, 499600, "49.96万元"), claim(ASSETS, AUDIT, 500000, "50万元")),
        UNCERTAIN,
        False,
    ),
    (
        "undated beside the right year contradicts",
        case(sheet(800000), claim(ASSETS, AUDIT, 400000)),
        INCONSISTENT,
        False,
    ),
    (
        "undated repeats last year's",
        case(sheet(800000), sheet(400000, as_of=BEFORE), claim(ASSETS, AUDIT, 400000)),
        MET,
        True,
    ),
    ("papers contradict below the threshold", case(sheet(300000), claim(ASSETS, AUDIT, 400000)), NOT_MET, True),
    ("a negative sum", case(sheet(-5)), UNCERTAIN, False),
    (
        "the sheet of another enterprise",
        case(
            sheet(800000, subject="广州市某某投资集团有限公司"), facts=(fact(FactName.APPLICANT, "阳江海燕服务中心"),)
        ),
        MISSING,
        True,
    ),
    (
        "the applicant's name misread on a scan",
        case(
            sheet(800000, subject="阳江海燕服努中心", reader=Reader.RAPIDOCR, confirmed_by=("balance",)),
            facts=(fact(FactName.APPLICANT, "阳江海燕服务中心"),),
        ),
        MET,
        True,
    ),
    (
        "a name that is almost the applicant's",
        case(sheet(800000, subject="阳江海燕服装中心"), facts=(fact(FactName.APPLICANT, "阳江海燕服务中心"),)),
        UNCERTAIN,
        False,
    ),
    (
        "the parent's sheet beside the own",
        case(
            sheet(9000000, subject="广州市某某投资集团有限公司"),
            sheet(300000, subject="阳江海燕服务中心"),
            facts=(fact(FactName.APPLICANT, "阳江海燕服务中心"),),
        ),
        NOT_MET,
        True,
    ),
    ("no category, between both", case(sheet(400000), category=None), UNCERTAIN, False),
    ("no category, enough for both", case(sheet(500000), category=None), MET, True),
    ("no category, enough for neither", case(sheet(299999), category=None), NOT_MET, True),
    ("comprehensive", case(sheet(300000), category=COMPREHENSIVE), MET, True),
]

READING_CASES = [
    (
        "the same file twice confirms nothing",
        case(
            scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST),
            scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST, **TWO),
        ),
        UNCERTAIN,
    ),
    (
        "another scan of it does",
        case(
            scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST),
            scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST, page=3, **TWO),
        ),
        MET,
    ),
    (
        "scanned, unconfirmed, one digit would turn it",
        case(scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST)),
        UNCERTAIN,
    ),
    (
        "scanned, confirmed by the second reader",
        case(sheet(523456.82, SUM, reader=Reader.RAPIDOCR, confirmed_by=("second_reader",))),
        MET,
    ),
    (
        "scanned, confirmed by the form",
        case(scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST), claim(ASSETS, FORM, 523500, "52.35万")),
        MET,
    ),
    (
        "a form that says otherwise confirms nothing",
        case(scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST), claim(ASSETS, FORM, 700000)),
        UNCERTAIN,
    ),
    (
        "a rough form confirms nothing",
        case(scanned(ASSETS, SHEET, 523456.82, SUM, as_of=LAST), about(500000, ASSETS, "约50万元")),
        UNCERTAIN,
    ),
    (
        "scanned, far above: no single slip would turn it",
        case(scanned(ASSETS, SHEET, 98765432.10, "98,765,432.10", as_of=LAST)),
        MET,
    ),
    ("a lost point would turn it", case(scanned(AREA, LEASE, 9850, "9850")), UNCERTAIN),
    ("a text layer is not misread", case(sheet(523456.82, SUM)), MET),
    ("an unsure text layer may be", case(sheet(523456.82, SUM, confidence=0.7)), UNCERTAIN),
    ("illegible", case(sheet(98765432.10, "98,765,432.10", confidence=0.3)), UNCERTAIN),
    (
        "illegible, but borne out",
        case(sheet(98765432.10, "98,765,432.10", confidence=0.3), claim(ASSETS, FORM, 98765432.10)),
        MET,
    ),
    ("a rival that turns it", case(sheet(523456.82, SUM, rivals=(rival(423456.82),))), UNCERTAIN),
    ("a rival that does not", case(sheet(523456.82, SUM, rivals=(rival(523456.32),))), MET),
    (
        "a rival that the balance refutes",
        case(sheet(523456.82, SUM, rivals=(rival(423456.82),), confirmed_by=("balance",))),
        MET,
    ),
    (
        "a rival that the form refutes",
        case(sheet(523456.82, SUM, rivals=(rival(423456.82),)), claim(ASSETS, FORM, 523456.82)),
        MET,
    ),
    (
        "a rival that the form bears out",
        case(
            sheet(523456.82, SUM, rivals=(rival(423456.82),), confirmed_by=("balance",)), claim(ASSETS, FORM, 423456.82)
        ),
        UNCERTAIN,
    ),
    (
        "a second column that may be meant",
        case(sheet(523456.82, SUM, rivals=(rival(423456.82, Reader.TEXT_LAYER),), confirmed_by=("balance",))),
        UNCERTAIN,
    ),
    ("a silent second reader", case(sheet(523456.82, SUM, rivals=())), MET),
    ("about", case(about(100, AREA, "约100平方米")), UNCERTAIN),
    ("about, far enough", case(about(150, AREA, "约150平方米")), MET),
    ("more than", case(about(100, AREA, "100余平方米", Approximation.MORE_THAN)), MET),
    ("nearly", case(about(100, AREA, "近100平方米", Approximation.LESS_THAN)), UNCERTAIN),
    ("a range across", case(about(80, AREA, "80-120平方米")), UNCERTAIN),
    ("a range above", case(about(120, AREA, "120-150平方米")), MET),
]

UNIT_CASES = [
    ("assets in 万元 read as 元", case(claim(ASSETS, FORM, 52.35, "52.35")), UNCERTAIN),
    ("a unit slip of the form does not touch the sheet", case(sheet(523456.82, SUM), claim(ASSETS, FORM, 52.35)), MET),
    (
        "ten thousand times what the form says",
        case(sheet("4500000000", "450,000"), claim(ASSETS, FORM, 450000, "45万元")),
        UNCERTAIN,
    ),
    (
        "ten thousand times, and enough either way",
        case(sheet("5500000000", "550,000"), claim(ASSETS, FORM, 550000, "55万元")),
        MET,
    ),
    ("the form 万 too many", case(sheet(523456.82, SUM), claim(ASSETS, FORM, "5234568200", "523456.82万元")), MET),
]

A, B = "江城区滨江路8号301室", "江城区滨江路8号302室"

AREA_CASES = [
    (
        "lease and certificate, two floors",
        case(
            claim(AREA, LEASE, 60, subject="滨江路8号科技楼13楼"), claim(AREA, DEED, 45, subject="滨江路8号科技楼14楼")
        ),
        UNCERTAIN,
    ),
    (
        "lease and certificate, two floors of one size",
        case(
            claim(AREA, LEASE, 60, subject="滨江路8号科技楼13楼"), claim(AREA, DEED, 60, subject="滨江路8号科技楼14楼")
        ),
        UNCERTAIN,
    ),
    ("two leases, two rooms", case(claim(AREA, LEASE, 60, subject=A), claim(AREA, LEASE, 55, subject=B, **TWO)), MET),
    ("two leases, nothing known", case(claim(AREA, LEASE, 60), claim(AREA, LEASE, 55, **TWO)), UNCERTAIN),
    ("two leases, nothing known, one enough", case(claim(AREA, LEASE, 160), claim(AREA, LEASE, 155, **TWO)), MET),
    (
        "two leases, nothing known, one too small",
        case(claim(AREA, LEASE, 160), claim(AREA, LEASE, 55, **TWO)),
        UNCERTAIN,
    ),
    ("two copies", case(claim(AREA, LEASE, 60, subject=A), claim(AREA, LEASE, 60, subject=A, **TWO)), NOT_MET),
    ("two copies, nothing known", case(claim(AREA, LEASE, 60), claim(AREA, LEASE, 60, **TWO)), UNCERTAIN),
    ("too small even together", case(claim(AREA, LEASE, 40), claim(AREA, LEASE, 45, **TWO)), NOT_MET),
    (
        "lease and certificate, two spellings",
        case(claim(AREA, LEASE, 60, subject=A), claim(AREA, DEED, 60, subject="滨江路八号B座301")),
        UNCERTAIN,
    ),
    (
        "lease and certificate, one room",
        case(claim(AREA, LEASE, 60, subject=A), claim(AREA, DEED, 60, subject="阳江市" + A)),
        NOT_MET,
    ),
    (
        "lease and certificate contradict",
        case(claim(AREA, LEASE, 120, subject=A), claim(AREA, DEED, 90, subject=A)),
        INCONSISTENT,
    ),
    (
        "a house and a room of it",
        case(claim(AREA, LEASE, 90, subject="滨江路8号"), claim(AREA, LEASE, 60, subject="滨江路8号301室", **TWO)),
        UNCERTAIN,
    ),
    (
        "one lease, parts and their sum",
        case(claim(AREA, LEASE, 60), claim(AREA, LEASE, 55), claim(AREA, LEASE, 115)),
        MET,
    ),
    ("one lease, gross and net", case(claim(AREA, LEASE, 108), claim(AREA, LEASE, 86)), UNCERTAIN),
    ("one lease, gross and net both enough", case(claim(AREA, LEASE, 128), claim(AREA, LEASE, 106)), MET),
    (
        "a store is no office",
        case(claim(AREA, LEASE, 60, subject=A), claim(AREA, LEASE, 90, subject="江城区某路9号仓库", **TWO)),
        NOT_MET,
    ),
    ("nothing but a store", case(claim(AREA, LEASE, 160, subject="江城区某路9号仓库")), UNCERTAIN),
    (
        "one of two leases doubtful",
        case(claim(AREA, LEASE, 60, subject=A, rivals=(rival(10),)), claim(AREA, LEASE, 55, subject=B, **TWO)),
        UNCERTAIN,
    ),
    (
        "two leases in one bundle",
        case(
            claim(AREA, LEASE, 60, subject=A),
            claim(AREA, LEASE, 60, subject=A, page=4),
            papers=(Paper(LEASE, "lease.pdf", 1, 3), Paper(LEASE, "lease.pdf", 4, 6)),
        ),
        NOT_MET,
    ),
]

LIST_CASES = [
    ("a doubtful row", case(claim(HEADCOUNT, ROSTER, 5, count=count(4, 5))), UNCERTAIN),
    ("doubtful rows that do not turn it", case(claim(HEADCOUNT, ROSTER, 8, count=count(6, 9))), MET),
    (
        "the roster against the insurance list",
        case(claim(HEADCOUNT, ROSTER, 6), claim(HEADCOUNT, INSURED, 4)),
        INCONSISTENT,
    ),
    ("both enough", case(claim(HEADCOUNT, ROSTER, 8), claim(HEADCOUNT, INSURED, 6)), MET),
    ("lost rows", case(claim(HEADCOUNT, ROSTER, 4, count=count(4, 4, gaps="3"))), UNCERTAIN),
    ("lost rows, all of them bounded", case(claim(HEADCOUNT, ROSTER, 3, count=count(3, 4, gaps="3"))), NOT_MET),
    ("lost rows do not lower a count", case(claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, gaps="3"))), MET),
    (
        "a padded heading of a typed list",
        case(
            claim(HEADCOUNT, ROSTER, 4, reader=Reader.XLSX),
            claim(HEADCOUNT, ROSTER, 8, basis=Basis.EVIDENCED, box=None),
        ),
        NOT_MET,
    ),
    (
        "the heading of a scanned list",
        case(scanned(HEADCOUNT, ROSTER, 4), claim(HEADCOUNT, ROSTER, 8, basis=Basis.EVIDENCED, box=None)),
        INCONSISTENT,
    ),
    (
        "a heading below what was counted",
        case(
            claim(HEADCOUNT, ROSTER, 6, reader=Reader.XLSX),
            claim(HEADCOUNT, ROSTER, 4, basis=Basis.EVIDENCED, box=None),
        ),
        INCONSISTENT,
    ),
    (
        "a heading that counts part-timers",
        case(
            scanned(HEADCOUNT, ROSTER, 4, count=count(4, 4, part_time=4)),
            claim(HEADCOUNT, ROSTER, 8, basis=Basis.EVIDENCED, box=None),
        ),
        NOT_MET,
    ),
    ("two rosters that may go on", case(claim(HEADCOUNT, ROSTER, 3), claim(HEADCOUNT, ROSTER, 4, **TWO)), UNCERTAIN),
    (
        "two lists of the same length, of other people",
        case(
            claim(HEADCOUNT, ROSTER, 3, count=listing("甲", "乙", "丙")),
            claim(HEADCOUNT, ROSTER, 3, count=listing("丁", "戊", "己"), **TWO),
        ),
        UNCERTAIN,
    ),
    (
        "two lists of the same people",
        case(
            claim(HEADCOUNT, ROSTER, 3, count=listing("甲", "乙", "丙")),
            claim(HEADCOUNT, ROSTER, 3, count=listing("甲", "乙", "丙"), **TWO),
        ),
        NOT_MET,
    ),
    (
        "lists of clients by quarters",
        case(
            claim(CLIENTS, LISTED, 22, as_of=date(2022, 3, 31)),
            claim(CLIENTS, LISTED, 25, as_of=date(2022, 6, 30), **TWO),
        ),
        UNCERTAIN,
    ),
    ("a roster of long ago", case(claim(HEADCOUNT, ROSTER, 9, as_of=date(2019, 6, 1))), UNCERTAIN),
    (
        "the later of two rosters",
        case(claim(HEADCOUNT, ROSTER, 9, as_of=LAST), claim(HEADCOUNT, ROSTER, 4, as_of=date(2023, 2, 1), **TWO)),
        NOT_MET,
    ),
    ("the share just reached", case(claim(RATIO, ROSTER, 0.6)), MET),
    ("a share above one", case(claim(RATIO, ROSTER, 1.2)), UNCERTAIN),
    ("unclear titles", case(claim(RATIO, ROSTER, 0.6, count=count(0.5, 0.6))), UNCERTAIN),
    ("degrees only, below", case(claim(RATIO, FORM, 0.55, "55%", approximation=Approximation.MORE_THAN)), UNCERTAIN),
    ("degrees only, above", case(claim(RATIO, FORM, 0.75, "75%", approximation=Approximation.MORE_THAN)), MET),
    (
        "a share from a list with lost rows",
        case(claim(RATIO, ROSTER, 0.625, count=count(0.625, 0.625, gaps="3"))),
        UNCERTAIN,
    ),
    (
        "a share from a list with bounded lost rows",
        case(claim(RATIO, ROSTER, 0.9, count=count(0.8, 0.95, gaps="3"))),
        MET,
    ),
    ("clients, last year", case(claim(CLIENTS, LISTED, 40, as_of=LAST)), MET),
    ("clients, undated", case(claim(CLIENTS, LISTED, 40)), MET),
    ("clients, long ago", case(claim(CLIENTS, LISTED, 90, as_of=BEFORE)), UNCERTAIN),
    ("clients, this year so far", case(claim(CLIENTS, LISTED, 40, as_of=date(2023, 12, 31))), MET),
    ("clients, this year so far, too few", case(claim(CLIENTS, LISTED, 39, as_of=date(2023, 12, 31))), UNCERTAIN),
    ("clients, near-duplicates", case(claim(CLIENTS, LISTED, 41, count=count(38, 41))), UNCERTAIN),
]

SERVICE_CASES = [
    ("training alone", ("training",), SPECIALISED, "", 199, NOT_MET, 200),
    ("training alone, enough", ("training",), SPECIALISED, "", 200, MET, 200),
    ("training alone, category unknown", ("training",), None, "", 120, NOT_MET, 200),
    ("training by name", ("training", "legal"), SPECIALISED, "阳江市海燕职业技能培训服务平台", 120, NOT_MET, 200),
    ("training by name, services unknown", (), SPECIALISED, "阳江市海燕职业技能培训服务平台", 120, NOT_MET, 200),
    ("the applicant's own name says training", ("legal",), SPECIALISED, "海燕培训学校法律服务平台", 120, MET, 40),
    ("training among others", ("training", "legal"), SPECIALISED, "", 120, UNCERTAIN, 40),
    ("training among others, too few", ("training", "legal"), SPECIALISED, "", 39, NOT_MET, 40),
    ("no training", ("legal",), SPECIALISED, "", 40, MET, 40),
    ("services unknown", (), SPECIALISED, "", 120, UNCERTAIN, 40),
    ("services unknown, but the name tells", (), SPECIALISED, "阳江市海燕信息化服务平台", 120, MET, 40),
    ("nothing known", (), None, "", 199, UNCERTAIN, 40),
    ("nothing known, enough", (), None, "", 200, MET, 40),
    ("comprehensive", ("market", "legal"), COMPREHENSIVE, "", 40, MET, 40),
    ("comprehensive, training among its services", ("training", "legal"), COMPREHENSIVE, "", 40, UNCERTAIN, 40),
    ("comprehensive, training among its services, enough", ("training", "legal"), COMPREHENSIVE, "", 200, MET, 40),
    ("comprehensive, services unknown", (), COMPREHENSIVE, "", 40, MET, 40),
    ("comprehensive, only training read", ("training",), COMPREHENSIVE, "", 40, UNCERTAIN, 200),
    ("comprehensive, named for training", ("legal",), COMPREHENSIVE, "阳江市某镇培训服务平台", 40, MET, 40),
]


def ids(cases: list[tuple[object, ...]]) -> list[str]:
    return [str(c[0]) for c in cases]


@pytest.mark.parametrize(("judged", "status", "stable"), [c[1:] for c in ASSET_CASES], ids=ids(ASSET_CASES))
def test_of_what_year_and_paper(judged: Case, status: Status, stable: bool) -> None:
    found = threshold(judged)
    assert (found.status, found.stable) == (status, stable), found.message.en


OTHERS = [*READING_CASES, *UNIT_CASES, *AREA_CASES, *LIST_CASES]


@pytest.mark.parametrize(("judged", "status"), [c[1:] for c in OTHERS], ids=ids(OTHERS))
def test_what_the_evidence_leaves_open(judged: Case, status: Status) -> None:
    found = threshold(judged)
    assert found.status is status, found.message.en


@pytest.mark.parametrize(
    ("services", "category", "name", "clients", "status", "asked"),
    [c[1:] for c in SERVICE_CASES],
    ids=ids(SERVICE_CASES),
)
def test_how_many_clients_are_asked(
    services: tuple[str, ...], category: Category | None, name: str, clients: int, status: Status, asked: int
) -> None:
    facts = (fact(FactName.PLATFORM_NAME, name),) if name else ()
    found = threshold(
        case(claim(CLIENTS, LISTED, clients, as_of=LAST), category=category, services=services, facts=facts)
    )
    assert found.status is status, found.message.en
    assert found.required == Required(">=", Decimal(asked), "enterprises")


def test_the_deciding_claim_comes_first_and_all_others_follow() -> None:
    found = threshold(
        case(claim(ASSETS, FORM, 600000), sheet(800000, as_of=BEFORE), sheet(520000), claim(AREA, LEASE, 9))
    )
    assert (found.claims[0], set(found.claims)) == (2, {0, 1, 2})
    assert found.value == 520000


def test_a_supporting_paper_without_its_figure_keeps_the_form_from_deciding() -> None:
    papers = (Paper(FORM, "申报表.pdf"), Paper(LEASE, "合同.pdf"))
    found = threshold(case(claim(AREA, FORM, 150), papers=papers))
    assert found.status is UNCERTAIN
    assert "租赁合同" in found.message.zh
    assert threshold(case(claim(AREA, FORM, 150), papers=papers[:1])).status is MET
    store = (*papers[:1], Paper(LEASE, "合同.pdf", title="仓库租赁合同"))
    assert threshold(case(claim(AREA, FORM, 150), papers=store)).status is MET


def test_missing_tells_what_to_hand_in() -> None:
    found = finding("8.3.headcount", case())
    assert (found.status, found.value, found.claims) == (MISSING, None, ())
    assert "从业人员名册或社保清单" in found.message.zh
    assert found.required == Required(">=", Decimal(5), "persons")


def test_before_the_first_day_in_force_nothing_is_judged() -> None:
    found = threshold(case(sheet(600000), as_of=date(2018, 12, 31)))
    assert (found.status, found.required) == (Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize(("share", "strict", "stable"), [(0.8, 0.4, False), (0.8, 0.7, True), (0.5, 0.4, True)])
def test_the_other_reading_of_the_law_is_told_where_it_turns_the_verdict(
    share: float, strict: float, stable: bool
) -> None:
    found = threshold(case(claim(RATIO, ROSTER, share, count=count(share, share, strict))))
    assert found.status is (MET if share >= 0.6 else NOT_MET)
    assert found.stable is stable
    assert ("结论将改变" in found.message.zh) is not stable
    assert "学历或职称" in found.message.zh


def test_a_settled_rival_leaves_the_verdict_but_shakes_it() -> None:
    found = threshold(case(sheet(523456.82, SUM, rivals=(rival(423456.82),), confirmed_by=("balance",))))
    assert (found.status, found.stable) == (MET, False)
    [other] = found.alternatives
    assert (other.value, other.status, other.settled) == (Decimal("423456.82"), NOT_MET, True)
    assert "tesseract" in other.why.zh


def test_a_declared_figure_says_that_nothing_supports_it() -> None:
    found = threshold(case(claim(ASSETS, FORM, 600000)))
    assert "仅有填报数" in found.message.zh
    assert "Declared only" in found.message.en
    assert "高出 100,000 元" in found.message.zh


def test_a_comprehensive_platform_is_told_what_training_would_ask() -> None:
    judged = case(claim(CLIENTS, LISTED, 58), category=COMPREHENSIVE, services=())
    found = threshold(judged)
    assert found.stable
    assert "200" in found.message.zh


def test_rows_that_were_not_counted_are_named() -> None:
    found = threshold(case(claim(HEADCOUNT, ROSTER, 6, count=count(6, 6, part_time=2, duplicate=1))))
    assert "兼职 2、重复 1" in found.message.zh
    assert "part-time (2), duplicate (1)" in found.message.en


@pytest.mark.parametrize(
    ("value", "approximation", "status"),
    [(40, Approximation.MORE_THAN, UNCERTAIN), (50, Approximation.MORE_THAN, MET), (40, Approximation.EXACT, MET)],
)
def test_a_form_that_only_repeats_what_is_asked(value: int, approximation: Approximation, status: Status) -> None:
    said = claim(CLIENTS, REPORT, value, approximation=approximation)
    assert threshold(case(said, category=COMPREHENSIVE)).status is status


def leased(area: int, until: date | None, **other: object) -> Claim:
    return claim(AREA, LEASE, area, lease=Lease(None, until), **other)


def test_a_lease_that_has_ended_proves_no_premises_of_today() -> None:
    over, on = date(2022, 12, 31), date(2026, 12, 31)
    alone = threshold(case(leased(150, over)))
    assert (alone.status, "租期已于 2022-12-31 届满" in alone.message.zh) == (UNCERTAIN, True)
    beside = threshold(case(leased(90, on), leased(150, over, **TWO)))
    assert (beside.status, beside.value) == (NOT_MET, Decimal(90))
    assert "150 平方米租期已于 2022-12-31 届满" in beside.message.zh
    declared = finding("agreement.floor_area", case(claim(AREA, FORM, 240), leased(90, on), leased(150, over, **TWO)))
    assert [c.code for c in declared.causes] == ["ended_lease_counted"]


@pytest.mark.parametrize(
    ("lease", "says"),
    [
        (Lease(date(2099, 1, 1), None), "尚未开始"),
        (Lease(None, None, "珠海方圆集团有限公司"), "为“珠海方圆集团有限公司”的"),
        (Lease(None, None, "陈志伟"), "为“陈志伟”的"),
    ],
)
def test_a_lease_of_another_or_of_later_proves_nothing(lease: Lease, says: str) -> None:
    named = (fact(FactName.APPLICANT, "阳江众达企业服务有限公司"),)
    papers = (Paper(LEASE, "lease.pdf", owner=lease.tenant or ""),)
    judged = case(claim(AREA, FORM, 300), claim(AREA, LEASE, 300, lease=lease), facts=named, papers=papers)
    found = finding("8.2.floor_area", judged)
    assert (found.status, says in found.message.zh) == (UNCERTAIN, True)


def test_the_applicants_own_lease_counts() -> None:
    named = (fact(FactName.APPLICANT, "阳江众达企业服务有限公司"),)
    own = Lease(date(2020, 1, 1), date(2099, 1, 1), "阳江众达企业服务有限公司")
    assert threshold(case(claim(AREA, LEASE, 300, lease=own), facts=named)).status is MET


UNREAD_CASES = [
    ("名册.xls", ROSTER, UNCERTAIN),
    ("扫描件.pdf", Kind.OTHER, UNCERTAIN),
    ("租赁合同.pdf", LEASE, MET),
]


@pytest.mark.parametrize(("name", "kind", "status"), UNREAD_CASES)
def test_a_file_that_nobody_could_read_keeps_the_form_from_deciding(name: str, kind: Kind, status: Status) -> None:
    some = case(claim(HEADCOUNT, FORM, 9))
    found = threshold(replace(some, unread=(Unread(name, kind),)))
    assert found.status is status
    assert (name in found.message.zh) is (status is UNCERTAIN)


def test_a_file_that_nobody_could_read_takes_nothing_from_the_paper_that_was() -> None:
    some = case(claim(HEADCOUNT, FORM, 9), claim(HEADCOUNT, ROSTER, 9))
    assert threshold(replace(some, unread=(Unread("扫描件.pdf", Kind.OTHER),))).status is MET


def _beside_form(paper: Paper, *more: Claim) -> Case:
    form = claim(HEADCOUNT, FORM, 9)
    own = tuple(Paper(c.evidence.paper, c.evidence.document) for c in (form, *more))
    return case(form, *more, papers=(*own, paper))


MONTHLY = Paper(Kind.OTHER, "用工月报.xlsx", unsettled=(HEADCOUNT.id,))


def test_a_paper_whose_figure_was_not_settled_keeps_the_form_from_deciding() -> None:
    found = threshold(_beside_form(MONTHLY))
    assert found.status is UNCERTAIN and "用工月报.xlsx" in found.message.zh
    assert threshold(_beside_form(replace(MONTHLY, unsettled=(ASSETS.id,)))).status is MET
    assert threshold(_beside_form(MONTHLY, claim(HEADCOUNT, ROSTER, 9))).status is MET


@pytest.mark.parametrize(("value", "status"), [(3, UNCERTAIN), (9, MET), (7, MET)])
def test_what_a_list_that_proves_something_else_says_otherwise_is_not_passed_over(value: int, status: Status) -> None:
    elsewhere = claim(HEADCOUNT, LISTED, value, basis=Basis.DECLARED)
    found = threshold(case(claim(HEADCOUNT, FORM, 9), elsewhere))
    assert found.status is status and ("3 人" in found.message.zh) is (value == 3)
    assert threshold(case(claim(HEADCOUNT, FORM, 9), elsewhere, claim(HEADCOUNT, ROSTER, 9))).status is MET


def test_a_paper_of_others_or_of_long_ago_keeps_nobody_from_deciding() -> None:
    assert threshold(_beside_form(replace(MONTHLY, year=2020))).status is MET
    told = _beside_form(replace(MONTHLY, owner="阳江市石觉塑料制品有限公司"))
    named = (fact(FactName.APPLICANT, "阳江市海丰财税咨询有限公司"),)
    assert threshold(replace(told, facts=named)).status is MET


def test_a_figure_that_is_only_in_such_a_paper_is_not_missing() -> None:
    bearing = finding("8.3.headcount", case(claim(ASSETS, FORM, 900000), papers=(MONTHLY,)))
    assert bearing.status is UNCERTAIN and "用工月报.xlsx" in bearing.message.zh
    assert finding("8.3.headcount", case(claim(ASSETS, FORM, 900000))).status is MISSING


@pytest.mark.parametrize(("parts", "status"), [("431250.40", Status.UNCERTAIN), ("631250.40", Status.MET)])
def test_a_total_that_its_parts_do_not_come_to_is_not_sure(parts: str, status: Status) -> None:
    doubts = (Remark("parts_differ", (parts, "731250.40")),)
    sheet = claim(ASSETS, SHEET, "731250.40", as_of=LAST, confirmed_by=("balance",), doubts=doubts)
    found = threshold(case(sheet, claim(ASSETS, FORM, 731250, "731,250元")))
    assert (found.status, found.stable) == (status, False)
    assert parts in found.message.zh and found.message.zh.count("流动资产") == 2 and "731250.40" in found.message.zh
