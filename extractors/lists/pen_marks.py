"""What a pen put beside a printed name is no part of it: 关小海√ is 关小海."""

from __future__ import annotations

from extractors.words.loading import patterns


def without_marks(text: str) -> str:
    """A (folded) name without the ticks, dots and strokes before and behind it; marks that stand alone stay."""
    words = patterns("lists/tables", "marks")
    for place in ("behind", "before"):
        text = words[place].sub("", text)
    return text
