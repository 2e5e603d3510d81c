"""What each rule should say, from the truth and from what the readable papers state."""

from __future__ import annotations

from samples.forge.facts import Facts
from samples.forge.truth import FIELDS, Expected, Figure, Stated

RULES = {
    "total_assets": "8.1.assets",
    "floor_area": "8.2.floor_area",
    "headcount": "8.3.headcount",
    "qualification_ratio": "8.3.qualification_ratio",
    "client_count": "8.4.clients",
}

_STRANGE = {
    "floor_area": ("another's lease", "another's certificate"),
    "headcount": ("another's roster",),
    "qualification_ratio": ("another's roster",),
}
"""Why what another's paper says of a field is none of the applicant's figures."""


def findings(facts: Facts, stated: list[Stated], kinds: set[str], lost: bool = False) -> dict[str, Expected]:
    """The expected word of the rules on figures, and of that on a licence; `kinds` are the papers that can be read.

    Without a form no paper states the category, without form and report none states the services: the two
    thresholds that hang on them may then be left open. `lost`: a file cannot be read, and may be any paper.
    """
    out: dict[str, Expected] = {}
    if "business_licence" in kinds:
        out["8.1.established"] = Expected(("met",), True)  # every applicant is forged to be old enough
    for field in FIELDS:
        claims = [s for s in stated if s.figure.field == field and s.figure.role == "claim"]
        declared = [s for s in claims if s.figure.basis == "declared"]
        supporting = [s for s in claims if s.figure.basis != "declared"]
        verdict = _threshold(facts, field, declared, supporting)
        open_ = _lacks_fact(field, kinds) or (lost and declared and not supporting)
        open_ = open_ or _of_several_services(facts, field) or (not supporting and _anothers(field, stated))
        out[RULES[field]] = _or(verdict, "uncertain") if open_ else verdict
        out[f"agreement.{field}"] = _agreement(facts, field, declared, supporting)
        named = [s for s in stated if s.figure.field == field and s.figure.role == "optional"]
        if not declared and named:
            # What may be read of such a table, or not: it agrees where what it names does.
            open_to = _agreement(facts, field, named, supporting)
            out[f"agreement.{field}"] = _or(open_to, "missing", "met", "uncertain", "inconsistent")
        if _landlords_house(facts, field, stated):
            out[RULES[field]] = _or(out[RULES[field]], "uncertain", "inconsistent")
            out[f"agreement.{field}"] = _or(out[f"agreement.{field}"], "uncertain", "inconsistent")
    return out


def _lacks_fact(field: str, kinds: set[str]) -> bool:
    form = "application_form" in kinds
    return (field == "total_assets" and not form) or (field == "client_count" and not form)


def _or(verdict: Expected, *more: str) -> Expected:
    return Expected(tuple(dict.fromkeys((*verdict.statuses, *more))), verdict.true_met)


def _of_several_services(facts: Facts, field: str) -> bool:
    """Training is one of several services, and the count lies between both thresholds: the law does not say which."""
    several = "training" in facts.services and len(facts.services) > 1
    return field == "client_count" and several and 40 <= facts.true[field] < 200


def _anothers(field: str, stated: list[Stated]) -> bool:
    """Whether what would prove the field lies there and is another's: a careful reader asks for the applicant's own."""
    return any(s.figure.why in _STRANGE.get(field, ()) for s in stated)


def _landlords_house(facts: Facts, field: str, stated: list[Stated]) -> bool:
    """A landlord's certificate gives another area than the lease: a person may be asked which counts."""
    areas = {s.figure.value for s in stated if s.figure.field == "floor_area" and s.figure.role == "optional"}
    own = {p.area for p in facts.offices} | {facts.true["floor_area"]}
    return field == "floor_area" and not areas <= own


def _threshold(facts: Facts, field: str, declared: list[Stated], supporting: list[Stated]) -> Expected:
    floor = facts.thresholds[field]
    if supporting:
        met = facts.true[field] >= floor - 1e-9
        statuses = ["met"] if met else ["not_met"]
        if _slipped(facts, field, declared):
            statuses.append("inconsistent")
        if _doubtful(facts, field, supporting):
            statuses.append("uncertain")
        return Expected(tuple(statuses), met)
    if declared:
        # Judged on the form, where there is nothing else: what it should have said no paper tells.
        values = [s.figure.value for s in declared]
        met = min(values) >= floor - 1e-9
        statuses = ["met"] if met else ["not_met"]
        if min(values) < floor <= max(values) or facts.true[field] >= floor > min(values):
            statuses = ["not_met", "inconsistent", "uncertain"]
        return Expected((*statuses, "uncertain") if abs(min(values) - floor) < 0.02 * floor else tuple(statuses), met)
    return Expected(("missing",), False)


def _slipped(facts: Facts, field: str, declared: list[Stated]) -> bool:
    """Whether a readable form or report states the slip's value rather than the true one, and not as one near it."""
    slip, true = facts.slips.get(field), facts.true[field]
    apart = (s.figure.value for s in declared if not _about(s.figure, true))
    return slip is not None and any(abs(value - slip.value) < abs(value - true) for value in apart)


def _about(figure: Figure, true: float) -> bool:
    """Whether the figure is written as 约N and the true one lies in what the rule lets that leave open."""
    return figure.vague and abs(figure.value - true) <= _ABOUT * figure.value


_ABOUT = 0.05


def _doubtful(facts: Facts, field: str, supporting: list[Stated]) -> bool:
    """Where the other reading of the law, or rows of doubt, would turn the verdict: a careful reader asks a person."""
    floor = facts.thresholds[field]
    if field == "qualification_ratio":
        full = facts.full_time
        return (sum(e.both for e in full) / len(full) >= floor) != (facts.true[field] >= floor)
    values = [v for s in supporting for v in (s.figure.value, *s.figure.also)]
    return field == "client_count" and min(values) < floor <= max(values)


def _agreement(facts: Facts, field: str, declared: list[Stated], supporting: list[Stated]) -> Expected:
    if not declared or not supporting:
        return Expected(("missing",) if declared or supporting else ("missing", "not_applicable"), False)
    if _slipped(facts, field, declared):
        return Expected(("inconsistent",), False)
    true = facts.true[field]
    vague = any(_off(s.figure.value, true, field) and not _about(s.figure, true) for s in declared)
    also = field == "client_count" and any(s.figure.also for s in supporting)
    return Expected(("met", "uncertain", "inconsistent") if vague or also else ("met",), True)


def _off(value: float, true: float, field: str) -> bool:
    """The declared value is a rounder one than the papers': whether that still agrees is a matter of taste."""
    if field == "qualification_ratio":
        return abs(value - true) > 0.006
    return abs(value - true) > max(0.002 * true, 0.0)
