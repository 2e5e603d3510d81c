"""Office floor area: a lease of a store or a flat is none; each area knows its premises."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.lease_terms import lease_of
from extractors.model import Claim, Document, Kind, Paper, Passage
from extractors.paper_texts import texts
from extractors.statements.basis import PREMISES
from extractors.statements.premises_use import is_no_office, is_office, is_used_otherwise
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.text.units import Unit
from extractors.words.loading import pattern

_USE = pattern("statements/floor_area", "use")
_USED_AS = pattern("statements/floor_area", "used_as")
_NOT_USED = pattern("statements/floor_area", "not_used")
_BARE_ADDRESS = pattern("statements/floor_area", "bare_address")
_PREMISES = pattern("statements/floor_area", "premises")
_THING_LET = pattern("statements/floor_area", "thing_let")
_ELSEWHERE = pattern("statements/floor_area", "elsewhere")


def use_of(document: Document, paper: Paper) -> str:
    """What the paper says that the premises are used for, "" where it says nothing."""
    uses = [m["use"] for text in texts(document, paper) for m in _USE.finditer(text)]
    if not uses:
        uses = [use for text in texts(document, paper) for use in _used_as(text)]
    return "、".join(uses)


def is_given_as_office(passage: Passage) -> bool:
    """Whether a passage with one area says of it that it is used as an office, whatever the paper says elsewhere."""
    text = script(passage.text, lines=True).text
    if sum(q.unit is Unit.M2 for q in quantities(text)) != 1:
        return False
    return any(is_office(use) for use in _used_as(text))


def _used_as(text: str) -> Iterator[str]:
    """What words say that premises are used as; not what they must not be, or are not yet."""
    yield from (m["use"] for m in _USED_AS.finditer(text) if not _NOT_USED.search(text[: m.start()]))


# An address without a word before it: 将江城区新江路12号302室办公室租给乙方.
_ADDRESS = pattern("statements/floor_area", "address")
_LEAD = pattern("statements/floor_area", "lead")


def premises_of(document: Document, paper: Paper, areas: Collection[Decimal] = ()) -> str | None:
    """Where the premises are, as the paper puts it; else the address in the text that states an area.

    `areas`: the figures of the paper; an address beside another one may be that of rooms elsewhere, and is heard
    only where there is no other.
    """
    said = list(texts(document, paper))
    own = [text for text in said if not _is_elsewhere(text, areas)]
    found = _told(own)
    return found if found is not None or len(own) == len(said) else _told(said)


def _is_elsewhere(text: str, areas: Collection[Decimal]) -> bool:
    """Whether a text is of rooms beside those that the paper is about, and states none of its figures."""
    return bool(_ELSEWHERE.search(text)) and not any(q.unit is Unit.M2 and q.value in areas for q in quantities(text))


def _told(said: Sequence[str]) -> str | None:
    """The address behind a word for it; one that stands for itself may be that of a party, and is taken where there
    is but one and no other."""
    found = [m for text in said for m in _PREMISES.finditer(text)]
    named = [m["place"] for m in found if not _BARE_ADDRESS.match(m.group())]
    named += [m["place"] for text in said for m in _THING_LET.finditer(text)]
    if named:
        return named[0]
    stating = (text for text in said if any(q.unit is Unit.M2 for q in quantities(text)))
    plain = (_LEAD.sub("", m.group()) for text in stating for m in _ADDRESS.finditer(text))
    return next(plain, found[0]["place"] if len(found) == 1 else None)


def settle(claims: Sequence[Claim], document: Document, paper: Paper, offices: Collection[Claim] = ()) -> list[Claim]:
    """The claims of one paper, with their premises; where it is about no office, only `offices`: areas named as such.

    A shop's lease (商铺租赁合同) may say how much of the shop is the office.
    """
    if paper.kind not in PREMISES:
        return list(claims)
    use = use_of(document, paper)
    if is_no_office(f"{paper.title}、{use}") or is_used_otherwise(use):
        claims = [c for c in claims if c in offices]
    subject = premises_of(document, paper, {claim.value for claim in claims})
    lease = lease_of(texts(document, paper)) if paper.kind is Kind.LEASE else None
    return [replace(claim, subject=subject, lease=lease) for claim in claims]
