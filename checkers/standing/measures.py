"""An area that can be used is held against such an area, and one as built against one as built."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checkers.standing.agreement import agree, exactly
from checkers.standing.figures import Figure, Numbered
from extractors.model import Claim, Measure


def in_one_measure(said: Figure, proved: Figure, claims: Numbered) -> Figure:
    """The supporting figure as the declared one measures it, as far as the papers say both measures.

    A form that does not say how it measures may mean either.
    """
    stated, parts = claims[said.main.parts[0]], [claims[i] for i in proved.main.parts]
    values = [part.usable for part in parts if part.usable is not None]
    if len(values) < len(parts) or stated.measure is Measure.BUILT:
        return proved
    usable = exactly(sum(values, Decimal(0)))
    if stated.measure is None and (agree(said.main.amount, proved.main.amount) or not agree(said.main.amount, usable)):
        return proved
    return replace(proved, main=replace(proved.main, amount=usable))


def one_measure(said: Claim, proved: Claim) -> bool:
    """Whether two areas can be held against each other: not one that is built against one that is used."""
    both = {said.measure, proved.measure}
    return both != {Measure.BUILT, Measure.USABLE} or (said.measure is Measure.USABLE and proved.usable is not None)
