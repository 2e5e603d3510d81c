"""What an Excel cell shows for its value: percent, thousands, dates, units in quotes, scaled by 万.

Figures keep more digits than the sheet shows where the sheet rounds: 59.8 % shown as 60 % must not pass for 60 %.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from extractors.model import UNREAD
from extractors.readers.literal_digits import as_seen, has_digits_of_its_own
from extractors.readers.worded_formats import is_conditional, section_for, words_for
from extractors.words.loading import pattern, word_file

_DIGITS = 4
"""Decimals beyond those that the format shows, where the value has them."""

_GENERAL = word_file("readers").more["general_format"]
"""What a Chinese Excel calls the format General."""
_BEFORE, _BEHIND = pattern("readers", "minus_before"), pattern("readers", "minus_behind")

_TOKEN = re.compile(
    r'"([^"]*)"|[\\!](.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?][0#?,.]*)|(E[+-])|(.)', re.DOTALL
)

_TEXT = 3
"""The section for text stands behind those for more than zero, less, and zero."""

_UNSEEN = re.compile(r'"\s*"|\[[^\]]*\]|_.|\*.|[\\!]\s|\s', re.DOTALL)
"""Of a section without more than these nothing is seen."""

_QUOTED = re.compile(r'"[^"]*"|[\\!].')
_LETTER = re.compile(r"[^\W\d_]")
_CONDITION = re.compile(r"\[[<>=]")
_COLOURS = ("black", "white", "red", "green", "blue", "yellow", "magenta", "cyan")
_COLOUR = re.compile(rf"\[(?:({'|'.join(_COLOURS)})|colou?r ?(\d+))\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A number format's section: text before and after, and how the figure between is written.

    `whole` is the least number of digits before the point, `scale` the power of ten that the value is divided by.
    """

    before: str
    after: str
    whole: int
    decimals: int
    grouped: bool
    scale: int
    percent: bool
    plain: bool


def shown(value: object, code: str) -> str:
    """The text of a cell with this value under this number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _figure(value, code)
    return _framed(str(value), code)


def kept_back(value: object, code: str) -> str:
    """What a cell holds where its format shows something else for it that is no word: another figure, or a mark."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    seen, plain = shown(value, code), shown(value, "")
    if isinstance(value, str):
        other = plain not in seen
    else:
        other = words_for(_exact(value), _sections(code)) is not None and seen != plain
    return plain if UNREAD in seen or (other and not _LETTER.search(seen)) else ""


def _framed(text: str, code: str) -> str:
    """A text as its section shows it: with words around it, or instead of it."""
    parts = _sections(code)
    section = parts[_TEXT] if len(parts) > _TEXT else parts[-1] if "@" in _QUOTED.sub("", parts[-1]) else "@"
    found = _TOKEN.findall(section)
    if any(digits or power for _, _, _, digits, power, _ in found) or not _UNSEEN.sub("", section):
        return text
    if section.strip().lower() == "general":
        return text
    return "".join(
        text if other == "@" else quoted or escaped or currency or other
        for quoted, escaped, currency, _, _, other in found
    ).strip()


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


def _figure(value: float, code: str) -> str:
    exact = _exact(value)
    if not exact.is_finite():
        return str(value)
    if (words := words_for(exact, _sections(code))) is not None:
        return words
    section = _section(code, exact)
    if has_digits_of_its_own(section):
        return as_seen(exact, section)
    shape = _shape(section)
    if shape is None:
        return _plain(exact)
    if shape.plain:
        return f"{shape.before}{_plain(exact)}{shape.after}"
    if exact < 0:
        shape = replace(shape, before=_BEFORE.sub("", shape.before), after=_BEHIND.sub("", shape.after))
    scaled = exact * (100 if shape.percent else 1) / (Decimal(10) ** shape.scale)
    return f"{shape.before}{_written(scaled, shape)}{shape.after}"


