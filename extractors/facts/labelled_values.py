"""What of what stands behind a label of form, report or any other paper is the value that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from extractors.facts import phrases
from extractors.facts.days import day, day_or_month
from extractors.facts.labelled import Labelled
from extractors.facts.names import plain_name, plausible
from extractors.facts.offered import rendered
from extractors.facts.ticks import chosen, holds_a_box, options, ticked
from extractors.known_facts import JOINED_BY
from extractors.model import FactValue, Kind
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/identity"

SIGNED = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})
"""Papers that the applicant writes and signs."""

_NAME_KINDS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER})


def _applicants(found: Labelled, kind: Kind) -> Iterator[str]:
    value = plain_name(found.value)
    first = plain_name(pattern(_WORDS, "first_clause").split(value)[0])
    if pattern(_WORDS, "organisation").fullmatch(first):
        value = first
    named = pattern(_WORDS, "of_a_name").search(found.label) or pattern(_WORDS, "organisation").fullmatch(value)
    bare = pattern(_WORDS, "bare_name").fullmatch(found.label)  # of anything
    if kind is not Kind.APPLICATION_FORM and pattern(_WORDS, "of_a_form").fullmatch(found.label):
        return  # elsewhere it heads a column, or tells what figures are counted in
    if kind in _NAME_KINDS and plausible(value) and named and not bare:
        yield value


def _former(found: Labelled, kind: Kind) -> Iterator[str]:
    value = plain_name(found.value)
    if kind in SIGNED and plausible(value):
        yield value


def _platforms(found: Labelled, kind: Kind) -> Iterator[str]:
    value = pattern(_WORDS, "category_behind").sub("", plain_name(found.value))
    first = pattern(_WORDS, "first_clause").split(value)[0]
    if pattern(_WORDS, "service_platform").search(first):
        value = first
    if plausible(value):
        yield value


def _categories(found: Labelled, kind: Kind) -> Iterator[str]:
    values = chosen(_text(found), options("categories"))
    if not values and phrases.is_one_service(_text(found)):
        values = ["specialised"]
    yield from values if len(values) == 1 else ()  # 综合/专业 asks which, and does not say


def services_of_category(found: Labelled, kind: Kind) -> Iterator[str]:
    """The services that the answer to the question of the category names as well: 专业服务平台(法律服务)."""
    if kind in _NAME_KINDS and any(_categories(found, kind)) and (values := phrases.named(_text(found))):
        yield JOINED_BY.join(values)


def _services(found: Labelled, kind: Kind) -> Iterator[str]:
    asked = kind in _NAME_KINDS and not phrases.is_choice(_text(found))
    values = rendered(_text(found), options("services")) if asked else []
    if values:
        yield JOINED_BY.join(values)


def _days(found: Labelled, kind: Kind) -> Iterator[FactValue]:
    if value := day(found.value):
        yield value


def _own_days(found: Labelled, kind: Kind) -> Iterator[FactValue]:
    """Days of the applicant's own; clients and partners were established on days of theirs."""
    if kind in _NAME_KINDS and (value := day_or_month(found.value)):
        yield value


def _recognised(found: Labelled, kind: Kind) -> Iterator[FactValue]:
    """The day of recognition, of the applicant's own paper or of the one that recognises it; a month has its last."""
    if kind in SIGNED | {Kind.DESIGNATION} and (value := day_or_month(found.value)):
        yield value


def _people(found: Labelled, kind: Kind) -> Iterator[str]:
    value = _text(found)
    if kind in SIGNED and pattern(_WORDS, "person").fullmatch(value):
        yield value


def _forms(found: Labelled, kind: Kind) -> Iterator[str]:
    """A legal form that the applicant states of itself; boxes to tick are told by what is ticked."""
    text = _text(found)
    value = "".join(ticked(text, {}) or ()) if holds_a_box(text) else text
    if kind in SIGNED and pattern("facts/licence", "form").fullmatch(value):
        yield value


def _addresses(found: Labelled, kind: Kind) -> Iterator[str]:
    value = _text(found)
    if kind in SIGNED and pattern("facts/licence", "address").fullmatch(value):
        yield value


def _text(found: Labelled) -> str:
    return script(found.value, lines=True).text


VALUES: Mapping[str, Callable[[Labelled, Kind], Iterator[FactValue]]] = {
    "applicant": _applicants,
    "former_name": _former,
    "platform_name": _platforms,
    "category": _categories,
    "services": _services,
    "filing_date": _days,
    "established_on": _own_days,
    "legal_representative": _people,
    "legal_form": _forms,
    "registered_address": _addresses,
    "recognised_on": _recognised,
}
"""By what a label asks for: what of what stands behind it counts in a paper of some kind."""
