"""A text as it is read: folded, and without the blanks that only set characters apart, with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.text.compacting import compact
from extractors.text.folding import fold

KEPT = 20_000
"""Texts that are kept: the cells and paragraphs of a long paper, each asked for by every reader of it."""


@dataclass(frozen=True, slots=True)
class Script:
    """A text folded and compacted, with the way back to the offsets of the original."""

    text: str
    offsets: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text for a span of this one."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=KEPT)
def script(text: str, lines: bool = False) -> Script:
    """The text as it is read; with `lines`, line ends count as blanks too."""
    copy = compact(text, lines)
    return Script(fold(copy.text), copy.offsets)
