"""What papers state beside figures: each fact with its name, its value and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.model.codes import Reader
from extractors.model.evidence import Basis, Evidence, Remark


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
    PAPER_END_UNREAD = "paper_end_unread"
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
    AGREEMENT_NOT_BINDING = "agreement_not_binding"
    PARTNER = "partner"
    PARTNER_COUNT = "partner_count"
    AUTHORITY_EVENT = "authority_event"
    LESSENED = "lessened"
    AUDIT_QUESTIONED = "audit_questioned"
    SAID_AGAINST = "said_against"
    SERVICES_DENIED = "services_denied"
    CERTIFIED = "certified"


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
