"""The loader takes nothing on trust: whatever is wrong with a rulebook is said with file and line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from checkers.check import check, surprises
from checkers.conditions import CONDITIONS
from checkers.errors import RulebookError, UnknownRulebook
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.loading import OWN_RULES, in_force, load, load_folder, names, sources
from checkers.rulebook.model import NEEDS, Decision, Interpretation, Rule
from extractors.model import Kind
from tests.checkers.build import case, rulebook

BOOK = """\
id: trial
title: {zh: 试用, en: Trial}
version: "1"
authority: {zh: 某局, en: Some office}
source: {article: 第八条, document: 某办法}
"""
RULE = """\
clause: {zh: 第八条, en: Article 8}
title: {zh: 面积, en: Area}
field: floor_area
condition: at_least
unit: m2
values:
  2019-01-01:
    value: 100
    source: {article: 第八条（二）, document: 某办法}
  2024-07-01:
    value: 120
    source: {article: 第八条（二）, document: 某修订}
    last_confirmed_on: 2025-01-15
examples:
  - says: enough
    status: met
    as_of: 2023-03-01
    claims:
      - {paper: lease, value: 100}
"""


def folder(tmp_path: Path, rule: str = RULE, book: str = BOOK, name: str = "8.2.area.yaml") -> Path:
    (tmp_path / "rulebook.yaml").write_text(book, encoding="utf-8")
    (tmp_path / name).write_text(rule, encoding="utf-8")
    return tmp_path


def test_a_value_is_in_force_from_its_first_day_until_the_next(tmp_path: Path) -> None:
    rule = load_folder(folder(tmp_path)).rule("8.2.area")
    asked = {day: rule.value(day) for day in (date(2018, 12, 31), date(2019, 1, 1), date(2024, 6, 30))}
    assert [v.value if v else None for v in asked.values()] == [None, 100, 100]
    latest = rule.value(date(2024, 7, 1))
    assert latest is not None
    assert (latest.value, latest.source.document) == (Decimal(120), "某修订")
    assert latest.last_confirmed_on == date(2025, 1, 15)


def test_the_rulebook_of_yangjiang_asks_what_article_8_asks() -> None:
    book, day = rulebook(), date(2023, 3, 1)
    asked = {
        (rule.id, key): value.value
        for rule in book.rules
        for key in rule.values
        if (value := rule.value(day, key)) is not None
    }
    assert asked == {
        ("8.1.assets", "comprehensive"): 300000,
        ("8.1.assets", "specialised"): 500000,
        ("8.1.established", "always"): 2,
        ("8.2.floor_area", "always"): 100,
        ("8.3.headcount", "always"): 5,
        ("8.3.qualification_ratio", "always"): Decimal("0.6"),
        ("8.4.clients", "always"): 40,
        ("8.4.clients", "training"): 200,
        ("8.7.partners", "always"): 3,
    }
    assert book.id == "yangjiang"
    assert [r.id for r in book.rules if r.condition == "agrees"] == [
        f"agreement.{f}" for f in ("client_count", "floor_area", "headcount", "qualification_ratio", "total_assets")
    ]
    assert all(v.source.article and v.source.document for _, v in sources(book))


def test_how_an_article_is_read_is_decided_from_a_day_on(tmp_path: Path) -> None:
    rule = load_folder(folder(tmp_path, SHARE + DECIDED)).rule("8.2.area")
    found = rule.decision(date(2024, 1, 1))
    assert found == Decision(date(2024, 1, 1), Interpretation.BOTH, "某会议", date(2023, 12, 20))
    assert rule.decision(date(2023, 12, 31)) is None
    assert not rule.undecided


def test_an_office_keeps_its_own_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_RULES, str(folder(tmp_path)))
    assert in_force().id == "trial"
    monkeypatch.delenv(OWN_RULES)
    assert in_force() == load()


def test_ids_are_ordered_as_people_count(tmp_path: Path) -> None:
    for name in ("10.a.yaml", "9.b.yaml", "8.10.c.yaml", "8.2.d.yaml"):
        folder(tmp_path, name=name)
    assert [r.id for r in load_folder(tmp_path).rules] == ["8.2.d", "8.10.c", "9.b", "10.a"]


def test_an_unknown_rulebook_names_those_there_are() -> None:
    assert "yangjiang" in names()
    with pytest.raises(UnknownRulebook, match="yangjiang"):
        load("nowhere")


AGE = (
    RULE.replace("field: floor_area\n", "")
    .replace("at_least", "age")
    .replace("unit: m2", "unit: years")
    .replace("paper: lease", "field: floor_area, paper: lease")
)
SHARE = RULE.replace("floor_area", "qualification_ratio").replace("m2", "ratio")
SHARE = SHARE.replace("120", "0.7").replace("100", "0.6").replace("paper: lease", "paper: staff_roster")
DECIDED = """\
decisions:
  2024-01-01:
    interpretation: both
    decided_by: 某会议
    decided_on: 2023-12-20
