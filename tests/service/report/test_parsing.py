"""A report read back from its JSON says the same, as JSON and on the terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from checkers.model import Status, Text
from extractors.model import Approximation, Kind, Remark, Stretch
from service.model import Lang, Report, Trouble
from service.report.json import dumps, to_json
from service.report.parsing import report_of
from service.report.rulebook_json import text_of
from service.report.terminal import show


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_lost_on_the_way(report: Report, lang: Lang) -> None:
    body = json.loads(dumps(report, lang))
    again = report_of(body)
    assert to_json(again, lang) == body
    assert shown(again, lang) == shown(report, lang)


def test_the_halves_of_a_sheet_are_not_lost(report: Report) -> None:
    first = report.documents[0]
    right = replace(first.papers[0], first_half=2, last_half=2)
    beside = replace(report, documents=(replace(first, papers=(right,)), *report.documents[1:]))
    (again,) = report_of(to_json(beside)).documents[0].papers
    assert (again.first_half, again.last_half) == (2, 2)


def test_what_a_paper_takes_up_of_its_file_is_not_lost(report: Report) -> None:
    first, stretch = report.documents[0], Stretch((7, 9), (2, 2))
    part = replace(first.papers[0], stretch=stretch)
    bound = replace(report, documents=(replace(first, papers=(part,)), *report.documents[1:]))
    assert report_of(json.loads(dumps(bound))).documents[0].papers[0].stretch == stretch


def test_figures_and_facts_are_told_apart_again(report: Report) -> None:
    again = report_of(to_json(report))
    assert again.facts == report.facts
    assert len(again.claims) == len(report.claims)


def test_what_speaks_against_a_figure_is_kept(report: Report) -> None:
    doubt = Remark("parts_differ", ("400000", "520000"))
    doubted = replace(report.claims[0], doubts=(doubt,))
    again = report_of(to_json(replace(report, claims=(doubted, *report.claims[1:]))))
    assert again.claims[0].doubts == (doubt,)


def shown(report: Report, lang: Lang) -> str:
    out = io.StringIO()
    show(report, lang, Console(file=out, width=100, highlight=False))
    return out.getvalue()


def first_report() -> dict[str, Any]:
    """What the first reports that were kept did say, and no more."""
    evidence = {"document": "申请表.pdf", "page": 1, "quote": "520000", "reader": "text-layer", "confidence": 1.0}
    finding = {"rule": "8.1.assets", "clause": "第八条（一）", "message": "资产总额达到要求。", "claims": [0]}
    return {
        "dossier": {"applicant": None, "services": [], "as_of": "2023-03-01"},
        "rulebook": {"id": "first", "title": "某办法", "version": "1"},
        "documents": [{"name": "坏.pdf", "kind": "other", "error": "文件已损坏。"}],
        "claims": [{"field": "total_assets", "value": 520000, "basis": "declared", "evidence": evidence}],
        "findings": [{**finding, "status": status} for status in ("met", "uncertain")],
    }


def test_what_an_earlier_version_did_not_say_has_its_default() -> None:
    found = report_of(first_report())
    (claim,), (document,) = found.claims, found.documents
    assert (claim.value, claim.approximation, claim.evidence.paper) == (
        Decimal(520000),
        Approximation.EXACT,
        Kind.OTHER,
    )
    assert document.error == Trouble("", Text("文件已损坏。", "文件已损坏。"))
    assert found.rulebook.title == Text("某办法", "某办法")
    assert found.excerpts == (None,)
    assert (found.left_out, found.left_out_excerpts) == ((), ())
    assert [(f.status, f.stable) for f in found.findings] == [(Status.MET, True), (Status.UNCERTAIN, False)]
    assert "资产总额达到要求。" in shown(found, "zh")


def test_what_a_later_version_says_beside_is_passed_over(report: Report) -> None:
    body = json.loads(dumps(report))
    for part in (body, body["claims"][0], body["findings"][0], body["documents"][0], body["dossier"]):
        part["said_later"] = [{"reason": "of a later version"}]
    assert to_json(report_of(body)) == to_json(report)


@pytest.mark.parametrize("gone", ["claims", "findings", "documents"])
def test_what_is_no_report_is_refused(gone: str) -> None:
    body = first_report()
    del body[gone]
    with pytest.raises(KeyError, match=gone):
        report_of(body)


def test_a_text_kept_in_one_language_is_shown_in_both() -> None:
    assert text_of({"zh": "甲", "en": "A"}, "乙") == Text("甲", "A")
    assert text_of(None, "乙") == Text("乙", "乙")
