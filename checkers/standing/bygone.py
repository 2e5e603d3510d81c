"""What papers of earlier years say, where others say how things are: seen, and no figure of this application."""

from __future__ import annotations

from checkers.model import Case
from checkers.standing.agreement import agree, amount
from checkers.standing.owners import another
from checkers.standing.paper_years import of_their_year
from checkers.standing.periods import Period, period
from extractors.model import Basis, Claim


def bygone(claim: Claim, case: Case) -> int | None:
    """The year gone by that a declared figure or one of a statement is of; None where it is not, or stands alone.

    A figure that repeats one of today is kept: which year that one is of is then in doubt.
    """
    (told,) = of_their_year((claim,), case.papers, case.as_of)
    day, last = told.as_of, case.as_of.year - 1
    if claim.basis is Basis.COMPUTED or day is None or day.year >= last or period(told, case.as_of) is not Period.OTHER:
        return None
    now = [c for c in case.claims if _of_today(c, told, case)]
    return day.year if now and not any(agree(amount(told), amount(c)) for c in now) else None


def _of_today(claim: Claim, told: Claim, case: Case) -> bool:
    """Whether a figure of the same side may be of the year that counts."""
    same = claim.field is told.field and (claim.basis is Basis.DECLARED) == (told.basis is Basis.DECLARED)
    return same and period(claim, case.as_of) in (Period.CURRENT, Period.UNDATED) and not another(claim, case)
