"""Which lines of a Word file are printed larger than its text, as headings are that have no style of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from lxml import etree

from extractors.readers.docx_styles import Styles, W, value

LARGER = 1.18
"""How much larger than the text a line is printed that is a heading."""

_TEXT = 32
"""Characters that a paragraph has at least that is text and no heading."""

_UNSAID = 20
"""Half points of letters of which neither a style nor the file says how large they are."""


@dataclass(frozen=True, slots=True)
class Print:
    """How large the text of a part is printed, in half points; 0 where it has none."""

    styles: Styles
    text: float

    def is_larger(self, paragraph: etree._Element) -> bool:
        """Whether all letters of a paragraph are larger than the text."""
        sizes = list(_sizes(paragraph, self.styles))
        return bool(self.text and sizes) and min(sizes) >= LARGER * self.text


def print_of(tree: etree._Element, styles: Styles) -> Print:
    """How large the long paragraphs of a part are printed."""
    long = (p for p in tree.iter(W + "p") if len("".join(t.text or "" for t in p.iter(W + "t"))) > _TEXT)
    return Print(styles, median(sizes) if (sizes := [min(s) for p in long if (s := [*_sizes(p, styles)])]) else 0.0)


def _sizes(paragraph: etree._Element, styles: Styles) -> Iterator[int]:
    """The sizes of the letters of a paragraph, run by run; by a style or the file where a run does not say."""
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    for run in paragraph.iter(W + "r"):
        if any((t.text or "").strip() for t in run.iter(W + "t")):
            own, named = run.find(f"{W}rPr/{W}sz"), value(run.find(f"{W}rPr/{W}rStyle"))
            said = (own, styles.letters(named, "sz"), styles.letters(style or styles.usual, "sz"), styles.default("sz"))
            size = value(next((one for one in said if one is not None), None))
            yield int(size) if size.isdigit() else _UNSAID
