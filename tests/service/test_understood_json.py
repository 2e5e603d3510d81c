"""What a paper says comes back value for value and class for class, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extractors.fields import field
from extractors.model import Basis, Claim, Evidence, Extraction, Fact, FactName, LeftOut, Reader, Reason
from service.children import Understood
from service.model import Excerpt, ExcerptCell, PageSize
from service.understood_json import NotUnderstood, read, written

EVIDENCE = Evidence("a.docx", None, None, None, "35人", Reader.DOCX, 1 / 3)
CLAIM = Claim(field("headcount"), Decimal("35.00"), Basis.DECLARED, EVIDENCE, as_of=date(2024, 2, 29))
DAY = Fact(FactName.FILING_DATE, date(2024, 10, 28), Basis.DECLARED, EVIDENCE)
SAID = Understood(
    Extraction((), (CLAIM,), (DAY, replace(DAY, value="2024-10-28"), replace(DAY, value=None)), (), ()),
    (),
    (Excerpt(((ExcerptCell("35人", (0, 2)),),), True), None),
    (None,),
    (PageSize(1, 595.276, 1e-9, 90),),
)


def test_a_day_stays_a_day_and_a_text_a_text() -> None:
    again = read(written(SAID))
    assert again == SAID
    assert [type(fact.value) for fact in again.extraction.facts] == [date, str, type(None)]
    assert str(again.extraction.claims[0].value) == "35.00"
    assert again.extraction.claims[0].field is field("headcount")


def test_figures_that_were_left_out_come_back_with_their_reasons() -> None:
    said = replace(SAID, extraction=replace(SAID.extraction, left_out=(LeftOut(CLAIM, (Reason("plan", "拟"),)),)))
    assert read(written(said)) == said


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b'{"Popen":["ls"]}', b'{"date":"2024-13-01"}', written(SAID)[:-9], b"[" * 100_000],
)
def test_what_is_of_another_make_is_not_understood(content: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read(content)


def test_a_class_with_other_parts_is_not_understood() -> None:
    plain = json.loads(written(SAID))
    plain["Understood"].pop()
    with pytest.raises(NotUnderstood):
        read(json.dumps(plain).encode())
