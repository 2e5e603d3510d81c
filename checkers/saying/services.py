"""What a finding on services says: which are named, where, and which papers say otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Text
from checkers.wording import joined, listed, named_one_by_one, place, say
from extractors.model import Fact

Told = Sequence[tuple[Fact, Sequence[Text]]]
"""What papers say: each with the services that it names."""


def missing() -> Text:
    """No paper names a service."""
    return say("no_service")


def found(named: Sequence[tuple[Text, Fact, bool]]) -> Text:
    """Each service and where it is named."""
    return say("services_found", services=named_one_by_one([_in(*one) for one in named]))


def _in(service: Text, fact: Fact, by_name: bool) -> Text:
    if by_name:
        return say("service_by_name", service=service, where=place(fact))
    return say("service_in", service=service, where=place(fact))


def contradicted(message: Text, others: Told) -> Text:
    """That papers name no service in common."""
    return joined([message, say("services_contradict", others=_each(others)), say("see_the_original")])


def with_others(message: Text, others: Told) -> Text:
    """What papers name besides."""
    return joined([message, say("services_other_papers", others=_each(others))]) if others else message


def _each(others: Told) -> Text:
    said = ((place(fact), named_one_by_one(services)) for fact, services in others)
    return listed([say("services_said", where=where, services=services) for where, services in said])


def denied(message: Text, facts: Sequence[Fact]) -> Text:
    """That papers say of services that they are not rendered."""
    quoted = [say("said_at", where=place(f), words=say("quoted", words=f.text)) for f in facts]
    return joined([message, say("services_denied", each=listed(quoted)), say("see_the_original")])


def unticked(message: Text, fact: Fact) -> Text:
    """That the form asks for the services, and ticks none."""
    return joined([message, say("services_unticked", where=place(fact)), say("see_the_original")])
