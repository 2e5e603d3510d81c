"""Names by the credit codes beside them: one that is nearly the applicant's is another's where its code is another."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from checkers.model import Case
from checkers.standing.applicant import DECLARING, Named, applicant_names, best
from checkers.standing.enterprises import Whose
from checkers.standing.facts import is_read
from checkers.standing.licences import Relation, licences
from checkers.standing.places import paper_index
from checkers.standing.subjects import plain
from extractors.model import Fact, FactName, Kind
from extractors.text.codes import checks

OF = "of"
"""The remark by which a fact names an enterprise."""

SOLE_CODE = (Kind.BALANCE_SHEET, Kind.STAFF_ROSTER, Kind.INSURANCE_LIST)
"""Papers whose only code is that of whom they are; an audit report bears its auditor's, a lease its landlord's too."""

_SLIPS = 2
"""Signs of a code that a reader may take for others, and that may still check, at most."""


def another_by_code(name: str, case: Case) -> bool:
    """Whether codes show that a name which may be the applicant's is another's.

    Each code that stands beside the name is sound, and none is the applicant's, not even with a sign or two misread.
    """
    beside, own = tuple(_beside(name, case)), tuple(own_codes(case))
    return bool(beside and own) and all(_apart(one, other) for one in beside for other in own)


def _beside(name: str, case: Case) -> Iterator[Fact]:
    asked = plain(name)
    for fact in _codes(case):
        if any(plain(holder).endswith(asked) for holder in _holders(fact, case)):
            yield fact


def stands_behind(code: Fact, name: str) -> bool:
    """Whether a code stands behind a name; words ahead of the name may be taken for its beginning."""
    return any(plain(holder).endswith(plain(name)) for holder in _told(code))


def _told(code: Fact) -> list[str]:
    return [r.parts[0] for r in code.remarks if r.code == OF]


def _holders(code: Fact, case: Case) -> Iterator[str]:
    """Whom a code is of: the name that it stands behind, else the only one that its paper names as its own."""
    told = _told(code)
    home = paper_index(code, case.papers)
    owner = case.papers[home].owner if home >= 0 and case.papers[home].kind in SOLE_CODE else ""
    return iter(told or [owner] * bool(owner))


def own_codes(case: Case) -> Iterator[Fact]:
    """The codes that form, report and licences give for the applicant."""
    names = applicant_names(case)
    for fact in _codes(case):
        strange = any(best(Named(holder, False), names) is not Whose.OWN for holder in _told(fact))
        if fact.evidence.paper in DECLARING and not strange:
            yield fact
    for licence in licences(case):
        if licence.relation is Relation.OWN:
            yield from licence.says(FactName.CREDIT_CODE).values()


def one_code(one: str, other: str, read: bool) -> bool:
    """Whether two codes are one; where either was `read` from a picture a sign or two may have been misread."""
    slips = _SLIPS if read else 0
    return Levenshtein.distance(one, other, score_cutoff=slips) <= slips


def _apart(one: Fact, other: Fact) -> bool:
    """Whether two codes are surely those of two bodies."""
    if not checks(one.text) or not checks(other.text):
        return False
    return not one_code(one.text, other.text, is_read(one) or is_read(other))


def _codes(case: Case) -> Iterator[Fact]:
    return (f for f in case.facts if f.name is FactName.CREDIT_CODE)
