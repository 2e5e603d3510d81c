"""Conditions come from the runs' summaries: each once, agreements beside their figure, sheets with names that fit."""

from __future__ import annotations

from typing import Any

from service.exports.conditions import conditions
from service.report.words import Words


def summary(*lights: tuple[str, str, str | None, str]) -> dict[str, Any]:
    return {
        "lights": [
            {
                "key": key,
                "rule": rule,
                "field": field,
                "status": "met",
                "stable": True,
                "evidence": "",
                "title": {"zh": title, "en": title} if title else None,
            }
            for key, rule, field, title in lights
        ]
    }


def test_agreements_stand_beside_their_figure() -> None:
    found = conditions(
        [
            summary(("8.1.assets", "8.1.assets", "total_assets", "")),
            summary(
                ("agreement.total_assets", "agreement.total_assets", "total_assets", ""),
                ("agreement.headcount", "agreement.headcount", "headcount", ""),
                ("8.1.assets", "8.1.assets", "total_assets", ""),
            ),
        ],
        Words("zh"),
    )
    assert [(c.key, c.agreement, c.figure, c.sheet) for c in found] == [
        ("8.1.assets", "agreement.total_assets", "资产总额（元）", "8.1 资产总额"),
        ("agreement.headcount", "", "", "专职从业人数：申报与佐证是否一致"),
    ]


def test_sheets_have_names_of_their_own_that_fit() -> None:
    long = "一二三四五六七八九十" * 4
    found = conditions(
        [summary(("9.a", "9.a", None, long), ("9.b", "9.b", None, long), ("9.c", "9.c", None, "[a]:*?/\\'"))],
        Words("zh"),
    )
    names = [c.sheet for c in found]
    assert len({n.casefold() for n in names}) == 3
    assert all(len(n) <= 31 for n in names)
    assert not set("[]:*?/\\'") & set("".join(names))


def test_a_title_that_is_the_first_sheets_name_gets_a_number() -> None:
    assert [c.sheet for c in conditions([summary(("x", "x", None, "申报件"))], Words("zh"))] == ["申报件 (2)"]
