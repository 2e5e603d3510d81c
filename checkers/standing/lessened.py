"""What the papers say of a figure that lessens it, and that nothing counted has taken off already: how much is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checkers.model import Case
from checkers.standing.agreement import Amount, agree, amount, exactly
from checkers.standing.applicant import Named, applicant_names
from checkers.standing.enterprises import Whose
from checkers.standing.figures import Numbered, Option
from checkers.standing.moved_rooms import left_for_these
from checkers.standing.owners import held_against, landlords, whose, whose_name
from checkers.standing.places import paper_index
from checkers.standing.rows import left_out
from extractors.facts.lessened import lessens, takes
from extractors.facts.listed_rooms import HAD_BY
from extractors.facts.taking import (
    ALL_ROOMS,
    EXPLAINED,
    LEFT,
    NAMED,
    OFF,
    OTHER_YEARS,
    ROOMS,
    SINCE_THE_LEASE,
    THE_YEAR,
    UNTOLD,
    Taking,
)
from extractors.fields import Field
from extractors.model import RECOGNISED, Claim, Fact, FactName, Kind, RowReason
from extractors.text.quantities import quantities
from extractors.words.loading import pattern

MISREAD = 20
"""Times its value that a number on a picture may seem to have, by a lost point or a line taken for a digit."""
_TAKEN_OFF = frozenset(
    {RowReason.PART_TIME, RowReason.INTERN, RowReason.LEFT, RowReason.DISPATCHED, RowReason.NOT_SERVED}
)
"""Rows that a count leaves out for what such words say of some."""


@dataclass(frozen=True, slots=True)
class Lessened:
    """What words leave of a figure, None where they do not tell; the fact that says it, and its number in the case."""

    left: Decimal | None
    fact: Fact
    number: int


def lessened(main: Option, claims: Numbered, field: Field, case: Case) -> Iterator[Lessened]:
    """What each of such facts leaves of a figure, and what those of one paper leave together.

    None of what the figure has off already.
    """
    parts = [claims[i] for i in main.parts]
    off: dict[int, list[Lessened]] = {}
    for number, fact in touching(field, parts[0], case):
        if not _is_off(fact, parts, claims) and not left_for_these(fact.text, parts):
            found = _of_rooms(fact, main.amount.value, case) if _lists_rooms(fact) else _left(fact, main.amount, parts)
            each = [Lessened(left, fact, number) for left in found]
            yield from each
            if _taking(fact).code == OFF and field.premises:
                off.setdefault(paper_index(fact, case.papers), []).extend(each)
    yield from (together for said in off.values() for together in _together(said, main.amount.value))


def _together(said: Sequence[Lessened], value: Decimal) -> Iterator[Lessened]:
    """What several sentences of one paper leave of premises, each of which takes rooms of its own."""
    rooms = {value - one.left: one for one in said if one.left is not None}
    if len(rooms) > 1:
        left = value - sum(rooms)
        yield replace(said[-1], left=left if left > 0 else None)


def touching(field: Field, figure: Claim, case: Case) -> Iterator[tuple[int, Fact]]:
    """The facts that lessen a figure of that field, by their numbers in the case, whatever they take from it."""
    for number, fact in case.numbered(FactName.LESSENED).items():
        if field.id in lessens(fact) and _counts(fact, field, case) and _fits(fact, figure, case):
            yield number, fact


def _counts(fact: Fact, field: Field, case: Case) -> bool:
    """Whether it is of the applicant, gives nothing to the applicant, and is of no year before the one that counts."""
    given = pattern("statements/lessened", "given_to")
    ahead = (fact.text.partition(name.text) for name in applicant_names(case))
    if any(found and given.search(before) for before, found, _ in ahead):
        return False
    home = paper_index(fact, case.papers)
    years = (fact.as_of.year if fact.as_of else None, case.papers[home].year if home >= 0 else None)
    of = next((year for year in years if year is not None), None)
    strange = whose(fact, case) is Whose.ANOTHER and not _addresses(home, case) and not _lets(home, field, case)
    return not strange and (of is None or of >= case.as_of.year - 1)


def _addresses(home: int, case: Case) -> bool:
    """Whether a paper is a letter or a sheet that the applicant received or signed, whoever else signed it.

    One that speaks to its reader is: the one addressed is then the applicant.
    """
    if home < 0 or case.papers[home].kind is not Kind.OTHER:
        return False
    if any(whose_name(name, case) is Whose.OWN for name in case.papers[home].parties):
        return True
    told = (f.text for f in case.numbered(FactName.LESSENED).values() if paper_index(f, case.papers) == home)
    return any(pattern("statements/lessened", "addressed").search(text) for text in told)


def _lets(home: int, field: Field, case: Case) -> bool:
    """Whether a paper of rooms is of whoever lets the applicant its own: it tells how things are with them."""
    if home < 0 or not field.premises or case.papers[home].kind is not Kind.OTHER:
        return False
    lets = landlords(case, applicant_names(case))
    return held_against(Named(case.papers[home].owner, False), lets) is Whose.OWN


def _fits(fact: Fact, figure: Claim, case: Case) -> bool:
    """Whether a part is one of this figure, and words that hold of some years hold of its year."""
    said = _taking(fact)
    if said.code == ROOMS:
        return True
    if said.whole is not None and not agree(amount(figure), exactly(said.whole)):
        return False
    if said.of == SINCE_THE_LEASE:
        return _is_later(said.year, figure, case)
    own = str(figure.as_of.year if figure.as_of else case.as_of.year - 1)
    if not said.year or said.of not in {THE_YEAR, OTHER_YEARS}:
        return True
    return (said.year == own) == (said.of == THE_YEAR)


def _taking(fact: Fact) -> Taking:
    return Taking.kept(takes(fact))


def _is_later(year: str, figure: Claim, case: Case) -> bool:
    """Whether a year is after that in which the figure's lease began, and none long ago."""
    since = figure.lease.since if figure.lease else None
    return bool(year) and int(year) >= max(case.as_of.year - 1, since.year + 1 if since else 0)


