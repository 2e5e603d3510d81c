"""What stands behind a name in a line of a list: each part of it is a cell, as it would be in a table's row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.text.folding import fold
from extractors.words.loading import patterns


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said behind a name: its role, where it stands in its line, and what is asked before it."""

    role: str
    start: int
    end: int
    head: str


def parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The things said in the characters start..end of a line, in their order."""
    at = start
    for gap in [*_words()["between"].finditer(fold(text), start, end), None]:
        last = gap.start() if gap else end
        if text[at:last].strip():
            yield _part(text, at, last)
        at = gap.end() if gap else end


def _part(text: str, start: int, end: int) -> Part:
    said = fold(text[start:end])
    asks = _words()["asks"].match(said)
    head = asks["head"] if asks else ""
    begin = start + (asks.end() if asks else 0)
    return Part(_role(fold(text[begin:end]), head), begin, end, head)


def _role(said: str, head: str) -> str:
    """A day is when it was served, unless something began then; what is no plain service may speak against the row."""
    words = _words()
    if words["dated"].search(said):
        return "other" if words["began"].search(head + said.strip()) else "date"
    return next((role for role in ("size", "service") if words[role].fullmatch(said.strip())), "remark")


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", "lines")
