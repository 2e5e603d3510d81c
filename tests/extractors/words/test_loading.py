"""Word files are read as rules by group and role."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.words.loading import OWN_RULES, OWN_WORDS, forget, merged, pattern, patterns, rules


def test_rules_of_one_role_are_alternatives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text(
        "posts:\n"
        "  - {id: head, role: leads, pattern: ^站长, takes: [站长]}\n"
        "  - {id: vice, role: leads, pattern: 副站长$, takes: [副站长]}\n"
        "  - {id: clerk, pattern: 文员, takes: [文员]}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    forget()
    found = patterns("own", "posts")
    assert list(found) == ["leads", "clerk"]
    assert [bool(found["leads"].search(t)) for t in ("站长林小禾", "副站长", "前站长", "文员")] == [
        True,
        True,
        False,
        False,
    ]
    assert pattern("own", "vice").search("副站长")
    forget()


def test_a_group_may_stand_instead_of_the_earlier_one() -> None:
    one = {"services": [{"id": "legal", "pattern": "a"}], "labels": [{"id": "x", "pattern": "b"}]}
    other = {
        "instead": ["services"],
        "services": [{"id": "green", "pattern": "c"}],
        "labels": [{"id": "y", "pattern": "d"}],
    }
    both = merged(one, other)
    assert [rule["id"] for rule in both["services"]] == ["green"]
    assert [rule["id"] for rule in both["labels"]] == ["x", "y"]


def test_words_of_a_rulebook_are_read_before_the_offices_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, word in (("rules/words", "低碳"), ("own", "零碳")):
        (tmp_path / name / "facts").mkdir(parents=True)
        text = f"services:\n  - {{id: green, pattern: {word}, takes: [{word}], leaves: [法律]}}\n"
        (tmp_path / name / "facts" / "identity.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv(OWN_RULES, str(tmp_path / "rules"))
    forget()
    try:
        assert {rule.id: rule.pattern.pattern for rule in rules("facts/identity", "services")}["green"] == "低碳"
        monkeypatch.setenv(OWN_WORDS, str(tmp_path / "own"))
        forget()
        found = {rule.id: rule.pattern.pattern for rule in rules("facts/identity", "services")}
        assert found["green"] == "零碳" and "legal" in found
    finally:
        monkeypatch.delenv(OWN_RULES)
        monkeypatch.delenv(OWN_WORDS, raising=False)
        forget()


def test_a_rule_is_compiled_when_it_is_first_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text("posts: [{id: bad, pattern: '('}, {id: good, pattern: 站长}]", encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    forget()
    try:
        bad, good = rules("own", "posts")
        assert good.takes("站长")
        with pytest.raises(re.error):
            bad.takes("站长")
    finally:
        forget()
