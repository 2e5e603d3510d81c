"""What all papers of a dossier say together: the case that the rules judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checkers.model import Case, Category, Offered, Unread
from checkers.rulebook import services
from checkers.rulebook.services import service_of_name
from checkers.standing.certified import with_certificates
from checkers.standing.continued import joined
from checkers.standing.facts import in_order, ranked
from checkers.standing.gone import without_gone
from checkers.standing.on_the_day import on_the_day
from checkers.standing.opening import with_openings
from checkers.standing.own_row import without_applicant
from checkers.standing.partners import by_agreements, counted
from checkers.standing.several_lists import as_one
from checkers.standing.several_rosters import sheets_as_one
from checkers.standing.told_shares import of_those_served
from extractors.known_facts import JOINED_BY
from extractors.model import Claim, Extraction, Fact, FactName, Paper
from extractors.papers import kind_by_name


def case_from(
    extractions: Iterable[Extraction],
    as_of: date | None = None,
    category: Category | None = None,
    today: date | None = None,
    unread: Iterable[str] = (),
    offered: Offered | None = None,
) -> Case:
    """The case: claims in the order of the documents, facts kept raw, category and services settled.

    What is counted from all papers together stands last of all facts, and is there from now on.

    The day of application is `as_of`, else the form's filing date, else `today`; ValueError where none is known.
    `category` overrides what the papers say; papers that contradict each other leave it None. `unread` are the names
    of files that could not be read, `offered` the categories and services there are; None: by the rulebook in force.
    """
    found = tuple(extractions)
    facts = tuple(f for e in found for f in e.facts)
    own = without_gone(without_applicant((c for e in found for c in e.claims), facts), facts)
    claims = sheets_as_one(as_one(joined(own, [p for e in found for p in e.parts])))
    tried = with_openings(claims, tuple(x for e in found for x in e.left_out))
    case = settled_case(
        tried, facts, tuple(p for e in found for p in e.papers), as_of, category, today, unread, offered
    )
    held = with_certificates(case.claims, facts)
    case = replace(case, claims=held)
    return replace(case, claims=of_those_served(case), facts=(*case.facts, *by_agreements(case)))


def settled_case(
    claims: tuple[Claim, ...],
    facts: tuple[Fact, ...],
    papers: tuple[Paper, ...],
    as_of: date | None = None,
    category: Category | None = None,
    today: date | None = None,
    unread: Iterable[str] = (),
    offered: Offered | None = None,
) -> Case:
    """The case of claims as they stand: its day, category and services follow from the facts, as in `case_from`."""
    day = as_of or filing_date(facts, today) or today
    if day is None:
        raise ValueError("neither the day of application nor today is known")
    dated = on_the_day(claims, papers, day)
    lost = tuple(Unread(name, kind_by_name(name)) for name in unread)
    there = services.offered() if offered is None else offered
    sort = category or category_of(facts, there)
    case = Case(dated, facts, papers, day, sort, services_of(facts, there), lost, there)
    return replace(case, facts=counted(facts, case))


def filing_date(facts: Iterable[Fact], today: date | None = None) -> date | None:
    """The day that the form names, the report's word second; none after `today`; the last of several."""
    for said in ranked(facts, FactName.FILING_DATE):
        days = {f.value for f in said if isinstance(f.value, date) and (today is None or f.value <= today)}
        if days:
            return max(days)
    return None


def category_of(facts: Iterable[Fact], offered: Offered) -> Category | None:
    """The category that is stated; what a platform's name lets one infer counts only where nothing is stated.

    What is no category of the rulebook is none.
    """
    known = tuple(facts)
    named = {f.evidence for f in known if f.name is FactName.PLATFORM_NAME}
    said = [f for f in known if f.name is FactName.CATEGORY and offered.known(f.text)]
    stated = [f for f in said if f.evidence not in named]
    values = {f.text for f in stated or said}
    return offered.known(values.pop()) if len(values) == 1 else None


def services_of(facts: Iterable[Fact], offered: Offered) -> tuple[str, ...]:
    """The services of the form, else of the report, the list of clients, any paper; else the one of the name.

    In the rulebook's order. A comprehensive platform has several, whatever its name ends on.
    """
    known = tuple(facts)
    for said in ranked(known, FactName.SERVICES):
        values = {value for f in said for value in f.text.split(JOINED_BY)}
        if found := offered.in_order(values):
            return found
    whole = offered.has_several(category_of(known, offered))
    names = in_order(known, FactName.PLATFORM_NAME)[: 0 if whole else 1]
    return tuple(s for f in names if (s := service_of_name(f.text, offered)))
