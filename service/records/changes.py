"""What changed between two runs: document by document, claim by claim, finding by finding. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checkers.order import NO_FAULT, rank
from service.records.lights import keys

Json = Mapping[str, Any]

FINDINGS_ORDER = ("broken", "open", "altered", "resolved", "same")
CLAIMS_ORDER = ("altered", "added", "removed", "same")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two runs: its report's JSON, and for each file's name the document that it is a version of."""

    body: Json
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; `change` is a word of the orders above, `key` tells things apart."""

    change: str
    key: str
    before: Json | None
    after: Json | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, what matters most first."""

    findings: tuple[Change, ...]
    claims: tuple[Change, ...]
    documents: tuple[Change, ...]


def compare(before: Side, after: Side) -> Changes:
    """From one run to another."""
    return Changes(
        findings=tuple(sorted(_findings(before.body["findings"], after.body["findings"]), key=_urgency)),
        claims=_sorted(_claims(before, after), CLAIMS_ORDER),
        documents=_sorted(_documents(before, after), CLAIMS_ORDER),
    )


def _sorted(changes: Iterable[Change], order: Sequence[str]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda c: order.index(c.change)))


def _urgency(change: Change) -> tuple[int, tuple[int, bool]]:
    """What became of it, and of those alike how bad it is now, or was where it is gone."""
    finding = change.after or change.before or {}
    return FINDINGS_ORDER.index(change.change), rank(finding["status"], finding.get("stable", True))


def _findings(before: Sequence[Json], after: Sequence[Json]) -> Iterable[Change]:
    old, new = dict(zip(keys(before), before, strict=True)), dict(zip(keys(after), after, strict=True))
    for key in dict.fromkeys([*new, *old]):
        yield Change(_turn(old.get(key), new.get(key)), key, old.get(key), new.get(key))


def _turn(before: Json | None, after: Json | None) -> str:
    """What became of one finding; one that is not there counts as settled."""
    was_open = before is not None and before["status"] not in NO_FAULT
    is_open = after is not None and after["status"] not in NO_FAULT
    if was_open and is_open:
        return "open" if _said(before) == _said(after) else "altered"
    if was_open or is_open:
        return "resolved" if was_open else "broken"
    return "same"


def _said(finding: Json | None) -> tuple[Any, ...]:
    return (finding["status"], finding["value"]) if finding else ()


def _claims(before: Side, after: Side) -> Iterable[Change]:
    old, new = _by_place(before), _by_place(after)
    for place in dict.fromkeys([*new, *old]):
        key = "/".join(place[1:])
        yield from (_claim_change(key, *pair) for pair in _pairs(old[place], new[place]))


def _claim_change(key: str, before: Json | None, after: Json | None) -> Change:
    if before is None or after is None:
        return Change("added" if before is None else "removed", key, before, after)
    return Change("same" if before["value"] == after["value"] else "altered", key, before, after)


def _by_place(side: Side) -> defaultdict[tuple[str, ...], list[Json]]:
    """Claims that may answer to each other: of one document, field, and basis."""
    found: defaultdict[tuple[str, ...], list[Json]] = defaultdict(list)
    for claim in side.body["claims"]:
        name = claim["evidence"]["document"]
        found[side.documents.get(name, name), claim["field"], claim["basis"]].append(claim)
    return found


def _pairs(old: Sequence[Json], new: Sequence[Json]) -> Iterable[tuple[Json | None, Json | None]]:
    """Equal values first, then in their order; what is left over stands alone."""
    rest_old, rest_new = list(old), list(new)
    for claim in old:
        twin = next((c for c in rest_new if c["value"] == claim["value"]), None)
        if twin is not None:
            rest_old.remove(claim)
            rest_new.remove(twin)
            yield claim, twin
    for place in range(max(len(rest_old), len(rest_new))):
        yield (
            rest_old[place] if place < len(rest_old) else None,
            rest_new[place] if place < len(rest_new) else None,
        )


def _documents(before: Side, after: Side) -> Iterable[Change]:
    old, new = _by_document(before), _by_document(after)
    for key in dict.fromkeys([*new, *old]):
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            yield Change("added" if one is None else "removed", key, one, other)
        else:
            same = one["sha256"] == other["sha256"] and one["kind"] == other["kind"]
            yield Change("same" if same else "altered", key, one, other)


def _by_document(side: Side) -> dict[str, Json]:
    return {side.documents.get(d["name"], d["name"]): d for d in side.body["documents"]}
