"""The platform is called as the regulation asks of its category: place, unit, cluster, type, ending.

The form's name counts; what cannot be told from the papers (a short name, a trade nobody knows) leaves it UNCERTAIN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checkers.conditions.findings import finding
from checkers.model import Case, Category, Finding, Status
from checkers.rulebook.asks.platform_name import NameParts
from checkers.rulebook.model import Rule
from checkers.saying import platform_name as messages
from checkers.standing.applicant import applicant_names
from checkers.standing.facts import in_order
from checkers.standing.platform_names import Asked, Parsed, parsed
from checkers.standing.subjects import plain
from extractors.model import RECOGNISED, Fact, FactName, Kind
from extractors.paper_years import DECLARING


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the platform's name."""
    words = rule.asked(NameParts)
    names = [f for f in in_order(case.facts, FactName.PLATFORM_NAME) if not _is_a_sort(f, words)]
    if not names:
        return finding(rule, Status.MISSING, messages.missing())
    asked = Asked(words, rule.where(), applicant_names(case), case.services, case.offered)
    lead = names[0]
    others = _differing(lead, names)
    found = _judged(rule, lead, case.category, asked)
    numbers = tuple(case.number(f) for f in (lead, *others, *_holders(case)))
    message = messages.told(lead, others, found.message)
    held = [f for f in others if f.evidence.paper is lead.evidence.paper or _corrects(f)]
    if any(_judged(rule, f, case.category, asked).status is not found.status for f in held):
        return finding(rule, Status.UNCERTAIN, messages.in_several_ways(message), numbers)
    return replace(found, message=message, claims=tuple(dict.fromkeys(numbers)))


def _is_a_sort(name: Fact, words: NameParts) -> bool:
    """Whether a sentence outside the form only says what sort of platform it is: 申报培训服务平台."""
    return name.evidence.paper is not Kind.APPLICATION_FORM and words.is_a_sort(name.text)


def _corrects(name: Fact) -> bool:
    """Whether a paper names the platform that is neither the form nor the report: a letter that corrects these."""
    return name.evidence.paper not in DECLARING


def _holders(case: Case) -> Sequence[Fact]:
    """The facts that name the unit, the first of them."""
    return in_order(case.facts, FactName.APPLICANT)[:1]


def _differing(lead: Fact, names: Sequence[Fact]) -> list[Fact]:
    """The other names, each once."""
    return list({plain(f.text): f for f in reversed(names) if plain(f.text) != plain(lead.text)}.values())


def _judged(rule: Rule, name: Fact, category: Category | None, asked: Asked) -> Finding:
    """The word on one name; while the category is open, both patterns must give the same."""
    tried = [_tried(rule, name, one, asked) for one in _open_to(category, asked)]
    if len({one.status for one in tried}) == 1 or category:
        return tried[0]
    met = next((one for one in tried if one.status is Status.MET), tried[0])
    return finding(rule, Status.UNCERTAIN, messages.category_open(met.message))


def _open_to(category: Category | None, asked: Asked) -> tuple[Category, ...]:
    """The category, or all that there are while it is open."""
    return (category,) if category else tuple(c.id for c in asked.offered.categories)


def _tried(rule: Rule, name: Fact, category: Category, asked: Asked) -> Finding:
    read = name.evidence.reader in RECOGNISED and not name.confirmed_by
    found = parsed(name.text, category, asked, read)
    return finding(rule, _status(found), messages.verdict(found, category, asked))


def _status(found: Parsed) -> Status:
    if found.fits:
        return Status.MET
    return Status.UNCERTAIN if found.open_ else Status.NOT_MET
