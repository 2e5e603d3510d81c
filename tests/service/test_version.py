"""Kept pages are those of this reading code and of the words that it reads by."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.words.loading import OWN_WORDS
from service.version import reading_version


@pytest.fixture
def version_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The version that an office has with a word file of its own."""

    def version(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.setenv(OWN_WORDS, str(tmp_path))
        reading_version.cache_clear()
        return reading_version()

    yield version
    reading_version.cache_clear()


def test_words_of_reading_make_another_version(version_with) -> None:
    before = reading_version()
    assert version_with("page.yaml", "colons: ['∶']") != before


def test_words_of_judging_do_not(version_with) -> None:
    before = reading_version()
    assert version_with("errors.yaml", "empty: {zh: 空文件，请重新上传}") == before
