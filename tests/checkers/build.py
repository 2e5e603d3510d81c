"""Claims and cases for the tests of the rules: figures of invented applicants, with only what a test is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from checkers.check import check
from checkers.model import Case, Category, Finding
from checkers.rulebook.loading import Rulebook, load
from extractors.fields import Field
from extractors.known_facts import known
from extractors.model import (
    Approximation,
    Basis,
    Box,
    Claim,
    Count,
    Evidence,
    Fact,
    FactName,
    FactValue,
    Kind,
    Paper,
    Reader,
    Reading,
    Remark,
    Row,
    RowReason,
)
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO, TOTAL_ASSETS

DAY = date(2023, 3, 1)
LAST = date(2022, 12, 31)
BEFORE = date(2021, 12, 31)

ASSETS, AREA, HEADCOUNT, RATIO, CLIENTS = (
    TOTAL_ASSETS,
    FLOOR_AREA,
    HEADCOUNT,
    QUALIFICATION_RATIO,
    CLIENT_COUNT,
)
FORM, REPORT, SHEET, AUDIT = (
    Kind.APPLICATION_FORM,
    Kind.APPLICATION_REPORT,
    Kind.BALANCE_SHEET,
    Kind.AUDIT_REPORT,
)
LEASE, DEED, ROSTER, INSURED, LISTED = (
    Kind.LEASE,
    Kind.PROPERTY_CERTIFICATE,
    Kind.STAFF_ROSTER,
    Kind.INSURANCE_LIST,
    Kind.CLIENT_LIST,
)

_BASES = {FORM: Basis.DECLARED, REPORT: Basis.DECLARED, Kind.OTHER: Basis.DECLARED, Kind.INSTITUTION: Basis.DECLARED}
_BASES |= {ROSTER: Basis.COMPUTED, INSURED: Basis.COMPUTED, LISTED: Basis.COMPUTED}

THRESHOLDS = {
    ASSETS: "8.1.assets",
    AREA: "8.2.floor_area",
    HEADCOUNT: "8.3.headcount",
    RATIO: "8.3.qualification_ratio",
    CLIENTS: "8.4.clients",
}


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    return load()


def evidence(kind: Kind = FORM, quote: str = "", **other: Any) -> Evidence:
    given: dict[str, Any] = {
        "document": f"{kind.value}.pdf",
        "page": 1,
        "box": Box(0, 0, 10, 10),
        "place": None,
        "reader": Reader.TEXT_LAYER,
        "confidence": 1.0,
    }
    return Evidence(quote=quote, paper=kind, **(given | other))


def claim(field: Field, kind: Kind, value: str | int | float, quote: str | None = None, **other: Any) -> Claim:
    """A claim as a paper of that kind makes it; what `Evidence` and `Claim` know may be given by name."""
    spot = {k: other.pop(k) for k in ("document", "page", "box", "place", "reader", "confidence") if k in other}
    basis = other.pop("basis", None) or _BASES.get(kind, Basis.EVIDENCED)
    return Claim(
        field, Decimal(str(value)), basis, evidence(kind, str(value) if quote is None else quote, **spot), **other
    )


def scanned(field: Field, kind: Kind, value: str | int | float, quote: str | None = None, **other: Any) -> Claim:
    """The same, read from a picture and confirmed by nobody."""
    return claim(field, kind, value, quote, reader=Reader.RAPIDOCR, **({"confidence": 0.98} | other))


def rival(value: str | int | float, reader: Reader = Reader.TESSERACT) -> Reading:
    return Reading(reader, str(value), Decimal(str(value)), 0.9)


def count(low: float, high: float, strict: float | None = None, gaps: str = "", **excluded: int) -> Count:
    """Bounds of a count, the row numbers that are missing, and how many rows were left out: part_time=2."""
    rows = [Row(f"{n} {i}", False, RowReason(n)) for n, times in excluded.items() for i in range(times)]
    exact = None if strict is None else Decimal(str(strict))
    return Count(tuple(rows), Decimal(str(low)), Decimal(str(high)), exact, missing(gaps))


def missing(numbers: str) -> tuple[Remark, ...]:
    """What says that rows of those numbers are missing, () for ""."""
    return (Remark("numbers_missing", (numbers,)),) if numbers else ()


def listing(*names: str) -> Count:
    """A count of rows that are named."""
    return Count(tuple(Row(n, True) for n in names), Decimal(len(names)), Decimal(len(names)))


def about(value: str | int, field: Field, quote: str, how: Approximation = Approximation.ABOUT) -> Claim:
    return claim(field, FORM, value, quote, approximation=how)


def fact(name: FactName, value: FactValue, kind: Kind = FORM, **other: Any) -> Fact:
    """A fact as a paper of that kind says it; what `Evidence` and `Fact` know may be given by name."""
    own = {k: other.pop(k) for k in ("as_of", "rivals", "confirmed_by", "remarks") if k in other}
    quote = other.pop("quote", "" if value is None else str(value))
    return Fact(name, value, known(name).basis(kind), evidence(kind, quote, **other), **own)


def case(
    *claims: Claim,
    category: Category | None = Category.SPECIALISED,
    services: tuple[str, ...] = ("legal",),
    facts: tuple[Fact, ...] = (),
    papers: tuple[Paper, ...] | None = None,
    as_of: date = DAY,
) -> Case:
    own = tuple(Paper(c.evidence.paper, c.evidence.document) for c in claims)
    return Case(claims, facts, own if papers is None else papers, as_of, category, services, offered=rulebook().offered)


def finding(rule: str, judged: Case) -> Finding:
    return next(f for f in check(judged, rulebook()) if f.rule == rule)


def threshold(judged: Case) -> Finding:
    """The threshold finding of the case's first field."""
    return finding(THRESHOLDS[judged.claims[0].field], judged)


def agreement(judged: Case) -> Finding:
    return finding(f"agreement.{judged.claims[0].field}", judged)
