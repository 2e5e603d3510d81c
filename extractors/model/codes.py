"""The closed sets of codes in what papers say: by what they were read, which paper each is, what must be known."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from extractors.words.codes import Codes
from extractors.words.loading import file_names, raw


class Reader(StrEnum):
    """What turned the paper into words; `BY_HAND`: nothing did, a person says what stands there."""

    TEXT_LAYER = "text-layer"
    DOCX = "docx"
    XLSX = "xlsx"
    PLAIN = "txt"
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
    QR_CODE = "qr-code"
    BY_HAND = "by-hand"


RECOGNISED = frozenset({Reader.RAPIDOCR, Reader.TESSERACT})
"""The readers that make characters of a picture, and may take one for another."""


class Kind(Codes):
    """Which paper this is. A file of `words/kinds/` makes a further kind."""

    APPLICATION_FORM = "application_form"
    APPLICATION_REPORT = "application_report"
    BUSINESS_LICENCE = "business_licence"
    AUDIT_REPORT = "audit_report"
    BALANCE_SHEET = "balance_sheet"
    INCOME_STATEMENT = "income_statement"
    LEASE = "lease"
    PROPERTY_CERTIFICATE = "property_certificate"
    STAFF_ROSTER = "staff_roster"
    INSURANCE_LIST = "insurance_list"
    CERTIFICATE = "certificate"
    CLIENT_LIST = "client_list"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    PARTNER_LIST = "partner_list"
    DESIGNATION = "designation"
    OTHER = "other"

    @classmethod
    def further(cls) -> tuple[str, ...]:
        """The kinds that have a file of words and no name here."""
        folder, named = "kinds/", {str(kind) for kind in cls}
        found = (name.removeprefix(folder) for name in file_names() if name.startswith(folder))
        return tuple(code for code in found if code not in named)

    @property
    def called(self) -> Mapping[str, str]:
        """What a further kind is called, by language: its file says it, else its code stands for it."""
        said: Mapping[str, str] = raw(f"kinds/{self}").get("called", {})
        return {"zh": self.value, "en": self.value, **said}


class NoteCode(StrEnum):
    """Facts about a document that a reader of the report must know."""

    TRACKED_CHANGES = "tracked_changes"
    HIDDEN_TEXT = "hidden_text"
    TEXT_LAYER_MISMATCH = "text_layer_mismatch"
    SEAL = "seal"
    ROTATED = "rotated"
    BLANK_PAGE = "blank_page"
    PAGE_UNREADABLE = "page_unreadable"
    ENGINE_MISSING = "engine_missing"
    PAGES_SKIPPED = "pages_skipped"
    PICTURES_SKIPPED = "pictures_skipped"
    WATERMARK = "watermark"
    ANNOTATION = "annotation"
    RECALCULATED = "recalculated"
    FAR_DOWN = "far_down"
    MARKED = "marked"
    PROMPT = "prompt"
    NO_CACHED_VALUE = "no_cached_value"
    ATTACHMENTS = "attachments"
    REDRAWN = "redrawn"
    NOT_CONVERTED = "not_converted"
    SIGNED = "signed"
    SIGNED_IN_PART = "signed_in_part"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNATURE_UNVERIFIED = "signature_unverified"
    QR_CODE_DIFFERS = "qr_code_differs"
    DUPLICATE_FILE = "duplicate_file"
    NO_TEXT = "no_text"
