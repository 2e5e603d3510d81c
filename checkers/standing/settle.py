"""From all claims on a field to what the papers allow it to be: the right year, the right paper, what contradicts.

Settling does not judge: it says which figure stands first, which others could stand
instead and why, and what keeps a verdict from resting on it at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checkers.model import Case, Text
from checkers.rulebook.model import Places
from checkers.standing.agreement import agree, amount, total
from checkers.standing.continued import without_parts
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.owners import another, doubt, of_others, speaks_of_itself
from checkers.standing.periods import Period, chosen, partial_year, period, wrong_period
from checkers.standing.places import place_of, reading_order
from checkers.standing.premises import areas
from checkers.standing.rows import explained_by, names, overlap
from checkers.wording import place, remarks, say
from extractors.fields import Field
from extractors.model import RECOGNISED, Basis, Claim, Kind, Paper

_DECLARING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER)
"""OTHER, since a form or a supporting paper may not have been recognised as one."""


def of_field(case: Case, field: Field) -> dict[int, Claim]:
    """All claims on a field, by their index; not those of papers that are another's, which count for nothing."""
    found = {i: c for i, c in enumerate(case.claims) if c.field is field}
    return {i: c for i, c in found.items() if not another(c, case)}


def declared(case: Case, field: Field) -> Figure | None:
    """What the form, the report and other papers that prove nothing say; None where they are silent."""
    said = {i: c for i, c in of_field(case, field).items() if c.basis is Basis.DECLARED}
    formal = {i: c for i, c in said.items() if c.evidence.paper in _DECLARING}
    if not said:
        return None
    figure = _authored(_figure(formal or said, case, _DECLARING), formal, case)
    if formal:
        return replace(figure, others=(*figure.others, *_elsewhere(figure, said, formal, case)))
    why = (*figure.unjudgeable, say("only_elsewhere"))
    return Figure(figure.main, figure.others, why, figure.at_least, figure.aside)


def _authored(figure: Figure, formal: Numbered, case: Case) -> Figure:
    """The figure; no verdict may rest on the word of whoever is not known to be the applicant."""
    strange = [formal[i] for i in figure.main.parts if i in formal and not speaks_of_itself(formal[i], case)]
    why = (say("author_unknown", document=claim.evidence.document) for claim in strange)
    return replace(figure, unjudgeable=tuple(dict.fromkeys((*figure.unjudgeable, *why))))


def _elsewhere(figure: Figure, said: Numbered, formal: Numbered, case: Case) -> Iterator[Option]:
    """What papers that neither declare nor prove the figure say otherwise: it may stand instead, and contradicts not.

    Papers of rules and plans say how things shall be.
    """
    known = [o.amount for o in options(figure)]
    for index, claim in said.items():
        if (
            index in formal
            or claim.evidence.paper is Kind.INSTITUTION
            or period(claim, case.as_of) is Period.OTHER
            or any(agree(amount(claim), k) for k in known)
        ):
            continue
        yield Option(amount(claim), (index,), (index,), say("another_figure", where=place(claim)))


def is_unread(case: Case, field: Field, *kinds: Kind) -> bool:
    """Whether something stands in the field's place in such papers (in the declaring ones) and was not read."""
    return any(field.id in paper.unread for paper in case.papers if paper.kind in (kinds or _DECLARING))


def unsettled(case: Case, field: Field) -> tuple[Paper, ...]:
    """The applicant's papers of these years that bear the figure without its being clear which number is meant."""
    strangers = of_others(case, {p.kind for p in case.papers})
    bearing = (p for p in case.papers if field.id in p.unsettled and p not in strangers)
    return tuple(p for p in bearing if p.year is None or p.year >= case.as_of.year - 1)


def silent(case: Case, field: Field) -> bool:
    """Whether a supporting paper of the applicant is there whose figure was not told.

    That is one in which several may be meant, a list of which no count came, and the statement of accounts itself;
    a paper of another sort need not bear the figure.
    """
    kinds = supporting_kinds(field)
    bearing = kinds if field.list else kinds[: int(field.statement)]
    there = {p for p in case.papers if p.kind in bearing}
    return any(p.kind in kinds for p in unsettled(case, field)) or bool(there.difference(of_others(case, kinds)))


