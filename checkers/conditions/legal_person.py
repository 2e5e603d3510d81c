"""The applicant is a legal person, by the legal form that its own licence or certificate prints.

MET only where that form is a legal person's and nothing on the licence speaks against it; what only the form says, a
licence of another and print that is not sure are UNCERTAIN.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status, Text
from checkers.rulebook.asks.legal_person import LegalForms
from checkers.rulebook.model import Rule
from checkers.saying import legal_person as messages
from checkers.standing.facts import LEGIBLE
from checkers.standing.licences import APPLYING, Licence, Relation, licences
from extractors.model import RECOGNISED, Fact, FactName, Kind


@dataclass(frozen=True, slots=True)
class _Read:
    """What one licence of the applicant's own says of its form, and what speaks against it."""

    number: int
    form: Fact
    person: bool | None
    licence: Licence
    doubts: tuple[Text, ...]

    @property
    def status(self) -> Status:
        """The word on this licence alone."""
        if self.person is None or self.doubts:
            return Status.UNCERTAIN
        return Status.MET if self.person else Status.NOT_MET


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the applicant's legal form."""
    forms, every = rule.asked(LegalForms), licences(case)
    own = [one for one in every if one.relation is Relation.OWN]
    read = [found for one in own for found in _read(one, forms)]
    if not read:
        return _unread(rule, case, own, every)
    worst = min(read, key=lambda found: _ORDER.index(found.status))
    status = worst.status if len({found.person for found in read}) == 1 else Status.INCONSISTENT
    message = messages.told(worst.form, worst.person, worst.doubts, [f.form for f in read if f is not worst])
    holders = (first[0] for one in own if (first := one.first(FactName.APPLICANT)))
    numbers = (worst.number, *(f.number for f in read), *holders)
    return finding(rule, status, message, tuple(dict.fromkeys(numbers)))


_ORDER = (Status.NOT_MET, Status.UNCERTAIN, Status.MET)


def _read(licence: Licence, forms: LegalForms) -> Iterator[_Read]:
    for number, form in licence.says(FactName.LEGAL_FORM).items():
        person = forms.is_person(form.text)
        if person is None and forms.of_name(licence.holder) and forms.nearly_person(form.text):
            person = True
        yield _Read(number, form, person, licence, tuple(_doubts(form, person, licence, forms)))


def _doubts(form: Fact, person: bool | None, licence: Licence, forms: LegalForms) -> Iterator[Text]:
    """What may turn the word on a form: its print, another reader, the holder's name, a registration that is over."""
    by_name = forms.of_name(licence.holder)
    if form.evidence.reader in RECOGNISED and form.evidence.confidence < LEGIBLE and not form.confirmed_by:
        yield messages.hardly_read(form)
    for rival in form.rivals:
        if not form.confirmed_by and forms.is_person(str(rival.value)) is not person:
            yield messages.seen_otherwise(rival)
    if person is not None and by_name is not None and by_name is not person:
        yield messages.name_differs(licence.holder)
    yield from (messages.over(f) for f in licence.says(FactName.REGISTRATION_ENDED).values())


def _unread(rule: Rule, case: Case, own: Sequence[Licence], every: Sequence[Licence]) -> Finding:
    """No licence of the applicant's own tells a form."""
    told = case.numbered(FactName.LEGAL_FORM).items()
    declared = next(((i, f) for i, f in told if f.evidence.paper in APPLYING), None)
    there = any(p.kind is Kind.BUSINESS_LICENCE for p in case.papers) or bool(every)
    if declared is None and not there:
        return finding(rule, Status.MISSING, messages.missing())
    others = [one for one in every if one not in own and one.first(FactName.APPLICANT)]
    numbers = [declared[0]] if declared else []
    numbers += [i for one in (*own, *others) for i in one.says(FactName.APPLICANT)]
    numbers += [i for one in every if not one.holder for i in one.says(FactName.LEGAL_FORM)]
    message = messages.unproved(declared[1] if declared else None, others, there, bool(own))
    return finding(rule, Status.UNCERTAIN, message, tuple(dict.fromkeys(numbers)))
