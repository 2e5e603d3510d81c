"""What numbers count: the units behind a figure, and those that a header or label states for the figures under it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from extractors.fields import figures
from extractors.text.folding import fold
from extractors.words.codes import Codes
from extractors.words.loading import WordRule, pattern, rules


class Unit(Codes):
    """What a quantity counts; OTHER is a unit that no field has. Rules of `text/units` and fields name further ones."""

    CNY = "CNY"
    FOREIGN = "foreign"
    M2 = "m2"
    LAND = "land"
    PERSONS = "persons"
    RATIO = "ratio"
    ENTERPRISES = "enterprises"
    TIMES = "times"
    OTHER = "other"
    BARE = "bare"

    @classmethod
    def further(cls) -> tuple[str, ...]:
        """The units that rules and fields name and this class does not."""
        said = [rule.more["unit"] for rule in rules("text/units", "units")] + [f.unit for f in figures()]
        return tuple(dict.fromkeys(code for code in said if code not in {str(unit) for unit in cls}))


def _first_the_further(group: str) -> list[WordRule]:
    """The rules of a group, those of further units before the rest: 台 is then a set and of no other unit."""
    further = Unit.further()
    return sorted(rules("text/units", group), key=lambda rule: rule.more["unit"] not in further)


UNITS: tuple[tuple[Unit, str], ...] = tuple(
    (Unit(rule.more["unit"]), rule.pattern.pattern) for rule in _first_the_further("units")
)
UNIT_PATTERN = "|".join(f"(?P<u{i}>{p})" for i, (_, p) in enumerate(UNITS))


_HEADER_UNITS = tuple(
    (rule.pattern, Unit(rule.more["unit"]), Decimal(rule.more["factor"])) for rule in _first_the_further("header_units")
)


_UNIT_WORDS = "|".join(rule.pattern for rule, _unit, _factor in _HEADER_UNITS)
_GOES_ON = pattern("text/units", "unit_line_goes_on").pattern
_UNIT_LINE = re.compile(
    rf"{pattern('text/units', 'unit_line').pattern}({_UNIT_WORDS})(?:(?={_GOES_ON})|(?![\u4e00-\u9fff]))"
)
_SEVERAL = re.compile(
    rf"{pattern('text/units', 'unit_line').pattern}((?:{_UNIT_WORDS})"
    rf"(?:\s*{pattern('text/units', 'side_by_side').pattern}\s*(?:{_UNIT_WORDS}))+)(?![\u4e00-\u9fff])"
)
_TOLD_IN = re.compile(rf"(?:{pattern('text/units', 'told_in').pattern})({_UNIT_WORDS})(?=\W|{_GOES_ON}|$)")
_IN_BRACKETS = pattern("text/units", "in_brackets")
_BEHIND_STROKE = pattern("text/units", "behind_stroke")
_STATED = (_UNIT_LINE, _TOLD_IN, _IN_BRACKETS, _BEHIND_STROKE)
NAMES_UNIT = pattern("text/units", "names_unit")
"""The word that a line opens with that states the unit of what is below it."""


def stated_unit(text: str) -> tuple[Unit, Decimal] | None:
    """The unit that a header, label or 单位 line states for the numbers below it, with its factor.

    Looks for 单位：万元, (万元), /万元, 人民币百元, 以千元为单位 or a text that is only a unit; None else.
    Money of others outranks the unit beside it: 单位:元 币种:美元.
    """
    copy = fold(text)
    inside = [
        *_UNIT_LINE.findall(copy),
        *_TOLD_IN.findall(copy),
        *_IN_BRACKETS.findall(copy),
        *_BEHIND_STROKE.findall(copy),
    ]
    if len(copy.strip()) <= 5:
        inside.append(copy.strip())
    parts = [piece.strip() for text in inside for piece in reversed(re.split(r"[,，、;；]", text))]  # (上年末,万元)
    found = [(unit, factor) for part in parts for named, unit, factor in _HEADER_UNITS if named.fullmatch(part)]
    return next((one for one in found if one[0] is Unit.FOREIGN), found[0] if found else None)


def stated_units(text: str) -> tuple[tuple[Unit, Decimal], ...]:
    """The unit that a line states for what is below it, or several for what is counted in each: 单位:人、家、万元.

    Of two that measure the same (元、万元) neither is stated.
    """
    several = _SEVERAL.search(fold(text))
    if several is None:
        return (one,) if (one := stated_unit(text)) else ()
    parts = re.split(pattern("text/units", "side_by_side").pattern, several.group(1))
    found = [(unit, factor) for part in parts for named, unit, factor in _HEADER_UNITS if named.fullmatch(part.strip())]
    often = Counter(unit for unit, _ in found)
    return tuple(one for one in found if often[one[0]] == 1)
