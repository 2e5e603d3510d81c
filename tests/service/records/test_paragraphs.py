"""Lights put together by paragraph."""

from __future__ import annotations

from service.records.decisions import Standing
from service.records.lights import Light
from service.records.paragraphs import lamps, paragraphs


def light(rule: str, status: str = "met", field: str | None = None, stable: bool = True) -> Light:
    return Light(rule, rule, field, status, stable, "e" * 64)


def test_article_8_comes_first_and_agreement_stands_with_its_figure() -> None:
    found = paragraphs(
        [
            light("papers.required"),
            light("9.name"),
            light("8.10.later"),
            light("8.2.floor_area", field="floor_area"),
            light("agreement.floor_area", field="floor_area"),
            light("agreement.nothing", field="nothing"),
            light("7.services"),
        ]
    )
    assert list(found.items()) == [
        ("8.2.floor_area", "8.2"),
        ("agreement.floor_area", "8.2"),
        ("8.10.later", "8.10"),
        ("7.services", "7"),
        ("9.name", "9"),
        ("agreement.nothing", "agreement"),
        ("papers.required", "papers"),
    ]


def test_a_lamp_is_its_worst_light() -> None:
    lights = [light("8.1.a"), light("8.1.b", "uncertain"), light("8.1.c", "not_met"), light("8.1.d", "not_met")]
    (lamp,) = lamps([Standing(one) for one in lights], paragraphs(lights)).values()
    assert [s.light.key for s in lamp.standings] == ["8.1.c", "8.1.d", "8.1.b", "8.1.a"]
    assert (lamp.worst.light.status, lamp.alike, lamp.open, lamp.is_decided) == ("not_met", 2, 3, False)


def test_what_would_turn_comes_before_what_is_unsure() -> None:
    lights = [light("8.1.a", "uncertain"), light("8.1.b", stable=False)]
    (lamp,) = lamps([Standing(one) for one in lights], paragraphs(lights)).values()
    assert lamp.worst.light.key == "8.1.b"
