"""What a Word file's styles and numbering say of a paragraph: is it hidden, and what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.inks import are_alike
from extractors.words.loading import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

PAPER, UNKNOWN = "ffffff", "?"
"""Colours of a ground."""

_OFF = {"0", "false", "off", "none"}
_DIGITS, _TEN = (word_file("readers").more[name] for name in ("digits", "ten"))


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of the w namespace, "" where it is missing."""
    return "" if element is None else element.get(W + name) or ""


def number(element: etree._Element | None, name: str = "val", space: str = W) -> int:
    """A whole number that an attribute says; 0 for none."""
    said = "" if element is None else element.get(space + name) or ""
    return int(said) if said.removeprefix("-").isdecimal() else 0


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """A switch such as w:vanish: on, off, or None where it is not said."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else value(found).lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id; `usual`: that of paragraphs without one, `defaults`: of letters where no style says any.

    `theme`: colours (rrggbb) by the names that a theme gives them.
    """

    by_id: dict[str, etree._Element]
    usual: str = ""
    defaults: etree._Element | None = None
    theme: Mapping[str, str] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[etree._Element]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style].find(W + "basedOn"))

    def switch(self, style: str, name: str) -> bool | None:
        """A switch of letters (`vanish`, `strike`) by a style; None where it does not say."""
        said = (switched(item.find(W + "rPr"), name) for item in self.chain(style))
        return next((on for on in said if on is not None), None)

    def letters(self, style: str, name: str, space: str = W) -> etree._Element | None:
        """What a style says of letters: their `color`, `sz`, `vertAlign`."""
        found = (item.find(f"{W}rPr/{space}{name}") for item in self.chain(style))
        return next((one for one in found if one is not None), None)

    def default(self, name: str, space: str = W) -> etree._Element | None:
        """What the file says of letters of which no style says anything."""
        return None if self.defaults is None else self.defaults.find(space + name)

    def lines(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What a paragraph, or its style where it does not, says of its lines: their `spacing`, `ind`."""
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.usual
        found = (paragraph.find(f"{W}pPr/{W}{name}"), *(item.find(f"{W}pPr/{W}{name}") for item in self.chain(style)))
        return next((one for one in found if one is not None), None)

    def colour(self, said: etree._Element) -> str:
        """The colour of letters; a theme calls it by a name of its own."""
        named = self.theme.get(_theme_name(value(said, "themeColor")))
        return mixed(named, value(said, "themeTint"), value(said, "themeShade")) if named else value(said)

    def numbering(self, style: str) -> etree._Element | None:
        """The numbering that comes with a paragraph style."""
        return next((n for item in self.chain(style) if (n := item.find(f"{W}pPr/{W}numPr")) is not None), None)

    def outline(self, paragraph: etree._Element) -> int | None:
        """The level (from 1) of a paragraph that is a heading by itself or by its style; None for any other."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        said = (own, *(item.find(f"{W}pPr/{W}outlineLvl") for item in self.chain(style)))
        level = next((value(item) for item in said if item is not None), "")
        return int(level) + 1 if level.isdigit() and int(level) < 9 else None

    def shade(self, style: str) -> str:
        """The ground that a table style puts under its cells: the paper's, UNKNOWN where it colours some of them."""
        shades = [shade for item in self.chain(style) for shade in item.iter(W + "shd")]
        return PAPER if all(ground(one, PAPER, self.theme) == PAPER for one in shades) else UNKNOWN

    def veils(self, style: str) -> bool:
        """Does a table style hide the letters of some of its rows or columns, on the ground that it gives them?"""
        parts = (part for item in self.chain(style) for part in item.iter(W + "tblStylePr"))
        return any(self._is_veil(part.find(W + "rPr"), part.find(f"{W}tcPr/{W}shd"), style) for part in parts)

    def _is_veil(self, letters: etree._Element | None, shade: etree._Element | None, style: str) -> bool:
        ink = None if letters is None else letters.find(W + "color")
        under = ground(shade, self.shade(style), self.theme)
        return bool(switched(letters, "vanish")) or (ink is not None and is_alike(self.colour(ink), under))


def is_alike(one: str, other: str) -> bool:
    """Whether nobody tells two colours (RRGGBB) apart; False where one of them is none, as `auto`."""
    try:
        inks = [bytes.fromhex(colour) for colour in (one, other)]
    except ValueError:
        return False
    return all(len(ink) == 3 for ink in inks) and are_alike(*inks)


def ground(shade: etree._Element | None, below: str, theme: Mapping[str, str]) -> str:
    """The colour that a w:shd puts under letters; `below` where it puts none, UNKNOWN for a pattern of two."""
    pattern = "nil" if shade is None else value(shade) or "clear"
    if shade is None or pattern == "nil":
        return below
    if pattern not in ("clear", "solid"):
        return UNKNOWN
    name = "fill" if pattern == "clear" else "color"
    named = value(shade, "themeFill" if pattern == "clear" else "themeColor")
    if named:
        of = "Fill" if pattern == "clear" else ""
        whole = theme.get(_theme_name(named), UNKNOWN)
        return mixed(whole, value(shade, f"theme{of}Tint"), value(shade, f"theme{of}Shade"))
    said = value(shade, name).lower()
    return said if said not in ("", "auto") else below if pattern == "clear" else "000000"


_THEME_NAMES = {
    "background1": "lt1", "light1": "lt1", "bg1": "lt1", "text1": "dk1", "dark1": "dk1", "tx1": "dk1",
    "background2": "lt2", "light2": "lt2", "bg2": "lt2", "text2": "dk2", "dark2": "dk2", "tx2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
"""ST_ThemeColor of ISO/IEC 29500-1, 17.18.97, as a theme's own parts are called (20.1.6.2)."""


_MAPPED = {"bg1": "lt1", "t1": "dk1", "bg2": "lt2", "t2": "dk2", "hyperlink": "hlink"}
"""Attributes of w:clrSchemeMapping (17.15.1.20), by the part that each has taken from elsewhere."""


def _theme_name(name: str) -> str:
    return _THEME_NAMES.get(name, name)


def mixed(colour: str, tint: str, shade: str) -> str:
    """A colour of a theme with white (`tint`) or black mixed in, so much of itself being left (17.3.2.6)."""
    for said, other in ((tint, 255), (shade, 0)):
        try:
            left, parts = int(said, 16) / 255, bytes.fromhex(colour)
        except ValueError:
            continue
        colour = "".join(f"{round(part * left + other * (1 - left)):02x}" for part in parts)
    return colour


def theme_colours(tree: etree._Element | None, mapping: etree._Element | None = None) -> dict[str, str]:
    """The colours of a theme by the names of its parts; white paper and black print without one.

    `mapping`: the w:clrSchemeMapping of a file that takes other parts for paper, print and accents.
    """
    scheme = None if tree is None else next(tree.iter(A + "clrScheme"), None)
    colours = {"lt1": PAPER, "dk1": "000000"}
    for part in () if scheme is None else scheme:
        for colour in part:
            said = colour.get("val", "") if colour.tag == A + "srgbClr" else colour.get("lastClr", "")
            colours[str(part.tag).removeprefix(A)] = said.lower()
    told = {} if mapping is None else {str(key).removeprefix(W): str(to) for key, to in mapping.attrib.items()}
    taken = {_MAPPED.get(name, name): colours.get(_theme_name(to), "") for name, to in told.items()}
    return colours | {name: colour for name, colour in taken.items() if colour}


def coloured_by(fill: etree._Element, theme: Mapping[str, str]) -> str:
    """The colour of a plain fill of letters (w14:textFill); "" for any other."""
    for colour in fill.iter():
        name = str(colour.tag).rpartition("}")[2]
        said = next((text for key, text in colour.attrib.items() if str(key).rpartition("}")[2] == "val"), "")
        if name in ("srgbClr", "schemeClr"):
            return str(said).lower() if name == "srgbClr" else theme.get(_theme_name(str(said)), "")
    return ""


def styles(tree: etree._Element | None, colours: Mapping[str, str] | None = None) -> Styles:
    """The styles of styles.xml; none without it. `colours`: of the theme, white paper and black print without them."""
    colours = theme_colours(None) if colours is None else colours
    if tree is None:
        return Styles({}, theme=colours)
    items = list(tree.iter(W + "style"))
    usual = (i for i in items if value(i, "type") == "paragraph" and value(i, "default") in ("1", "true", "on"))
    by_id = {value(item, "styleId"): item for item in items}
    return Styles(
        by_id, value(next(usual, None), "styleId"), tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), colours
    )


@dataclass(slots=True)
class Numbering:
    """Counts numbered paragraphs and says what stands before each."""

    lists: dict[str, tuple[str, dict[int, etree._Element], dict[int, int]]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """The text before the next paragraph of that list and level; "" for bullets and unknown lists."""
        if number not in self.lists:
            return ""
        abstract, levels, starts = self.lists[number]
        counts = self._counts.setdefault(f"{number}!" if starts else abstract, {})
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, _start(levels.get(level)))
        for above in range(level):
            counts.setdefault(above, _start(levels.get(above)))
        text = value(_child(levels.get(level), "lvlText"))
        if value(_child(levels.get(level), "numFmt")) == "bullet":
            return ""
        for index in range(level + 1):
            style = value(_child(levels.get(index), "numFmt"))
            text = text.replace(f"%{index + 1}", numeral(counts.get(index, 1), style))
        return text


def _child(level: etree._Element | None, name: str) -> etree._Element | None:
    return None if level is None else level.find(W + name)


def _start(level: etree._Element | None) -> int:
    said = value(_child(level, "start"))
    return int(said) if said.isdigit() else 1


def numbering(tree: etree._Element | None) -> Numbering:
    """The lists of numbering.xml; none without it."""
    if tree is None:
        return Numbering({})
    abstracts = {value(item, "abstractNumId"): item for item in tree.iter(W + "abstractNum")}
    lists = {}
    for item in tree.iter(W + "num"):
        abstract = value(item.find(W + "abstractNumId"))
        levels = {_level(level): level for level in _levels(abstracts.get(abstract))}
        starts = {
            _level(over): int(value(start))
            for over in item.iter(W + "lvlOverride")
            if (start := over.find(W + "startOverride")) is not None and value(start).isdigit()
        }
        lists[value(item, "numId")] = (abstract, levels, starts)
    return Numbering(lists)


def _levels(abstract: etree._Element | None) -> list[etree._Element]:
    return [] if abstract is None else abstract.findall(W + "lvl")


def _level(element: etree._Element) -> int:
    said = value(element, "ilvl")
    return int(said) if said.isdigit() else 0


def numeral(number: int, style: str) -> str:
    """A number as a list shows it; styles that are not known count in digits."""
    if style == "none":
        return ""
    if style.startswith(("chinese", "ideograph", "taiwanese", "japaneseCounting")) and 0 < number < 100:
        return _chinese(number)
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((97 if style == "lowerLetter" else 65) + number - 1)
    if style in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman = "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
        return roman.lower() if style == "lowerRoman" else roman
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    many = "" if tens == 0 else _TEN if tens == 1 else f"{_DIGITS[tens]}{_TEN}"
    return many + (_DIGITS[ones] if ones else "")
