"""Whether a table lists enterprises that were served, and all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.lists import enterprises
from extractors.lists.enterprises import Sort
from extractors.lists.listing import Listing
from extractors.model import Kind
from extractors.words.loading import patterns

FEW = 5  # entries below which a table in any other paper is no list of clients
FEW_IN_FORM = 10  # the same in a form or report, which often names examples only

_FORMS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})
_NEVER = frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET, Kind.LEASE, Kind.CERTIFICATE, Kind.INSURANCE_LIST})


def _words(group: str) -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", group)


def are_clients(listing: Listing, kind: Kind) -> bool:
    """Whether a list names enterprises that were served, and all of them."""
    words, heading = _words("titles"), listing.heading
    if words["not_clients"].search(heading) or kind in _NEVER:
        return False
    of_people = any(_words("headers")["of_people"].fullmatch(h) for h in listing.headers.values())
    if of_people or (kind is Kind.STAFF_ROSTER and not listing.headers):
        return False
    if kind in _FORMS and not (_names_enterprises(listing) or _is_numbered_list(listing)):
        return False
    roles = {role for r in listing.records[:1] for role in r.cells}
    if "planned" in roles and not roles & {"service", "date", "year"}:
        return False
    if kind is Kind.CLIENT_LIST or words["clients"].search(heading) or _headed_as_served(listing):
        return len(listing.records) >= (2 if kind not in _FORMS else FEW)
    telling = "service" in roles and roles & {"date", "contact", "phone"}
    return bool(telling) and len(listing.records) >= (FEW_IN_FORM if kind in _FORMS else FEW)


def _headed_as_served(listing: Listing) -> bool:
    """Whether the header over the names says that these were served, in a table of some length: 送检企业."""
    served, long = _words("headers")["were_served"], len(listing.records) >= FEW_IN_FORM
    heads = (r.header(c) for r in listing.records[:1] for c in r.cells.get("enterprise", ()))
    return long and any(served.fullmatch(head) for head in heads)


def _names_enterprises(listing: Listing) -> bool:
    """Whether what stands under the key are enterprises, by their form; the labels of a form's rows are none."""
    names = [enterprises.without_stray_print(r.text("enterprise")) for r in listing.records]
    told = sum(enterprises.has_form(n) or enterprises.sort_of(n) is Sort.SHOP for n in names)
    return told * 2 > len(names)


def _is_numbered_list(listing: Listing) -> bool:
    """Whether a title says that clients are listed, and the rows are numbered: short names tell no legal form."""
    numbered = all(r.text("number") for r in listing.records)
    return numbered and bool(_words("titles")["clients"].search(listing.heading))
