"""A passage line by line: what stands in a line of its own is read as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model import Passage
from extractors.text.script import script


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a passage, as it is read; `start`..`end` are offsets in the passage's text."""

    passage: Passage
    start: int
    end: int
    text: str


def lines_of(passage: Passage, lines: bool = False) -> Iterator[Line]:
    """The lines in which something stands; `lines` is handed on to the script of each."""
    start = 0
    for part in passage.text.split("\n"):
        if part.strip():
            yield Line(passage, start, start + len(part), script(part, lines=lines).text)
        start += len(part) + 1
