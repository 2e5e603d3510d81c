"""Of a list of which a paper tells that only a share was served no more than that share counts.

Who those are nobody knows, so all rows stay, and the count is open between the share and the whole.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from checkers.model import Case
from checkers.standing.lessened import touching
from extractors.fields import field
from extractors.model import Basis, Claim, Remark
from extractors.text.quantities import quantities
from extractors.text.units import Unit
from extractors.words.loading import pattern

CLIENT_COUNT = field("client_count")

TOLD = "share_told"
"""What leaves a count open of which a share is told, by the words."""


def of_those_served(case: Case) -> tuple[Claim, ...]:
    """The claims of a case; counted clients as many as their share tells, where that is a whole number of them."""
    return tuple(_of_share(claim, case) for claim in case.claims)


def _of_share(claim: Claim, case: Case) -> Claim:
    count = claim.count
    if claim.field is not CLIENT_COUNT or claim.basis is not Basis.COMPUTED or count is None:
        return claim
    texts = (fact.text for _, fact in touching(claim.field, claim, case))
    told = {number: text for text in texts if (number := number_of(text, claim.value)) is not None}
    if len(told) != 1:
        return claim
    ((number, text),) = told.items()
    gaps = (*count.gaps, Remark(TOLD, (text,)))
    return replace(claim, value=number, count=replace(count, low=min(count.low, number), gaps=gaps), confirmed_by=())


def number_of(text: str, whole: Decimal) -> Decimal | None:
    """How many of a whole the share in words comes to; None where it tells none, or no whole number of them."""
    served = pattern("labels/client_count", "share_served")
    not_served = pattern("statements/lessened", "share_not_served")
    if not served.search(text) or not_served.search(text):
        return None
    shares = [q for q in quantities(text) if q.unit is Unit.RATIO]
    if len(shares) != 1 or shares[0].quantum > Decimal("0.01"):
        return None
    number = (shares[0].value * whole).quantize(Decimal(1), ROUND_HALF_UP)
    near = abs(shares[0].value * whole - number) * 2 <= shares[0].quantum * whole
    return number if near and number < whole else None
