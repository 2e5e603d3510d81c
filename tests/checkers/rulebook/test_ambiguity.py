"""What a sound rulebook leaves open is named with its place and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkers.model import Category, Offered, PlatformCategory, Service, Text
from checkers.rulebook.ambiguity import faults
from checkers.rulebook.folders import folder_of, names
from checkers.rulebook.loading import Rulebook, load
from checkers.wording import entries
from extractors.words.loading import OWN_WORDS, forget

FOLDER = folder_of("yangjiang")
NAMES = Text("某", "some")


def said(book: Rulebook, folder: Path = FOLDER) -> list[str]:
    return [f.said(zh=False) for f in faults(book, folder) if not f.hint]


@pytest.mark.parametrize("name", names())
def test_the_projects_own_leave_nothing_open_but_what_the_office_decides(name: str) -> None:
    assert said(load(name), folder_of(name)) == []
    open_ = [f.said(zh=False) for f in faults(load(name), folder_of(name))]
    assert all("not decided" in line or "from when to when the measures hold" in line for line in open_)


def test_measures_whose_days_are_known_are_not_asked_for_them() -> None:
    known = replace(load(), in_force=(date(2019, 1, 1), date(2023, 12, 31)))
    assert not [f for f in faults(known, folder_of("yangjiang")) if "in_force" in f.said(zh=False)]


def test_two_rules_on_one_question() -> None:
    book = load()
    twin = replace(book.rule("8.2.floor_area"), id="8.2.other")
    (line,) = said(replace(book, rules=(*book.rules, twin)))
    assert line.startswith("8.2.other.yaml:1: It asks the same as rule 8.2.floor_area.")


def test_a_value_without_unit_stands_at_its_line() -> None:
    book = load()
    bare = replace(book.rule("8.2.floor_area"), unit=None)
    (line,) = said(replace(book, rules=(bare,)))
    assert line == "8.2.floor_area.yaml:7: The value has no unit. Give a unit."


def test_a_category_that_has_its_value_later_than_the_others() -> None:
    rule = load().rule("8.1.assets")
    later = tuple(replace(v, first_day=date(2022, 1, 1)) for v in rule.values["specialised"])
    book = replace(load(), rules=(replace(rule, values={**rule.values, "specialised": later}),))
    (line,) = said(book)
    assert "specialised platform has a value from 2022-01-01 only, others from 2019-01-01" in line


def test_a_word_of_two_services_and_a_category_that_nobody_can_name() -> None:
    services = (Service("legal", NAMES, ("法律",)), Service("training", NAMES, ("培训", "法律")))
    offered = Offered((PlatformCategory(Category("general"), NAMES),), services)
    lines = said(replace(load(), offered=offered))
    assert any("法律 tells both legal, training" in line for line in lines)
    assert any("No word file can read general of categories" in line for line in lines)
    hints = [f.said(zh=True) for f in faults(replace(load(), offered=offered), FOLDER) if f.hint]
    assert any("comprehensive 不在规则库里" in line for line in hints)


def test_a_word_that_two_word_files_read_differently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels").mkdir()
    rule = "{id: own, strength: 3, pattern: 资产总额, takes: [资产总额], leaves: [负债]}"
    (tmp_path / "labels" / "floor_area.yaml").write_text(f"labels:\n  - {rule}\n", encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    forget()
    try:
        lines = said(load())
    finally:
        monkeypatch.delenv(OWN_WORDS)
        forget()
    assert any("资产总额 is another thing in labels/" in line and "floor_area.yaml:1" in line for line in lines)


def test_each_fault_says_how_to_mend_it() -> None:
    assert set(entries()["ambiguity"]) == set(entries()["mend"])
