"""The opening balance of a sheet against the closing one of the year before, where the dossier holds both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checkers.standing.agreement import agree, amount
from checkers.standing.enterprises import Whose, compared
from extractors.model import RECOGNISED, Basis, Claim, LeftOut, Remark

OPENING = "column.opening"
EARLIER = "earlier_year"
OPENING_DIFFERS = "opening_differs"


def with_openings(claims: Iterable[Claim], left_out: Sequence[LeftOut]) -> tuple[Claim, ...]:
    """The claims; one whose sheet opens on another figure than the year before ended on has that doubt.

    Of pictures nothing is said: a figure that does not count is not read a second time.
    """
    found = tuple(claims)
    before = [x.claim for x in left_out if any(r.rule.split(".")[0] == EARLIER for r in x.reasons)]
    openings = [x.claim for x in left_out if any(r.rule == OPENING for r in x.reasons) and _is_of_a_sheet(x.claim)]
    return tuple(_tried(claim, (*found, *before), openings) if _is_of_a_sheet(claim) else claim for claim in found)


def _is_of_a_sheet(claim: Claim) -> bool:
    printed = claim.evidence.reader not in RECOGNISED
    return claim.field.statement and claim.basis is Basis.EVIDENCED and printed


def _tried(claim: Claim, claims: Sequence[Claim], openings: Sequence[Claim]) -> Claim:
    day = claim.as_of
    own = [o for o in openings if o.evidence.document == claim.evidence.document and o.field is claim.field]
    last = [c for c in claims if day and c.as_of and c.as_of.year == day.year - 1 and _same_row(c, claim)]
    if len(own) != 1 or not last or any(agree(amount(own[0]), amount(c)) for c in last):
        return claim
    doubt = Remark(OPENING_DIFFERS, (f"{own[0].value:f}", f"{last[0].value:f}"))
    return replace(claim, doubts=(*claim.doubts, doubt))


def _same_row(one: Claim, other: Claim) -> bool:
    """Whether two claims are of the same figure of one enterprise, each in a sheet of its own."""
    owners = one.subject is None or other.subject is None or compared(one.subject, other.subject) is not Whose.ANOTHER
    return _is_of_a_sheet(one) and one.field is other.field and owners and one.evidence != other.evidence
