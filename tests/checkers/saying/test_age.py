"""What a finding on the applicant's age says, in both languages."""

from __future__ import annotations

from datetime import date

from checkers.model import Alternative, Status, Text
from checkers.saying.age import expired, missing, told, unproved, with_doubts
from extractors.model import FactName, Kind
from tests.checkers.build import fact

DAY = date(2023, 3, 15)
LICENCE = fact(FactName.ESTABLISHED_ON, date(2021, 3, 25), Kind.BUSINESS_LICENCE)
FORM = fact(FactName.ESTABLISHED_ON, date(2021, 3, 20))


def test_the_day_and_by_how_much_it_falls_short() -> None:
    said = told(LICENCE, date(2023, 3, 25), 2, DAY)
    assert "成立日期为 2021-03-25。要求截至 2023-03-15 成立满 2 年，还差 10 天。" in said.zh
    assert said.en.endswith("2 years are asked by 2023-03-15: 10 days short.")
    assert told(LICENCE, DAY, 2, DAY).en.endswith("these are over.")


def test_what_is_lacking() -> None:
    assert "营业执照" in missing().zh
    assert "alone" in unproved(FORM, (), False).en
    assert "look at the original" in unproved(None, (), True).en
    assert "not the applicant" in unproved(None, (LICENCE,), True).en


def test_doubts_and_contradictions_are_named_once() -> None:
    why = Text("可能误读", "may be misread")
    turning = (Alternative(2, why, Status.MET), Alternative(2, why, Status.MET))
    said = with_doubts(Text("甲。", "A."), turning, True, (FORM,))
    assert said.en.count("may be misread") == 1
    assert "hardly be read" in said.en
    assert "2021-03-20" in said.zh
    assert with_doubts(Text("甲。", "A."), (), False, ()) == Text("甲。", "A.")


def test_a_term_that_is_over() -> None:
    term = fact(FactName.VALID_UNTIL, date(2022, 3, 14), Kind.BUSINESS_LICENCE)
    said = expired(Text("甲。", "A."), term, DAY, [Text("乙", "B")])
    assert "有效期至 2022-03-14" in said.zh
    assert said.en.endswith("To be checked: B. Compare with the original.")
