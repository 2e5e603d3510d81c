"""The view says in words what the report says in codes, the worst first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkers.model import Sort, Status, Text
from extractors.model import Kind, Note, NoteCode
from service.model import Report
from service.report.viewing import needs_discussion, title_of, view_of
from service.report.words import Words
from tests.service.invented import VERDICTS, every_verdict

ZH, EN = Words("zh"), Words("en")


def test_findings_stand_worst_first_and_keep_their_number(report: Report) -> None:
    found = view_of(every_verdict(report), ZH).findings
    assert [f.title for f in found] == ["庚项", "己项", "乙项", "丙项", "戊项", "辛项", "甲项", "丁项"]
    assert {f.number: f.rule for f in found} == {i: rule for i, (rule, *_) in enumerate(VERDICTS)}
    assert [f.rule for f in found if f.shaky] == ["8.2.would_turn"]


def test_the_overview_keeps_the_rulebooks_order(report: Report) -> None:
    paragraphs = view_of(every_verdict(report), ZH).overview
    assert [p.clause for p in paragraphs] == ["第八条"]
    assert [line.title for p in paragraphs for line in p.conditions] == [title for _, title, *_ in VERDICTS]


def test_the_overview_gathers_conditions_by_paragraph(report: Report) -> None:
    found = every_verdict(report)
    clauses = [
        "第八条（一）",
        "第八条（二）",
        "第八条（一）",
        "第九条",
        "第九条",
        "第八条（二）",
        "第十条",
        "第八条（六）",
    ]
    mixed = replace(found, findings=tuple(replace(f, clause=c) for f, c in zip(found.findings, clauses, strict=True)))
    lines = {p.clause: [line.title for line in p.conditions] for p in view_of(mixed, ZH).overview}
    assert list(lines) == ["第八条（一）", "第八条（二）", "第九条", "第十条", "第八条（六）"]
    assert lines["第八条（一）"] == ["甲项", "丙项"]


def test_what_is_only_looked_for_is_found_and_not_met(report: Report) -> None:
    found = every_verdict(report)
    looked_for = tuple(replace(f, sort=Sort.FOUND) for f in found.findings)
    words = {f.title: f.light.word for f in view_of(replace(found, findings=looked_for), ZH).findings}
    assert (words["甲项"], words["丙项"], words["戊项"]) == ("已见材料", "待人工核实", "缺材料")
    assert {f.light.word for f in view_of(found, EN).findings if f.light.status is Status.MET} == {"Met"}


def test_the_report_says_how_far_it_went_and_what_it_did_not_look_at(report: Report) -> None:
    found = every_verdict(report)
    sorts = [Sort.DECIDED] * 5 + [Sort.FOUND, Sort.DECIDED, Sort.FOR_EXPERT]
    left = (Text("现场核查", "the site visit"), Text("公示异议", "objections"))
    whole = replace(
        found,
        findings=tuple(replace(f, sort=s) for f, s in zip(found.findings, sorts, strict=True)),
        rulebook=replace(found.rulebook, not_looked_at=left),
    )
    counts, beyond = view_of(whole, ZH).scope
    assert "8 项中：系统判定 6 项" in counts
    assert "由专家审 1 项" in counts
    assert "由专家评议 1 项" in counts
    assert beyond == "系统不查看：现场核查；公示异议。"
    assert view_of(whole, EN).scope[1] == "Not looked at by the program: the site visit; objections."


def test_the_summary_counts_the_worst_first(report: Report) -> None:
    said = "共 8 项：不符合 1，不一致 1，待人工核实 1，缺材料 1，待专家评议 1，符合 2，不适用 1"
    assert view_of(every_verdict(report), ZH).summary == said


@pytest.mark.parametrize(
    ("rule", "field", "title", "zh", "en"),
    [
        ("8.1.assets", "total_assets", Text("资产", "Assets"), "资产", "Assets"),
        ("8.1.assets", "total_assets", Text("", ""), "资产总额", "Total assets"),
        (
            "agreement.floor_area",
            "floor_area",
            Text("", ""),
            "办公场所面积：申报与佐证是否一致",
            "Office floor area: declared against evidenced",
        ),
        ("9.1.other", None, Text("", ""), "9.1.other", "9.1.other"),
    ],
)
def test_a_finding_is_called_by_its_title_or_its_figure(
    rule: str, field: str | None, title: Text, zh: str, en: str
) -> None:
    assert (title_of(rule, field, title, ZH), title_of(rule, field, title, EN)) == (zh, en)


def test_a_paper_has_its_kind_and_its_pages(report: Report) -> None:
    (form,) = view_of(report, EN).documents[0].papers
    assert (form.kind, form.label) == (Kind.APPLICATION_FORM, "Application form (page 1)")


def test_a_paper_on_half_a_sheet_says_which_half(report: Report) -> None:
    first = report.documents[0]
    halves = [replace(first.papers[0], first_half=begin, last_half=end) for begin, end in ((2, 2), (1, 2))]
    beside = replace(report, documents=(replace(first, papers=tuple(halves)), *report.documents[1:]))
    told = [p.label for p in view_of(beside, EN).documents[0].papers]
    assert told == ["Application form (page 1, right half)", "Application form (page 1)"]


def test_a_comment_is_told_with_the_words_that_it_stands_beside(report: Report) -> None:
    first = report.documents[0]
    notes = (Note(NoteCode.ANNOTATION, 2, "half of it\n126 sqm"), Note(NoteCode.ANNOTATION, None, "alone"))
    told = view_of(replace(report, documents=(replace(first, notes=notes),)), EN).documents[0].notes
    assert told[0].startswith("page 2: A comment: “half of it”") and told[0].endswith("written beside “126 sqm”")
    assert "beside “" not in told[1]


def test_a_cause_that_the_message_tells_is_not_told_twice(report: Report) -> None:
    (told,) = [f for f in report.findings if f.causes]
    again = replace(told, message=Text(f"不一致：{told.causes[0].text.zh}。", "-"))
    (seen,) = view_of(replace(report, findings=(again,)), ZH).findings
    assert seen.causes == ()
    (seen,) = view_of(replace(report, findings=(told,)), ZH).findings
    assert seen.causes == (told.causes[0].text.zh,)


def test_only_what_is_open_or_unreadable_needs_discussion(report: Report) -> None:
    readable = replace(report, documents=report.documents[:4])
    met = [f for f in every_verdict(report).findings if f.status in (Status.MET, Status.NOT_APPLICABLE)]
    assert not needs_discussion(replace(readable, findings=tuple(met)))
    assert needs_discussion(replace(report, findings=tuple(met)))
    assert needs_discussion(every_verdict(readable))
