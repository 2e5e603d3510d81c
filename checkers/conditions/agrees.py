"""What is declared agrees with the supporting papers, and these with one another.

MET within rounding, INCONSISTENT beyond, MISSING where one side is silent, UNCERTAIN
where the two are not of the same year, where a doubtful reading would make them agree, or where a paper says that some
of the figure on which they agree do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checkers.causes.explain import causes
from checkers.causes.pairs import Pair
from checkers.doubts.stability import other_values
from checkers.model import Alternative, Case, Cause, Finding, Status, Text
from checkers.rulebook.model import Rule
from checkers.saying import agreement as comparing
from checkers.saying.threshold import beside
from checkers.saying.threshold import lessened as telling_less
from checkers.standing.agreement import agree, exactly
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.lessened import lessened
from checkers.standing.measures import in_one_measure, one_measure
from checkers.standing.owners import of_others
from checkers.standing.periods import Period, period, wrong_period
from checkers.standing.premises import IN_ONE_PAPER
from checkers.standing.rows import explained_by, lent
from checkers.standing.settle import declared, is_unread, of_field, silent, supporting, supporting_kinds
from checkers.wording import say
from extractors.model import Basis, Claim, Kind


@dataclass(frozen=True, slots=True)
class Compared:
    """Two options that were held against each other, and what came out; `whole`: nothing was left over."""

    said: Option
    proved: Option
    agree: bool
    whole: bool = True


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the agreement of a field."""
    assert rule.field is not None
    said, proved = declared(case, rule.field), supporting(case, rule.field, rule.places)
    claims = of_field(case, rule.field)
    if said is None or proved is None:
        return _one_sided(rule, said or proved, said is not None, claims, case)
    proved = in_one_measure(said, proved, claims)
    pairs = [_compare(option, proved) for option in _stated(said)]
    inner = [Compared(proved.main, o, False) for o in proved.others if o.conflict]
    apart = [p for p in (*pairs, *inner) if not p.agree]
    alternatives = tuple(_alternatives(pairs[0], claims))
    status = _status(pairs, inner, alternatives, said, proved, claims, case)
    found = tuple(dict.fromkeys(c for p in apart for c in _causes(p, proved, claims, case)))
    strange = _not_own(proved, claims, case) if pairs[0].agree else ()
    if status is Status.MET and (less := tuple(lessened(proved.main, claims, rule.field, case))):
        status, strange = Status.UNCERTAIN, (*strange, *telling_less(one.fact for one in less))
    why = (*_why(pairs, proved, alternatives, claims, case), *strange)
    message = comparing.compared(rule.field, said, proved, status, found, claims, why)
    return _finding(rule, status, said.main, message, _order(said, proved, claims), alternatives, found)


def _stated(figure: Figure) -> list[Option]:
    """The declared values: the form's first, then what the report says otherwise."""
    return [figure.main, *(o for o in figure.others if o.conflict)]


def _compare(option: Option, proved: Figure) -> Compared:
    """Against the supporting value, or whatever else the supporting papers may add up to."""
    same = [o for o in (proved.main, *proved.others) if not o.conflict and agree(option.amount, o.amount)]
    if not same:
        return Compared(option, proved.main, False)
    best = max(same, key=lambda o: o.whole)
    return Compared(option, best, True, best.whole)


def _status(
    pairs: list[Compared],
    inner: list[Compared],
    alternatives: tuple[Alternative, ...],
    said: Figure,
    proved: Figure,
    claims: Numbered,
    case: Case,
) -> Status:
    if not _comparable(claims[said.main.parts[0]], claims[proved.main.parts[0]], pairs[0], case):
        return Status.UNCERTAIN
    if inner or any(not p.agree for p in pairs[1:]):
        return Status.INCONSISTENT
    if not pairs[0].agree:
        turns = any(a.status is Status.MET and not a.settled for a in alternatives)
        return Status.UNCERTAIN if turns else Status.INCONSISTENT
    whole = all(p.whole for p in pairs) and not _against(alternatives) and not _not_own(proved, claims, case)
    whole = whole and not _left_open(proved.main, claims)
    return Status.MET if whole and not _form_silent(claims, case) else Status.UNCERTAIN


def _left_open(proved: Option, claims: Numbered) -> bool:
    """Whether a list agrees of which words that nobody understood leave every row in doubt."""
    return any((count := claims[i].count) and count.low == 0 < claims[i].value for i in proved.parts)


def _form_silent(claims: Numbered, case: Case) -> bool:
    """Whether a form lies there in which the figure was not read: what it says may be another than the report's."""
    declared = (c.evidence.paper for c in claims.values() if c.basis is Basis.DECLARED)
    return Kind.APPLICATION_FORM in {p.kind for p in case.papers} and Kind.APPLICATION_FORM not in declared


def _not_own(proved: Figure, claims: Numbered, case: Case) -> tuple[Text, ...]:
    """Why the supporting figure is none of the applicant's today; that of another year is compared all the same."""
    period_alone = wrong_period(claims[proved.main.parts[0]], case.as_of)
    return tuple(why for why in proved.unjudgeable if why != period_alone)


def _against(alternatives: Iterable[Alternative]) -> tuple[Text, ...]:
    """Why two figures that agree may not after all."""
    return tuple(a.why for a in alternatives if a.status is Status.INCONSISTENT and not a.settled)


def _comparable(one: Claim, other: Claim, pair: Compared, case: Case) -> bool:
    """Figures of two years neither agree nor disagree, nor do areas that are measured differently.

    An undated one is of the day that is asked about.
    """
    if not one_measure(one, other):
        return pair.agree
    if not one.field.of_a_year:
        return True
    if one.as_of and other.as_of:
        return one.as_of.year == other.as_of.year
    strange = Period.OTHER in (period(one, case.as_of), period(other, case.as_of))
    return not strange


