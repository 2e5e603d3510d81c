"""The checklist of a round: a slot for each paper that is asked for, with why, what it shows, and blanks to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checkers.model import Category
from checkers.rulebook.asks.institutions import Institutions
from checkers.rulebook.asks.required_papers import AskedPaper
from checkers.rulebook.model import Rulebook
from checkers.rulebook.services import called
from extractors.model import FactName, Kind
from service.asking import Why, papers_asked, shows, why, years
from service.blanks.definitions import blank_of, own_form
from service.blanks.forms import form_of
from service.report.words import Words


@dataclass(frozen=True, slots=True)
class Form:
    """Something to fetch and fill in: for a kind of paper, of a year where it has one.

    `own`: the office's own file; `word`: a form made for Word, no workbook.
    """

    kind: str
    name: str
    year: int | None = None
    own: bool = False
    word: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One paper that is asked for. `parts`: what it consists of; `only`: of whom alone.

    `source`: where that stands, in the language of the regulation; "" in others.
    """

    asked: AskedPaper
    name: str
    source: str
    why: tuple[Why, ...]
    shows: tuple[str, ...]
    parts: tuple[str, ...]
    only: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What somebody applies for, as far as it is known, and the day."""

    on: date
    category: str | None = None
    services: tuple[str, ...] = ()


def slots(rulebook: Rulebook, applied: Applied, words: Words) -> tuple[Slot, ...]:
    """A slot for each paper that is asked of that applicant, or may be."""
    return tuple(_slot(one, rulebook, applied, words) for one in papers_asked(rulebook) if _is_asked(one, applied))


def _is_asked(one: AskedPaper, applied: Applied) -> bool:
    by_category = not one.categories or not applied.category or Category(applied.category) in one.categories
    return by_category and (not one.services or not applied.services or bool({*one.services} & {*applied.services}))


def _slot(one: AskedPaper, rulebook: Rulebook, applied: Applied, words: Words) -> Slot:
    return Slot(
        asked=one,
        name=words.say(one.names),
        source=one.source.article if words.lang == "zh" else "",
        why=why(rulebook, one.kinds, applied.on, words),
        shows=tuple(_shows(one, words)),
        parts=tuple(_parts(one, rulebook, words)),
        only=_only(one, applied, words),
        forms=tuple(_forms(one.kinds, rulebook, applied.on, words)),
    )


def _shows(one: AskedPaper, words: Words) -> Iterable[str]:
    if one.shows:
        return [words.say(one.shows)]
    several = len(one.kinds) > 1
    told = ((kind, text) for kind in one.kinds if (text := shows(kind)))
    colon = "：" if words.lang == "zh" else ": "
    return [f"{words.of('kind', kind)}{colon}{words.say(t)}" if several else words.say(t) for kind, t in told]


def _parts(one: AskedPaper, rulebook: Rulebook, words: Words) -> Iterable[str]:
    """The papers that a slot for institutions is made of, as their own rule lists them."""
    if FactName.INSTITUTION_PAPERS not in one.facts:
        return ()
    lists = (r.asked(Institutions).papers for r in rulebook.rules if r.condition == "institutions")
    return [words.say(paper.names) for papers in lists for paper in papers]


def _only(one: AskedPaper, applied: Applied, words: Words) -> str:
    """Of whom a paper is asked, where it is not known whether that is this applicant."""
    of: Sequence[str] = ()
    if one.categories and not applied.category:
        of = [str(category) for category in one.categories]
    elif one.services and not applied.services:
        of = one.services
    names = [words.say(name) if (name := called(code)) else code for code in of]
    return ("、" if words.lang == "zh" else ", ").join(names)


def _forms(kinds: Iterable[Kind], rulebook: Rulebook, on: date, words: Words) -> Iterable[Form]:
    for kind in kinds:
        if own_form(str(kind)):
            yield Form(str(kind), words.of("kind", kind), own=True)
        elif blank := blank_of(str(kind)):
            of = years(rulebook, kind, on) or (on.year,) if blank.of_year else (None,)
            yield from (Form(str(kind), words.say(blank.names), year) for year in of)
        elif form := form_of(str(kind)):
            yield Form(str(kind), words.say(form.names), word=True)
