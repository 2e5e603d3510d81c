"""Finished runs' reports as they were written down, for whoever shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records.upgrading import upgraded
from service.tables import Run, RunReport, State

Json = dict[str, Any]


def last_done(session: Session, dossier_id: str) -> Run | None:
    """The dossier's latest finished run."""
    return session.scalar(
        select(Run).where(Run.dossier_id == dossier_id, Run.state == State.DONE).order_by(Run.number.desc()).limit(1)
    )


def numbered(session: Session, dossier_id: str, number: int) -> Run | None:
    """The dossier's run of that number."""
    return session.scalar(select(Run).where(Run.dossier_id == dossier_id, Run.number == number))


def body_of(session: Session, run: Run) -> Json | None:
    """The report's JSON; None while there is none."""
    report = session.get(RunReport, run.id)
    if report is None or run.state != State.DONE:
        return None
    return upgraded(json.loads(report.body))


def documents_of(run: Run) -> dict[str, str]:
    """For the name of each file that a run took in, the document that it is a version of."""
    return {i.name: i.version.document_id for i in run.inputs}


def document_of(documents: Mapping[str, str], name: str) -> str:
    """The document that a file of that name in a report is a version of, or hangs on; "" where there is none."""
    while name and name not in documents:
        name = name.rpartition("/")[0]
    return documents.get(name, "")


def holds(session: Session, dossier_id: str, sha256: str) -> bool:
    """Whether some finished run of the dossier read that content, be it handed in or taken out of another file."""
    runs = session.scalars(
        select(Run).where(Run.dossier_id == dossier_id, Run.state == State.DONE).order_by(Run.number.desc())
    )
    bodies = (body_of(session, run) or {} for run in runs)
    return any(d["sha256"] == sha256 for body in bodies for d in body.get("documents", ()))


def localised(body: Mapping[str, Any], lang: str) -> Json:
    """The report's JSON with `message`, `error` and title in that language; it was written down in Chinese."""
    if lang == "zh":
        return dict(body)
    return {
        **body,
        "rulebook": {**body["rulebook"], "title": body["rulebook"]["titles"][lang]},
        "documents": [{**d, "error": d["errors"][lang] if d["errors"] else None} for d in body["documents"]],
        "findings": [{**f, "message": f["messages"][lang]} for f in body["findings"]],
    }
