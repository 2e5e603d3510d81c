"""Word files are read as rules by group and role."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.words.loading import OWN_WORDS, forget, pattern, patterns


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
