"""What a dossier's page shows of the applicant's part: checklist, unit, figures to confirm, receipts."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from service.records import receipts
from service.tables import Dossier, Run
from service.web import checklists, figures, profiles
from service.web.result import Result


def parts_of(session: Session, dossier: Dossier, done: Run | None, result: Result | None) -> dict[str, Any]:
    """The parts by the names that the templates know them by."""
    profile, papers = profiles.of_dossier(session, dossier, done)
    return {
        "checklist": checklists.of_dossier(session, dossier, done),
        "profile": profile,
        "profile_papers": papers,
        "figures": figures.shown(session, done, result.view) if done and result else [],
        "receipts": receipts.of(session, dossier.id),
    }
