"""Fields of a Word file (a date, a merged figure, a reference): which of their text is shown, fields in fields too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from extractors.readers.docx_styles import W, value

_ASIDE = {W + "del", W + "moveFrom", W + "txbxContent"}
_WORKED_OUT = re.compile(r"\s*(?:(?:IF|QUOTE|COMPARE)\b|=[\s\d.,+*/^()%-]*(?:\\|$))", re.IGNORECASE)
_SILENT = {"SET", "ASK", "XE", "TC", "TA", "RD", "PRIVATE"}


@dataclass(slots=True)
class _Open:
    code: str = ""
    result: bool = False
    renewed: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that a walk through a body, header, note or text box stands in, the outermost first."""

    ended: set[etree._Element] = field(default_factory=set)
    renews: bool = False
    _open: list[_Open] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Does the walk stand in some field's instruction? What is there is not shown, a field's result neither."""
        return not all(item.result for item in self._open)

    @property
    def silent(self) -> bool:
        """Does the walk stand in a field whose result no one sees, such as one that sets a bookmark?"""
        return any(is_silent(item.code, item.renewed) for item in self._open)

    def shows_nothing(self, simple: etree._Element) -> bool:
        """The same of a w:fldSimple, which is a field of one piece."""
        return is_silent(value(simple, "instr"), self.renews or is_dirty(simple))

    def mark(self, mark: etree._Element) -> None:
        """Go past a w:fldChar."""
        kind = value(mark, "fldCharType")
        if kind == "begin" and mark in self.ended:
            self._open.append(_Open(renewed=self.renews or is_dirty(mark)))
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Go past a piece of an instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].code += text


def is_silent(code: str, renewed: bool = False) -> bool:
    """Is this the instruction of a field that shows nothing, or not what it kept since it is worked out anew?"""
    return code.strip().partition(" ")[0].upper() in _SILENT or (renewed and bool(_WORKED_OUT.match(code)))


def is_dirty(mark: etree._Element) -> bool:
    """Does a field say that it is to be worked out anew when the file is opened?"""
    return value(mark, "dirty") in ("1", "true", "on")


def fields_of(story: etree._Element, renews: bool = False) -> Fields:
    """The walk before its first field. A field without an end is none: it must not swallow what follows.

    `renews`: the file says that all fields are to be worked out anew when it is opened.
    """
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
    return Fields(ended, renews)
