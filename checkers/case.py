"""What all papers of a dossier say together: the case that the rules judge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checkers.model import Case, Category
from checkers.rulebook.services import SERVICES
from checkers.standing.continued import joined
from checkers.standing.own_row import without_applicant
from checkers.standing.paper_years import of_their_year
from extractors.model import Extraction, Fact, FactName, Kind


def case_from(
    extractions: Iterable[Extraction],
    as_of: date | None = None,
    category: Category | None = None,
    today: date | None = None,
) -> Case:
    """The case: claims in the order of the documents, facts kept raw, category and services settled.

    The day of application is `as_of`, else the form's filing date, else `today`; ValueError where none is known.
    `category` overrides what the papers say; papers that contradict each other leave it None.
    """
    found = tuple(extractions)
    facts = tuple(f for e in found for f in e.facts)
    day = as_of or filing_date(facts, today) or today
    if day is None:
        raise ValueError("neither the day of application nor today is known")
    papers = tuple(p for e in found for p in e.papers)
    return Case(
        claims=of_their_year(joined(without_applicant((c for e in found for c in e.claims), facts)), papers, day),
        facts=facts,
        papers=papers,
        as_of=day,
        category=category or category_of(facts),
        services=services_of(facts),
    )


def filing_date(facts: Iterable[Fact], today: date | None = None) -> date | None:
    """The day that the form names, the report's word second; none after `today`; the last of several."""
    for said in _by_weight([f for f in facts if f.name is FactName.FILING_DATE]):
        days = {day for f in said if (day := _day(f.value)) and (today is None or day <= today)}
        if days:
            return max(days)
    return None


def category_of(facts: Iterable[Fact]) -> Category | None:
    """The category that is stated; what a platform's name lets one infer counts only where nothing is stated."""
    known = tuple(facts)
    named = {f.evidence for f in known if f.name is FactName.PLATFORM_NAME}
    said = [f for f in known if f.name is FactName.CATEGORY]
    stated = [f for f in said if f.evidence not in named]
    values = {f.value for f in stated or said}
    return Category(values.pop()) if len(values) == 1 and values <= {c.value for c in Category} else None


def services_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The services of the form, else of the report, else of any paper, in the order of Article 7."""
    for said in _by_weight([f for f in facts if f.name is FactName.SERVICE]):
        values = {f.value for f in said}
        if found := tuple(s for s in SERVICES if s in values):
            return found
    return ()


_FORMAL = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)


def _by_weight(facts: list[Fact]) -> Iterable[list[Fact]]:
    """The facts of the form, then those of the report, then all others."""
    for kind in _FORMAL:
        yield [f for f in facts if f.evidence.paper is kind]
    yield [f for f in facts if f.evidence.paper not in _FORMAL]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
