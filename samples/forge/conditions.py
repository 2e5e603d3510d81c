"""What the rules on no figure should say of a dossier that hands in the papers of every condition."""

from __future__ import annotations

from datetime import date

from samples.forge.facts import Facts
from samples.forge.standing import LEGAL, Standing
from samples.forge.truth import Expected

_MISSING = Expected(("missing", "uncertain"), False)


def conditions(facts: Facts, standing: Standing, kinds: set[str], lost: bool) -> dict[str, Expected]:
    """By rule; `kinds` are the papers that can be read, `lost`: a file cannot be read, and may be any paper."""
    licence = "business_licence" in kinds
    found = {
        "8.1.established": _established(facts, standing) if licence else _MISSING,
        "8.1.legal_person": _legal(standing) if licence else _MISSING,
        "8.1.local_entity": _seat(standing) if licence else _MISSING,
        "8.1.finances": _finances(facts, standing),
        "8.2.facilities": _passages(standing, "equipment", "online_service"),
        "8.3.team": _passages(standing, "team_leader"),
        "8.4.reputation": _passages(standing, "award", "satisfaction"),
        "8.5.standing": _designation(facts, standing, kinds),
        "8.6.institutions": _institutions(standing),
        "8.7.partners": _partners(facts, standing),
        "9.name": _name(facts, standing, kinds),
    }
    if "application_form" in kinds:
        found["7.services"] = Expected(("met",), True)
    return {rule: _open(word) if lost else word for rule, word in found.items()}


def by_opinion(found: dict[str, Expected], standing: Standing) -> dict[str, Expected]:
    """What is expected of the figures, with what the auditors' opinion leaves open: where they give none, say that the
    statements are wrong, or could not check a part of unsaid size, the assets may be taken or left to a person."""
    if standing.opinion not in ("adverse", "disclaimer", "qualified"):
        return found
    open_ = {rule: found[rule] for rule in ("8.1.assets", "agreement.total_assets") if rule in found}
    return found | {r: Expected((*e.statuses, "uncertain"), e.true_met) for r, e in open_.items()}


def _open(word: Expected) -> Expected:
    """With a file that nobody can read, what is not there may be in it."""
    absent = {"missing", "not_met"} & set(word.statuses)
    return Expected((*word.statuses, "uncertain"), word.true_met) if absent else word


def _two_years_on(day: date) -> date:
    return day.replace(year=day.year + 2, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _established(facts: Facts, standing: Standing) -> Expected:
    old = _two_years_on(facts.established) <= facts.as_of
    if standing.expired:
        return Expected(("not_met", "uncertain"), False)
    return Expected(("met",) if old else ("not_met", "inconsistent"), old)


def _legal(standing: Standing) -> Expected:
    legal = standing.legal in LEGAL
    return Expected(("met",) if legal else ("not_met",), legal)


def _seat(standing: Standing) -> Expected:
    if standing.legal == "branch":  # of a company elsewhere: it is the applicant's seat that is asked for
        return Expected(("met", "uncertain", "not_met"), True)
    words = {"inside": "met", "owned": "met", "branch": "met", "outside": "not_met", "unproved": "uncertain"}
    word = words[standing.seat]
    return Expected((word,), word == "met")


def _finances(facts: Facts, standing: Standing) -> Expected:
    books = facts.accounts
    if not standing.statements and not standing.opinion:
        return Expected(("missing",), False)
    if standing.opinion in ("adverse", "disclaimer") and standing.year_right:
        return Expected(("not_met",), False)
    wrong = [
        books.profit < 0 and standing.statements,
        books.equity <= 0 and standing.statements,
        standing.opinion == "qualified",
        bool(standing.opinion) and not standing.signed,
        bool(standing.opinion) and not standing.year_right,
        not standing.statements,
        standing.opinion in ("adverse", "disclaimer"),
    ]
    if any(wrong):
        also = ("not_met",) if standing.opinion in ("adverse", "disclaimer") else ()
        also += ("met",) if wrong == [False] * 5 + [True, False] else ()  # the audit report alone may do
        return Expected(("uncertain", *also), "met" in also)
    soft = ("uncertain",) if standing.opinion == "emphasis" else ()
    return Expected(("met", *soft), True)


def _passages(standing: Standing, *sorts: str) -> Expected:
    if any(sort in standing.passages for sort in sorts):
        return Expected(("for_expert",), False)
    return Expected(("for_expert", "missing"), False)


def _designation(facts: Facts, standing: Standing, kinds: set[str]) -> Expected:
    if facts.category != "comprehensive":
        known = "application_form" in kinds
        return Expected(("for_expert",) if known else ("for_expert", "uncertain", "met", "missing"), False)
    words = {"fits": "met", "private": "uncertain", "another": "uncertain", "": "missing"}
    word = words[standing.designation]
    open_ = ("uncertain",) if "application_form" not in kinds else ()
    also = ("missing",) if standing.designation == "another" else ()
    return Expected((word, *also, *open_), word == "met")


def _institutions(standing: Standing) -> Expected:
    states = set(standing.papers.values())
    if states == {"full"}:
        return Expected(("met",), True)
    absent = states & {"", "heading"}
    if absent and states & {"thin", "past"}:
        return Expected(("missing", "uncertain"), False)
    if "past" in states and not absent:
        return Expected(("missing", "uncertain"), False)
    return Expected(("missing",) if absent else ("uncertain",), False)


def _partners(facts: Facts, standing: Standing) -> Expected:
    if not standing.partners:
        return Expected(("missing",), False)
    if len(standing.partners) < 3:
        return Expected(("not_met",), False)
    sound = [a for a in standing.agreements if a.until and a.until >= facts.as_of and a.signed]
    poor = len(sound) < len(standing.agreements)
    if not sound:
        return Expected(("uncertain",) if standing.agreements else ("missing",), False)
    return Expected(("met", "uncertain") if poor else ("met",), True)


def _name(facts: Facts, standing: Standing, kinds: set[str]) -> Expected:
    if not kinds & {"application_form", "application_report"}:
        return Expected(("missing", "uncertain", "met", "not_met"), True)
    fits = standing.name == "right" or (standing.name == "no_place" and facts.category != "comprehensive")
    if fits:
        return Expected(("met", "uncertain"), True)
    return Expected(("not_met",) if "application_form" in kinds else ("not_met", "uncertain"), False)
