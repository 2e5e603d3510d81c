"""Which rules were asked, as JSON and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checkers.model import Text
from service.model import NoticeIdentity, RulebookIdentity
from service.report.json import to_json
from service.report.rulebook_json import rulebook_json, rulebook_of
from service.report.viewing import view_of
from service.report.words import Words
from tests.service.invented import report

NOTICE = NoticeIdentity("漠工信函〔2023〕12 号", Text("申报通知", "notice"))
BOOK = RulebookIdentity("x", Text("办法", "measures"), "1", notice=NOTICE, warnings=(Text("已过期。", "Over."),))


def test_notice_and_warnings_come_back(tmp_path: Path) -> None:
    assert rulebook_of(rulebook_json(BOOK, "en")) == BOOK
    assert rulebook_json(BOOK, "en")["notice"]["title"] == "notice"
    made = replace(report(tmp_path), rulebook=BOOK)
    assert to_json(made)["rulebook"]["warnings"] == [{"zh": "已过期。", "en": "Over."}]
    facts = dict(view_of(made, Words("zh")).facts)
    assert (facts["申报通知"], facts["请注意"]) == ("申报通知 (漠工信函〔2023〕12 号)", "已过期。")


def test_a_report_of_an_earlier_version_names_no_notice() -> None:
    found = rulebook_of({"id": "x", "title": "办法", "version": "1"})
    assert found == RulebookIdentity("x", Text("办法", "办法"), "1")