"""
WRONG = [
    ("half a year", AGE.replace("value: 120", "value: 2.5"), 5, "whole years"),
    ("an age in other units", AGE.replace("unit: years", "unit: papers"), 5, "whole years"),
    ("a key twice", RULE.replace("unit: m2", "unit: m2\nunit: m2"), 6, "stands twice"),
    ("a day twice", RULE.replace("2024-07-01", "2019-01-01"), 10, "stands twice"),
    ("an unknown key", RULE + "colour: red\n", 20, "unknown key colour"),
    (
        "a key misspelt",
        RULE.replace("    source: {article: 第八条（二）, document: 某修订}", "    sorce: x"),
        12,
        "sorce",
    ),
    ("no source", RULE.replace("    source: {article: 第八条（二）, document: 某修订}\n", ""), 10, "source is missing"),
    ("half a source", RULE.replace(", document: 某修订", ""), 12, "document is missing"),
    ("an unknown condition", RULE.replace("at_least", "at_lest"), 4, "no condition 'at_lest'"),
    ("an unknown field", RULE.replace("floor_area", "area"), 3, "unknown 'area'"),
    ("another unit", RULE.replace("unit: m2", "unit: CNY"), 5, "the unit must be m2"),
    ("days out of order", RULE.replace("2024-07-01", "2018-07-01"), 6, "first days ascend"),
    ("no such day", RULE.replace("2024-07-01", "2024-02-30"), 10, "2024-02-30"),
    ("a day with a time", RULE.replace("2024-07-01", "2024-07-01 10:00:00"), 10, "cannot take"),
    ("a day in quotes", RULE.replace("2024-07-01", '"2024-07-01"'), 10, "unquoted"),
    ("a day that is none", RULE.replace("2024-07-01", "2024-7"), 10, "must be the first day"),
    ("confirmed before it began", RULE.replace("2025-01-15", "2020-01-15"), 13, "last_confirmed_on"),
    ("a number as text", RULE.replace("value: 120", 'value: "120"'), 11, "a number is expected"),
    ("an octal number", RULE.replace("value: 120", "value: 0120"), 11, "cannot take '0120'"),
    ("a sexagesimal number", RULE.replace("value: 120", "value: 1:30"), 11, "cannot take '1:30'"),
    ("a number with underscores", RULE.replace("value: 120", "value: 1_200"), 11, "cannot take '1_200'"),
    ("no number at all", RULE.replace("value: 120", "value: .inf"), 11, "cannot take"),
    ("a negative value", RULE.replace("value: 120", "value: -120"), 11, "negative"),
    ("yes for a word", RULE.replace("zh: 面积", "zh: yes"), 2, "boolean"),
    ("on as a key", RULE.replace("unit: m2", "on: m2"), 5, "boolean"),
    ("nothing for a title", RULE.replace("zh: 面积", "zh: "), 2, "text is expected"),
    ("no examples", RULE.split("examples")[0], 1, "examples is missing"),
    ("an empty list", RULE.split("examples")[0] + "examples: []\n", 14, "a list is expected"),
    ("an unknown status", RULE.replace("status: met", "status: fine"), 16, "unknown 'fine'"),
    ("an unknown paper", RULE.replace("paper: lease", "paper: leese"), 19, "unknown 'leese'"),
    ("an anchor", RULE.replace("unit: m2", "unit: &u m2"), 5, "no anchors"),
    ("a tab", RULE.replace("    value: 120", "\tvalue: 120"), 11, "not valid YAML"),
    ("two documents", RULE + "---\nid: x\n", 20, "not valid YAML"),
    ("an empty file", "", 1, "empty"),
    ("a list for a rule", "- a\n", 1, "a mapping is expected"),
    ("values where none are used", RULE.replace("at_least", "agrees"), 1, "has no use for unit"),
    (
        "no values where they are needed",
        RULE.split("values")[0] + "examples" + RULE.split("examples")[1],
        1,
        "needs values",
    ),
    (
        "values by category without the category",
        RULE.replace("values:", "depends_on: category\nvalues:"),
        8,
        "unknown key",
    ),
    ("a decision on what is plain", RULE + DECIDED, 20, "take decisions out"),
    ("an undated decision", SHARE + DECIDED.replace("2024-01-01", "always"), 21, "must be the first day"),
    ("a decision of nobody", SHARE + DECIDED.replace("    decided_by: 某会议\n", ""), 21, "decided_by is missing"),
    ("an unknown interpretation", SHARE + DECIDED.replace("both", "neither"), 22, "unknown 'neither'"),
    (
        "a share above one",
        RULE.replace("floor_area", "qualification_ratio").replace("m2", "ratio").replace("120", "0.7"),
        6,
        "0.6",
    ),
]


@pytest.mark.parametrize(("rule", "line", "says"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, rule: str, line: int, says: str) -> None:
    with pytest.raises(RulebookError) as caught:
        load_folder(folder(tmp_path, rule))
    assert says in caught.value.en
    assert (caught.value.spot.file, caught.value.spot.line) == ("8.2.area.yaml", line)
    assert f"第 {line} 行" in caught.value.zh
    assert str(tmp_path) not in caught.value.en


def test_another_rule_is_one_file_and_one_condition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules of Article 8 that are no figures have their place, though none is judged yet."""

    def has_licence(rule: Rule, case: Case) -> Finding:
        there = any(p.kind is Kind.BUSINESS_LICENCE for p in case.papers)
        status = Status.MET if there else Status.MISSING
        return Finding(rule.id, rule.clause.zh, None, status, None, None, Text("有。", "There."))

    monkeypatch.setitem(cast("dict[str, object]", CONDITIONS), "has_licence", has_licence)
    monkeypatch.setitem(cast("dict[str, object]", NEEDS), "has_licence", frozenset())
    folder(tmp_path)
    (tmp_path / "8.1.licence.yaml").write_text(LICENCE, encoding="utf-8")
    book = load_folder(tmp_path)
    assert surprises(book) == ()
    assert [(f.rule, f.status) for f in check(case(), book)] == [
        ("8.1.licence", Status.MISSING),
        ("8.2.area", Status.MISSING),
    ]


