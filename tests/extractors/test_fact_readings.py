"""A second reading of codes and days confirms, rivals or is silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.fact_readings import CHECK_DIGIT, Try, judged, read_facts_again
from extractors.model import Basis, Box, Document, Evidence, Fact, FactName, FactValue, Reader
from extractors.recognise.engines import Engines
from extractors.second_reading import CONFIRMED, LOST

GOOD, BAD = "91441702MA4W2K7T35", "91441702MA4W2K7T85"


def fact(name: FactName, value: FactValue, reader: Reader = Reader.RAPIDOCR) -> Fact:
    return Fact(name, value, Basis.EVIDENCED, Evidence("a.pdf", 1, Box(0, 0, 9, 9), None, str(value), reader, 0.9))


def tried(*texts: tuple[str, float]) -> list[Try]:
    return [Try(Reader.TESSERACT, text, sure) for text, sure in texts]


DAY = fact(FactName.ESTABLISHED_ON, date(2018, 3, 15))


def test_agreement_confirms_a_day_and_raises_its_confidence() -> None:
    found = judged(DAY, tried(("2018 年 03 月 15 日", 0.6), ("", 0.0)))
    assert (found.confirmed_by, found.rivals) == ((CONFIRMED,), ())
    assert found.evidence.confidence == pytest.approx(0.98)


def test_another_day_read_twice_or_for_sure_is_a_rival() -> None:
    (rival,) = judged(DAY, tried(("2013年03月15日", 0.4), ("2013年3月15日", 0.5))).rivals
    assert (rival.value, rival.reader) == (date(2013, 3, 15), Reader.TESSERACT)
    assert judged(DAY, tried(("2013年03月15日", 0.9))).rivals
    assert not judged(DAY, tried(("2013年03月15日", 0.4))).rivals


@pytest.mark.parametrize("text", ["", "2018年", "lOl.3b", "2018年3月"])
def test_nothing_and_nonsense_are_silent(text: str) -> None:
    assert judged(DAY, tried((text, 0.9))) == DAY


def test_a_term_without_end_is_confirmed_by_the_same_word() -> None:
    assert judged(fact(FactName.VALID_UNTIL, None), tried(("长期", 0.9))).confirmed_by == (CONFIRMED,)


def test_a_code_that_checks_confirms_itself() -> None:
    found = judged(fact(FactName.CREDIT_CODE, GOOD), tried((BAD, 0.9)))
    assert (found.confirmed_by, found.rivals) == ((CHECK_DIGIT,), ())


def test_a_code_that_fails_is_in_doubt_until_a_second_reader_agrees() -> None:
    failing = fact(FactName.CREDIT_CODE, BAD)
    alone, agreed = (judged(failing, t) for t in ([], tried((BAD, 0.8))))
    assert (alone.evidence.confidence, alone.confirmed_by) == (LOST, ())
    assert (agreed.evidence.confidence, agreed.confirmed_by) == (pytest.approx(0.98), (CONFIRMED,))


def test_a_code_that_fails_is_what_a_second_reader_makes_of_it_where_that_checks() -> None:
    mended = judged(fact(FactName.CREDIT_CODE, BAD), tried((GOOD, 0.3)))
    assert (mended.value, mended.confirmed_by) == (GOOD, (CHECK_DIGIT,))
    assert [r.value for r in mended.rivals] == [BAD]
    assert judged(fact(FactName.CREDIT_CODE, BAD, Reader.DOCX), tried((GOOD, 0.3))).value == BAD


def test_a_typed_code_that_fails_is_what_the_paper_says() -> None:
    typed = fact(FactName.CREDIT_CODE, BAD, Reader.DOCX)
    assert judged(typed, []) == typed


def test_a_code_from_beside_is_no_rival() -> None:
    assert not judged(fact(FactName.CREDIT_CODE, BAD), tried(("91350100M000100Y43", 0.99))).rivals


def test_names_are_not_read_again_and_facts_without_a_page_come_as_they_are() -> None:
    name = fact(FactName.APPLICANT, "漠江云帆企业服务有限公司")
    document = Document("a.docx", Path("a.docx"), "", Reader.DOCX, (), ())
    assert read_facts_again((name, DAY), document, Engines(Reader.RAPIDOCR, None)) == (name, DAY)