def _alternatives(pair: Compared, claims: Numbered) -> Iterator[Alternative]:
    """Other readings of the two sides under which the verdict would be another."""
    plain = Status.MET if pair.agree else Status.INCONSISTENT
    for mine, yours in ((pair.said, pair.proved), (pair.proved, pair.said)):
        for other in other_values(mine, claims):
            moved = replace(mine.amount, value=other.value, low=other.value, high=other.value)
            status = Status.MET if agree(moved, yours.amount) else Status.INCONSISTENT
            # Where both sides agree the agreement itself confirms the digits; only what another reader saw is named.
            named = other.sort == "rival" or (other.sort == "misreading" and plain is Status.INCONSISTENT)
            if status is not plain and named:
                settled = other.settled or plain is Status.MET or _explained(mine, yours, claims)
                yield Alternative(other.value, other.why, status, settled)
        yield from _within_bounds(mine, yours, plain, claims)


def _explained(mine: Option, yours: Option, claims: Numbered) -> bool:
    """Whether the other side is just the count with rows that were left out: then it is padding, not a doubt."""
    return explained_by(claims[mine.parts[0]], claims[yours.parts[0]]) is not None


def _within_bounds(mine: Option, yours: Option, plain: Status, claims: Numbered) -> Iterator[Alternative]:
    """Doubtful rows may fall so that the count is just what the other side says."""
    count, value = claims[mine.parts[0]].count, yours.amount.value
    if plain is Status.MET and count and lent(claims[mine.parts[0]]):
        yield from (
            Alternative(v, comparing.LENT, Status.INCONSISTENT) for v in sorted({count.low, count.high} - {value})
        )
    doubtful = plain is Status.INCONSISTENT and count is not None and count.low <= value <= count.high
    if doubtful and agree(exactly(value), yours.amount):
        yield Alternative(value, say("doubtful_rows"), Status.MET, _explained(mine, yours, claims))


def _causes(pair: Compared, proved: Figure, claims: Numbered, case: Case) -> tuple[Cause, ...]:
    return causes(Pair(pair.said.parts[0], pair.proved, proved, claims, case))


def _why(
    pairs: list[Compared], proved: Figure, alternatives: tuple[Alternative, ...], claims: Numbered, case: Case
) -> tuple[Text, ...]:
    one, other = claims[pairs[0].said.parts[0]], claims[pairs[0].proved.parts[0]]
    if not _comparable(one, other, pairs[0], case):
        return (_apart(one, other, pairs[0].agree),)
    if any(not p.whole for p in pairs):
        return (comparing.TWO_IN_ONE if any(o.why == IN_ONE_PAPER for o in proved.others) else comparing.LEFT_OVER,)
    if pairs[0].agree and _form_silent(claims, case):
        return (comparing.FORM_SILENT,)
    if pairs[0].agree and _left_open(pairs[0].proved, claims):
        return (say("every_row_in_doubt"),)
    return _against(alternatives)[:1] if pairs[0].agree else ()


def _apart(one: Claim, other: Claim, same: bool) -> Text:
    """Why two figures are not held against each other."""
    if not one_measure(one, other):
        return comparing.NOT_OF_ONE_MEASURE
    dated = one.as_of is not None and other.as_of is not None
    return comparing.SAME_AS_OF_ANOTHER_DAY if same and not dated else comparing.NOT_OF_ONE_YEAR


def _one_sided(rule: Rule, side: Figure | None, is_declared: bool, claims: Numbered, case: Case) -> Finding:
    assert rule.field is not None
    lacking = supporting_kinds(rule.field) if side is not None and is_declared else ()
    written = is_unread(case, rule.field, *lacking) or (bool(lacking) and silent(case, rule.field))
    if side is None:
        status = Status.UNCERTAIN if written else Status.MISSING
        return _finding(rule, status, None, comparing.nothing(rule.field, written))
    inner = [o for o in side.others if o.conflict]
    # One side is absent, so the word is MISSING, or UNCERTAIN where it was not read; that the other contradicts
    # itself must not be lost all the same.
    apart = tuple(Alternative(o.amount.value, o.why, Status.INCONSISTENT) for o in inner)
    found = tuple(dict.fromkeys(c for o in inner for c in _causes(Compared(o, side.main, False), side, claims, case)))
    message = comparing.one_sided(rule.field, side, is_declared, inner, claims, written)
    message = beside(message, of_others(case, supporting_kinds(rule.field)))
    status = Status.UNCERTAIN if written else Status.MISSING
    return _finding(rule, status, side.main, message, _order(side, None, claims), apart, found)


def _order(one: Figure, other: Figure | None, claims: Numbered) -> tuple[int, ...]:
    first = (*one.main.parts, *(other.main.parts if other else ()), *one.main.claims)
    return tuple(dict.fromkeys((*first, *(other.main.claims if other else ()), *claims)))


def _finding(
    rule: Rule,
    status: Status,
    option: Option | None,
    message: Text,
    claims: tuple[int, ...] = (),
    alternatives: tuple[Alternative, ...] = (),
    found: tuple[Cause, ...] = (),
) -> Finding:
    return Finding(
        rule=rule.id,
        clause=rule.clause.zh,
        field=rule.field,
        status=status,
        required=None,
        value=option.amount.value if option else None,
        message=message,
        claims=claims,
        stable=status is not Status.UNCERTAIN and not alternatives,
        alternatives=alternatives,
        causes=found,
        clause_en=rule.clause.en,
        title=rule.title,
    )
