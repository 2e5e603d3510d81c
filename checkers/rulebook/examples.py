"""A rule's examples: short made-up cases that stand beside it in its file, and the rules' word on each.

Whoever changes a threshold sees at once which examples no longer come out as they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from checkers.errors import RulebookError
from checkers.model import Case, Category, Offered, Status, Unread
from checkers.rulebook.model import Example
from checkers.rulebook.strict_yaml import Item, choice, day, entries, keyed, known, listed, number, text
from checkers.wording import entries as said
from extractors.fields import Field, all_fields, figures
from extractors.known_facts import Sort, is_month
from extractors.known_facts import known as known_fact
from extractors.model import (
    Approximation,
    Basis,
    Claim,
    Count,
    Evidence,
    Fact,
    FactName,
    FactReading,
    FactValue,
    Kind,
    Paper,
    Reader,
    Reading,
    Remark,
    Row,
    RowReason,
    Statement,
)
from extractors.papers import kind_by_name

_DECLARING = {Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT}
_CASE_KEYS = ("category", "services", "facts", "papers", "claims", "unread")
_EVIDENCE_KEYS = ("document", "page", "quote", "reader", "confidence")
_PAPER_KEYS = ("document", "title", "year", "owner", "landlord")
_COUNT_KEYS = ("low", "high", "strict", "gaps", "excluded")
_FACT_KEYS = ("paper", "as_of", "rivals", "confirmed_by", "remarks", *_EVIDENCE_KEYS)
_CLAIM_KEYS = ("field", "basis", "as_of", "approximation", "subject", "rivals", "confirmed_by")


def example(item: Item, field: Field | None, offered: Offered) -> Example:
    """One example; claims are of `field` where they do not say otherwise. Raises RulebookError."""
    found = keyed(item, ("says", "status", "as_of"), _CASE_KEYS)
    claims = tuple(_claim(c, field) for c in listed(found["claims"])) if "claims" in found else ()
    facts = _facts(found["facts"]) if "facts" in found else ()
    case = Case(
        claims=claims,
        facts=facts,
        papers=_papers(found["papers"]) if "papers" in found else _papers_of((*claims, *facts)),
        as_of=day(found["as_of"]),
        category=_category(found["category"], offered) if "category" in found else None,
        services=tuple(_service(s, offered) for s in listed(found["services"])) if "services" in found else (),
        unread=tuple(Unread(text(u), kind_by_name(text(u))) for u in listed(found["unread"]))
        if "unread" in found
        else (),
        offered=offered,
    )
    return Example(text(found["says"]), choice(found["status"], Status), case, item.spot.line)


def _category(item: Item, offered: Offered) -> Category:
    return known(item, {str(c.id): c.id for c in offered.categories})


def _service(item: Item, offered: Offered) -> str:
    services = [s.id for s in offered.services]
    if text(item) not in services:
        raise RulebookError(item.spot, "unknown_service", expected=", ".join(services))
    return text(item)


def _papers(item: Item) -> tuple[Paper, ...]:
    """`papers: [application_form, {kind: lease, owner: 阳江市海燕企业服务有限公司, document: 合同.pdf}]`."""
    return tuple(_paper(one) for one in listed(item))


def _paper(item: Item) -> Paper:
    if not isinstance(item.value, Mapping):
        return Paper(known(item, _kinds()), f"{item.value}.pdf")
    found = keyed(item, ("kind",), _PAPER_KEYS)
    kind = known(found["kind"], _kinds())
    return Paper(
        kind=kind,
        document=text(found["document"]) if "document" in found else f"{kind.value}.pdf",
        title=text(found["title"]) if "title" in found else "",
        year=int(number(found["year"])) if "year" in found else None,
        owner=text(found["owner"]) if "owner" in found else "",
        landlord=text(found["landlord"]) if "landlord" in found else "",
    )


def _papers_of(said: tuple[Statement, ...]) -> tuple[Paper, ...]:
    return tuple(dict.fromkeys(Paper(s.evidence.paper, s.evidence.document) for s in said))


def _facts(item: Item) -> tuple[Fact, ...]:
    """`facts: {platform_name: 榕树服务平台, established_on: {paper: business_licence, value: 2018-03-15}}`."""
    found = keyed(item, (), [str(n.value) for n in FactName])
    each = ((FactName(name), said) for name, said in found.items())
    return tuple(_fact(name, one) for name, said in each for one in (listed(said) if _is_list(said) else (said,)))


def _is_list(item: Item) -> bool:
    return isinstance(item.value, tuple)


def _fact(name: FactName, item: Item) -> Fact:
    """A fact as its value alone, which the form says then, or with its paper and how it was read."""
    if not isinstance(item.value, Mapping):
        return Fact(name, _fact_value(name, item), Basis.DECLARED, _evidence(_shown(item), Kind.APPLICATION_FORM, {}))
    found = keyed(item, ("value",), _FACT_KEYS)
    kind = known(found["paper"], _kinds()) if "paper" in found else Kind.APPLICATION_FORM
    return Fact(
        name=name,
        value=_fact_value(name, found["value"]),
        basis=known_fact(name).basis(kind),
        evidence=_evidence(_shown(found["value"]), kind, found),
        as_of=day(found["as_of"]) if "as_of" in found else None,
        rivals=tuple(_fact_rival(name, r) for r in listed(found["rivals"])) if "rivals" in found else (),
        confirmed_by=tuple(text(c) for c in listed(found["confirmed_by"])) if "confirmed_by" in found else (),
        remarks=_gaps(found["remarks"]) if "remarks" in found else (),
    )


def _fact_value(name: FactName, item: Item) -> FactValue:
    if item.value is None:
        return None
    month = isinstance(item.value, str) and is_month(item.value)
    return day(item) if known_fact(name).sort is Sort.DAY and not month else text(item)


def _shown(item: Item) -> str:
    return "" if item.value is None else str(item.value)


def _fact_rival(name: FactName, item: Item) -> FactReading:
    return FactReading(Reader.TESSERACT, _shown(item), _fact_value(name, item), 0.9)


def _claim(item: Item, field: Field | None) -> Claim:
    found = keyed(item, ("paper", "value"), (*_EVIDENCE_KEYS, *_COUNT_KEYS, *_CLAIM_KEYS))
    kind, value = known(found["paper"], _kinds()), number(found["value"])
    named = known(found["field"], all_fields()) if "field" in found else field
    if named is None:
        raise RulebookError(item.spot, "no_field")
    return Claim(
        field=named,
        value=value,
        basis=choice(found["basis"], Basis) if "basis" in found else _basis(kind),
        evidence=_evidence(str(value), kind, found),
        as_of=day(found["as_of"]) if "as_of" in found else None,
        approximation=choice(found["approximation"], Approximation)
        if "approximation" in found
        else Approximation.EXACT,
        rivals=tuple(_rival(r) for r in listed(found["rivals"])) if "rivals" in found else (),
        count=_count(found, value) if any(k in found for k in _COUNT_KEYS) else None,
        subject=text(found["subject"]) if "subject" in found else None,
        confirmed_by=tuple(text(c) for c in listed(found["confirmed_by"])) if "confirmed_by" in found else (),
    )


def _basis(kind: Kind) -> Basis:
    if kind in _DECLARING:
        return Basis.DECLARED
    lists = {paper for field in figures() if field.list for paper in field.proved_by}
    return Basis.COMPUTED if kind in lists else Basis.EVIDENCED


def _kinds() -> dict[str, Kind]:
    return {str(kind): kind for kind in Kind.every()}


def _evidence(quote: str, kind: Kind, found: dict[str, Item]) -> Evidence:
    return Evidence(
        document=text(found["document"]) if "document" in found else f"{kind.value}.pdf",
        page=int(number(found["page"])) if "page" in found else 1,
        box=None,
        place=None,
        quote=text(found["quote"]) if "quote" in found else quote,
        reader=choice(found["reader"], Reader) if "reader" in found else Reader.TEXT_LAYER,
        confidence=float(number(found["confidence"])) if "confidence" in found else 1.0,
        paper=kind,
    )


def _rival(item: Item) -> Reading:
    return Reading(Reader.TESSERACT, str(item.value), number(item), 0.9)


def _count(found: dict[str, Item], value: Decimal) -> Count:
    return Count(
        rows=_rows(found["excluded"]) if "excluded" in found else (),
        low=number(found["low"]) if "low" in found else value,
        high=number(found["high"]) if "high" in found else value,
        strict=number(found["strict"]) if "strict" in found else None,
        gaps=_gaps(found["gaps"]) if "gaps" in found else (),
    )


def _gaps(item: Item) -> tuple[Remark, ...]:
    """`gaps: {numbers_missing: [3, 5-7]}`."""
    found = entries(item)
    codes = said()["remark"]
    if unknown := next((c for c in found if c not in codes), None):
        raise RulebookError(item.spot, "unknown_gap", code=unknown, expected=", ".join(codes))
    return tuple(Remark(str(code), tuple(str(p.value) for p in listed(parts))) for code, parts in found.items())


def _rows(item: Item) -> tuple[Row, ...]:
    """`excluded: {part_time: 2}` stands for two rows that were not counted."""
    rows = []
    for name, times in entries(item).items():
        if name not in {str(r.value) for r in RowReason}:
            raise RulebookError(times.spot, "unknown_reason", name=name)
        rows += [Row(f"{name} {i}", False, RowReason(str(name))) for i in range(int(number(times)))]
    return tuple(rows)
