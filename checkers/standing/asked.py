"""Which of a rule's values a dossier is held to, and what else it could be held to where its papers leave that open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checkers.model import Case, Text
from checkers.rulebook.model import ALWAYS, DatedValue, Decision, DependsOn, Rule
from checkers.rulebook.services import service_of_name
from checkers.standing.facts import in_order, own_word
from checkers.wording import say
from extractors.known_facts import JOINED_BY
from extractors.model import RECOGNISED, FactName


@dataclass(frozen=True, slots=True)
class Asked:
    """The value in force that is asked; `rivals` are others that may be, and why; `aside` is said in passing.

    `decision`: how the office reads an article that can be read in two ways; None: it has not said.
    """

    dated: DatedValue
    rivals: tuple[tuple[DatedValue, Text], ...] = ()
    aside: tuple[Text, ...] = ()
    decision: Decision | None = None

    @property
    def value(self) -> Decimal:
        return self.dated.value

    @property
    def least(self) -> Decimal:
        """Below this a figure falls short whatever is asked."""
        return min(self.value, *(d.value for d, _ in self.rivals)) if self.rivals else self.value

    @property
    def most(self) -> Decimal:
        """From this on a figure suffices whatever is asked."""
        return max(self.value, *(d.value for d, _ in self.rivals)) if self.rivals else self.value


def asked(rule: Rule, case: Case) -> Asked | None:
    """What the rule asks of this case; None where no value is in force yet on its day."""
    found = {key: rule.value(case.as_of, key) for key in rule.values}
    in_force = {key: value for key, value in found.items() if value is not None}
    if len(in_force) < len(found):
        return None
    if rule.depends_on is DependsOn.CATEGORY:
        return _by_category(in_force, case)
    if rule.depends_on is DependsOn.SERVICES:
        return _by_services(in_force, case)
    return Asked(in_force[ALWAYS], decision=rule.decision(case.as_of))


def _by_category(values: dict[str, DatedValue], case: Case) -> Asked:
    if case.category is not None:
        return Asked(values[case.category.value])
    strict, *milder = sorted(values, key=lambda k: values[k].value, reverse=True)
    rivals = ((values[k], say("if_of_category", category=case.offered.called(k))) for k in milder)
    return Asked(values[strict], tuple(rivals))


def _by_services(values: dict[str, DatedValue], case: Case) -> Asked:
    """The general value, unless the dossier is all about a service that has its own."""
    general = values[ALWAYS]
    rivals: list[tuple[DatedValue, Text]] = []
    aside: list[Text] = []
    for service in (k for k in values if k != ALWAYS):
        own, name = values[service], case.offered.called(service)
        if _is_all_about(service, case):
            return Asked(own, _against(general, name, case))
        if _may_be_about(service, case):
            rivals.append((own, say("if_judged_by_service", service=name)))
        elif not case.services:
            aside.append(say("were_service_judged", service=name, value=own.value))
    return Asked(general, tuple(rivals), tuple(aside))


def _is_all_about(service: str, case: Case) -> bool:
    by_name = not case.offered.has_several(case.category) and _named(case) == service
    return by_name or case.services == (service,)


def _may_be_about(service: str, case: Case) -> bool:
    """Whether that service is among several, or may be; a comprehensive platform is about none that it does not name.

    Article 8(4) does not say whether a platform with training among its services must serve 200 by training alone.
    """
    if case.services:
        return service in case.services or service in _where_ticks_were_read(case)
    return not case.offered.has_several(case.category) and _named(case) is None


def _where_ticks_were_read(case: Case) -> frozenset[str]:
    """All services that the applicant tells where those that lead were read from a picture, on which ticks get lost."""
    said = [(f, frozenset(f.text.split(JOINED_BY))) for f in own_word(case.facts, FactName.SERVICES)]
    leading = [f for f, services in said if services <= frozenset(case.services)]
    if not leading or any(f.evidence.reader not in RECOGNISED for f in leading):
        return frozenset()
    return frozenset().union(*(services for _, services in said))


def _named(case: Case) -> str | None:
    """The service that the platform's name ends on; the form's own word before the report's."""
    named = in_order(case.facts, FactName.PLATFORM_NAME)
    return next((s for f in named if (s := service_of_name(f.text, case.offered))), None)


def _against(general: DatedValue, name: Text, case: Case) -> tuple[tuple[DatedValue, Text], ...]:
    """A comprehensive platform has several services by its nature, even where only one was read."""
    if not case.offered.has_several(case.category):
        return ()
    return ((general, say("if_more_than_one_service", service=name)),)
