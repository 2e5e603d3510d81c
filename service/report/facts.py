"""Facts as people read them: days and names as they are, words of a closed set in their language."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.known_facts import JOINED_BY
from extractors.model import Fact, FactName, Kind
from service.model import Excerpt
from service.report.figures import amount
from service.report.view import ClaimView
from service.report.words import Words, place_in_words

_CODED = {
    FactName.CATEGORY: "category",
    FactName.SERVICES: "service",
    FactName.INSTITUTION_PAPERS: "institution",
}
"""Facts that are words of a closed set, with the group that has these words."""


_MEASURED = {FactName.NET_PROFIT: "CNY", FactName.NET_ASSETS: "CNY", FactName.PARTNER_COUNT: "organisations"}
"""Facts that are numbers, with their unit."""

_ABSENT = {FactName.AUDIT_SIGNED_BY: "not_signed"}
"""What a blank is called where it is no term without an end."""


def value_in_words(name: FactName, text: str | None, words: Words) -> str:
    """The value from its text; a paper that says there is none is quoted so."""
    if not text:
        return words.text(_ABSENT.get(name, "no_term"))
    if group := _CODED.get(name):
        joint = JOINED_BY if words.lang == "zh" else ", "
        return joint.join(words.of(group, code) for code in text.split(JOINED_BY))
    return text


def _shown(fact: Fact, words: Words) -> str:
    """The value as it is shown: numbers with their unit."""
    unit = _MEASURED.get(fact.name)
    if unit and _is_number(fact.text):
        return amount(Decimal(fact.text), None, words, unit)
    return value_in_words(fact.name, fact.text, words)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(?:\.\d+)?", text))


def fact_view(number: int, fact: Fact, excerpt: Excerpt | None, words: Words) -> ClaimView:
    """A fact as it is shown beside figures."""
    seen = fact.evidence
    return ClaimView(
        number=number,
        field=fact.name,
        label=words.of("field", fact.name),
        value=_shown(fact, words),
        basis=words.of("basis", fact.basis),
        document=seen.document,
        paper=words.of("kind", seen.paper) if seen.paper != Kind.OTHER else "",
        page=seen.page,
        place=place_in_words(seen.page, seen.place, words),
        reader=words.of("reader", seen.reader),
        confidence=words.text("confidence", percent=int(seen.confidence * 100)),
        quote=seen.quote,
        subject="",
        as_of=words.text("as_of_day", day=fact.as_of) if fact.as_of else "",
        approximation="",
        rivals=tuple(words.text("rival", reader=words.of("reader", r.reader), text=r.text) for r in fact.rivals),
        confirmed=tuple(words.of("confirmed", c) for c in fact.confirmed_by),
        excerpt=excerpt,
        count=None,
        is_figure=False,
    )
