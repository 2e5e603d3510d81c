"""Equations of a Word file in a line of text: 3/4, 10^2, √(16); their numbers never run together, nor into a unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OPEN, _CLOSE = "\x0e", "\x0f"
"""Around a fraction or power of numbers until its neighbours are known; no XML holds them."""

_BUILT = re.compile(rf"(\d?){_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}(?=([\w%‰])?)")
_SINGLE = re.compile(r"[\w.,]*|\([^()]*\)")
_MEASURE = re.compile(r"[\d.,]*\d\s*[A-Za-z]{1,2}")
"""A number with its unit: 12 m."""
_OFF = {"0", "false", "off"}

_RAISED = re.compile("(?:(?<![\\d.,])(?P<ten>10)|(?P<figure>\\d))?\x10([^\x11]*)\x11")
_MARK = re.compile(r"[\[(]?\d{1,2}[\])]?")

Part = Callable[[str], str]


def joined(pieces: Iterable[str]) -> str:
    """The text of a paragraph or of a part of an equation."""
    text = _RAISED.sub(_behind, "".join(pieces))
    return _BUILT.sub(_beside, text.replace(_CLOSE + _OPEN, f"{_CLOSE} {_OPEN}"))


def raised(text: str) -> str:
    """A raised number (a note's, a power), marked until it is known what it stands behind."""
    return f"\x10{text}\x11" if _MARK.fullmatch(text) else text


def _behind(match: re.Match[str]) -> str:
    """A power of ten; behind another figure the number of a note, which is no digit of it; part of a word (m2)."""
    if match["ten"] and match[3].isdigit():
        return f"{_OPEN}10^{match[3]}{_CLOSE}"
    return match["ten"] or match["figure"] or match[3]


def _beside(match: re.Match[str]) -> str:
    """1 3/4, never 13/4; (10^2) before a unit, which belongs to the whole and not to the 2."""
    before, text, after = match.groups()
    gap = " " if before and text else ""
    return f"{before}{gap}({text})" if after and text else f"{before}{gap}{text}"


def spelled(element: etree._Element, read: Callable[[etree._Element], str]) -> str | None:
    """A fraction, power, root or other built form in a line; None for what is read as it stands. `read` gives the
    text under an element."""
    shape = _SHAPES.get(str(element.tag).removeprefix(M))
    if shape is None or not str(element.tag).startswith(M):
        return None

    def part(name: str) -> str:
        found = element.find(M + name)
        return "" if found is None else read(found)

    return shape(element, part, read)


def is_unseen(element: etree._Element) -> bool:
    """Is this a part of an equation that only keeps room?"""
    return element.tag == M + "phant" and said(element, "show").lower() in _OFF


def is_crossed_out(element: etree._Element) -> bool:
    """Is this a part of an equation with a line through it?"""
    strikes = ("strikeH", "strikeBLTR", "strikeTLBR")
    found = [element.find(f"{M}borderBoxPr/{M}{name}") for name in strikes if element.tag == M + "borderBox"]
    return any(item is not None and item.get(M + "val", "1").lower() not in _OFF for item in found)


def said(element: etree._Element, name: str, usual: str = "") -> str:
    """A property of a built form, `usual` where it is not given."""
    found = next((item.find(M + name) for item in element if str(item.tag).endswith("Pr")), None)
    return usual if found is None else found.get(M + "val", usual)


def _whole(text: str) -> str:
    """A part in brackets where it is more than a number or a word."""
    return text if _SINGLE.fullmatch(text) else f"({text})"


def _fraction(element: etree._Element, part: Part, _: object) -> str:
    above, below = part("num"), part("den")
    if not above.strip() or not below.strip():
        return above + below
    if said(element, "type") == "noBar":
        return f"({above}; {below})"
    return f"{_OPEN}{_whole(above)}/{_whole(below)}{_CLOSE}"


def _scripts(_: etree._Element, part: Part, __: object) -> str:
    base, below, above = part("e"), part("sub"), part("sup")
    # Written together a number and its unit are not raised together: 12 m² is no square of 12 m.
    start = base if not below and _MEASURE.fullmatch(base.strip()) else _whole(base)
    text = start + (f"_{_whole(below)}" if below else "") + (f"^{_whole(above)}" if above else "")
    # A power of a unit (m^2) belongs to the number before it, a power of a number to nothing.
    return text if base[-1:].isalpha() or text == base else f"{_OPEN}{text}{_CLOSE}"


def _root(element: etree._Element, part: Part, _: object) -> str:
    degree, under = part("deg"), part("e")
    hidden = said(element, "degHide", "0") not in ("0", "false", "off")
    return f"√[{degree}]({under})" if degree and not hidden else f"√({under})" if under else ""


def _many(element: etree._Element, part: Part, _: object) -> str:
    below, above, under = part("sub"), part("sup"), part("e")
    limits = (f"_({below})" if below else "") + (f"^({above})" if above else "")
    return f"{said(element, 'chr', '∫')}{limits} {under}" if under else ""


def _brackets(element: etree._Element, _: Part, read: Callable[[etree._Element], str]) -> str:
    inner = said(element, "sepChr", "|").join(read(item) for item in element.findall(M + "e"))
    return f"{said(element, 'begChr', '(')}{inner}{said(element, 'endChr', ')')}" if inner else ""


def _function(_: etree._Element, part: Part, __: object) -> str:
    return f"{part('fName')} {part('e')}".strip()


def _limit(_: etree._Element, part: Part, __: object) -> str:
    return f"{part('e')} ({part('lim')})" if part("lim") else part("e")


def _lines(element: etree._Element, _: Part, read: Callable[[etree._Element], str]) -> str:
    lines = [read(item) for item in element.findall(M + "e")]
    return "\n".join(line for line in lines if line)


def _matrix(element: etree._Element, _: Part, read: Callable[[etree._Element], str]) -> str:
    rows = (row.findall(M + "e") for row in element.findall(M + "mr"))
    return "\n".join("\t".join(read(item) for item in row) for row in rows).strip()


_SHAPES: dict[str, Callable[[etree._Element, Part, Callable[[etree._Element], str]], str]] = {
    "f": _fraction, "sSup": _scripts, "sSub": _scripts, "sSubSup": _scripts, "sPre": _scripts, "rad": _root,
    "nary": _many, "d": _brackets, "func": _function, "limLow": _limit, "limUpp": _limit,
    "m": _matrix, "eqArr": _lines,
}  # fmt: skip
