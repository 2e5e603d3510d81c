"""Which texts of a web page nobody sees, by the page's own styles: the cascade of CSS, as far as it can hide a text.

CSS Cascading and Inheritance Level 4, with what cssselect2 and tinycss2 make of selectors and declarations. Style
sheets of elsewhere are never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import cssselect2
import tinycss2
from lxml import etree
from tinycss2.color4 import parse_color

from extractors.readers.inks import are_alike

_AROUND = frozenset({"media", "supports", "layer", "container", "scope"})
_TINY = 2.0
"""Pixels: a letter, line or row of no more is not seen."""

_FAR = 900.0
"""Pixels by which a text is moved so that no page shows it."""

_FAINT = 0.1
_POINTS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0, "rem": 16.0, "": 1.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*([a-z]*)", re.IGNORECASE)
_MOVES = ("left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent", "inset")
_LOW = ("height", "max-height", "line-height", "width", "max-width", "font-size", "zoom")
_PLACEHOLDERS = re.compile(r"\[[^\]]*\]|[^1-9]")

RGBA = tuple[float, float, float, float]
WHITE, BLACK = (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 1.0)
_OF_SYSTEM = {
    "windowtext": BLACK, "canvastext": BLACK, "buttontext": BLACK, "menutext": BLACK, "captiontext": BLACK,
    "infotext": BLACK, "window": WHITE, "canvas": WHITE, "field": WHITE, "menu": WHITE,
}  # fmt: skip
"""Colours of a system's windows (CSS Color 4, 6.2 and appendix A), as Excel writes them into its exports."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is seen. `gone`: with all that is in it, whatever that says; None as `ink`: no one can say."""

    gone: bool = False
    off: bool = False
    ink: RGBA | None = BLACK
    ground: RGBA = WHITE

    @property
    def hides(self) -> bool:
        """Are the element's own texts not seen?"""
        if self.gone or self.off or self.ink is None or self.ink[3] < _FAINT:
            return True
        return are_alike(*([round(255 * part) for part in colour[:3]] for colour in (self.ink, self.ground)))


def looks(root: etree._Element) -> dict[etree._Element, Look]:
    """How each element of the page is seen."""
    rules = _rules(root)
    found: dict[etree._Element, Look] = {}
    for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        element = wrapped.etree_element
        above = element.getparent()
        under = Look() if above is None else found.get(above, Look())
        found[element] = _look(under, _attributes(element) | _declared(wrapped, rules, element.get("style", "")))
    return found


def _rules(root: etree._Element) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for sheet in root.iter("style"):
        for rule in _flat(tinycss2.parse_stylesheet("".join(map(str, sheet.itertext())), True, True)):
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            declared = _declarations(rule.content)
            for selector in selectors:
                matcher.add_selector(selector, declared)
    return matcher


