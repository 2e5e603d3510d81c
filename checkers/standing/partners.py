"""The organisations that an applicant gathered, each once, and how many they are by lists, else by its agreements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checkers.model import Case
from checkers.standing.agreements import in_force, same, with_whom
from checkers.standing.applicant import applicant_names
from checkers.standing.coded_names import one_code, own_codes
from checkers.standing.enterprises import Whose, own_words
from checkers.standing.facts import Numbered, is_read
from checkers.standing.owners import whose_name, whose_paper
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain
from extractors.facts.partners import CALLED, CODE
from extractors.model import BY_HAND, Basis, Fact, FactName, Kind
from extractors.words.loading import pattern

_WORDS = "facts/partners"
_SHORTEST = 8
"""Characters of a name without its place that is still nobody else's."""


def gathered(case: Case) -> Numbered:
    """The organisations that lists name, each once, without the applicant, its branches and its departments."""
    kept: dict[int, Fact] = {}
    for i, fact in case.numbered(FactName.PARTNER).items():
        if whose_name(fact.text, case, is_read(fact)) is Whose.OWN and case.numbered(FactName.APPLICANT):
            continue
        if is_own_part(fact.text, case) or _bears_own_code(fact, case):
            continue
        if _in_anothers_list(fact, case) or any(one_body(fact, other) for other in kept.values()):
            continue
        kept[i] = fact
    return kept


def one_body(one: Fact, other: Fact) -> bool:
    """Whether two entries are of one organisation: by a name that either row gives, or by the code beside them."""
    read = is_read(one) or is_read(other)
    if any(one_code(a, b, read) for a in _told(one, CODE) for b in _told(other, CODE)):
        return True
    return any(is_called(other, name) for name in (one.text, *_told(one, CALLED)))


def is_called(entry: Fact, name: str) -> bool:
    """Whether an entry bears a name, or its row says that it did or does; a row may leave out the place before it."""
    return any(same(told, name) or _ends_on(told, name) for told in (entry.text, *_told(entry, CALLED)))


def _ends_on(one: str, other: str) -> bool:
    shorter, longer = sorted((plain(one), plain(other)), key=len)
    return len(shorter) >= _SHORTEST and longer.endswith(shorter)


def _told(fact: Fact, code: str) -> list[str]:
    return [part for remark in fact.remarks if remark.code == code for part in remark.parts]


def _bears_own_code(fact: Fact, case: Case) -> bool:
    """Whether the code of a row is that of the applicant."""
    return any(one_code(a, own.text, is_read(fact)) for a in _told(fact, CODE) for own in own_codes(case))


def is_own_part(name: str, case: Case) -> bool:
    """Whether a name is that of a department, station or branch of the applicant: a partner is another body.

    It says so itself (公司内设), it is the applicant's name or brand with a word for a part behind it, or it is such a
    word alone, with nobody's name.
    """
    if pattern(_WORDS, "says_own_part").search(plain(name)):
        return True
    if not pattern(_WORDS, "part_ends").search(plain(name)):
        return False
    own = (word for one in applicant_names(case) for word in own_words(one.text))
    return bool(pattern(_WORDS, "part_alone").fullmatch(plain(name))) or any(word in plain(name) for word in own)


def _in_anothers_list(fact: Fact, case: Case) -> bool:
    index = paper_index(fact, case.papers)
    return index >= 0 and bool(case.papers[index].owner) and whose_paper(case.papers[index], case) is Whose.ANOTHER


def counted(facts: Sequence[Fact], case: Case) -> tuple[Fact, ...]:
    """The facts, each list's number of names made that of all lists together: every organisation once.

    What a person counted, and what stands in another's list, stays as it is; what was counted from agreements is
    counted again.
    """
    listed, signed = str(len(gathered(case))), str(len(with_whom(in_force(case), case)))

    def number(fact: Fact) -> Fact:
        if _of_agreements(fact):
            return replace(fact, value=signed)
        return replace(fact, value=listed, basis=Basis.COMPUTED) if _is_count(fact, case) else fact

    return tuple(number(fact) for fact in facts)


def by_agreements(case: Case) -> tuple[Fact, ...]:
    """Without a list how many different partners agreements in force name, shown where the first names its parties."""
    if any(_is_count(f, case) for f in case.facts):
        return ()
    found = in_force(case)
    said = next((f for a in found if (f := a.of(FactName.AGREEMENT_PARTIES))), None)
    number = str(len(with_whom(found, case)))
    return (Fact(FactName.PARTNER_COUNT, number, Basis.COMPUTED, said.evidence),) if said else ()


def _is_count(fact: Fact, case: Case) -> bool:
    named = fact.name is FactName.PARTNER_COUNT and BY_HAND not in fact.confirmed_by
    return named and not _in_anothers_list(fact, case)


def _of_agreements(fact: Fact) -> bool:
    """Whether it is a number that was counted here from agreements, and not by a person."""
    here = fact.basis is Basis.COMPUTED and fact.evidence.paper is Kind.AGREEMENT
    return fact.name is FactName.PARTNER_COUNT and here and BY_HAND not in fact.confirmed_by
