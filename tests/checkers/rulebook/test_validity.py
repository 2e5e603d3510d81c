"""Days of application outside the days of the round and of the measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.loading import load_folder
from checkers.rulebook.notice import notice_of, with_notice
from checkers.rulebook.validity import out_of_time
from tests.checkers.build import rulebook
from tests.checkers.rulebook.test_notice import HEAD

BOOK = replace(rulebook(), in_force=(date(2019, 1, 1), date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2018, 12, 31), "before the measures were in force, 2019-01-01"),
        (date(2019, 1, 1), None),
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), "by the rulebook they ended on 2023-12-31"),
    ],
)
def test_the_measures_hold_five_years(day: date, says: str | None) -> None:
    told = out_of_time(BOOK, day)
    assert [says in t.en for t in told if says] == ([True] if says else [])
    assert out_of_time(replace(BOOK, in_force=None), day) == ()


def test_a_day_outside_the_round_is_told_after_that() -> None:
    book = with_notice(BOOK, notice_of(HEAD, "n.yaml"))
    assert out_of_time(book, date(2023, 3, 1)) == ()
    (told,) = out_of_time(book, date(2023, 5, 1))
    assert (
        told.zh == "申报日 2023-05-01 不在申报通知“漠工信函〔2023〕12 号”规定的受理期（2023-03-01 至 2023-04-30）内。"
    )
    assert len(out_of_time(book, date(2024, 5, 1))) == 2


def test_days_of_the_measures_stand_in_the_rulebook(tmp_path: Path) -> None:
    book = (
        "id: x\ntitle: {zh: 甲, en: A}\nversion: '1'\nauthority: {zh: 局, en: B}\nsource: {article: 一, document: 二}\n"
        "procedure: re_examination\nin_force: {from: 2020-01-01, until: 2019-01-01}\n"
    )
    rule = "clause: {zh: 一, en: A}\ntitle: {zh: 一, en: A}\ncondition: agrees\n"
    rule += "field: headcount\nexamples: [{says: x, status: missing, as_of: 2023-01-01}]\n"
    (tmp_path / "a.yaml").write_text(rule, encoding="utf-8")
    (tmp_path / "rulebook.yaml").write_text(book, encoding="utf-8")
    with pytest.raises(RulebookError, match="line 7: the last day lies before"):
        load_folder(tmp_path)
    (tmp_path / "rulebook.yaml").write_text(book.replace("2019-01-01}", "2024-12-31}"), encoding="utf-8")
    found = load_folder(tmp_path)
    assert (found.procedure.value, found.in_force) == ("re_examination", (date(2020, 1, 1), date(2024, 12, 31)))
