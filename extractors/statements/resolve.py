"""From what a document states to its claims: which statements stand, on what basis, for which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.fields import Dated, Field, figures
from extractors.model import Approximation, Basis, Claim, Document, Kind, Paper, Passage, Reading
from extractors.page.places import evidence
from extractors.papers import kind_of, paper_of
from extractors.statements import accounts, floor_area
from extractors.statements.basis import OF_OTHERS, basis_of
from extractors.statements.stated import Shape, Stated
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.words.loading import pattern

_CONTENTS = pattern("statements/resolve", "contents")


def settle(
    stated: Iterable[Stated], document: Document, papers: Sequence[Paper], own_names: Iterable[str] = ()
) -> tuple[Claim, ...]:
    """The claims among the statements of one document; `own_names` are what it calls the applicant and the platform."""
    names = tuple(own_names)
    found = [s for s in stated if s.value and kind_of(papers, s.passage) not in OF_OTHERS and not _of_another(s, names)]
    claims: list[Claim] = []
    for paper in papers:
        if paper.kind is Kind.OTHER and _CONTENTS.search(compact(paper.title).text):  # numbers of pages and of papers
            continue
        inside = [s for s in found if paper_of(papers, s.passage) is paper]
        for field in figures():
            group = _strongest([s for s in inside if s.field is field])
            claims.extend(_claims(field, group, document, paper))
    return _each_once(_of_the_latest_year(claims, document))


def _of_the_latest_year(claims: list[Claim], document: Document) -> list[Claim]:
    """Without the clients of years before the one that the document is about, and without what it says of its past.

    That is the year of its year-end figures, or the year before the day that it is signed.
    """
    ends = [c.as_of for c in claims if c.as_of and (c.as_of.month, c.as_of.day) == (12, 31)]
    latest = max((*(day.year for day in ends), _signed(document) - 1))
    now = {c.field for c in claims if c.basis is Basis.DECLARED and not _before(c, latest)}
    return [c for c in claims if not _before(c, latest) or not (c.field.dated is Dated.YEAR or _told_anew(c, now))]


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
        if isinstance(block, Passage) and (match := _SIGNED.fullmatch(fold(compact(block.text, lines=True).text)))
    ]
    return years[-1] if years else 0


_FIRM = pattern("statements/resolve", "firm")


def _of_another(stated: Stated, own_names: tuple[str, ...]) -> bool:
    """Whether a sentence of a report is about another firm that it names before the figure."""
    if stated.shape is not Shape.SENTENCE or not own_names:
        return False
    ahead = stated.whole_row.split(stated.label)[0]
    firms = [m.group() for m in _FIRM.finditer(ahead)]
    return bool(firms) and not any(own in firm or firm in own for firm in firms for own in own_names)


def _strongest(group: list[Stated]) -> list[Stated]:
    if not group or not group[0].field.outright:
        return group
    top = max(s.strength for s in group)
    return [s for s in group if s.strength == top]


_BUILT = pattern("statements/resolve", "built")
_USABLE = pattern("statements/resolve", "usable")
_TOTAL = pattern("statements/resolve", "total")
_OF_WHICH = pattern("statements/resolve", "of_which")
_OFFICE = pattern("statements/resolve", "office")


def _as_built(group: list[Stated]) -> list[Stated]:
    """Without the usable part of an area that is stated as built in the same words: 建筑面积110㎡,使用面积88㎡."""
    built = [s.passage for s in group if _BUILT.search(s.label)]
    return [s for s in group if not (_USABLE.search(s.label) and s.passage in built and not _BUILT.search(s.label))]


def _in_all(group: list[Stated]) -> list[Stated]:
    """Without the rooms that one text names before what they are together: 办公室98㎡,租用22㎡,办公场地共120㎡."""
    totals = [s for s in group if _TOTAL.search(s.label)]
    return [s for s in group if s in totals or not any(t.passage is s.passage and t.value > s.value for t in totals)]


def _own_part(group: list[Stated]) -> list[Stated]:
    """The office where a table states it as a part of the whole: 办公及服务场所 240, 其中:办公面积 118."""
    parts = [s for s in group if _OF_WHICH.match(s.label) and _OFFICE.search(s.label)]
    return parts if parts and all(s.value >= p.value for s in group for p in parts) else group


def _claims(field: Field, group: list[Stated], document: Document, paper: Paper) -> list[Claim]:
    if field.statement:
        return accounts.settle(field, [(s, _claim(s, document, paper)) for s in group], document, paper)
    if field.premises:
        group = _in_all(_own_part(_as_built(group)))
        claims = [_claim(s, document, paper) for s in group]
        offices = [c for c, s in zip(claims, group, strict=True) if s.strength == 3]
        return floor_area.settle(claims, document, paper, offices)
    return [_claim(s, document, paper) for s in group]


def _claim(stated: Stated, document: Document, paper: Paper) -> Claim:
    row = stated.row if stated.shape is Shape.CELL else None
    proof = evidence(document, stated.passage, stated.start, stated.end, paper.kind, row)
    rivals = tuple(Reading(proof.reader, str(value), value, proof.confidence) for value in stated.others)
    return Claim(
        stated.field,
        stated.value,
        basis_of(stated.field, paper.kind),
        proof,
        stated.as_of,
        _approximation(stated),
        rivals,
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
