"""What the applicant's own papers take from a figure in words: how much is left of it then, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checkers.model import Case, Text
from checkers.standing.agreement import agree, amount, exactly
from checkers.standing.enterprises import Whose
from checkers.standing.figures import Numbered, Option
from checkers.standing.owners import whose
from checkers.standing.places import paper_index
from checkers.wording import place, say
from extractors.facts.caveats import LEFT, NAMED, OTHER_YEARS, SINCE_THE_LEASE, THE_YEAR
from extractors.model import Claim, Fact, FactName
from extractors.words.loading import pattern


@dataclass(frozen=True, slots=True)
class Taken:
    """What words take from a figure: what is left of it, None where they do not tell; where they stand; the number."""

    left: Decimal | None
    why: Text
    number: int


def taken(main: Option, claims: Numbered, case: Case) -> Iterator[Taken]:
    """What each reservation of the applicant's papers makes of a figure; none of what the figure has off already."""
    parts = [claims[i] for i in main.parts]
    for number, said in case.numbered(FactName.CAVEAT).items():
        if said.text != parts[0].field.id or not _counts(said, case) or not _fits(said, parts[0], case):
            continue
        if not _is_off(said, parts, claims):
            yield from (
                Taken(left, say("taken_in_words", where=place(said), words=said.evidence.quote), number)
                for left in _left(said, main.amount.value, parts)
            )


def _counts(said: Fact, case: Case) -> bool:
    """Whether it stands in a paper of the applicant's, and of these years."""
    home = paper_index(said, case.papers)
    year = case.papers[home].year if home >= 0 else None
    return whose(said, case) is not Whose.ANOTHER and (year is None or year >= case.as_of.year - 1)


def _fits(said: Fact, figure: Claim, case: Case) -> bool:
    """Whether words that hold of some years only hold of the figure's."""
    _, year, of, whole = said.remarks[0].parts
    if whole and not agree(amount(figure), exactly(Decimal(whole))):
        return False
    if of == SINCE_THE_LEASE:
        return _is_later(year, figure, case)
    own = str(figure.as_of.year if figure.as_of else case.as_of.year - 1)
    if not year or of not in {THE_YEAR, OTHER_YEARS}:
        return True
    return (year == own) == (of == THE_YEAR)


def _is_later(year: str, figure: Claim, case: Case) -> bool:
    """Whether a year is after that in which the figure's lease began, and none long ago."""
    since = figure.lease.since if figure.lease else None
    return bool(year) and int(year) >= max(case.as_of.year - 1, since.year + 1 if since else 0)


def _left(said: Fact, value: Decimal, parts: list[Claim]) -> Iterator[Decimal | None]:
    """What the words leave of a value, None where they do not tell; nothing where they take nothing from it."""
    remark = said.remarks[0]
    number = Decimal(remark.parts[0]) if remark.parts[0] else None
    if remark.code == LEFT:
        if number is None or number < value:
            yield number
        return
    rest = bool(pattern("facts/caveats", "all_but").search(said.evidence.quote))
    named = 0 if rest else _named(said, parts)
    if remark.code == NAMED and not named and not rest:
        return
    off = max(number or Decimal(0), Decimal(named))
    share = parts[0].field.share
    yield value - off if 0 < off < value and not share else None


def _named(said: Fact, parts: list[Claim]) -> int:
    """How many counted rows of the list the words name."""
    rows = {r.label for c in parts if c.count for r in c.count.rows if r.counted and len(r.label) > 1}
    return sum(label in said.evidence.quote for label in rows)


def _is_off(said: Fact, parts: list[Claim], claims: Numbered) -> bool:
    """Whether the figure is what is left when so many are off: a paper tells the whole, or its list left them out."""
    remark = said.remarks[0]
    if remark.code == LEFT or not remark.parts[0]:
        return False
    number = Decimal(remark.parts[0])
    values = {c.value for c in parts}
    told = any(c.whole is not None and c.whole - c.value == number and c.value in values for c in claims.values())
    return told or any(c.count and sum(not r.counted for r in c.count.rows) >= number for c in parts)
