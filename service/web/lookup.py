"""From an address to the thing it names, as far as the visitor may see it; all else is not there."""

from __future__ import annotations

from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from checkers.model import Text
from service.records import dossiers, reports, signatures
from service.records.refusals import Refused
from service.records.signatures import Review
from service.tables import Document, Dossier, Run, State
from service.web.context import Visitor, somebody

NO_REPORT = Text("预审还没有完成，暂无报告。", "The run is not finished, so there is no report yet.")


def dossier(session: Session, dossier_id: str, lock: bool = False) -> Dossier:
    """The dossier; `lock` where it is about to be changed, so that two changes follow each other. Raises NotFound."""
    found = session.get(Dossier, dossier_id, with_for_update=lock)
    if found is None or not may_see(somebody(), found):
        raise NotFound
    return found


def may_see(who: Visitor, found: Dossier) -> bool:
    """Applicants see their own, experts what was submitted, staff all."""
    return dossiers.sees(who.number, who.role, found)


def document(found: Dossier, document_id: str) -> Document:
    """A document of the dossier that was not removed. Raises NotFound."""
    for one in found.documents:
        if one.id == document_id and one.removed_at is None:
            return one
    raise NotFound


def run(session: Session, found: Dossier, number: int) -> Run:
    """The dossier's run of that number. Raises Refused."""
    one = reports.numbered(session, found.id, number)
    if one is None:
        raise Refused("no_run", Text(f"没有第 {number} 次预审。", f"There is no run {number}."), 404)
    return one


def finished(session: Session, found: Dossier, number: int | None) -> Run:
    """The finished run of that number, the latest one for None. Raises Refused."""
    one = reports.last_done(session, found.id) if number is None else run(session, found, number)
    if one is None or one.report is None or one.state != State.DONE:
        raise Refused("no_report", NO_REPORT, 404)
    return one


def review(session: Session, dossier_id: str) -> Review:
    """The review of a dossier's latest finished run, locked since it is about to be changed.

    Raises NotFound, Refused.
    """
    found = dossier(session, dossier_id, lock=True)
    return signatures.review_of(session, found, finished(session, found, None))
