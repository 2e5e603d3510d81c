"""A rulebook is found by id or folder, and its rules are told from the files that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checkers.errors import UnknownRulebook
from checkers.rulebook.folders import DEFAULT, folder_of, in_force, names, natural, rule_files, rule_id, settle
from extractors.words.loading import OWN_RULES


def test_a_book_is_named_by_its_id_or_its_folder(tmp_path: Path) -> None:
    assert DEFAULT in names()
    assert folder_of(DEFAULT).name == DEFAULT
    assert folder_of(str(tmp_path)) == tmp_path
    (tmp_path / "draft").mkdir()
    assert folder_of("draft", tmp_path) == tmp_path / "draft"
    with pytest.raises(UnknownRulebook, match="nowhere"):
        folder_of("nowhere", tmp_path)


def test_what_is_shared_and_what_is_words_is_no_rule(tmp_path: Path) -> None:
    for name in ("8.10.b", "8.2.a", "9/1.c", "rulebook", "services", "places", "words/fields", "9/services"):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("x: 1", encoding="utf-8")
    assert [rule_id(p, tmp_path) for p in rule_files(tmp_path)] == ["8.2.a", "8.10.b", "9.1.c", "9.services"]


def test_numbers_in_ids_count_as_numbers() -> None:
    assert sorted(["8.10", "8.2", "agreement.x"], key=natural) == ["8.2", "8.10", "agreement.x"]


def test_the_setting_names_a_folder_once_it_is_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OWN_RULES, raising=False)
    settle()
    assert OWN_RULES not in os.environ
    assert in_force() == folder_of(DEFAULT)
    monkeypatch.setenv(OWN_RULES, DEFAULT)
    settle()
    assert os.environ[OWN_RULES] == str(folder_of(DEFAULT))
    settle(str(tmp_path))
    assert in_force() == tmp_path


def test_words_are_read_anew_where_the_book_brings_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[str] = []
    monkeypatch.setenv(OWN_RULES, "")
    monkeypatch.setattr("extractors.fields.forget", lambda: forgotten.append("fields"))
    monkeypatch.setattr("extractors.words.loading.forget", lambda: forgotten.append("words"))
    settle(DEFAULT)
    assert forgotten == []
    (tmp_path / "words").mkdir()
    settle(str(tmp_path))
    assert forgotten == ["words", "fields"]
