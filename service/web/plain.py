"""Records as the interface for programs gives them: JSON-ready values."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from service.model import Lang
from service.procedure import Deed
from service.procedure.clock import Clock
from service.records import dossiers
from service.records.decisions import Standing
from service.records.dossiers import Added
from service.tables import (
    Decision,
    Delivery,
    Document,
    Dossier,
    Hook,
    Message,
    Notice,
    NoticeItem,
    Round,
    RoundExport,
    Run,
    Signature,
    Step,
    Version,
)
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
        "services": dossier.services,
        "round": dossier.round.number if dossier.round else None,
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


def versions_of(document: Document) -> dict[str, Any]:
    """A document with all its versions."""
    return {
        "id": document.id,
        "removed_at": document.removed_at.isoformat() if document.removed_at else None,
        "versions": [
            {
                "version": version.number,
                "name": version.name,
                "sha256": version.sha256,
                "size": version.size,
                "uploaded_at": version.uploaded_at.isoformat(),
            }
            for version in document.versions
        ],
    }


def step_of(step: Step) -> dict[str, Any]:
    """One step of the procedure."""
    return {
        "step": step.id,
        "deed": step.deed,
        "before": step.before,
        "after": step.after,
        "day": step.day.isoformat(),
        "reason": step.reason,
        "paper": step.name or None,
        "by": step.by.name if step.by else None,
        "at": step.at.isoformat(),
    }


def deed_of(deed: Deed) -> dict[str, Any]:
    """A deed that can be done: what it needs, and what may come with it."""
    may = [need.value for need in deed.may]
    return {"deed": deed.name, "to": deed.to, "needs": [need.value for need in deed.needs], "may": may}


def clock_of(clock: Clock | None) -> dict[str, Any] | None:
    """The days that run; no last day while they stand still."""
    if clock is None:
        return None
    return {
        "state": clock.state,
        "days": clock.term.days,
        "working": clock.term.working,
        "article": clock.term.article,
        "since": clock.since.isoformat(),
        "due": clock.due.day.isoformat() if clock.due else None,
        "provisional": clock.due.provisional if clock.due else False,
        "left": clock.left if clock.due else None,
    }


def standing_of(standing: Standing) -> dict[str, Any]:
    """A finding with its evidence's hash and the word on it."""
    light = standing.light
    return {
        "rule": light.key,
        "status": light.status,
        "stable": light.stable,
        "evidence": light.evidence,
        "open": standing.is_open,
        "decision": _decision(standing.decision),
        "former": _decision(standing.former),
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    said = {"verdict": decision.verdict.value, "reason": decision.reason, "by": decision.by.name}
    return {**said, "at": decision.at.isoformat()}


def signature_of(signature: Signature) -> dict[str, Any]:
    """The end of a review."""
    return {
        "recommendation": signature.recommendation.value,
        "remark": signature.remark,
        "open_questions": signature.open_questions or None,
        "seal": signature.seal,
        "at": signature.at.isoformat(),
    }


def notice_of(notice: Notice) -> dict[str, Any]:
    """A correction notice with its items."""
    return {
        "notice": notice.id,
        "number": notice.number,
        "state": notice.state.value,
        "opening": notice.opening,
        "sent_at": notice.sent_at.isoformat() if notice.sent_at else None,
        "due_on": notice.due_on.isoformat() if notice.due_on else None,
        "extension": notice.extension or None,
        "items": [item_of(item) for item in notice.items],
    }


def item_of(item: NoticeItem) -> dict[str, Any]:
    """One thing to correct, and the answer to it."""
    return {
        "item": item.id,
        "condition": item.condition,
        "paper": item.paper or None,
        "page": item.page,
        "fault": item.fault,
        "todo": item.todo,
        "answer": item.answer.value if item.answer else None,
        "text": item.answer_text,
        "document": item.document_id,
        "settled": item.settled_at is not None,
    }


def message_of(message: Message, lang: Lang) -> dict[str, Any]:
    """A message in the caller's language."""
    return {
        "message": message.id,
        "code": message.code,
        "text": message.en if lang == "en" else message.zh,
        "dossier": message.dossier_id,
        "at": message.at.isoformat(),
        "read": message.read_at is not None,
    }


def round_of(found: Round) -> dict[str, Any]:
    """A round."""
    days = {"opens_on": found.opens_on.isoformat(), "closes_on": found.closes_on.isoformat()}
    return {"number": found.number, "title": found.title, **days}


def round_export_of(found: RoundExport) -> dict[str, Any]:
    """A workbook that was asked for."""
    return {
        "export": found.id,
        "round": found.round.number,
        "state": found.state.value,
        "written": found.written,
        "total": found.total,
        "asked_at": found.asked_at.isoformat(),
    }


def hook_of(hook: Hook) -> dict[str, Any]:
    """A hook without its secret."""
    return {
        "hook": hook.id,
        "address": hook.address,
        "events": hook.events,
        "active": hook.active,
        "created_at": hook.created_at.isoformat(),
    }


def delivery_of(delivery: Delivery) -> dict[str, Any]:
    """What became of one delivery."""
    return {
        "delivery": delivery.id,
        "event": delivery.subject,
        "event_id": delivery.headers.get("event_id", ""),
        "state": delivery.state.value,
        "tries": delivery.tries,
        "made_at": delivery.made_at.isoformat(),
        "sent_at": delivery.sent_at.isoformat() if delivery.sent_at else None,
        "fault": delivery.fault,
    }
