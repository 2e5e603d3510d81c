"""What papers say, as frozen values that do no work: rows and claims with their evidence, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractors.fields import Field
from extractors.model.evidence import Approximation, Basis, Evidence, Reading, Remark
from extractors.model.facts import Fact
from extractors.model.pages import Box, Note, Paper, Place


class RowReason(StrEnum):
    """Why a row of a roster or list was not counted, or not as qualified."""

    PART_TIME = "part_time"
    INTERN = "intern"
    LEFT = "left"
    DISPATCHED = "dispatched"
    TOTAL_ROW = "total_row"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    OTHER_YEAR = "other_year"
    NOT_QUALIFIED = "not_qualified"
    NOT_ENTERPRISE = "not_enterprise"
    NOT_SERVED = "not_served"
    NOT_MEANT = "not_meant"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a counted list: what it names, whether it counted, and why not, or why that is for a person to say.

    `amount` is what it adds, or would add, to the count.
    """

    label: str
    counted: bool
    reason: RowReason | None = None
    remark: Remark | None = None
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    amount: Decimal = Decimal(1)


class CountOf(StrEnum):
    """What the rows of a counted list are: staff, insured staff, staff who qualify, enterprises served, things."""

    STAFF = "staff"
    INSURED = "insured"
    QUALIFIED = "qualified"
    CLIENTS = "clients"
    THINGS = "things"


@dataclass(frozen=True, slots=True)
class Count:
    """How a computed value came about.

    `low` and `high` bound the value when doubtful rows (near-duplicates, unreadable
    cells, unclear titles) fall the other way; `strict` is the value under the other
    reading of the law (degree *and* title), for the qualification ratio only;
    `strict_low` and `strict_high` bound it, since a row may be beyond doubt under the one and not under the other.
    `gaps` says that rows may be missing (row numbers skip, or the stated total differs).
    `numbers` are the first and the last row number, None where there are none or they start anew.
    `joined` names the other files that the list goes on in.
    """

    rows: tuple[Row, ...]
    low: Decimal
    high: Decimal
    strict: Decimal | None = None
    gaps: tuple[Remark, ...] = ()
    numbers: tuple[int, int] | None = None
    of: CountOf | None = None
    joined: tuple[Remark, ...] = ()
    strict_low: Decimal | None = None
    strict_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """From which day to which the lease runs, and to whom; None where the paper does not say."""

    since: date | None = None
    until: date | None = None
    tenant: str | None = None


class Measure(StrEnum):
    """How an area is measured, where the paper says so: with the walls (建筑面积), or what is used (使用面积)."""

    BUILT = "built"
    USABLE = "usable"


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper told of a figure, before it was held against the day of application."""

    value: Decimal
    as_of: date | None = None
    count: Count | None = None
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One paper says that one figure has one value, in the base unit of its field.

    `as_of`: the day or the end of the period that the figure is for, None when not
    stated. `rivals`: other readings of the same spot. `subject`: what exactly it is
    of (the premises of an area, the enterprise of a balance sheet). `confirmed_by`:
    what independently supports the reading ("second_reader", "balance", "total_row").
    `lease`: the term and the tenant of the lease that an area stands in, None for any other paper.
    `doubts`: what other figures of the papers that must go with it speak against it. `consolidated`: it
    is of the enterprise and its subsidiaries together (合并资产负债表). `measure`: how an area is measured;
    `usable`: what the words of one as built say of its usable part. `whole`: what its own words part it from.
    `body`: whom its row names, where a table tells the figure of several. `told`: how the paper tells it, where the
    day of application made another figure of it.
    """

    field: Field
    value: Decimal
    basis: Basis
    evidence: Evidence
    as_of: date | None = None
    approximation: Approximation = Approximation.EXACT
    rivals: tuple[Reading, ...] = ()
    count: Count | None = None
    subject: str | None = None
    confirmed_by: tuple[str, ...] = ()
    lease: Lease | None = None
    doubts: tuple[Remark, ...] = ()
    consolidated: bool = False
    measure: Measure | None = None
    usable: Decimal | None = None
    whole: Decimal | None = None
    body: str | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure that was seen does not count: the id of the rule that says so, and the words that it took."""

    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that was seen in a paper and does not count, with all that speaks against it."""

    claim: Claim
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ListPart:
    """A counted list of clients, what heads its columns ("" for nothing), and whether it is one by itself (`whole`).

    One that is not counts for nothing until a list is found that it goes on from.
    """

    claim: Claim
    heads: tuple[str, ...]
    whole: bool = False


Statement = Claim | Fact


"""What a paper states, of either sort. Those of a case count figures first, then facts."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says."""

    papers: tuple[Paper, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    parts: tuple[ListPart, ...] = ()