def _exact(value: float) -> Decimal:
    """A figure with the digits that Excel keeps; below zero there is no nought."""
    return Decimal(f"{value:.15g}") + 0


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shows_nothing(value: object, code: str) -> bool:
    """Does the format show neither the value nor a word for it? ;;; hides figures and text."""
    parts = _sections(code)
    blank = [not _UNSEEN.sub("", part) for part in parts]
    if not code.strip() or not any(blank):
        return False
    if isinstance(value, str):
        return len(parts) > _TEXT and blank[_TEXT]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    # Zero is written as a figure where the sheet shows nothing for it alone.
    return all(blank[:_TEXT]) if value == 0 or _CONDITION.search(code) else blank[int(value < 0 and len(parts) > 1)]


def colour_number(value: object, code: str) -> int | None:
    """The place in the palette of the colour that the format gives to the value: [White], [Color 2]."""
    parts = _sections(code)
    if isinstance(value, str):
        part = parts[_TEXT] if len(parts) > _TEXT else ""
    elif isinstance(value, int | float):
        part = parts[1] if value < 0 and len(parts) > 1 else parts[0]
    else:
        part = code
    found = _COLOUR.search(part)
    if found is None:
        return None
    return int(found[2]) + 7 if found[2] else _COLOURS.index(found[1].lower())


@lru_cache(1024)
def _sections(code: str) -> tuple[str, ...]:
    return tuple(re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', (code or "General").replace(_GENERAL, "General")))


def _section(code: str, value: Decimal) -> str:
    """The section for the sign; zero is written as a figure even where the sheet shows a dash."""
    parts = _sections(code)
    if is_conditional(parts):
        return section_for(value, parts)
    if value < 0 and len(parts) > 1:
        return parts[1]
    if value == 0 and len(parts) > 2 and re.search(r"[0#]", parts[2]):
        return parts[2]
    return parts[0]


def _shape(section: str) -> _Shape | None:
    """None for what is not understood: fractions, powers of ten."""
    if section.strip().lower() in ("general", "@", ""):
        return _Shape("", "", 0, 0, False, 0, False, True)
    before, after, figure, percent = "", "", "", False
    for quoted, escaped, currency, digits, power, other in _TOKEN.findall(section.replace("General", "0.")):
        if power or other == "/":
            return None
        if digits:
            if after.strip():
                return _spelled(section)
            figure += digits
            continue
        literal = quoted or escaped or currency or other
        percent = percent or other == "%"
        if figure:
            after += literal
        else:
            before += literal
    if not figure:
        return None
    return _Shape(before, after, *_digits(figure), percent, "General" in section)


def _spelled(section: str) -> _Shape | None:
    """Digits after text: 0!.0,"万" and 0"."#,"万" write tens of thousands with a point put in by hand."""
    found = re.fullmatch(r'[#0,]*0(?:[!\\]\.|"\.")([0#]+)(,*)(.*)', section)
    if found is None:
        return None
    places = len(found.group(1))
    after = re.sub(r'["!\\]|\[[^\]]*\]|_.', "", found.group(3))
    return _Shape(
        "", after, 1, places, "," in section.partition("0")[0], 3 * len(found.group(2)) + places, False, False
    )


def _digits(figure: str) -> tuple[int, int, bool, int]:
    """Least digits before the point, decimals, grouping by thousands, power of ten to divide by."""
    whole, _, fraction = figure.partition(".")
    scale = 3 * (len(figure) - len(figure.rstrip(",")))
    decimals = len(re.findall(r"[0#?]", fraction))
    return whole.count("0"), decimals, "," in whole.rstrip(","), scale


def _written(value: Decimal, shape: _Shape) -> str:
    beyond = max(-int(value.normalize().as_tuple().exponent), 0)
    places = min(max(shape.decimals, beyond), shape.decimals + _DIGITS)
    if shape.grouped:
        return f"{value:,.{places}f}"
    width = shape.whole + (places + 1 if places else 0) + (value < 0)
    return f"{value:0{max(width, 1)}.{places}f}"  # of "#" no digit must be there
