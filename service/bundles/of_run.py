"""The bundle of a finished run of the service: its files and pages from the store, what people said from the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from extractors.model import Kind
from service.bundles.making import Contents, Input, Reading, inner_path
from service.bundles.parts import Json, Part
from service.model import Options, PageKey
from service.page_store import digest
from service.records import corrections, reports
from service.records.refusals import Refused
from service.store import Store
from service.tables import Cutout, Decision, KindCorrection, Run
from service.tables.base import now
from service.version import reading_version

NO_RULES = Text(
    "这次预审由较早的版本完成，没有保存当时的审核规则。请重新预审后再下载复核包。",
    "This run was done by an earlier version, which kept no rules. Run it again, then download the bundle.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where things are kept, and the clock of the office."""

    store: Store
    clock: tzinfo


def contents_of(session: Session, run: Run, kept: Kept, options: Options) -> Contents:
    """All that a bundle of the run holds. Raises Refused where the rules of the run were not kept."""
    body = reports.body_of(session, run)
    rules = (body or {}).get("rulebook", {}).get("files")
    if body is None or not rules:
        raise Refused("no_rules", NO_RULES, 409)
    kept_rules = json.loads(_content(kept.store, rules))
    kinds = corrections.kinds(session, run.dossier_id)
    return Contents(
        body=body,
        options=options,
        today=_day(run.started_at or run.queued_at, kept.clock),
        inputs=tuple(_inputs(body, kept.store, kinds)),
        readings=_readings(body, kept.store, options),
        rulebook=kept_rules["rulebook"],
        notice=kept_rules["notice"],
        pictures=dict(_pictures(session, run, kept.store)),
        decisions=[_decision(d) for d in _decisions(session, run)],
        corrections=[*(_kind(k) for k in kinds), *(_value(c) for c in body["claims"] if c.get("correction"))],
    )


def _day(moment: datetime | None, clock: tzinfo) -> date:
    return (moment or now()).astimezone(clock).date()


def _inputs(body: Json, store: Store, kinds: list[KindCorrection]) -> Iterator[Input]:
    for place, document in enumerate(d for d in body["documents"] if d["sha256"] and store.has(d["sha256"])):
        sha256, name = document["sha256"], document["name"]
        said = tuple((k.place, Kind(k.kind)) for k in kinds if k.sha256 == sha256)
        yield Input(name, sha256, _kept_part(inner_path(place, name), sha256, store), said)


def _kept_part(path: str, sha256: str, store: Store) -> Part:
    return Part(path, lambda: store.open(sha256))


def _readings(body: Json, store: Store, options: Options) -> Iterator[Reading]:
    """The pages as they were read, where this is the code that read them."""
    for sha256, pages in {d["sha256"]: d["pages"] for d in body["documents"] if d["sha256"]}.items():
        for number in range(1, pages + 1):
            content = store.reading(digest(PageKey(sha256, number, options.readers, reading_version())))
            if content is not None:
                yield Reading(sha256, number, content)


def _pictures(session: Session, run: Run, store: Store) -> Iterator[tuple[str, bytes]]:
    for cut in session.scalars(select(Cutout).where(Cutout.run_id == run.id, Cutout.picture.is_not(None))):
        if cut.picture and store.has(cut.picture):
            yield f"{cut.claim:04d}.png", _content(store, cut.picture)


def _content(store: Store, sha256: str) -> bytes:
    with store.open(sha256) as file:
        return file.read()


def _decisions(session: Session, run: Run) -> Iterator[Decision]:
    found = select(Decision).where(Decision.dossier_id == run.dossier_id).order_by(Decision.id)
    yield from session.scalars(found)


def _decision(said: Decision) -> Json:
    return {
        "rule": said.rule,
        "status": said.status,
        "verdict": said.verdict.value,
        "reason": said.reason,
        "evidence": said.evidence,
        "by": said.by.name,
        "at": said.at.isoformat(),
        "settles": said.settles,
        "withdrawn_at": said.withdrawn_at.isoformat() if said.withdrawn_at else None,
    }


def _kind(said: KindCorrection) -> Json:
    return {
        "sha256": said.sha256,
        "place": said.place,
        "before": said.before,
        "kind": said.kind,
        "reason": said.reason,
        "by": said.by.name,
        "at": said.at.isoformat(),
    }


def _value(claim: Json) -> Json:
    return {"field": claim["field"], "value": claim["value"], **claim["correction"]}
