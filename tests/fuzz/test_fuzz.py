"""Harmed papers and texts in short: each ends as read or as told, and what should be found is found."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import parsers, samples
from tests.fuzz.mutations import BY_FORMAT, mutated
from tests.fuzz.run import Tally, _note, fuzz, table
from tests.fuzz.uploading import End


def test_some_tens_of_harmed_papers_end_as_read_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.run.OFTEN", {"pdf": 3, "docx": 4, "xlsx": 4})
    tally = fuzz(24, 3)
    assert tally.kept == []
    assert tally.papers.total() == 24
    assert set(tally.memory) == {2, 12, 24}
    assert 0 < tally.cost.total() < 24_000 * 30
    assert sum(number for (_, how), number in tally.ends.items() if how == "read") >= 5


def test_every_format_is_harmed_in_every_way_and_ever_the_same_by_its_seed(tmp_path: Path) -> None:
    for name, content in samples.all_samples(tmp_path).items():
        for harm in set(BY_FORMAT[name]):
            assert harm(content, Random(1)) == harm(content, Random(1)) != b""
        assert mutated(content, name, Random(2)) == mutated(content, name, Random(2))


def test_a_harmed_member_leaves_a_package(tmp_path: Path) -> None:
    content = samples.all_samples(tmp_path)["docx"]
    changed = 0
    for seed in range(10):
        with zipfile.ZipFile(io.BytesIO(BY_FORMAT["docx"][0](content, Random(seed)))) as package:
            changed += package.testzip() is None
    assert changed == 10


def test_what_ends_otherwise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.run.OUT", tmp_path)
    tally = Tally()
    _note(tally, "pdf", [End("read", "-", 1)], "a.pdf", b"a", 1)
    _note(tally, "pdf", [End("crashed", "told", 1)], "b.pdf", b"b", 1)
    _note(tally, "pdf", [End("read", "-", 1)], "c.pdf", b"c", 31)
    _note(tally, "pdf", [], "d.pdf", b"d", 1)
    assert [kept.split(":")[0] for kept in tally.kept] == ["b.pdf", "c.pdf", "d.pdf"]
    assert (tmp_path / "b.pdf").read_bytes() == b"b"
    assert "c.pdf" in table(tally)


def test_parsers_take_any_text() -> None:
    random = Random(5)
    for _ in range(150):
        parsers.tried(parsers.by_chance(random))


def test_a_parser_that_is_slow_or_raises_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers, "PARSERS", {"one": lambda text: 1 / len(text)})
    with pytest.raises(ZeroDivisionError):
        parsers.tried("")
    monkeypatch.setattr(parsers, "MOST", -1.0)
    with pytest.raises(parsers.Slow):
        parsers.tried("a")
