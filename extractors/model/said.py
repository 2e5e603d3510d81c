"""What papers say, as frozen values that do no work: claims and facts with their evidence, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractors.fields import Field
from extractors.model.pages import (
    Box,
    Kind,
    Note,
    Paper,
    Place,
    Reader,
)


class Basis(StrEnum):
    """Where a claim stands: in the form or report, in a supporting paper, or counted from rows."""

    DECLARED = "declared"
    EVIDENCED = "evidenced"
    COMPUTED = "computed"


class Approximation(StrEnum):
    """How exact the writer meant a figure to be: 8, 约8, 8余/超过8, 近8/不足8."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: one click from its picture.

    `box` is in page space and holds just the quoted words; `row_box` the line,
    row or cell around them, for the cut-out. `quote` is the text as printed, "" for a
    figure that was counted and stands nowhere.
    """

    document: str
    page: int | None
    box: Box | None
    place: Place | None
    quote: str
    reader: Reader
    confidence: float
    paper: Kind = Kind.OTHER
    row_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader made of the same spot; value None: it read something that is no such figure."""

    reader: Reader
    text: str
    value: Decimal | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed, as a code and its parts; those who show it have the words. `said`: the paper's own words."""

    code: str
    parts: tuple[str, ...] = ()


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
class Claim:
    """One paper says that one figure has one value, in the base unit of its field.

    `as_of`: the day or the end of the period that the figure is for, None when not
    stated. `rivals`: other readings of the same spot. `subject`: what exactly it is
    of (the premises of an area, the enterprise of a balance sheet). `confirmed_by`:
    what independently supports the reading ("second_reader", "balance", "total_row").
    `lease`: the term and the tenant of the lease that an area stands in, None for any other paper.
    `doubts`: what other figures of the papers that must go with it speak against it. `consolidated`: it
    is of the enterprise and its subsidiaries together (合并资产负债表). `measure`: how an area is measured;
    `usable`: what the words of one as built say of its usable part.
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


class FactName(StrEnum):
    """What a dossier says of itself beside the figures: a row of `words/facts.yaml` each; other programs read these."""

    APPLICANT = "applicant"
    FORMER_NAME = "former_name"
    CREDIT_CODE = "credit_code"
    LEGAL_FORM = "legal_form"
    LEGAL_REPRESENTATIVE = "legal_representative"
    REGISTERED_ADDRESS = "registered_address"
    ESTABLISHED_ON = "established_on"
    VALID_UNTIL = "valid_until"
    ISSUED_BY = "issued_by"
    REGISTRATION_NUMBER = "registration_number"
    REGISTRATION_ENDED = "registration_ended"
    SHAREHOLDING = "shareholding"
    PLATFORM_NAME = "platform_name"
    CATEGORY = "category"
    SERVICES = "services"
    FILING_DATE = "filing_date"
    AUDIT_OPINION = "audit_opinion"
    AUDIT_YEAR = "audit_year"
    AUDITOR = "auditor"
    INSTITUTION_PAPERS = "institution_papers"
    EQUIPMENT = "equipment"
    ONLINE_SERVICE = "online_service"
    JOINT_SERVICE = "joint_service"
    TEAM_LEADER = "team_leader"
    TEAM_STABILITY = "team_stability"
    STAFF_LEFT = "staff_left"
    INSURED_MONTHS = "insured_months"
    AWARD = "award"
    SATISFACTION = "satisfaction"
    PRESS_REPORT = "press_report"
    PAPER_OWNER = "paper_owner"
    PAPER_YEAR = "paper_year"
    PAPER_UNTIL = "paper_until"
    SUMMARY_YEARS = "summary_years"
    RECOGNISED_ON = "recognised_on"
    AUDIT_REPORT_NUMBER = "audit_report_number"
    AUDITED_ENTITY = "audited_entity"
    AUDIT_SIGNED_BY = "audit_signed_by"
    NET_PROFIT = "net_profit"
    NET_ASSETS = "net_assets"
    DESIGNATED_BY = "designated_by"
    DESIGNATED_ON = "designated_on"
    DESIGNATED_FOR = "designated_for"
    DESIGNATED_AS = "designated_as"
    SERVED_AREA = "served_area"
    AGREEMENT = "agreement"
    AGREEMENT_PARTIES = "agreement_parties"
    AGREEMENT_SIGNED_ON = "agreement_signed_on"
    AGREEMENT_UNTIL = "agreement_until"
    AGREEMENT_UNSIGNED = "agreement_unsigned"
    PARTNER = "partner"
    PARTNER_COUNT = "partner_count"
    AUTHORITY_EVENT = "authority_event"


BY_HAND = "by_hand"


"""What confirms a claim or fact whose value a person gave."""


ADDED = "added_by_hand"
"""What confirms one that no reader saw, or the list that holds such a row: a person added it."""


FactValue = str | date | None


"""A text, a day, or None: the paper says that there is none (a licence without a term)."""


@dataclass(frozen=True, slots=True)
class FactReading:
    """What a second reader made of the same spot, as the fact's value."""

    reader: Reader
    text: str
    value: FactValue
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One paper says that a fact has one value: a claim of text or day.

    Categories are `comprehensive`/`specialised`; services are training market innovation consulting informatisation
    legal finance_tax financing other, several joined by 、; anything else stands as printed. `as_of`, `rivals` and
    `confirmed_by` are as in a `Claim`. `remarks`: what else was seen of it that a rule may ask (how long a paper is).
    """

    name: FactName
    value: FactValue
    basis: Basis
    evidence: Evidence
    as_of: date | None = None
    rivals: tuple[FactReading, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """The value as text, a day as YYYY-MM-DD (YYYY-MM where only its month is printed), "" for none."""
        return self.value.isoformat() if isinstance(self.value, date) else self.value or ""


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
