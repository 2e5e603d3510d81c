"""Codes that word files add are members like those that are named."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extractors.model import Kind
from extractors.text.units import Unit
from extractors.words.codes import Codes
from extractors.words.loading import OWN_WORDS


class Colour(Codes):
    RED = "red"

    @classmethod
    def further(cls) -> tuple[str, ...]:
        return ("red", "green")


def test_a_further_code_is_one_member() -> None:
    green = Colour("green")
    assert green is Colour("green")
    assert (green, f"{green}", green.value, green.name) == ("green", "green", "green", "GREEN")
    assert pickle.loads(pickle.dumps(green)) is green
    assert Colour.every() == (Colour.RED, green)


def test_what_no_file_adds_is_refused() -> None:
    with pytest.raises(ValueError, match="blue"):
        Colour("blue")


def test_the_projects_own_kinds_and_units_are_all_named() -> None:
    assert Kind.further() == ()
    assert Unit.further() == ()


def test_a_file_of_an_office_makes_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="ledger_of_tests"):
        Kind("ledger_of_tests")
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "ledger_of_tests.yaml").write_text("called: {zh: 账册, en: ledger}\n", encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    assert Kind("ledger_of_tests") in Kind.every()
    assert Kind.every()[-2] is Kind.OTHER
    assert Kind("ledger_of_tests").called == {"zh": "账册", "en": "ledger"}
