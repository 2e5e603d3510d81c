"""An opening balance is tried by the sheet of the year before."""

from __future__ import annotations

from checkers.standing.opening import with_openings
from extractors.model import Claim, LeftOut, Reader, Reason, Remark
from tests.checkers.build import ASSETS, BEFORE, LAST, SHEET, case, claim, threshold


def sheet(value: str, year_end: object, document: str, **other: object) -> Claim:
    return claim(ASSETS, SHEET, value, as_of=year_end, document=document, **other)


def opening(value: str, **other: object) -> LeftOut:
    return LeftOut(sheet(value, None, "本年.xlsx", **other), (Reason("column.opening", "年初余额"),))


NOW, THEN = sheet("731250.40", LAST, "本年.xlsx"), sheet("612000.00", BEFORE, "上年.xlsx")


def test_a_sheet_opens_on_what_the_last_one_ended_on() -> None:
    assert with_openings((NOW, THEN), [opening("612000.00")]) == (NOW, THEN)


def test_another_opening_is_told_and_the_verdict_is_not_sure() -> None:
    tried, last = with_openings((NOW, THEN), [opening("512000.00")])
    assert (tried.doubts, last) == ((Remark("opening_differs", ("512000.00", "612000.00")),), THEN)
    found = threshold(case(tried, last))
    assert (found.status, found.stable) == ("met", False)
    assert "512000.00" in found.message.zh and "612000.00" in found.message.zh


def test_without_the_other_sheet_or_from_pictures_nothing_is_told() -> None:
    assert with_openings((NOW,), [opening("512000.00")]) == (NOW,)
    assert with_openings((NOW, THEN), [opening("512000.00", reader=Reader.RAPIDOCR)]) == (NOW, THEN)
    other = sheet("612000.00", BEFORE, "上年.xlsx", subject="阳江市雁汀实业有限公司")
    own = sheet("731250.40", LAST, "本年.xlsx", subject="阳江市岚洲咨询有限公司")
    assert with_openings((own, other), [opening("512000.00")]) == (own, other)
