"""The nine services of Article 7, and the one that a platform's name puts forward."""

from __future__ import annotations

import re

from checkers.wording import entries
from extractors.words.loading import pattern

SERVICES = tuple(entries()["service"])

_NAMED_BY = {
    service: re.compile("|".join(entry["named_by"]))
    for service, entry in entries()["service"].items()
    if entry["named_by"]
}


def service_of_name(name: str | None) -> str | None:
    """The service that a platform's name ends on (Article 9: type, then 服务平台); None where it names none.

    The last word counts, since the applicant's own name stands before the type.
    """
    head = pattern("facts/identity", "platform_ending").sub("", name or "")
    ends = {service: max((m.end() for m in words.finditer(head)), default=0) for service, words in _NAMED_BY.items()}
    last = max(ends, key=lambda s: ends[s])
    return last if ends[last] else None
