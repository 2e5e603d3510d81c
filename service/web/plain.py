"""Records as the interface for programs gives them: JSON-ready values."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from service.records import dossiers
from service.records.dossiers import Added
from service.tables import Document, Dossier, Run, Version
from service.web.progress import reason_of


def short(dossier: Dossier, latest: Run | None) -> dict[str, Any]:
    """A dossier as lists show it."""
    return {
        "id": dossier.id,
        "title": dossier.title,
        "applicant": dossier.applicant or None,
        "status": latest.state.value if latest else None,
        "stage": dossier.stage.value,
        "category": dossier.category,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "created_at": dossier.created_at.isoformat(),
    }


def run_of(run: Run) -> dict[str, Any]:
    """One run."""
    return {
        "run": run.number,
        "status": run.state.value,
        "cause": run.cause,
        "queued_at": run.queued_at.isoformat(),
        "started_at": run.started_at.isoformat() if run.started_at else None,
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "reason": reason_of(run),
    }


def document_of(document: Document, version: Version) -> dict[str, Any]:
    """A document in its present version."""
    return {
        "id": document.id,
        "name": version.name,
        "sha256": version.sha256,
        "size": version.size,
        "version": version.number,
    }


def added(session: Session, dossier: Dossier, taken: Added) -> dict[str, Any]:
    """A document, and of what it is a duplicate: in this dossier (then it is that document), or in one before."""
    document, elder = taken.document, taken.duplicate_of
    if elder is None:
        elder = dossiers.twin(session, dossier.owner_id, dossier, taken.version.sha256)
    duplicate = {"dossier": elder.dossier_id, "document": elder.id} if elder else None
    return {**document_of(document, taken.version), "duplicate_of": duplicate}
