"""`prescreen rules`: what it says and its exit codes, on rulebooks that a test bends."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from checkers.rulebook.folders import folder_of
from extractors.words.loading import OWN_RULES, forget
from service import cli
from service.report.json import dumps
from tests.service.invented import report as invented

RULES = folder_of("yangjiang")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command settles for its process ends with the test, and the fields that other tests hold stay the same."""
    monkeypatch.setenv(OWN_RULES, "")
    monkeypatch.setattr("extractors.fields.forget", lambda: None)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli._run(["rules", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def bent(folder: Path, file: str = "8.3.qualification_ratio.yaml", **changed: tuple[str, str]) -> Path:
    """A copy of the project's rulebook with words of a file replaced."""
    shutil.copytree(RULES, folder / "rules")
    path = folder / "rules" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changed.values():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder / "rules"


def test_a_rulebook_asks_the_office_what_is_not_decided(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "check", "--lang", "en")
    assert code == 0
    assert told.startswith("hint: 8.3.qualification_ratio.yaml:4: not decided yet")
    assert said(capsys, "check")[1].startswith("提示：8.3.qualification_ratio.yaml:4")


def test_what_is_decided_is_not_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = "{interpretation: either, decided_by: 某会议, decided_on: 2023-12-20}"
    decided = ("examples:", f"decisions:\n  2024-01-01: {taken}\nexamples:")
    code, told = said(capsys, "check", str(bent(tmp_path, decided=decided)))
    assert (code, [line for line in told.splitlines() if "in_force" not in line]) == (0, [])


def test_a_rule_that_judges_its_example_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = bent(tmp_path, stricter=("value: 0.6\n", "value: 0.7\n"))
    code, told = said(capsys, "check", str(folder), "--lang", "en")
    assert code == 1
    assert "just enough: Not met, not Met" in told


def test_rules_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "check", str(bent(tmp_path, broken=("unit: ratio", "unit: m2"))))
    assert code == 2
    assert "8.3.qualification_ratio.yaml" in told
    code, told = said(capsys, "check", str(tmp_path / "none"))
    assert (code, told.count("\n")) == (2, 1)
    assert "yangjiang" in told


def test_two_rules_on_one_question_are_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = bent(tmp_path)
    shutil.copy(folder / "8.2.floor_area.yaml", folder / "8.9.area.yaml")
    code, told = said(capsys, "check", str(folder), "--lang", "en")
    assert code == 1
    assert "8.9.area.yaml:5: It asks the same as rule 8.2.floor_area." in told


def test_all_values_are_shown_and_marked_where_nobody_verified_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "show", "guangdong")
    assert code == 0
    assert "2,000,000 元" in told and told.count("【转述，未核对原文】") == 7
    code, told = said(capsys, "show", "yangjiang", "--lang", "en")
    assert "from 2019-01-01 on: 100 m²" in told and "60%" in told and "[second-hand" not in told


def test_what_two_rulebooks_ask_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "diff", "yangjiang", str(bent(tmp_path))) == (0, "")
    folder = bent(tmp_path / "other", "8.2.floor_area.yaml", larger=("value: 100\n", "value: 120\n"))
    code, told = said(capsys, "diff", "yangjiang", str(folder), "--lang", "en")
    assert code == 1
    assert told.startswith("8.2.floor_area (Office floor area): from 2019-01-01 on: 100 m²")
    assert "-> from 2019-01-01 on: 120 m²" in told


def test_a_draft_is_tried_on_reports_without_reading_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "report.json"
    kept.write_text(dumps(invented(tmp_path)), encoding="utf-8")
    assert said(capsys, "try", "yangjiang", "--on", str(kept))[0] == 0
    code, told = said(capsys, "try", "guangdong", "--on", str(kept), "--lang", "en")
    assert code == 1
    assert "None meets all 6 figures" in told and "second-hand" in told
    (tmp_path / "none.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    code, told = said(capsys, "try", "guangdong", "--on", str(tmp_path / "none.json"))
    assert (code, told.count("\n")) == (2, 1)


def test_a_rulebook_given_to_check_is_read_with_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bent(tmp_path)
    (folder / "words" / "facts").mkdir(parents=True)
    (folder / "words" / "facts" / "identity.yaml").write_text(
        "instead: [services]\nservices:\n  - {id: legal, pattern: 法律, takes: [法律服务], leaves: [培训]}\n",
        encoding="utf-8",
    )
    forget()
    try:
        code, told = said(capsys, "check", str(folder), "--lang", "en")
    finally:
        monkeypatch.setenv(OWN_RULES, "")
        forget()
    assert code == 1
    assert "services.yaml:1: No word file can read training of services from a paper." in told
    assert os.environ[OWN_RULES] == ""


def test_a_category_that_the_rulebook_does_not_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "paper.txt").write_text("x", encoding="utf-8")
    assert cli._run(["check", str(tmp_path), "--category", "cooking", "--rulebook", "guangdong"]) == 2
    assert "comprehensive" in capsys.readouterr().err
