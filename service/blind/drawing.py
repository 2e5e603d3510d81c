"""Which of a run's findings an expert reads blind: a share of those without doubts, drawn by the round's seed.

What is drawn hangs on seed, dossier and condition alone: running again, other papers or other experts change nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from checkers.model import Sort as Reach
from checkers.model import Status
from extractors.known_facts import Sort, is_fact, known
from extractors.model import ADDED, BY_HAND, RECOGNISED, FactName, Kind, Reader
from service.records.lights import Light
from service.tables import Asked, PageSource

Json = Mapping[str, Any]

LONGEST = 60
"""Characters of a text that somebody may be asked to type."""

CERTAIN = (Status.MET, Status.NOT_MET)
DOUBTED = (Status.UNCERTAIN, Status.INCONSISTENT, *CERTAIN)
"""Findings that experts decide on anyway, with a figure to be read."""

ON_THE_PAGE = frozenset({FactName.APPLICANT, FactName.PLATFORM_NAME, FactName.CREDIT_CODE})
"""Facts that stand in the head of the page, so that nobody could read them blind."""

PAPER_KIND = "paper_kind"
"""The name of the figure where the kind of the paper is asked for."""

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finding of the sample, with the figure that decides it as the machine read it."""

    light: Light
    claim: int
    asked: Asked
    field: str
    paper: str
    source: PageSource
    document: str
    machine: str
    confidence: float
    doubted: bool


def drawn(
    seed: str, share: int, dossier_id: str, body: Json, lights: Iterable[Light], shown: Collection[int]
) -> list[Drawn]:
    """The sample of a run; `shown` are the figures that have a picture.

    As many doubted findings come along, as far as there are any, so that being asked does not tell that the machine
    was sure. Of one figure there is one finding at most, since its value would be told by the other.
    """
    found = [one for pair in zip(lights, body["findings"], strict=True) if (one := _askable(*pair, body, shown))]
    placed = sorted(((place(seed, dossier_id, one.light.key), one) for one in found), key=lambda pair: pair[0])
    sure = _one_each(one for at, one in placed if not one.doubted and at < share / 100)
    taken = {one.field for one in sure}
    doubts = _one_each(one for _, one in placed if one.doubted and one.field not in taken)
    return [*sure, *doubts[: len(sure)]]


def place(seed: str, *parts: str) -> float:
    """Where a thing stands between 0 and 1, for ever the same and known to nobody without the seed."""
    digest = hmac.new(seed.encode(), "|".join(parts).encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8]) / 2**64


def source_of(evidence: Json) -> PageSource:
    """Where the figure was read: printed text, a scan, or a picture that came as such."""
    if evidence["reader"] not in (*RECOGNISED, Reader.QR_CODE):
        return PageSource.TEXT
    is_picture = PurePath(evidence["document"]).suffix.lower() in PICTURES
    return PageSource.PHOTO if is_picture else PageSource.SCAN


def _one_each(found: Iterable[Drawn]) -> list[Drawn]:
    kept: dict[str, Drawn] = {}
    for one in found:
        kept.setdefault(one.field if one.asked != Asked.PAPER else one.light.key, one)
    return list(kept.values())


def _askable(light: Light, finding: Json, body: Json, shown: Collection[int]) -> Drawn | None:
    """The finding as far as it rests on a figure that somebody can read on a picture; None where it does not."""
    is_sure = light.status in CERTAIN and light.stable
    if finding.get("sort") == Reach.FOR_EXPERT or not (is_sure or light.status in DOUBTED) or not finding["claims"]:
        return None
    number = finding["claims"][0]
    claim = body["claims"][number]
    asked = next(iter(_asked(claim)), None)
    if asked is None or not (number in shown or claim.get("excerpt")):
        return None
    seen = claim["evidence"]
    is_paper = asked == Asked.PAPER
    return Drawn(
        light=light,
        claim=number,
        asked=asked,
        field=PAPER_KIND if is_paper else claim["field"],
        paper=seen.get("paper") or "",
        source=source_of(seen),
        document=seen["document"],
        machine=seen["paper"] if is_paper else str(claim["value"]),
        confidence=seen["confidence"],
        doubted=not is_sure,
    )


def _asked(claim: Json) -> Iterator[Asked]:
    """What can be asked of the figure: its value, its rows, or which paper it is of; nothing where a person said it."""
    hands = {BY_HAND, ADDED} & set(claim.get("confirmed_by") or ())
    if hands or claim.get("correction") or claim["evidence"]["reader"] == Reader.BY_HAND:
        return
    if claim.get("count"):
        yield Asked.MARKS
    elif not is_fact(claim["field"]) or _is_typed(claim):
        yield Asked.VALUE
    elif (claim["evidence"].get("paper") or Kind.OTHER) != Kind.OTHER:
        yield Asked.PAPER


def _is_typed(fact: Json) -> bool:
    """Whether one may be asked to type the fact from its picture."""
    name = FactName(fact["field"])
    closed = known(name).sort is Sort.LIST or name in ON_THE_PAGE
    return not closed and 0 < len(fact["value"] or "") <= LONGEST
