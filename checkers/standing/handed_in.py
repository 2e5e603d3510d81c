"""Which facts tell that a paper is there: those in papers that prove them, of the applicant, of the years asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checkers.model import Case, Unread
from checkers.standing import summaries
from checkers.standing.enterprises import Whose
from checkers.standing.facts import is_read
from checkers.standing.owners import whose, whose_name
from checkers.standing.places import paper_index
from extractors.known_facts import JOINED_BY, known
from extractors.model import Fact, FactName, Kind


@dataclass(frozen=True, slots=True)
class Telling:
    """Facts that tell of a paper, by number: those that do for sure, and those that may."""

    sure: dict[int, Fact]
    perhaps: dict[int, Fact]

    @property
    def parts(self) -> tuple[str, ...]:
        """What they tell of, each once."""
        said = (part for fact in self.sure.values() for part in fact.text.split(JOINED_BY))
        return tuple(dict.fromkeys(said))


def telling(names: Iterable[FactName], years: tuple[int, ...], case: Case) -> Telling:
    """What facts of those names tell; `years`, told from that of application, are those that a fact may be of."""
    wanted = frozenset(str(case.as_of.year + offset) for offset in years)
    there = {i: f for name in names for i, f in _said(name, case) if _counts(f, wanted)}
    sure = {i: f for i, f in there.items() if _is_sure(f, wanted, case)}
    return Telling(sure, {i: f for i, f in there.items() if i not in sure})


def addressed_elsewhere(index: int, case: Case) -> bool:
    """Whether the paper at a place recognises or designates somebody, and surely not the applicant or its platform."""
    named = [f for f in case.facts if f.name is FactName.DESIGNATED_FOR and paper_index(f, case.papers) == index]
    return bool(named) and all(_is_anothers(f, case) for f in named)


def _is_anothers(fact: Fact, case: Case) -> bool:
    return whose_name(fact.text, case, is_read(fact)) is Whose.ANOTHER


def _said(name: FactName, case: Case) -> Iterator[tuple[int, Fact]]:
    """The facts of a name that are not another's, in papers that prove them where any do."""
    if name is FactName.SUMMARY_YEARS:
        yield from summaries.own(case)
        return
    proving = known(name).proved_by
    for i, fact in case.numbered(name).items():
        proved = not proving or fact.evidence.paper in proving
        if fact.text and proved and not _of_another(fact, case):
            yield i, fact


def _of_another(fact: Fact, case: Case) -> bool:
    if whose(fact, case) is Whose.ANOTHER:
        return True
    return addressed_elsewhere(paper_index(fact, case.papers), case)


def _counts(fact: Fact, wanted: frozenset[str]) -> bool:
    return not wanted or bool(wanted & set(fact.text.split(JOINED_BY)))


def _is_sure(fact: Fact, wanted: frozenset[str], case: Case) -> bool:
    """Whether a fact is the applicant's, was read well, and where years are asked is of one of them alone."""
    doubtful = whose(fact, case) is Whose.DOUBTFUL or summaries.blurred(fact)
    return not doubtful and (not wanted or fact.text in wanted)


def lost(case: Case, kinds: Iterable[Kind]) -> tuple[Unread, ...]:
    """The files that could not be read and may be such a paper."""
    wanted = {*kinds, Kind.OTHER}
    return tuple(u for u in case.unread if u.kind in wanted)
