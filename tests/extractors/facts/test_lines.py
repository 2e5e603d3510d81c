"""Passages line by line."""

from __future__ import annotations

from extractors.facts.lines import lines_of
from extractors.model import Passage


def test_lines_know_where_they_stand_and_blank_ones_are_none() -> None:
    passage = Passage("甲方：海燕\n　 \n 乙方： 苍鹭")
    found = list(lines_of(passage))
    assert [passage.text[line.start : line.end] for line in found] == ["甲方：海燕", " 乙方： 苍鹭"]
    assert [line.text for line in found] == ["甲方:海燕", "乙方:苍鹭"]
    assert all(line.passage is passage for line in found)
    assert list(lines_of(Passage(""))) == []
