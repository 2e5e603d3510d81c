"""The QR code of a licence as a second voice for its credit code: the same confirms it, another makes it doubtful.

Many licences lead to a page of the register by a number of its own; such a code says nothing of the credit code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from extractors.errors import PaperError
from extractors.model import Document, Fact, FactName, FactReading, Kind, Note, NoteCode, Reader
from extractors.text.codes import checks, credit_codes

SAME = "qr_code"
"""What confirms a code that the QR code beside it holds as well."""

DPI = 300
_DOUBTFUL = 0.3
"""How surely a code is known that the QR code contradicts."""


def compared(facts: Sequence[Fact], document: Document) -> tuple[tuple[Fact, ...], tuple[Note, ...]]:
    """The facts, credit codes of licences each compared with the QR codes of their page; notes tell what differs."""
    known: dict[int, tuple[str, ...]] = {}
    found, notes = [], []
    for fact in facts:
        page = fact.evidence.page
        if fact.name is FactName.CREDIT_CODE and fact.evidence.paper is Kind.BUSINESS_LICENCE and page is not None:
            codes = known.setdefault(page, codes_in(_texts(document, page)))
            fact = judged(fact, codes)
            if fact.rivals and fact.rivals[-1].reader is Reader.QR_CODE:
                notes.append(Note(NoteCode.QR_CODE_DIFFERS, page, fact.rivals[-1].text))
        found.append(fact)
    return tuple(found), tuple(dict.fromkeys(notes))


def codes_in(texts: Sequence[str]) -> tuple[str, ...]:
    """The credit codes in what QR codes say, those alone whose check digit is right."""
    codes = (code.value for text in texts for code in credit_codes(unquote(text)))
    return tuple(dict.fromkeys(code for code in codes if checks(code)))


def judged(fact: Fact, codes: Sequence[str]) -> Fact:
    """The fact in the light of the codes beside it."""
    if not codes:
        return fact
    if fact.text in codes:
        return replace(fact, confirmed_by=tuple(dict.fromkeys((*fact.confirmed_by, SAME))))
    rival = FactReading(Reader.QR_CODE, codes[0], codes[0], 1.0)
    sure = min(fact.evidence.confidence, _DOUBTFUL)
    return replace(
        fact, evidence=replace(fact.evidence, confidence=sure), confirmed_by=(), rivals=(*fact.rivals, rival)
    )


def _texts(document: Document, page: int) -> tuple[str, ...]:
    """What the codes of a page say; a page that cannot be drawn has none."""
    from extractors.pictures.drawing import page_picture
    from extractors.recognise.qr import qr_texts

    try:
        return qr_texts(page_picture(document.path, page, DPI))
    except PaperError:
        return ()
