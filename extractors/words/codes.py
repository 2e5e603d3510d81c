"""Codes of which the project's own are named in Python and word files add more: kinds of paper, units."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Codes(StrEnum):
    """Such a set of codes. One that is not named in the class but is `further` is the same member each time it is asked
    for, in every process that reads the same files."""

    @classmethod
    def further(cls) -> tuple[str, ...]:
        """The codes that word files add, in order."""
        return ()

    @classmethod
    def every(cls) -> tuple[Self, ...]:
        """All codes: those that the class names, then the others."""
        named = tuple(cls)
        return (*named, *(cls(code) for code in cls.further() if code not in named))

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str) or value not in cls.further():
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value.upper(), value
        cls._value2member_map_[value] = member
        return member