LICENCE = """\
clause: {zh: 第八条（一）, en: Article 8(1)}
title: {zh: 营业执照, en: Licence}
condition: has_licence
examples:
  - {says: there, status: met, as_of: 2023-03-01, papers: [business_licence]}
  - {says: not there, status: missing, as_of: 2023-03-01, papers: [lease]}
"""


def test_a_folder_without_its_book_or_rules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "8.2.area.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RulebookError, match=r"rulebook\.yaml.*missing"):
        load_folder(tmp_path)
    (tmp_path / "8.2.area.yaml").unlink()
    (tmp_path / "rulebook.yaml").write_text(BOOK, encoding="utf-8")
    with pytest.raises(RulebookError, match="no rule"):
        load_folder(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "8.2.area.yaml").write_bytes(RULE.encode("gb18030"))
    with pytest.raises(RulebookError, match="not UTF-8"):
        load_folder(tmp_path)


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        rulebook().rule("8.9.nothing")


def test_rules_of_another_rulebook_hold_as_they_stand_there(tmp_path: Path) -> None:
    book = BOOK + "includes: {rulebook: yangjiang, rules: [agreement.*, 8.3.headcount]}\n"
    found = load_folder(folder(tmp_path, book=book))
    assert [r.id for r in found.rules][:2] == ["8.2.area", "8.3.headcount"]
    assert found.rule("8.3.headcount") == rulebook().rule("8.3.headcount")
    assert len(found.rules) == 7
    assert found.offered == rulebook().offered


