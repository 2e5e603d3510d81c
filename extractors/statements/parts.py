"""A whole whose part is the figure asked for: 产权面积1268.5平方米,其中办公70.2平方米."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.statements.links import Link
from extractors.text.quantities import quantities

_PARTS = {
    "floor_area": re.compile(
        r"其中[,:]?(?:自用)?(?:[^,。;\d]{0,6}(?:用于|作为|用作))?办公(?:用房|使用|区域?|部分|场所|场地|面积|用|室)*(?:面积)?[约为有:]*(?=\d)"
    ),
    "client_count": re.compile(r"其中[^。;]{0,24}?(?:中小微|中小|小微)型?企业(?:数量?|户数)?[共为有达]*(?=\d)"),
}


def part_meant(text: str, link: Link) -> Link:
    """The link to the part that the sentence names after the whole; the same link where it names none."""
    pattern = _PARTS.get(link.field.id)
    match = pattern.search(text, link.quantity.end, link.sentence[1]) if pattern else None
    if match is None:
        return link
    part = next((q for q in quantities(text) if q.start == match.end()), None)
    fits = part is not None and part.unit is link.quantity.unit and part.value < link.quantity.value
    return replace(link, quantity=part) if part is not None and fits else link
