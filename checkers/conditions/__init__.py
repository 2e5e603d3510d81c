"""The conditions that a rule may name, each a pure function of the rule and the case; `NEEDS` tells what each asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkers.conditions import (
    age,
    agrees,
    at_least,
    current_papers,
    finances,
    gathered,
    institutions,
    legal_person,
    local_entity,
    one_applicant,
    partners,
    platform_name,
    required_papers,
    services,
    standing,
    summaries,
    term,
)
from checkers.model import Case, Finding
from checkers.rulebook.model import Rule

CONDITIONS: Mapping[str, Callable[[Rule, Case], Finding]] = {
    "at_least": at_least.judge,
    "agrees": agrees.judge,
    "age": age.judge,
    "legal_person": legal_person.judge,
    "local_entity": local_entity.judge,
    "platform_name": platform_name.judge,
    "services": services.judge,
    "institutions": institutions.judge,
    "gathered": gathered.judge,
    "required_papers": required_papers.judge,
    "one_applicant": one_applicant.judge,
    "current_papers": current_papers.judge,
    "summaries": summaries.judge,
    "term": term.judge,
    "finances": finances.judge,
    "standing": standing.judge,
    "partners": partners.judge,
}
