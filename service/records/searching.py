"""What a dossier is found by, in one place for all lists: titles, applicants, credit codes, files, papers, initials.

Whatever a dossier's names stand in, a commit that changes it writes them anew: no deed has to think of it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, event, exists, select
from sqlalchemy.orm import Session, UOWTransaction

from service.tables import Document, Dossier, Run, RunReport, SearchText, State, Version

MOST_WORDS = 8
_CHANGED = "dossiers to be found by other words"


def matches(q: str) -> ColumnElement[bool]:
    """A condition on dossiers: each of the words is part of one of its names, or of the initials of one."""
    return and_(True, *(_has(word) for word in plain(q).split()[:MOST_WORDS]))


def plain(text: str) -> str:
    """Text as it is compared: width and case put aside."""
    return unicodedata.normalize("NFKC", text).casefold()


def initials(name: str) -> str:
    """The first letters of a Chinese name's syllables; what is not Chinese stays. "" where nothing is Chinese."""
    from pypinyin import Style, lazy_pinyin

    found = plain("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)))
    return "" if found == plain(name) else found


def refresh(session: Session, dossier: Dossier) -> None:
    """Write anew what a dossier is found by."""
    text = "\n".join(dict.fromkeys(_lines(session, dossier)))
    kept = session.get(SearchText, dossier.id)
    if kept is None:
        session.add(SearchText(dossier_id=dossier.id, text=text))
    elif kept.text != text:
        kept.text = text


def _has(word: str) -> ColumnElement[bool]:
    like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return exists().where(SearchText.dossier_id == Dossier.id, SearchText.text.like(like, escape="\\"))


def _lines(session: Session, dossier: Dossier) -> Iterator[str]:
    names = [*_names(session, dossier), *_read(session, dossier)]
    yield from (plain(name) for name in names if name)
    yield from (found for name in names if name and (found := initials(name)))


def _names(session: Session, dossier: Dossier) -> Iterator[str]:
    yield from (dossier.title, dossier.applicant, dossier.id)
    query = select(Version.name).join(Document).where(Document.dossier_id == dossier.id, Document.removed_at.is_(None))
    yield from session.scalars(query.order_by(Version.document_id, Version.number))


def _read(session: Session, dossier: Dossier) -> Iterator[str]:
    """What the latest finished run read of names."""
    query = select(RunReport.body).join(Run).where(Run.dossier_id == dossier.id, Run.state == State.DONE)
    body = session.scalar(query.order_by(Run.number.desc()).limit(1))
    said: dict[str, Any] = json.loads(body) if body else {}
    whose = said.get("dossier") or {}
    yield from (whose.get(name) or "" for name in ("applicant", "credit_code", "platform_name"))
    yield from (paper.get("title") or "" for d in said.get("documents", ()) for paper in d.get("papers", ()))


@event.listens_for(Session, "before_flush")
def _notice(session: Session, context: UOWTransaction, instances: object) -> None:
    changed = session.info.setdefault(_CHANGED, [])
    changed.extend(
        one for one in (*session.new, *session.dirty) if isinstance(one, Dossier | Document | Version | RunReport)
    )


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    session.flush()
    found = {dossier.id: dossier for dossier in _dossiers(session, session.info.pop(_CHANGED, ()))}
    for dossier in found.values():
        refresh(session, dossier)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_CHANGED, None)


def _dossiers(session: Session, changed: Iterable[object]) -> Iterator[Dossier]:
    for one in changed:
        match one:
            case Dossier():
                yield one
            case Document():
                yield session.get_one(Dossier, one.dossier_id)
            case Version():
                yield session.get_one(Document, one.document_id).dossier
            case RunReport():
                yield session.get_one(Run, one.run_id).dossier
