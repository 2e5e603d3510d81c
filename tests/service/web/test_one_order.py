"""Board, report, terminal and reading room show one dossier's verdicts in one order and in the same words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from checkers.model import Status
from service import performing
from service.model import Lang, Report
from service.report.terminal import show
from tests.service.invented import VERDICTS, every_verdict
from tests.service.invented import report as invented
from tests.service.web.callers import Office

Hand = Callable[[Report], str]
Said = list[tuple[str, str]]
"""Titles with the word on each, as shown from the top down."""

ORDER = ("庚项", "己项", "乙项", "丙项", "戊项", "辛项", "甲项", "丁项")
WORDS = {
    "甲项": "✓ 符合",
    "乙项": "✓ 符合 结论不稳",
    "丙项": "？ 待人工核实",
    "丁项": "－ 不适用",
    "戊项": "□ 缺材料",
    "己项": "≠ 不一致",
    "庚项": "✗ 不符合",
    "辛项": "评 待专家评议",
}
ALL: Said = [(title, WORDS[title]) for title in ORDER]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """One dossier with every sort of verdict."""
    return every_verdict(invented(tmp_path))


@pytest.fixture
def hand(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """Has the applicant hand in a dossier of which the review says that; the dossier's id."""

    def hand_in(report: Report) -> str:
        monkeypatch.setattr(performing, "review", lambda *_: report)
        return office.submitted(paper=report.dossier.applicant or "")

    yield hand_in


def plain(html: str) -> str:
    """The words of a piece of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def articles(page: str) -> Said:
    """The findings of a page: title, and the word on it."""
    found = re.findall(r'<article class="[^"]*finding \w+".*?</header>', page, re.DOTALL)
    return [(heading(article), plain(" ".join(chips(article)))) for article in found]


def heading(article: str) -> str:
    (found,) = re.findall(r"<h[23]>([^<]+?)\s*<", article)
    return str(found)


def chips(article: str) -> list[str]:
    return re.findall(r'<span class="chip.*?(?:<span.*?</span>)?[^<]*</span>', article, re.DOTALL)


def test_the_reading_room_and_its_record(office: Office, hand: Hand, report: Report) -> None:
    dossier = hand(report)
    assert articles(office.expert.get(f"/reviews/{dossier}").text) == ALL
    assert articles(office.expert.get(f"/reviews/{dossier}/print").text) == ALL


def test_the_report(office: Office, hand: Hand, report: Report) -> None:
    with office.expert.get(f"/dossiers/{hand(report)}/report.html") as page:
        assert articles(page.text) == ALL


def test_the_terminal_shows_what_is_to_be_looked_at(report: Report) -> None:
    out = io.StringIO()
    show(report, "zh", Console(file=out, width=100, highlight=False))
    listed = out.getvalue().partition("需要处理或核对的项目")[2]
    found = re.findall(r"^(\S) (\S+)(?: \((\S+)\))?  (\S项)  第八条", listed, re.MULTILINE)
    assert [(title, " ".join(filter(None, words))) for *words, title in found] == ALL[:6]


def test_the_applicants_page_keeps_the_order_in_each_part(office: Office, hand: Hand, report: Report) -> None:
    found = articles(office.applicant.get(f"/dossiers/{hand(report)}").text)
    assert found == [one for one in ALL if one[0] in ("庚项", "己项", "丙项", "戊项")] + [ALL[2]]


def test_the_board_says_the_same_of_each_light(office: Office, hand: Hand, report: Report) -> None:
    hand(report)
    page = office.expert.get("/reviews").text
    lights = re.findall(
        r'<span class="light small [^>]+>(\S)</span> ([^<]+)<span class="hidden">：([^<]+)</span>', page
    )
    said = {title: f"{sign} {word}".replace("（", " ").replace("）", "") for sign, title, word in lights}
    assert said == WORDS


def test_the_boards_legend_and_filter_follow_the_order(office: Office, hand: Hand, report: Report) -> None:
    hand(report)
    page = office.expert.get("/reviews").text
    legend = page.partition('<ul class="legend"')[2].partition("</ul>")[0]
    statuses = re.findall(r'<span class="light (\w+)"', legend)
    stable = [(title, word) for title, word in ALL if "不稳" not in word]
    assert [WORDS[title] for title, _ in stable] == [plain(item) for item in re.findall(r"<li>.*?</li>", legend)][:-1]
    filters = page.partition('id="light"')[2].partition("</select>")[0]
    asked = [code for code in re.findall(r'value="(\w+)"', filters) if code in set(Status)]
    assert asked == statuses[:5]


def test_the_board_puts_the_dossier_with_the_worst_light_first(office: Office, hand: Hand, report: Report) -> None:
    for finding in report.findings:
        named = replace(report.dossier, applicant=finding.title.zh)
        hand(replace(report, dossier=named, findings=(finding,)))
    page = office.expert.get("/reviews").text
    assert tuple(re.findall(r'<th scope="row"[^>]*><a href="[^"]+">([^<]+)</a>', page)) == ORDER


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_is_titled_alike_in_the_changes_of_two_runs(
    office: Office, hand: Hand, report: Report, lang: Lang
) -> None:
    dossier = hand(report)
    office.staff.post(f"/dossiers/{dossier}/runs")
    assert office.work() == ["done"]
    office.staff.post("/language", data={"language": lang})
    page = office.staff.get(f"/reviews/{dossier}/changes/1..2").text
    found = re.findall(r'<tr class="change \w+">.*?<th scope="row">([^<]+)</th>', page, re.DOTALL)
    titles = {title: title if lang == "zh" else rule for rule, title, *_ in VERDICTS}
    still_open = [titles[t] for t in ("庚项", "己项", "丙项", "戊项")]
    assert found == [*still_open, *(titles[t] for t in ("乙项", "辛项", "甲项", "丁项"))]
