"""A second reading confirms, rivals or is silent; it never confirms another number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Basis, Box, Claim, Document, Evidence, Page, Reader, Word
from extractors.recognise.engines import Engines
from extractors.second_reading import CONFIRMED, Try, judged, read_again
from tests.fields import HEADCOUNT, TOTAL_ASSETS

OWN = Decimal("101.36")


def _claim(reader: Reader = Reader.RAPIDOCR, confidence: float = 0.9) -> Claim:
    proof = Evidence("form.pdf", 1, Box(0, 0, 50, 10), None, "101.36万元", reader, confidence)
    return Claim(TOTAL_ASSETS, Decimal("1013600"), Basis.DECLARED, proof)


def _tried(*texts: tuple[str, float], reader: Reader = Reader.TESSERACT) -> list[Try]:
    return [Try(reader, text, sure) for text, sure in texts]


def test_agreement_confirms_and_raises_confidence() -> None:
    claim = judged(_claim(), OWN, _tried(("ws", 0.3), ("101.36", 0.6)))
    assert claim.confirmed_by == (CONFIRMED,) and claim.evidence.confidence == pytest.approx(0.98)
    assert claim.rivals == ()


def test_another_number_read_twice_is_a_rival_in_the_claims_unit() -> None:
    claim = judged(_claim(), OWN, _tried(("101.30", 0.5), ("101.30", 0.6)))
    (rival,) = claim.rivals
    assert (rival.value, rival.text, rival.reader) == (Decimal("1013000"), "101.30", Reader.TESSERACT)
    assert claim.confirmed_by == ()


@pytest.mark.parametrize(
    "tries", [[("", 0.0)], [("lOl.3b", 0.9)], [("101.30", 0.5)], [("1", 0.99)], [("2101.361", 0.9)]]
)
def test_nothing_nonsense_and_scraps_are_silent(tries: list[tuple[str, float]]) -> None:
    claim = judged(_claim(), OWN, _tried(*tries))
    assert claim == _claim()


def test_a_rival_seen_once_falls_where_the_first_reader_reads_the_same_again() -> None:
    again = _tried(("101.36", 0.99), reader=Reader.RAPIDOCR)
    assert judged(_claim(), OWN, _tried(("101.30", 0.8))).rivals
    assert not judged(_claim(), OWN, [*_tried(("101.30", 0.8)), *again]).rivals


def test_the_first_reader_does_not_confirm_itself() -> None:
    claim = judged(_claim(), OWN, _tried(("101.36", 0.99), reader=Reader.RAPIDOCR))
    assert claim.confirmed_by == ()


def test_a_text_layer_that_two_readers_contradict_is_trusted_no_more() -> None:
    tries = [*_tried(("101.30", 0.9)), *_tried(("101.30", 0.95), reader=Reader.RAPIDOCR)]
    claim = judged(_claim(Reader.TEXT_LAYER, 1.0), OWN, tries)
    assert {r.reader for r in claim.rivals} == {Reader.TESSERACT, Reader.RAPIDOCR}
    assert claim.evidence.confidence <= 0.5


def test_claims_without_a_place_come_as_they_are() -> None:
    proof = Evidence("list.xlsx", None, None, "table 1, row 2", "33", Reader.XLSX, 1.0)
    claim = Claim(HEADCOUNT, Decimal(33), Basis.EVIDENCED, proof)
    page = Page(1, 595, 842, Reader.TEXT_LAYER, (Word("33", Box(0, 0, 9, 9)),))
    document = Document("list.xlsx", Path("list.xlsx"), "", Reader.XLSX, (page,), ())
    assert read_again((claim,), document, Engines(Reader.RAPIDOCR, None)) == (claim,)
