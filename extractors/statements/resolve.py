"""From what a document states to its claims: which statements stand, on what basis, for which day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields import Dated, Field, figures
from extractors.model import (
    RECOGNISED,
    Approximation,
    Basis,
    Claim,
    Document,
    Kind,
    LeftOut,
    Paper,
    Passage,
    Reading,
    Reason,
)
from extractors.page.places import evidence
from extractors.paper_texts import texts
from extractors.papers import paper_of
from extractors.statements import accounts, floor_area
from extractors.statements.balanced import REST
from extractors.statements.basis import OF_OTHERS, PREMISES, basis_of
from extractors.statements.currencies import foreign_books
from extractors.statements.desks import is_of_all, letting_desks
from extractors.statements.giving_way import measure_of, narrowed, strongest, usable_of, with_reasons
from extractors.statements.leaned_on import told_of_bodies
from extractors.statements.mixed_use import without_wholes
from extractors.statements.sentence_bodies import with_bodies
from extractors.statements.stated import Shape, Stated
from extractors.statements.tenants import with_tenants
from extractors.statements.twice_written import written_otherwise
from extractors.text.script import script
from extractors.words.loading import pattern

_CONTENTS = pattern("statements/resolve", "contents")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What of the statements stands, what does not, each with its reasons, and the papers by which desks are let."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    desks: frozenset[Paper] = frozenset()


@dataclass(frozen=True, slots=True)
class _Aside:
    """A rule by which papers say of themselves, in these words, that some of their figures do not count, and which."""

    rule: str
    papers: Mapping[Paper, str]
    reaches: Callable[[Stated], bool]


def resolve(
    stated: Iterable[Stated], document: Document, papers: Sequence[Paper], own_names: Iterable[str] = ()
) -> Resolved:
    """The claims among the statements of one document; `own_names` are what it calls the applicant and the platform."""
    names = tuple(own_names)
    bodies = told_of_bodies(document, names)
    read = frozenset(page.number for page in document.pages if page.reader in RECOGNISED)
    desks = letting_desks(document, papers)
    aside = (
        _Aside("foreign_currency", foreign_books(document, papers), lambda s: s.field.money),
        _Aside("desks", desks, is_of_all),
    )
    found = [with_reasons(s, _against(s, papers, names, bodies.get(id(s.passage), ""), read, aside)) for s in stated]
    standing: list[Claim] = []
    left: list[LeftOut] = []
    for paper in papers:
        inside = [s for s in found if paper_of(papers, s.passage) is paper]
        inside = with_bodies(with_tenants(inside, texts(document, paper))) if paper.kind in PREMISES else inside
        for field in figures():
            plain = without_wholes([s for s in inside if s.field is field and not s.reasons], inside)
            group = [*(s for s in plain if s.reasons), *strongest([s for s in plain if not s.reasons])]
            claims, out = _claims(field, group, document, paper)
            standing += claims
            left += [*out, *(_left(s, document, paper) for s in inside if s.field is field and s.reasons)]
    kept, earlier = _of_the_latest_year(standing, document)
    left += [LeftOut(c, (Reason("earlier_year", _day(c)),)) for c in earlier]
    counted = _each_once(kept)
    return Resolved(counted, _once(left, counted), frozenset(desks))


def _against(
    stated: Stated,
    papers: Sequence[Paper],
    names: tuple[str, ...],
    body: str,
    read: frozenset[int],
    aside: Sequence[_Aside],
) -> Iterator[Reason]:
    """What its paper and the enterprises that its sentence names say against a statement; `read`: recognised pages."""
    paper = paper_of(papers, stated.passage)
    least = stated.field.least
    if least and stated.passage.page in read and 0 < abs(stated.value) < least * _HARDLY:
        yield Reason(REST, stated.passage.text[stated.start : stated.end])
    if not stated.value:
        yield Reason("zero", stated.passage.text[stated.start : stated.end])
    for one in aside:
        if paper and paper in one.papers and one.reaches(stated):
            yield Reason(one.rule, one.papers[paper])
    if paper is not None and paper.kind in OF_OTHERS:
        yield Reason(f"paper_of_others.{paper.kind}", paper.title)
    # Numbers of pages and of papers.
    if paper is not None and paper.kind is Kind.OTHER and _CONTENTS.search(script(paper.title).text):
        yield Reason("table_of_contents", paper.title)
    if firm := _of_another(stated, names):
        yield Reason("other_enterprise", firm)
    if body and not _OWN_LABEL.match(stated.label):
        yield Reason("perhaps_of_a_body", body)


_HARDLY = Decimal("0.1")
"""Of a field's least plausible value; what is less on a page that was recognised is what was left of a figure."""


def _left(stated: Stated, document: Document, paper: Paper) -> LeftOut:
    return LeftOut(_claim(stated, document, paper), stated.reasons)


def _day(claim: Claim) -> str:
    return claim.as_of.isoformat() if claim.as_of else ""


def _once(left: Iterable[LeftOut], claims: Sequence[Claim]) -> tuple[LeftOut, ...]:
    """What does not count, each spot once with all its reasons; what counts by another statement is not left out."""
    by_spot: dict[object, LeftOut] = {}
    for found in left:
        if any(_same_spot(c, found.claim) for c in claims):
            continue
        seen = found.claim.evidence
        key = (found.claim.field, found.claim.value, seen.page, seen.place, seen.box)
        before = by_spot.get(key)
        reasons = (*(before.reasons if before else ()), *found.reasons)
        by_spot[key] = LeftOut(before.claim if before else found.claim, tuple(dict.fromkeys(reasons)))
    return tuple(by_spot.values())