def supporting(case: Case, field: Field, around: Places | None = None) -> Figure | None:
    """What the supporting papers say; None where there is nothing in them. `around`: where premises must be."""
    claims = {i: c for i, c in of_field(case, field).items() if c.basis is not Basis.DECLARED}
    if not claims:
        return None
    if field.premises:
        rooms = _without_doubtful_deeds(claims, case)
        return _checked(_owned(areas(rooms, case, around), rooms, case), rooms)
    return _figure(claims, case, (*field.proved_by, *field.also_in))


def _without_doubtful_deeds(claims: Numbered, case: Case) -> Numbered:
    """The areas; a certificate of whoever may own the rooms says nothing beside the applicant's own papers."""
    sure = {i: c for i, c in claims.items() if c.evidence.paper is not Kind.PROPERTY_CERTIFICATE or not doubt(c, case)}
    return sure or claims


def supporting_kinds(field: Field) -> tuple[Kind, ...]:
    """The papers that prove a field."""
    return tuple(map(Kind, field.proved_by))


def _rank(claim: Claim, kinds: tuple[str, ...]) -> tuple[bool, bool, int]:
    """Counted rows before printed totals, exact figures before rough ones, the most direct paper first."""
    kind = claim.evidence.paper
    direct = kinds.index(kind) if kind in kinds else len(kinds)
    return (claim.basis is not Basis.COMPUTED, amount(claim).vague, direct)


def _figure(claims: Numbered, case: Case, kinds: tuple[str, ...]) -> Figure:
    pool, found = chosen(_company_alone(without_parts(claims)), case.as_of)
    order = _led_by_the_balanced(sorted(pool, key=lambda i: _order(pool[i], case, kinds)), pool)
    first = order[0]
    main = Option(amount(pool[first]), (first,), (first, *_alike(order, pool)))
    figure = Figure(
        main,
        _departures(order, pool, case),
        _of_no_time(pool[first], found, case),
        _at_least(pool[first], found),
        _aside(claims, pool, case),
    )
    return _checked(_owned(figure, claims, case), claims)


def _of_no_time(main: Claim, found: Period, case: Case) -> tuple[Text, ...]:
    """Why a figure is of a time that proves nothing: another year, or one that is not over and that nobody counted."""
    if found is Period.OTHER:
        return (wrong_period(main, case.as_of),)
    told = found is Period.PARTIAL and main.basis is Basis.DECLARED
    return (say("year_told_not_over", year=main.as_of.year if main.as_of else ""),) if told else ()


def _led_by_the_balanced(order: list[int], pool: Numbered) -> list[int]:
    """The order; a figure of a sheet that equals its other side goes before one of the same paper that does not."""
    first = pool[order[0]]
    borne_out = [i for i in order if "balance" in pool[i].confirmed_by and _beside(first, pool[i])]
    if "balance" in first.confirmed_by or not borne_out or agree(amount(first), amount(pool[borne_out[0]])):
        return order
    return [borne_out[0], *(i for i in order if i != borne_out[0])]


def _beside(one: Claim, other: Claim) -> bool:
    return one.evidence.document == other.evidence.document and one.evidence.paper is other.evidence.paper


def _order(claim: Claim, case: Case, kinds: tuple[str, ...]) -> tuple[object, ...]:
    """An exact figure first even where only a rough one names its year: 70余家 hides that the form says 79.

    What is declared is first what the form says, whether it names the year or not.
    """
    time = period(claim, case.as_of)
    known = max(time, Period.UNDATED) if claim.basis is Basis.DECLARED else time
    aside = claim.basis is Basis.DECLARED and not speaks_of_itself(claim, case)
    return (aside, amount(claim).vague, known, *_rank(claim, kinds), time, reading_order(claim))


def _alike(order: list[int], pool: Numbered) -> tuple[int, ...]:
    first = amount(pool[order[0]])
    return tuple(i for i in order[1:] if agree(first, amount(pool[i])))


