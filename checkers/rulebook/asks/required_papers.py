"""Which papers are asked for, of whom, how many, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.errors import RulebookError
from checkers.model import Category, Offered, Text
from checkers.rulebook.asks.current_papers import offset
from checkers.rulebook.asks.one_applicant import kinds
from checkers.rulebook.model import Source
from checkers.rulebook.places import source
from checkers.rulebook.strict_yaml import Item, choice, keyed, known, listed, number, text
from extractors.model import FactName, Kind


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One entry of the list: any of `kinds`, or what one of `facts` tells of, is the paper.

    `count`: so many of them. `categories`, `services`: it is asked of these only; of everybody where none are named.
    `years`: facts tell of it that are of one of these alone, told from the year of application: -1 is the year before.
    `shows`: what must be seen on it, as applicants are told; None: what is known of its kinds.
    """

    names: Text
    kinds: tuple[Kind, ...]
    source: Source
    count: int = 1
    facts: tuple[FactName, ...] = ()
    categories: tuple[Category, ...] = ()
    services: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    shows: Text | None = None


@dataclass(frozen=True, slots=True)
class RequiredPapers:
    """The whole list, in the order in which it is told."""

    papers: tuple[AskedPaper, ...]


def read(item: Item, offered: Offered) -> RequiredPapers:
    """The part of a rule's file, typed."""
    return RequiredPapers(asked_list(keyed(item, ("papers",))["papers"], offered))


def asked_list(item: Item, offered: Offered) -> tuple[AskedPaper, ...]:
    """A list of papers as a rule's file or a notice gives it."""
    found = tuple((one, asked_paper(one, offered)) for one in listed(item))
    names = [paper.names.zh for _, paper in found]
    for at, (one, paper) in enumerate(found):
        if paper.names.zh in names[:at]:
            raise RulebookError(one.spot, "paper_twice", name=paper.names.zh)
    return tuple(paper for _, paper in found)


_OPTIONAL = ("count", "facts", "categories", "services", "years", "shows")


def asked_paper(item: Item, offered: Offered, beside: tuple[str, ...] = ()) -> AskedPaper:
    """One entry; keys in `beside` are somebody else's."""
    found = keyed(item, ("names", "source"), ("kinds", *_OPTIONAL, *beside))
    if "kinds" not in found and "facts" not in found:
        raise RulebookError(item.spot, "key_missing", key="kinds")
    return AskedPaper(
        names=_text(found["names"]),
        kinds=kinds(found["kinds"]) if "kinds" in found else (),
        source=source(found["source"]),
        count=_count(found["count"]) if "count" in found else 1,
        facts=tuple(choice(f, FactName) for f in listed(found["facts"])) if "facts" in found else (),
        categories=tuple(_category(c, offered) for c in listed(found["categories"])) if "categories" in found else (),
        services=tuple(_service(s, offered) for s in listed(found["services"])) if "services" in found else (),
        years=tuple(offset(one) for one in listed(found["years"])) if "years" in found else (),
        shows=_text(found["shows"]) if "shows" in found else None,
    )


def _text(item: Item) -> Text:
    said = keyed(item, ("zh", "en"))
    return Text(text(said["zh"]), text(said["en"]))


def _count(item: Item) -> int:
    value = number(item)
    if value != value.to_integral_value() or value < 1:
        raise RulebookError(item.spot, "no_count")
    return int(value)


def _service(item: Item, offered: Offered) -> str:
    if not offered.in_order((text(item),)):
        raise RulebookError(item.spot, "unknown_service", expected=", ".join(s.id for s in offered.services))
    return text(item)


def _category(item: Item, offered: Offered) -> Category:
    return known(item, {str(c.id): c.id for c in offered.categories})