def _of_the_latest_year(claims: Sequence[Claim], document: Document) -> tuple[list[Claim], list[Claim]]:
    """The claims; and apart the clients of years before the document's year, and what it says of its past.

    That is the year of its year-end figures, or the year before the day that it is signed.
    """
    ends = [c.as_of for c in claims if c.as_of and (c.as_of.month, c.as_of.day) == (12, 31)]
    latest = max((*(day.year for day in ends), _signed(document) - 1))
    now = {c.field for c in claims if c.basis is Basis.DECLARED and not _before(c, latest)}
    earlier = [c for c in claims if _before(c, latest) and (c.field.dated is Dated.YEAR or _told_anew(c, now))]
    return [c for c in claims if c not in earlier], earlier


def _before(claim: Claim, year: int) -> bool:
    return claim.as_of is not None and claim.as_of.year < year


def _told_anew(claim: Claim, now: set[Field]) -> bool:
    """Whether the form or report also says how things are; premises stay the same whatever year is named."""
    return claim.basis is Basis.DECLARED and claim.field in now and claim.field.dated is not Dated.NEVER


_SIGNED = pattern("statements/resolve", "signed")


def _signed(document: Document) -> int:
    """The year of the last date that stands in a line of its own, 0 where there is none."""
    years = [
        int(match[1])
        for block in document.blocks
        if isinstance(block, Passage) and (match := _SIGNED.fullmatch(script(block.text, lines=True).text))
    ]
    return years[-1] if years else 0


_FIRM = pattern("statements/resolve", "firm")
_LEANED_ON = pattern("statements/resolve", "leaned_on")
_OWN_CLAUSE = pattern("statements/resolve", "own_clause")


def _of_another(stated: Stated, own_names: tuple[str, ...]) -> str:
    """The other firm that a sentence of a report names before the figure, "" where it names none or its own."""
    if stated.shape is not Shape.SENTENCE or not own_names:
        return ""
    # A share that is told by persons has no label of its own.
    ahead = stated.whole_row.split(stated.label)[0] if stated.label else stated.whole_row
    firms = [m.group() for m in _FIRM.finditer(ahead)]
    if any(own in firm or firm in own for firm in firms for own in own_names):
        return ""
    leaned = [m.group() for m in _LEANED_ON.finditer(ahead)] if not any(own in ahead for own in own_names) else []
    return "".join([*leaned, *firms][-1:]) if not _OWN_CLAUSE.search(ahead) else ""


_OWN_LABEL = pattern("statements/resolve", "own_asked")


def _claims(field: Field, group: list[Stated], document: Document, paper: Paper) -> tuple[list[Claim], list[LeftOut]]:
    group = narrowed(field, group)
    out = [_left(s, document, paper) for s in group if s.reasons]
    pairs = [(s, replace(_claim(s, document, paper), usable=usable_of(s, group))) for s in group if not s.reasons]
    claims = [c for _, c in pairs]
    if field.statement:
        return _apart(accounts.settle(field, pairs, document, paper), claims, out, "earlier_year")
    if field.premises:
        offices = [c for s, c in pairs if s.strength == 3 or floor_area.is_given_as_office(s.passage)]
        return _apart(floor_area.settle(claims, document, paper, offices), claims, out, "no_office")
    return claims, out


def _apart(
    kept: list[Claim], claims: Sequence[Claim], out: list[LeftOut], rule: str
) -> tuple[list[Claim], list[LeftOut]]:
    """The claims that were kept; those that were not join what is left out."""
    spots = [(k.evidence, k.value) for k in kept]
    lost = [c for c in claims if (c.evidence, c.value) not in spots]
    return kept, [*out, *(LeftOut(c, (Reason(rule, _day(c)),)) for c in lost)]


def _claim(stated: Stated, document: Document, paper: Paper) -> Claim:
    row = stated.row if stated.shape is Shape.CELL else None
    proof = evidence(document, stated.passage, stated.start, stated.end, paper.kind, row)
    rivals = tuple(
        Reading(proof.reader, str(value), value, proof.confidence)
        for value in (*stated.others, *written_otherwise(stated))
    )
    return Claim(
        stated.field,
        stated.value,
        basis_of(stated.field, paper.kind),
        proof,
        None if stated.field.dated is Dated.NEVER else stated.as_of,
        _approximation(stated),
        rivals,
        measure=measure_of(stated),
        whole=stated.whole,
        body=stated.body or None,
    )


def _approximation(stated: Stated) -> Approximation:
    """A share of degrees alone is a lower bound of the share asked for: titles could add to it."""
    if stated.field.either and stated.strength < 3:
        return Approximation.MORE_THAN
    return stated.approximation


def _each_once(claims: list[Claim]) -> tuple[Claim, ...]:
    """One claim a spot: the same words can be found as a cell and as a sentence."""
    kept: list[Claim] = []
    for claim in claims:
        twin = next((k for k in kept if _same_spot(k, claim)), None)
        if twin is None:
            kept.append(claim)
        elif not twin.rivals and claim.as_of and not twin.as_of:
            kept[kept.index(twin)] = replace(twin, as_of=claim.as_of)
    return tuple(kept)


def _same_spot(a: Claim, b: Claim) -> bool:
    one, two = a.evidence, b.evidence
    return (a.field, a.value, one.page, one.place) == (b.field, b.value, two.page, two.place) and (
        one.box == two.box or one.box is None
    )
