"""A figure reaches what is asked: judged on the supporting papers where there are any, else on the form.

MET only where the figure and everything else that the evidence leaves it to be reach
what may be asked; a doubt that would turn the verdict makes it UNCERTAIN, papers of
equal standing that contradict each other make it INCONSISTENT.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checkers.doubts.beside import on_figure
from checkers.doubts.stability import illegible, other_values
from checkers.doubts.units import unit_slips
from checkers.model import Alternative, Case, Finding, Required, Status, Text
from checkers.rulebook.model import Rule
from checkers.saying import threshold as messages
from checkers.standing.asked import Asked, asked
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.insured import insured
from checkers.standing.interpretation import tells
from checkers.standing.lessened import Lessened, lessened
from checkers.standing.owners import of_others
from checkers.standing.periods import Period, period
from checkers.standing.settle import declared, is_unread, of_field, options, supporting, supporting_kinds, unsettled
from checkers.standing.told_parts import told_parts
from checkers.wording import remarks
from extractors.fields import Field
from extractors.model import Approximation, Claim, Kind, Paper
from extractors.statements.premises_use import may_hold_an_office
from extractors.words.loading import pattern

_SHOWN = 4
"""Hypothetical misreadings that turn the verdict are named up to this many; what was seen is named always."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status, and what it rests on. `turning`: unsettled alternatives that would give another.

    `shaken`: what does not go with the figure, so that nobody relies on the verdict unseen.
    """

    status: Status
    plain: Status
    alternatives: tuple[Alternative, ...]
    turning: tuple[Alternative, ...]
    doubts: tuple[Text, ...]
    shaken: tuple[Text, ...] = ()

    @property
    def said(self) -> tuple[Text, ...]:
        """Why it does not hold, beside the alternatives that would turn it."""
        return (*self.doubts, *(why for why in self.shaken if all(a.why != why for a in self.turning)))


def status_of(value: Decimal, least: Decimal, most: Decimal) -> Status:
    """MET from `most` on, NOT_MET below `least`; between them it depends on what is asked."""
    if value >= most:
        return Status.MET
    return Status.NOT_MET if value < least else Status.UNCERTAIN


def judge(rule: Rule, case: Case) -> Finding:
    """The word on a threshold; a rule without field or values is refused by the loader."""
    assert rule.field is not None
    what = asked(rule, case)
    if what is None:
        return _not_in_force(rule, case)
    support = supporting(case, rule.field, rule.places)
    figure = support or declared(case, rule.field)
    strange = of_others(case, supporting_kinds(rule.field))
    if figure is None:
        written = is_unread(case, rule.field, *(p.kind for p in case.papers))
        status = Status.UNCERTAIN if written or unsettled(case, rule.field) else Status.MISSING
        return _finding(rule, what, None, status, messages.beside(_nothing(rule.field, case, written), strange))
    claims = of_field(case, rule.field)
    alone = (*_unread(case, rule.field, strange), *_echo(rule.field, figure, what, claims)) if not support else ()
    less = tuple(lessened(figure.main, claims, rule.field, case))
    unsaid = (*alone, *_untold(figure, what, claims))
    beside = tuple(insured(figure.main, claims, case))
    verdict = _verdict(figure, what, _current(claims, figure, case), unsaid, less, beside)
    message = messages.threshold(rule.field, figure, what, verdict.status, claims, support is not None)
    message = messages.with_doubts(message, rule.field, verdict.turning, verdict.said, verdict.status)
    message = messages.beside(message, strange) if support else message
    deciding = (*figure.main.parts, *figure.main.claims)
    numbers = tuple(dict.fromkeys((*deciding, *claims, *(one.number for one in less))))
    return _finding(rule, what, figure, verdict.status, message, numbers, verdict)


def _nothing(field: Field, case: Case, written: bool) -> Text:
    """Nothing was found, or nothing that could be read, or several numbers of which none could be taken."""
    open_ = [p.document for p in unsettled(case, field)]
    return messages.not_told(field, open_) if open_ and not written else messages.missing(field, written)


def _current(claims: Numbered, figure: Figure, case: Case) -> dict[int, Claim]:
    """The claims that may speak for or against a reading: not those of other years."""
    own = {i for o in options(figure) for i in o.claims}
    return {i: c for i, c in claims.items() if i in own or period(c, case.as_of) is not Period.OTHER}


def _unread(case: Case, field: Field, strange: Sequence[Paper]) -> tuple[Text, ...]:
    """Why the form alone must not decide: a paper that would prove the figure gave none, or may be a file not read.

    `strange` are such papers of others.
    """
    kinds = supporting_kinds(field)
    own = [p for p in case.papers if p not in strange and (not field.premises or may_hold_an_office(p.title))]
    there = [k for k in kinds if k in {p.kind for p in own}]
    open_ = [p.document for p in unsettled(case, field) if p not in strange]
    lost = [u.document for u in case.unread if u.kind is Kind.OTHER or u.kind in kinds]
    return (
        *((messages.unread(field, there),) if there else ()),
        *messages.of_others(strange),
        *((messages.unsettled(field, open_),) if open_ else ()),
        *((messages.file_unread(field, lost),) if lost else ()),
    )


_COUNTED = pattern("text/printed", "counted_more")
"""Words for a little more than a number, which the regulation does not use."""


def _echo(field: Field, figure: Figure, what: Asked, claims: Numbered) -> tuple[Text, ...]:
    """A form that says no more than 40家以上 may repeat what is asked, and not say how many there are."""
    claim = claims[figure.main.parts[0]]
    vague = claim.approximation is Approximation.MORE_THAN and not _COUNTED.search(claim.evidence.quote)
    return (messages.echo(field),) if vague and claim.value in (what.least, what.most) else ()


def _untold(figure: Figure, what: Asked, claims: Numbered) -> tuple[Text, ...]:
    """Where a degree and a title are asked a share that says neither cannot be enough; falling short it is short."""
    both = what.decision is not None and what.decision.asks_both
    if not both or figure.main.amount.value < what.least or all(tells(claims[i]) for i in figure.main.parts):
        return ()
    return (messages.UNTOLD,)


def _verdict(
    figure: Figure,
    what: Asked,
    claims: Numbered,
    unread: tuple[Text, ...],
    less: Sequence[Lessened],
    beside: Sequence[Beside] = (),
) -> Verdict:
    value = figure.main.amount.value
    plain = status_of(value, what.least, what.most)
    found = [*_options(figure, what), *_laws(value, what), *_readings(figure, what, claims, plain), *_less(less, what)]
    found += [(Alternative(v, why, status_of(v, what.least, what.most)), False) for v, why in beside]
    conflicts = {id(a) for a, conflict in found if conflict}
    alternatives = tuple(a for a, _ in found)
    turning = tuple(a for a in alternatives if a.status is not plain and not a.settled)
    blurred = illegible(figure.main, claims)
    doubts = (*unread, *figure.unjudgeable, *((blurred,) if blurred else ()))
    if plain is Status.NOT_MET:
        doubts += figure.at_least
    else:
        doubts += messages.lessened(one.fact for one in less if one.left is None)
        doubts += on_figure(figure.main, claims)
    if doubts or plain is Status.UNCERTAIN:
        status = Status.UNCERTAIN
    elif turning:
        status = Status.INCONSISTENT if all(id(a) in conflicts for a in turning) else Status.UNCERTAIN
    else:
        status = plain
    shaken = tuple(remarks((doubt,)) for i in figure.main.parts for doubt in claims[i].doubts)
    return Verdict(status, plain, alternatives, turning, doubts, shaken)


Beside = tuple[Decimal, Text]
"""What a figure may be by a paper that does not state it, and why."""

Found = tuple[Alternative, bool]
"""An alternative, and whether it is a contradiction between papers of equal standing."""


def _options(figure: Figure, what: Asked) -> Iterator[Found]:
    for o in figure.others:
        for value in dict.fromkeys((o.amount.value, o.amount.low, o.amount.high)):
            status = status_of(value, what.least, what.most)
            yield Alternative(value, o.why, status, o.settled), o.conflict


def _laws(value: Decimal, what: Asked) -> Iterator[Found]:
    for dated, why in what.rivals:
        yield Alternative(value, why, status_of(value, dated.value, dated.value)), False


def _readings(figure: Figure, what: Asked, claims: Numbered, plain: Status) -> Iterator[Found]:
    """What the print behind the main value, and behind all that contradicts it, may be instead."""
    hypothetical = 0
    standing = [o for o in options(figure) if not o.settled]
    others = [v for o in standing for v in (*other_values(o, claims), *unit_slips(o, claims))]
    for other in dict.fromkeys(others):
        status = status_of(other.value, what.least, what.most)
        if other.sort == "misreading":
            # Ten possible misreadings tell an expert no more than a few; only those that turn the verdict count.
            if status is plain or other.settled or hypothetical == _SHOWN:
                continue
            hypothetical += 1
        yield Alternative(other.value, other.why, status, other.settled), False
    for value, why in told_parts(figure.main, claims):
        yield Alternative(value, why, status_of(value, what.least, what.most)), False
    yield from _other_law(figure.main, what, claims)


def _less(less: Sequence[Lessened], what: Asked) -> Iterator[Found]:
    """What is left of the figure when what words take from it is off."""
    for one in less:
        if one.left is not None:
            yield (
                Alternative(one.left, messages.lessened_to(one.fact), status_of(one.left, what.least, what.most)),
                False,
            )


def _other_law(main: Option, what: Asked, claims: Numbered) -> Iterator[Found]:
    """Article 8(3) may mean degree *or* title, or both; until the office has said which, either is enough here."""
    count = claims[main.parts[0]].count
    if what.decision is None and count is not None and count.strict is not None:
        status = status_of(count.strict, what.least, what.most)
        yield Alternative(count.strict, messages.BOTH_ASKED, status, settled=True), False


def _finding(
    rule: Rule,
    what: Asked,
    figure: Figure | None,
    status: Status,
    message: Text,
    claims: Sequence[int] = (),
    verdict: Verdict | None = None,
) -> Finding:
    shaky = verdict and (
        verdict.doubts or verdict.shaken or any(a.status is not verdict.plain for a in verdict.alternatives)
    )
    return Finding(
        rule=rule.id,
        clause=rule.clause.zh,
        field=rule.field,
        status=status,
        required=Required(">=", what.value, rule.unit or ""),
        value=figure.main.amount.value if figure else None,
        message=message,
        claims=tuple(claims),
        stable=not shaky and not (verdict and verdict.plain is Status.UNCERTAIN),
        alternatives=verdict.alternatives if verdict else (),
        clause_en=rule.clause.en,
        title=rule.title,
    )


def _not_in_force(rule: Rule, case: Case) -> Finding:
    return Finding(
        rule.id,
        rule.clause.zh,
        rule.field,
        Status.NOT_APPLICABLE,
        None,
        None,
        messages.not_in_force(case.as_of),
        clause_en=rule.clause.en,
        title=rule.title,
    )
