"""A whole whose part is the figure asked for: 产权面积1268.5平方米,其中办公70.2平方米."""

from __future__ import annotations

from dataclasses import replace

from extractors.statements.linking import Link
from extractors.text.quantities import quantities
from extractors.words.loading import rules


def part_meant(text: str, link: Link) -> Link:
    """The link to the part that the sentence names after the whole; the same link where it names none.

    The words of a part are the group `part` of the field's labels.
    """
    named = (
        rule.pattern.search(text, link.quantity.end, link.sentence[1]) for rule in rules(f"labels/{link.field}", "part")
    )
    match = next(filter(None, named), None)
    if match is None:
        return link
    part = next((q for q in quantities(text) if q.start == match.end()), None)
    fits = part is not None and part.unit is link.quantity.unit and part.value < link.quantity.value
    return replace(link, quantity=part) if part is not None and fits else link
