"""Text as it is read: without the blanks that only set characters apart, with the way back to where each stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.words.loading import pattern


@dataclass(frozen=True, slots=True)
class Compact:
    """A text without the blanks between Chinese characters, with the way back to the offsets of the original."""

    text: str
    offsets: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text for a span of the compact one."""
        return self.offsets[start], self.offsets[end - 1] + 1


# The line that a form gives to write on (资产总额__163.20__万元), and the dots that lead to a figure.
_FILL_IN = re.compile(r"[_＿﹍﹎▁]+|[…⋯]+|[.·．‥・]{3,}")
_NOTE = pattern("text/compacting", "note_behind_figure")
_DROPPED = re.compile(rf"[ \t\u3000\xa0\n\r]|{_FILL_IN.pattern}|{_NOTE.pattern}")
_LATIN = re.compile(r"[0-9A-Za-z.,²₂]")  # m² 120 is a unit and a figure
_LATIN_NEXT = re.compile(r"\s*[0-9A-Za-z.,]")


# A gap or line end between a figure and the next label: 专职人员:8    年服务次数:900次.
_GAP = re.compile(r"[ \t\u3000\xa0]{3,}|[ \u3000\xa0]*\t[ \t\u3000\xa0]*|[ \t\u3000\xa0]*\n[ \t\u3000\xa0\n]*")
_FIGURE_ENDS = pattern("text/compacting", "figure_ends")
_NEXT_LABEL = pattern("text/compacting", "next_label")


def _partings(text: str) -> set[int]:
    """The blanks that part a figure from the label after it."""
    return {
        gap.start()
        for gap in _GAP.finditer(text)
        if _FIGURE_ENDS.search(text, max(gap.start() - 12, 0), gap.start()) and _NEXT_LABEL.match(text, gap.end())
    }


def compact(text: str, lines: bool = False) -> Compact:
    """Drop blanks beside a Chinese character or mark; with `lines`, line ends count as blanks too.

    A blank between two figures stays: it parts them. So does a gap between a figure and the next label, as a semicolon.
    """
    if not _DROPPED.search(text):  # as most cells of long lists
        return Compact(text, tuple(range(len(text))))
    blank = " \t\u3000\xa0\n\r" if lines else " \t\u3000\xa0"
    parting = _partings(text)
    filling = {i for dropped in (_FILL_IN, _NOTE) for run in dropped.finditer(text) for i in range(*run.span())}
    kept: list[int] = []
    for index, character in enumerate(text):
        if index in filling:
            continue
        if character in blank and index not in parting:
            before = text[kept[-1]] if kept else ""
            if not (_LATIN.match(before) and _LATIN_NEXT.match(text, index)):
                continue
        kept.append(index)
    return Compact("".join(";" if i in parting else text[i] for i in kept), tuple(kept))