def _flat(rules: Iterable[Any]) -> Iterator[Any]:
    """The rules of a sheet, also those inside a condition: one of them may hold where the page is looked at."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in _AROUND and rule.content is not None:
            yield from _flat(tinycss2.parse_rule_list(rule.content, True, True))


def _declarations(content: Any) -> tuple[tuple[str, str, bool], ...]:
    """Names, values and whether they are important."""
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        (one.lower_name, tinycss2.serialize(one.value).strip(), one.important)
        for one in parsed
        if one.type == "declaration"
    )


def _declared(wrapped: Any, rules: cssselect2.Matcher, inline: str) -> dict[str, str]:
    """What holds for an element; what stands before or after it counts as a word about its own text."""
    matched = rules.match(wrapped)
    found = [payload for _, _, pseudo, payload in matched if pseudo is None]
    every = [*(one for payload in found for one in payload), *(_declarations(inline) if inline else ())]
    said = {name: value.lower() for name, value, important in every if not important}
    said |= {name: value.lower() for name, value, important in every if important}
    beside = (payload for _, _, pseudo, payload in matched if pseudo in ("before", "after"))
    if any(name == "content" and re.search(r"\w", value) for payload in beside for name, value, _ in payload):
        said["added"] = "yes"
    return said


def _attributes(element: etree._Element) -> dict[str, str]:
    """What attributes of HTML say as styles do."""
    said = {"background-color": element.get("bgcolor", ""), "color": ""}
    if element.tag == "font":
        said["color"] = element.get("color", "")
    if element.tag in ("s", "strike", "del"):
        said["text-decoration"] = "line-through"
    kept = element.get("x:num") or element.get("x:str")
    if kept and _is_other(kept, "".join(map(str, element.itertext()))):
        said["added"] = "yes"
    if element.get("hidden") is not None:
        said["display"] = "none"
    if element.get("height") == "0" or (element.tag == "col" and element.get("width") == "0"):
        said["height"] = "0"
    return {name: value.lower() for name, value in said.items() if value}


def _is_other(kept: str, shown: str) -> bool:
    """Whether Excel, which takes what a cell keeps beside its text, shows another figure than the text."""
    numbers = [text.strip().replace(",", "") for text in (kept, shown)]
    if not all(re.fullmatch(r"-?\d+(?:\.\d+)?", number) for number in numbers):
        return False
    decimals = len(numbers[1].partition(".")[2])
    return bool(abs(float(numbers[0]) - float(numbers[1])) > 0.51 * 10**-decimals)


def _look(under: Look, said: Mapping[str, str]) -> Look:
    found = replace(under, gone=under.gone or _is_gone(said), off=_is_off(said, under.off))
    ground = next(
        (colour for name in ("background", "background-color") if (colour := _colour(said.get(name, "")))), None
    )
    if ground is not None and ground[3] >= _FAINT:
        found = replace(found, ground=ground)
    ink = said.get("-webkit-text-fill-color") or said.get("color", "")
    worked_out = "var(" in ink or "color-mix(" in ink
    return replace(found, ink=None if worked_out else _colour(ink) or under.ink)


def _is_off(said: Mapping[str, str], under: bool) -> bool:
    """Switched off by what a part of it may switch on again."""
    visible = said.get("visibility", "")
    return visible in ("hidden", "collapse") if visible not in ("", "inherit", "unset") else under


def _is_gone(said: Mapping[str, str]) -> bool:
    """Gone with all that is in it: not displayed, crossed out, without room, moved away, or shown otherwise."""
    return (
        said.get("display") == "none"
        or said.get("mso-hide") == "all"
        or "added" in said
        or "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", "")
        or any(0 <= length <= _TINY for name in _LOW if (length := _length(said.get(name, ""), name)) is not None)
        or any(abs(length) >= _FAR for name in _MOVES for length in _lengths(said.get(name, "")))
        or any(said.get(name, "none") not in ("none", "auto") for name in ("clip-path", "clip", "filter", "mask"))
        or not re.fullmatch(r"none|rotate\(.*\)|", said.get("transform", ""))
        or said.get("unicode-bidi", "normal").endswith("override")
        or _is_faint(said.get("opacity", ""))
        or bool(_PLACEHOLDERS.sub("", said.get("mso-number-format", "").replace("\\0022", '"')))
    )


def _is_faint(said: str) -> bool:
    try:
        return float(said.removesuffix("%")) / (100 if said.endswith("%") else 1) < _FAINT
    except ValueError:
        return False


def _length(said: str, name: str) -> float | None:
    """Pixels; None for words, and for parts of the line above where that is meant (line-height: 1.2)."""
    if name in ("line-height", "zoom") and re.fullmatch(r"[\d.]+", said):
        return None if float(said) >= _FAINT else 0.0
    if said.endswith("%"):
        return None if not said.startswith("0%") else 0.0
    return next(iter(_lengths(said)), None) if re.fullmatch(_LENGTH, said) else None


def _lengths(said: str) -> Iterator[float]:
    yield from (float(number) * _POINTS.get(unit, 16.0) for number, unit in _LENGTH.findall(said) if unit != "deg")


def _colour(said: str) -> RGBA | None:
    """The first colour named in a value; None where there is none, or none that is known here."""
    for token in tinycss2.parse_component_value_list(said, skip_comments=True):
        if token.type == "ident" and token.lower_value in _OF_SYSTEM:
            return _OF_SYSTEM[token.lower_value]
        colour = None if token.type == "whitespace" else parse_color(token)
        if isinstance(colour, str):  # that of the letters
            return None
        if colour is not None:
            red, green, blue, alpha = colour.to("srgb")
            return (float(red), float(green), float(blue), float(alpha))
    return None