def _departures(order: list[int], pool: Numbered, case: Case) -> tuple[Option, ...]:
    first, like = order[0], _alike(order, pool)
    rest = [i for i in order[1:] if i not in like and not _left_open(pool[first], pool[i])]
    found = [_departure(i, pool[first], pool[i]) for i in rest]
    lists = [
        i for i in order[1:] if _may_go_on(pool[first], pool[i], case) and (i in rest or _apart(pool[first], pool[i]))
    ]
    if lists:
        both = (first, *lists)
        found.append(Option(total(tuple(amount(pool[i]) for i in both)), both, both, say("lists_may_add_up")))
    return tuple(found)


def _left_open(main: Claim, other: Claim) -> bool:
    """Whether the rows that a count left out, or that it doubts, make up the difference: that is no contradiction."""
    doubted = main.count is not None and main.count.low <= other.value <= main.count.high
    return bool(explained_by(main, other)) or (doubted and other.basis is Basis.EVIDENCED)


def _departure(index: int, main: Claim, claim: Claim) -> Option:
    why = say("another_figure", where=place(claim))
    # Rows counted in a typed list outweigh a larger total printed in or beside it: a padded heading proves nothing.
    padded = (
        main.basis is Basis.COMPUTED
        and claim.basis is Basis.EVIDENCED
        and claim.value > main.value
        and main.evidence.reader not in RECOGNISED
        and not (main.count and main.count.gaps)
    )
    return Option(amount(claim), (index,), (index,), why, conflict=True, settled=padded)


def _may_go_on(main: Claim, claim: Claim, case: Case) -> bool:
    """Whether a second list of the same kind could be the rest of the first."""
    if main.field.share or not (main.basis is claim.basis is Basis.COMPUTED):
        return False
    if main.evidence.paper is not claim.evidence.paper:
        return False
    return place_of(main, case.papers) != place_of(claim, case.papers) and not overlap(main, claim)


def _apart(main: Claim, claim: Claim) -> bool:
    """Two lists of equal length are copies, unless their rows are known to be others."""
    return bool(names(main) and names(claim))


def _company_alone(claims: Numbered) -> Numbered:
    """The figures of the enterprise alone where there are such: a consolidated statement is of its subsidiaries too."""
    return {i: c for i, c in claims.items() if not c.consolidated} or claims


def _owned(figure: Figure, claims: Numbered, case: Case) -> Figure:
    """The figure; no verdict may rest on it where its paper is perhaps another's."""
    doubts = [why for i in figure.main.parts if (why := doubt(claims[i], case))]
    doubts += [say("only_consolidated") for i in figure.main.parts if claims[i].consolidated]
    return replace(figure, unjudgeable=tuple(dict.fromkeys((*figure.unjudgeable, *doubts))))


def _at_least(main: Claim, found: Period) -> tuple[Text, ...]:
    reasons: list[Text] = []
    if found is Period.PARTIAL:
        reasons.append(partial_year(main))
    if main.count and main.count.gaps and not _bounded(main) and not main.field.share:
        reasons.append(gaps(main))
    return tuple(reasons)


def _bounded(claim: Claim) -> bool:
    """Whether a count's bounds tell how much may be missing: a row that was lost may hold any amount."""
    count = claim.count
    return count is not None and count.high > claim.value and all(row.amount == 1 for row in count.rows)


def gaps(claim: Claim) -> Text:
    """Says that rows may have been lost."""
    return say("rows_may_be_lost", seen=remarks(claim.count.gaps if claim.count else ()))


def _aside(claims: Numbered, pool: Numbered, case: Case) -> tuple[tuple[int, Text], ...]:
    left = {i: c for i, c in claims.items() if i not in pool}
    return tuple(
        (i, say("consolidated") if c.consolidated else wrong_period(c, case.as_of))
        for i, c in left.items()
        if c.as_of or c.consolidated
    )


def _checked(figure: Figure, claims: Numbered) -> Figure:
    """A value that cannot be (a share above one, a negative area) is not judged."""
    values = [claims[i].value for i in figure.main.parts]
    field = claims[figure.main.parts[0]].field
    if all(v >= 0 and (v <= 1 or not field.share) for v in values):
        return figure
    why = (*figure.unjudgeable, say("cannot_be"))
    return Figure(figure.main, figure.others, why, figure.at_least, figure.aside)


def options(figure: Figure) -> Iterable[Option]:
    """The main value and all that could stand instead."""
    return (figure.main, *figure.others)
