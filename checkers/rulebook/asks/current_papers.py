"""Of which year papers must be, and which must be in force on the day of application."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.asks.one_applicant import kinds
from checkers.rulebook.strict_yaml import Item, keyed, listed, number, text, truth
from extractors.model import Kind


@dataclass(frozen=True, slots=True)
class OfYear:
    """Papers of these kinds are of one of these years, told from the year of application: -1 is the year before.

    `dated`: they always bear a day; where none was read it may be another.
    """

    papers: tuple[Kind, ...]
    years: tuple[int, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class OfInstitution:
    """Institution papers of this code are of a year from `since` on, told from that of application.

    `doubtful`: one of an earlier year is for somebody to look at, and not over.
    """

    code: str
    names: Text
    since: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class CurrentPapers:
    """What must be of a year; kinds of which one must be in force; kinds of which each that is over is pointed out."""

    of_year: tuple[OfYear, ...]
    in_force: tuple[Kind, ...]
    shown: tuple[Kind, ...] = ()
    institutions: tuple[OfInstitution, ...] = ()


def read(item: Item) -> CurrentPapers:
    """The part of a rule's file, typed."""
    found = keyed(item, ("of_year", "in_force"), ("shown", "institutions"))
    return CurrentPapers(
        of_year=tuple(_of_year(one) for one in listed(found["of_year"])),
        in_force=kinds(found["in_force"]),
        shown=kinds(found["shown"]) if "shown" in found else (),
        institutions=tuple(_of_institution(o) for o in listed(found["institutions"]))
        if "institutions" in found
        else (),
    )


def _of_year(item: Item) -> OfYear:
    found = keyed(item, ("papers", "years"), ("dated",))
    years = tuple(offset(one) for one in listed(found["years"]))
    return OfYear(kinds(found["papers"]), years, truth(found["dated"]) if "dated" in found else False)


def _of_institution(item: Item) -> OfInstitution:
    found = keyed(item, ("code", "names", "since"), ("doubtful",))
    names = keyed(found["names"], ("zh", "en"))
    return OfInstitution(
        code=text(found["code"]),
        names=Text(text(names["zh"]), text(names["en"])),
        since=offset(found["since"]),
        doubtful=truth(found["doubtful"]) if "doubtful" in found else False,
    )


def offset(item: Item) -> int:
    """A number of years from that of application."""
    value = number(item)
    if value != value.to_integral_value() or not -9 <= value <= 9:
        raise RulebookError(item.spot, "no_offset")
    return int(value)
