"""What is drawn for the blind sample: a share by the seed, of findings that rest on a figure with a picture."""

from __future__ import annotations

from typing import Any

import pytest

from service.blind.drawing import drawn, place, source_of
from service.records.lights import Light
from service.tables import Asked, PageSource


def figure(field: str = "floor_area", value: object = 120, **more: Any) -> dict[str, Any]:
    evidence = {"document": "租约.pdf", "reader": "rapidocr", "confidence": 0.97, "paper": "lease"}
    return {"field": field, "value": value, "evidence": {**evidence, **more.pop("evidence", {})}, **more}


def sample(claims: list[dict[str, Any]], statuses: list[str], share: int = 100, **said: Any) -> list[Any]:
    """Of findings r0, r1, … that rest on the claims of their place; all figures have pictures."""
    stable, shown = said.get("stable", True), said.get("shown", range(len(claims)))
    lights = [Light(f"r{n}", f"r{n}", None, status, stable, "e" * 64) for n, status in enumerate(statuses)]
    findings = [{"claims": [n] if n < len(claims) else [], "sort": "decided"} for n in range(len(statuses))]
    body = {"claims": claims, "findings": findings}
    return drawn("seed", share, "d", body, lights, set(shown))


def test_all_findings_without_doubts_are_drawn_at_a_hundred_and_none_at_nought() -> None:
    claims = [figure("floor_area"), figure("headcount"), figure("total_assets")]
    assert {one.light.key for one in sample(claims, ["met", "not_met", "met"])} == {"r0", "r1", "r2"}
    assert sample(claims, ["met", "not_met", "met"], share=0) == []


def test_the_share_is_kept_and_nothing_but_the_seed_steers_it() -> None:
    places = [place("seed", f"d{n}", "8.1.assets") for n in range(4000)]
    assert 0.04 < sum(at < 0.05 for at in places) / 4000 < 0.06
    assert places[0] == place("seed", "d0", "8.1.assets") != place("other", "d0", "8.1.assets")


def test_doubted_ones_come_along_as_many_as_are_drawn_and_are_marked() -> None:
    claims = [figure("floor_area"), figure("headcount"), figure("total_assets")]
    found = sample(claims, ["met", "uncertain", "inconsistent"])
    assert [one.doubted for one in found] == [False, True]
    assert sample(claims, ["uncertain", "uncertain", "missing"]) == []
    assert sample(claims[:1], ["met"], stable=False) == []


def test_of_one_figure_there_is_one_finding() -> None:
    claims = [figure("floor_area"), figure("floor_area")]
    assert len(sample(claims, ["met", "met"])) == 1
    assert len(sample(claims, ["met", "inconsistent"])) == 1


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        (figure(), Asked.VALUE),
        (figure("headcount", 8, count={"rows": []}), Asked.MARKS),
        (figure("established_on", "2015-09-25"), Asked.VALUE),
        (figure("auditor", "阳江样例会计师事务所"), Asked.VALUE),
        (figure("applicant", "阳江样例服务有限公司"), Asked.PAPER),
        (figure("online_service", "平台" * 40), Asked.PAPER),
    ],
)
def test_what_is_asked_is_what_can_be_read(claim: dict[str, Any], asked: Asked) -> None:
    (one,) = sample([claim], ["met"])
    assert one.asked == asked
    assert one.machine == ("lease" if asked == Asked.PAPER else str(claim["value"]))
    assert one.field == ("paper_kind" if asked == Asked.PAPER else claim["field"])


@pytest.mark.parametrize(
    "claim",
    [
        figure(confirmed_by=["by_hand"]),
        figure(confirmed_by=["added_by_hand"]),
        figure(correction={"before": 1}),
        figure(evidence={"reader": "by-hand"}),
        figure("applicant", "某单位", evidence={"paper": None}),
    ],
)
def test_what_a_person_said_or_nobody_could_answer_is_not_asked(claim: dict[str, Any]) -> None:
    assert sample([claim], ["met"]) == []


def test_without_a_picture_nothing_is_asked_unless_the_text_stands_there() -> None:
    assert sample([figure()], ["met"], shown=()) == []
    assert len(sample([figure(excerpt={"rows": []})], ["met"], shown=())) == 1


@pytest.mark.parametrize(
    ("reader", "document", "source"),
    [
        ("text-layer", "a.pdf", PageSource.TEXT),
        ("docx", "a.docx", PageSource.TEXT),
        ("rapidocr", "a.pdf", PageSource.SCAN),
        ("tesseract", "a.tif", PageSource.SCAN),
        ("qr-code", "拍照.JPG", PageSource.PHOTO),
    ],
)
def test_the_source_is_told_by_reader_and_file(reader: str, document: str, source: PageSource) -> None:
    assert source_of({"reader": reader, "document": document}) == source
