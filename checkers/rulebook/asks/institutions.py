"""Which institution papers are asked for, and from how many characters on one is more than a heading.

papers:
  - {code: service_process, names: {zh: 服务流程, en: service process}, characters: 80, steps: 4}
  - {code: yearly_goals, names: {zh: 年度目标, en: yearly goals}, characters: 80, year: of_application}
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.strict_yaml import Item, choice, keyed, listed, number, text


class YearAsked(StrEnum):
    """Of which year a paper must be: that of application or later; or, where it names one, of one that is not over."""

    OF_APPLICATION = "of_application"
    NOT_OVER = "not_over"


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One paper by its code in `extractors/words/facts/institutions.yaml`; of `steps` steps a chart needs few words."""

    code: str
    names: Text
    characters: int
    steps: int | None = None
    year: YearAsked | None = None


@dataclass(frozen=True, slots=True)
class Institutions:
    """All papers that are asked for, in the order in which they are named."""

    papers: tuple[AskedPaper, ...]


def read(item: Item) -> Institutions:
    """The part `asks` of such a rule. Raises RulebookError."""
    found = tuple(_paper(one) for one in listed(keyed(item, ("papers",))["papers"]))
    codes = [p.code for p in found]
    if twice := next((c for c in codes if codes.count(c) > 1), None):
        raise RulebookError(item.spot, "key_twice", key=twice)
    return Institutions(found)


def _paper(item: Item) -> AskedPaper:
    found = keyed(item, ("code", "names", "characters"), ("steps", "year"))
    names = keyed(found["names"], ("zh", "en"))
    return AskedPaper(
        code=text(found["code"]),
        names=Text(text(names["zh"]), text(names["en"])),
        characters=_whole(found["characters"]),
        steps=_whole(found["steps"]) if "steps" in found else None,
        year=choice(found["year"], YearAsked) if "year" in found else None,
    )


def _whole(item: Item) -> int:
    value = number(item)
    if value < 0 or value != value.to_integral_value():
        raise RulebookError(item.spot, "number_expected")
    return int(value)
