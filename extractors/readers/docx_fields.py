"""Fields of a Word file (a date, a merged figure, a reference): which of their text is shown, fields in fields too."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from extractors.readers.docx_styles import W, value

_ASIDE = {W + "del", W + "moveFrom", W + "txbxContent"}
_SILENT = {"SET", "ASK", "XE", "TC", "TA", "RD", "PRIVATE"}


@dataclass(slots=True)
class _Open:
    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that a walk through a body, header, note or text box stands in, the outermost first."""

    ended: set[etree._Element] = field(default_factory=set)
    _open: list[_Open] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Does the walk stand in some field's instruction? What is there is not shown, a field's result neither."""
        return not all(item.result for item in self._open)

    @property
    def silent(self) -> bool:
        """Does the walk stand in a field whose result no one sees, such as one that sets a bookmark?"""
        return any(is_silent(item.code) for item in self._open)

    def mark(self, mark: etree._Element) -> None:
        """Go past a w:fldChar."""
        kind = value(mark, "fldCharType")
        if kind == "begin" and mark in self.ended:
            self._open.append(_Open())
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Go past a piece of an instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].code += text


def is_silent(code: str) -> bool:
    """Is this the instruction of a field that shows nothing?"""
    return code.strip().partition(" ")[0].upper() in _SILENT


def fields_of(story: etree._Element) -> Fields:
    """The walk before its first field. A field without an end is none: it must not swallow what follows."""
    waiting: list[etree._Element] = []
    ended: set[etree._Element] = set()
    for mark in story.iter(W + "fldChar"):
        if any(above.tag in _ASIDE for above in takewhile(lambda above: above is not story, mark.iterancestors())):
            continue
        kind = value(mark, "fldCharType")
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            ended.add(waiting.pop())
    return Fields(ended)
