"""Every code that a report may hold has its word in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from checkers.model import Category, Required, Sort, Status
from checkers.rulebook.services import offered
from checkers.wording import entries
from extractors.fields import Field, figures
from extractors.model import Approximation, Basis, FactName, Kind, NoteCode, Place, Reader, RowReason, Spot
from service.report import words
from service.report.figures import amount, demand
from service.report.words import Words, _entries
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, QUALIFICATION_RATIO, TOTAL_ASSETS

ENUMS: dict[str, Iterable[str]] = {
    "status": Status,
    "sign": Status,
    "sort": Sort,
    "field": [*(f.id for f in figures()), *FactName],
    "basis": Basis,
    "approximation": Approximation,
    "kind": Kind,
    "category": Category,
    "reader": Reader,
    "note": NoteCode,
    "reason": RowReason,
    "service": [s.id for s in offered().services],
}
ZH, EN = Words("zh"), Words("en")


@pytest.mark.parametrize("group", ENUMS)
def test_every_code_has_its_word(group: str) -> None:
    assert [code for code in ENUMS[group] if ZH.of(group, str(code)) == str(code)] == []
    assert all(ZH.of("unit", f.unit) != f.unit for f in figures() if not f.share)


def test_what_the_rules_name_as_well_is_called_as_they_call_it() -> None:
    shared = _entries().keys() & entries().keys()
    assert {(g, code) for g in shared for code in _entries()[g].keys() & entries()[g].keys()} == set()
    assert (ZH.of("kind", Kind.LEASE), EN.of("kind", Kind.APPLICATION_FORM)) == ("租赁合同", "Application form")
    assert (ZH.of("field", "headcount"), EN.of("field", "headcount")) == ("专职从业人数", "Full-time staff")
    assert (ZH.of("service", "market"), EN.of("reason", RowReason.LEFT)) == ("市场服务", "has left")


def test_every_word_is_in_both_languages() -> None:
    entries = [(group, name, entry) for group, names in _entries().items() for name, entry in names.items()]
    assert [(g, n) for g, n, e in entries if set(e) != {"zh", "en"}] == []
    assert [(g, n) for g, n, e in entries if not all(isinstance(text, str) for text in e.values())] == []


def test_no_key_is_a_yaml_boolean() -> None:
    assert all(isinstance(name, str) for names in _entries().values() for name in names)
    assert yaml.safe_load("on: 1") == {True: 1}


def test_an_unknown_code_stands_for_itself() -> None:
    assert ZH.of("note", "new_code") == "new_code"
    assert ZH.of("category", None) == ""


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (Place(table=2, row=3), "表 2 第 3 行", "table 2, row 3"),
        (Place(table=1, row=2, last_row=25), "表 1 第 2–25 行", "table 1, rows 2–25"),
        (Place(Spot.PARAGRAPH, 14), "第 14 段", "paragraph 14"),
        (Place(sheet="名册 A", row=5), "工作表“名册 A” 第 5 行", "sheet 名册 A, row 5"),
        (None, "", ""),
    ],
)
def test_places_in_words(at: Place | None, zh: str, en: str) -> None:
    assert (ZH.place(at), EN.place(at)) == (zh, en)


def test_of_a_sheet_with_two_pages_the_half_is_named() -> None:
    at = Place(table=1, row=2, half=2)
    assert [words.place_in_words(3, at, lang) for lang in (ZH, EN)] == ["第 3 页右半", "page 3, right half"]
    assert words.place_in_words(3, Place(table=1, row=2), EN) == "page 3"


@pytest.mark.parametrize(
    ("field", "value", "zh", "en"),
    [
        (TOTAL_ASSETS, "523456.82", "523,456.82 元（52.35 万元）", "523,456.82 CNY"),
        (TOTAL_ASSETS, "9999", "9,999 元", "9,999 CNY"),
        (TOTAL_ASSETS, "-50000", "-50,000 元（-5 万元）", "-50,000 CNY"),
        (FLOOR_AREA, "86.50", "86.5 平方米", "86.5 m²"),
        (HEADCOUNT, "5", "5 人", "5 persons"),
        (QUALIFICATION_RATIO, "0.833333", "83.33%", "83.33%"),
        (CLIENT_COUNT, "1200", "1,200 家", "1,200 enterprises"),
    ],
)
def test_figures_with_their_units(field: Field, value: str, zh: str, en: str) -> None:
    assert (amount(Decimal(value), field, ZH), amount(Decimal(value), field, EN)) == (zh, en)


def test_what_is_asked() -> None:
    assert demand(Required(">=", Decimal(300000), "CNY"), TOTAL_ASSETS, ZH) == "≥ 300,000 元（30 万元）"
    assert demand(Required(">=", Decimal("0.6"), "ratio"), QUALIFICATION_RATIO, EN) == "≥ 60%"
    assert demand(Required(">=", Decimal(2), "years"), None, EN) == "≥ 2 years"
    assert demand(None, None, EN) == ""


def test_no_word_is_kept_in_vain() -> None:
    """Every entry of `text` is asked for by a template or by the code of the report."""
    folder = Path(words.__file__).parent
    templates = folder.parent / "templates" / "report"
    sources = "".join(p.read_text(encoding="utf-8") for p in (*folder.glob("*.py"), *templates.glob("*.html")))
    assert [name for name in _entries()["text"] if f'"{name}"' not in sources and f"'{name}'" not in sources] == []
