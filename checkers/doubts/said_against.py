"""What other papers tell against a condition: nothing is met over it before somebody has looked.

A sentence counts that may mean the applicant, unless a paper of the same or a later day takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checkers.model import Case, Finding, Status
from checkers.rulebook.model import Rule
from checkers.standing.applicant import applicant_names
from checkers.standing.enterprises import Whose, own_words
from checkers.standing.facts import Numbered
from checkers.standing.owners import whose_name
from checkers.standing.places import paper_index
from checkers.standing.whereabouts import Where, whereabouts
from checkers.wording import joined, listed, place, say
from extractors.facts.said_against import MATTER, MEANT, NUMBERS, PLACE, RESTORES
from extractors.model import Fact, FactName
from extractors.words.loading import pattern

_WORDS = "facts/said_against"
_STANDING = "standing"
_SHOWN = 3
"""Sentences that a message quotes at most."""


def contradicted(found: Finding, rule: Rule, case: Case) -> Finding:
    """The finding; one that is met though papers tell something against it is uncertain, and quotes them."""
    if found.status is not Status.MET:
        return found
    against = {i: f for i, f in said_against(case, rule.condition).items() if _moves(f, rule)}
    if not against:
        return found
    told = {(f.text, f.evidence.document): f for f in against.values()}.values()  # two rules may hear one sentence
    quoted = [say("said_at", where=place(f), words=say("quoted", words=f.text)) for f in told]
    message = joined([found.message, say("said_against", each=listed(quoted[:_SHOWN])), say("see_the_original")])
    numbers = tuple(dict.fromkeys((*against, *found.claims)))
    return replace(found, status=Status.UNCERTAIN, stable=False, message=message, claims=numbers)


def said_against(case: Case, matter: str) -> Numbered:
    """The facts by which papers speak against a condition of the applicant, none of which a later paper takes back."""
    said = case.numbered(FactName.SAID_AGAINST)
    mine = {i: f for i, f in said.items() if _is_about(f, case, matter)}
    back = [(i, f) for i, f in mine.items() if matter in _parts(f, RESTORES)]
    against = ((i, f) for i, f in mine.items() if matter in _parts(f, MATTER))
    return {i: f for i, f in against if not any(_takes_back(one, (i, f)) for one in back)}


def _parts(fact: Fact, code: str) -> tuple[str, ...]:
    return tuple(part for remark in fact.remarks if remark.code == code for part in remark.parts)


def _takes_back(one: tuple[int, Fact], other: tuple[int, Fact]) -> bool:
    """Whether words take others back: those of the same sentence or of a later one in the paper, or of a later day."""
    (number, back), (first, said) = one, other
    if back.evidence.document == said.evidence.document and back.as_of == said.as_of:
        return number > first
    return bool(back.as_of and said.as_of and back.as_of > said.as_of)


def _is_about(fact: Fact, case: Case, matter: str) -> bool:
    if matter == _STANDING and (number := _by_number(fact, case)) is not None:
        return number
    own = tuple(_own_mentions(fact.text, case))
    if own:
        return not all(_gets(fact.text[:at]) for at in own)
    named = _parts(fact, MEANT)
    parting = matter == _STANDING and _designates_applicant(paper_index(fact, case.papers), case)
    least = Whose.DOUBTFUL if parting else Whose.ANOTHER
    return not named or any(whose_name(name, case) < least for name in named)


def _designates_applicant(paper: int, case: Case) -> bool:
    """Whether a paper gives the applicant its standing: whom else it names in taking one back is somebody else."""
    inside = [f for f in case.facts if paper >= 0 and paper_index(f, case.papers) == paper]
    whom = (f for f in inside if f.name is FactName.DESIGNATED_FOR)
    gives = any(f.name is FactName.DESIGNATED_AS for f in inside)
    return gives and any(whose_name(f.text, case) is Whose.OWN for f in whom)


def _own_mentions(text: str, case: Case) -> Iterator[int]:
    """Where a sentence names the applicant, by its name or by what tells its name from others."""
    for name in dict.fromkeys(word for one in applicant_names(case) for word in own_words(one.text)):
        at = text.find(name)
        while at >= 0:
            yield at
            at = text.find(name, at + 1)


def _gets(ahead: str) -> bool:
    """Whether the words up to a name give to it what they take from another."""
    return bool(pattern(_WORDS, "gets").search(ahead) and pattern(_WORDS, "taken_back").search(ahead))


def _by_number(fact: Fact, case: Case) -> bool | None:
    """Whether a sentence means the paper by which the applicant was designated: by its number; None where none tells.

    What was said before that paper was written is no word on it.
    """
    designations = [f for f in case.facts if f.name is FactName.DESIGNATED_AS]
    days = [f.text for f in case.facts if f.name is FactName.DESIGNATED_ON and _beside(f, designations)]
    if _parts(fact, MATTER) and fact.as_of and days and all(day > fact.as_of.isoformat() for day in days):
        return False
    named, known = set(_parts(fact, NUMBERS)), {n for f in designations for n in _parts(f, NUMBERS)}
    if not named or not known:
        return None
    if any(one.endswith(other) for one in named for other in known):
        return True
    return None if any(True for _ in _own_mentions(fact.text, case)) else False


def _beside(day: Fact, designations: Iterable[Fact]) -> bool:
    return any(f.evidence.document == day.evidence.document for f in designations)


def _moves(fact: Fact, rule: Rule) -> bool:
    """Whether words on a place lead away from where the rule asks the applicant to be."""
    told = _parts(fact, PLACE)
    return not told or whereabouts(told[0], rule.where()).where is Where.OUTSIDE
