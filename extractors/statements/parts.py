"""A whole whose part is the figure asked for: 产权面积1268.5平方米,其中办公70.2平方米."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.statements.linking import Link
from extractors.text.quantities import Quantity, quantities
from extractors.words.loading import pattern, rules


def part_meant(text: str, link: Link) -> Link:
    """The link to the part that the text names after the whole; the same link where it names none.

    The words of a part are the groups `part_behind` (behind its figure) and `part` (up to it) of the field's labels.
    """
    fits = (q for q in _named(text, link) if q.unit is link.quantity.unit and q.value < link.quantity.value)
    part = next(fits, None)
    return replace(link, quantity=part, whole=link.quantity.value) if part is not None else link


def told_until(text: str, end: int) -> int:
    """Where what is told of a whole ends: after sentences that go on with it."""
    while match := pattern("statements/taken_off", "goes_on").match(text, end):
        end = match.end()
    return end


def _named(text: str, link: Link) -> Iterator[Quantity]:
    """The quantities behind a whole that words name as the part which is meant, rule by rule."""
    start, end = link.quantity.end, told_until(text, link.sentence[1])
    ahead = [m.end() for r in rules(f"labels/{link.field}", "part") if (m := r.pattern.search(text, start, end))]
    behind = rules(f"labels/{link.field}", "part_behind")
    if not ahead and not behind:
        return
    inside = [q for q in quantities(text) if start <= q.start < end]
    yield from (q for r in behind for q in inside if r.pattern.match(text, q.end))
    yield from (q for at in ahead for q in inside if q.start == at)