def test_a_rule_of_the_own_folder_takes_the_place_of_the_included_one(tmp_path: Path) -> None:
    book = BOOK + "includes: {rulebook: yangjiang, rules: [8.2.*]}\n"
    found = load_folder(folder(tmp_path, book=book, name="8.2.floor_area.yaml"))
    assert found.rule("8.2.floor_area").title.en == "Area"


@pytest.mark.parametrize(
    ("includes", "says"),
    [
        ("{rulebook: yangjiang, rules: [8.7.nothing]}", "rulebook yangjiang has no rule 8.7.nothing"),
        ("{rulebook: yangjiang, rule: []}", "unknown key rule"),
        ("{rules: [8.1.*]}", "rulebook is missing"),
    ],
)
def test_what_cannot_be_included_is_refused(includes: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=says):
        load_folder(folder(tmp_path, book=f"{BOOK}includes: {includes}\n"))


def test_a_rulebook_beside_this_one_is_included_by_the_name_of_its_folder_and_none_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    folder(tmp_path / "one")
    book = BOOK + "includes: {rulebook: one, rules: [8.2.area]}\n"
    assert load_folder(folder(tmp_path / "two", book=book, name="9.x.yaml")).rule("8.2.area").title.en == "Area"
    with pytest.raises(UnknownRulebook):
        load_folder(folder(tmp_path / "two", book=book.replace("one,", "../two/../one,"), name="9.x.yaml"))


def test_a_value_that_nobody_verified_is_known_as_such(tmp_path: Path) -> None:
    doubtful = RULE.replace("last_confirmed_on: 2025-01-15", "verified: false")
    rule = load_folder(folder(tmp_path, doubtful)).rule("8.2.area")
    assert [v.verified for v in rule.values["always"]] == [True, False]
    assert rule.is_verified(date(2023, 1, 1), None) and not rule.is_verified(date(2025, 1, 1), None)
    with pytest.raises(RulebookError, match="true or false"):
        load_folder(folder(tmp_path, RULE.replace("last_confirmed_on: 2025-01-15", 'verified: "no"')))


def test_only_the_value_of_the_own_category_need_be_verified() -> None:
    rule = rulebook().rule("8.1.assets")
    loose = tuple(replace(v, verified=False) for v in rule.values["specialised"])
    mixed = replace(rule, values={**rule.values, "specialised": loose})
    day = date(2023, 1, 1)
    assert [mixed.is_verified(day, c) for c in ("comprehensive", "specialised", None)] == [True, False, False]


def test_a_rulebook_without_places_asks_for_no_rooms_in_anothers_unless_it_takes_over_its_threshold() -> None:
    assert load("guangdong").rule("agreement.floor_area").places is None
    assert load("yangjiang-reexamination").rule("agreement.floor_area").places is not None
    assert load("yangjiang").rule("agreement.floor_area").places is not None