def _is_off(fact: Fact, parts: list[Claim], claims: Numbered) -> bool:
    """Whether the figure is what is left when others are off: by its words or by what its list left out."""
    said = _taking(fact)
    if said.code == UNTOLD:
        return all(c.whole is not None or any(reason in _TAKEN_OFF for reason in left_out(c)) for c in parts)
    if said.code in (LEFT, ROOMS) or said.number is None:
        return False
    off, values = said.number, {c.value for c in parts}
    told = any(c.whole is not None and c.whole - c.value == off and c.value in values for c in claims.values())
    return told or any(c.count and sum(not r.counted for r in c.count.rows) >= off for c in parts)


def _left(fact: Fact, whole: Amount, parts: list[Claim]) -> Iterator[Decimal | None]:
    """What the words leave of a value, None where they do not tell; nothing where they take nothing."""
    said, value = _taking(fact), whole.value
    if said.code == EXPLAINED:
        repeats = said.numbers and all(agree(whole, exactly(n)) for n in said.numbers)
        yield from () if repeats else (None,)
        return
    if said.code == LEFT:
        yield from (said.number,) if said.number is None or said.number < value else ()
        return
    rest = bool(pattern("statements/parted", "all_but").search(fact.text))
    named = 0 if rest else _named(fact, parts)
    if said.code == NAMED and not rest and parts[0].field.share and all(c.count for c in parts):
        yield from _share_left(fact, parts)
        return
    if said.code == NAMED and not named and not rest:
        return
    off = max(said.number or Decimal(0), Decimal(named))
    if all(c.count for c in parts) and _is_beside(fact, off, value):
        return
    if parts[0].field.premises and _is_told_beside(fact, off, whole, parts[0].field):
        return
    yield value - off if 0 < off < value and not parts[0].field.share else None


_NEARLY = Decimal("0.95")
"""What part of a figure rooms come to at least that are all of it: some area may stand in no row, or be misread."""


def _lists_rooms(fact: Fact) -> bool:
    return _taking(fact).code == ROOMS


def _of_rooms(fact: Fact, value: Decimal, case: Case) -> Iterator[Decimal]:
    """What a table of rooms leaves of a value: those that are surely the applicant's, where it lists them all.

    Of a table of some rooms the others come off; one that has none of the applicant's and more than the value is of
    other rooms.
    """
    said = _taking(fact)
    own, whole = (said.number or Decimal(0)) + _had_by_applicant(fact, case), said.whole or Decimal(0)
    lists_all = said.of == ALL_ROOMS or whole >= value * _NEARLY
    if not own and said.of != ALL_ROOMS and whole > value / _NEARLY:
        return
    left = own if lists_all else value - (whole - own)
    yield from (max(left, Decimal(0)),) if left < value else ()


def _had_by_applicant(fact: Fact, case: Case) -> Decimal:
    """The areas of the rooms beside which a table names the applicant."""
    told = [part for r in fact.remarks if r.code == HAD_BY for part in r.parts]
    own = (area for name, area in zip(told[::2], told[1::2], strict=True) if whose_name(name, case) is Whose.OWN)
    return sum(map(Decimal, own), Decimal(0))


def _is_beside(fact: Fact, off: Decimal, value: Decimal) -> bool:
    """Whether a number is of something else, since more than all rows of a list cannot be some of them.

    Not where words call it a part all the same; and a number read from a picture may have lost its point.
    """
    surely = MISREAD if fact.evidence.reader in RECOGNISED else 1
    return off > value * surely and not pattern("statements/parted", "of_it").search(fact.text)


def _is_told_beside(fact: Fact, off: Decimal, whole: Amount, field: Field) -> bool:
    """Whether a sentence tells the figure itself and, beside it, other rooms that are more: they are no part of it.

    Not where words part them from the figure, and not on a picture, where a number may have lost its point.
    """
    if off <= whole.value or fact.evidence.reader in RECOGNISED:
        return False
    found = [q for q in quantities(fact.text) if q.unit in field.counted_in]
    own = next((q for q in found if agree(whole, exactly(q.value))), None)
    other = next((q for q in found if q.value == off), None)
    if own is None or other is None or other.start < own.end:
        return False
    between = fact.text[own.end : other.start]
    parted = pattern("statements/parted", "of_it").search(between)
    return not parted and bool(pattern("statements/parted", "next_part").search(between))


def _share_left(fact: Fact, parts: list[Claim]) -> Iterator[Decimal | None]:
    """What share the others have whom the words do not name; nothing where they name none."""
    rows = [r for c in parts if c.count for r in c.count.rows if r.counted or r.reason is RowReason.NOT_QUALIFIED]
    others = [r for r in rows if len(r.label) < 2 or r.label not in fact.text]
    if len(others) < len(rows):
        yield Decimal(sum(r.counted for r in others)) / len(others) if others else None


def _named(fact: Fact, parts: list[Claim]) -> int:
    """How many counted rows of the list the words name."""
    rows = {r.label for c in parts if c.count for r in c.count.rows if r.counted and len(r.label) > 1}
    return sum(label in fact.text for label in rows)
