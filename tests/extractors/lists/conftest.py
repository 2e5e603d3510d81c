"""The words of an office that has lists of its own counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.words.loading import OWN_WORDS, forget

OFFICE = Path(__file__).resolve().parents[2] / "office" / "words"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Word files are read with the office's on top, and without them again afterwards."""
    monkeypatch.setenv(OWN_WORDS, str(OFFICE))
    forget()
    yield OFFICE
    monkeypatch.undo()
    forget()
