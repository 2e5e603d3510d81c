"""What a number format puts in the place of a figure: of "yes";;"no" a 1 is seen as yes and a 0 as no."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from decimal import Decimal

_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]')
_LOOK = re.compile(r"\[[^\]]*\]|_.|\*.|\s", re.DOTALL)
"""Colours, conditions and blanks: what a section holds beside its words."""

_WORD = re.compile(r"[^\W_]|[√✓✔×☑□]")
_OWN = re.compile(r"[\u4e00-\u9fff√✓✔×☑□]")
"""Letters that stand for themselves in a format without quotes."""


def words_for(value: Decimal, sections: Sequence[str]) -> str | None:
    """What a person sees instead of the value; None where the format shows a figure, or only a dash for nought."""
    section = section_for(value, sections)
    literals = "".join("".join(parts) for parts in _LITERAL.findall(section))
    rest = _LOOK.sub("", _LITERAL.sub("", section))
    bare = "".join(_OWN.findall(rest))
    said = (literals + bare).strip()
    if bare != rest or not said or (value == 0 and not _WORD.search(said)):
        return None
    return said


def is_conditional(sections: Sequence[str]) -> bool:
    """Do the sections name the values for which they are meant?"""
    return any(_CONDITION.search(part) for part in sections[:3])


def section_for(value: Decimal, sections: Sequence[str]) -> str:
    """The section that is meant for a value: by its own conditions, else by the sign."""
    numbers = sections[:3]
    if not is_conditional(numbers):
        at = 1 if value < 0 and len(numbers) > 1 else 2 if value == 0 and len(numbers) > 2 else 0
        return numbers[at]
    first_only = len(numbers) == 3 and not _CONDITION.search(numbers[1])
    for part in numbers[:1] if first_only else numbers:
        found = _CONDITION.search(part)
        if found is None or _TESTS[found[1]](value, Decimal(found[2])):
            return part
    return (numbers[1] if value < 0 else numbers[2]) if first_only else ""
