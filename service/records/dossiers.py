"""Dossiers and their documents: made, added to, replaced, submitted, given back, signed off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.procedure import Party, procedure
from service.records import rounds
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Document, Dossier, Role, Round, Stage, User, Version
from service.tables.base import now

NAME_BYTES = 200
"""What a file's name may take in UTF-8; a file system allows 255, of which some must stay for a number."""

REVIEWED = frozenset(
    {Stage.SIGNED, Stage.CANDIDATE, Stage.VISITED, Stage.ANNOUNCED, Stage.RECOGNISED, Stage.DECLINED, Stage.WITHDRAWN}
)
"""The stages in which nothing about the papers changes any more."""

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""Between these an application's day must lie; all others are slips of the pen."""

PARTIES = {Role.APPLICANT: Party.OWNER, Role.STAFF: Party.STAFF, Role.EXPERT: Party.EXPERTS}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies in the store already: its content by hash, its name as handed in."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Added:
    """The document that an upload became, or that it is a duplicate of."""

    document: Document
    version: Version
    duplicate_of: Document | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the applicant says of the dossier itself."""

    title: str = ""
    category: str | None = None
    services: tuple[str, ...] = ()
    as_of: date | None = None


SHOWN = frozenset(Stage(name) for name in procedure().named(shown=True))
"""The stages in which experts see a dossier."""


def sees(user_id: int, role: Role, dossier: Dossier) -> bool:
    """Applicants see their own, experts what was submitted, staff all."""
    if role == Role.APPLICANT:
        return dossier.owner_id == user_id
    return role == Role.STAFF or dossier.stage in SHOWN


def checked_day(day: date | None) -> date:
    """The day itself. Raises ValueError where nobody can have applied on it, or it is none."""
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(day)
    return day


def create(session: Session, actor: Actor, owner: User, said: Particulars, wanted: Round | None = None) -> Dossier:
    """A dossier without documents, in the round that is wanted, else in the one that is open on its day."""
    dossier = Dossier(
        owner=owner,
        title=said.title[:200],
        category=said.category,
        services=list(said.services),
        as_of=said.as_of,
        stage=Stage.DRAFT,
        round=wanted or rounds.open_on(session, said.as_of or now().date()),
    )
    session.add(dossier)
    session.flush()
    note(session, actor, "dossier.made", _subject(dossier), after=particulars(dossier))
    return dossier


def change(session: Session, actor: Actor, dossier: Dossier, said: Particulars) -> None:
    """Other particulars; another day may lie in another round."""
    before = particulars(dossier)
    if said.as_of is not None and said.as_of != dossier.as_of:
        dossier.round = rounds.open_on(session, said.as_of) or dossier.round
    dossier.title, dossier.category = said.title[:200], said.category
    dossier.services, dossier.as_of = list(said.services), said.as_of
    note(session, actor, "dossier.changed", _subject(dossier), before, particulars(dossier))


def add(session: Session, actor: Actor, dossier: Dossier, upload: Upload, limit: int) -> Added:
    """One more document, unless the very content is in the dossier already. Raises Refused beyond `limit` documents."""
    present = current(dossier)
    for document, version in present:
        if version.sha256 == upload.sha256:
            return Added(document, version, duplicate_of=document)
    check_room(present, limit)
    document = Document(dossier=dossier, position=len(dossier.documents) + 1)
    session.add(document)
    name = free_name(upload.name, {v.name for _, v in present})
    version = _new_version(session, actor, document, Upload(name, upload.sha256, upload.size))
    note(session, actor, "document.added", _of_document(document), after=_file(version))
    return Added(document, version)


def replace(session: Session, actor: Actor, document: Document, upload: Upload) -> Version:
    """A corrected file as the document's next version. Raises Refused where it is no other file."""
    before = document.versions[-1]
    if before.sha256 == upload.sha256:
        text = Text("内容与现有版本完全相同，无需替换。", "The content is the same as that of the present version.")
        raise Refused("same_content", text)
    others = [(d, v) for d, v in current(document.dossier) if d is not document]
    check_no_twin(others, upload.sha256)
    taken = {v.name for _, v in others}
    version = _new_version(session, actor, document, Upload(free_name(upload.name, taken), upload.sha256, upload.size))
    note(session, actor, "document.replaced", _of_document(document), _file(before), _file(version))
    return version


def remove(session: Session, actor: Actor, document: Document) -> None:
    """The document takes no part in later runs; what it was stays on record."""
    document.removed_at = now()
    note(session, actor, "document.removed", _of_document(document), before=_file(document.versions[-1]))


def restore(session: Session, actor: Actor, document: Document, limit: int) -> None:
    """A removed document counts again, under a free name. Raises Refused where its content is there already."""
    dossier, version = document.dossier, document.versions[-1]
    if document.removed_at is None:
        raise Refused("not_removed", Text("该文件没有被移除。", "That file was not removed."))
    present = current(dossier)
    check_no_twin(present, version.sha256)
    check_room(present, limit)
    document.removed_at = None
    name = free_name(version.name, {v.name for _, v in present})
    if name != version.name:
        version = _new_version(session, actor, document, Upload(name, version.sha256, version.size))
    note(session, actor, "document.restored", _of_document(document), after=_file(version))


def taken(session: Session, actor: Actor, document: Document, version: Version) -> None:
    """Somebody took an original out of the service, whole as it was handed in."""
    told = {"version": version.number, "name": version.name}  # no hash: the log knows of a paper by its coming alone
    note(session, actor, "document.taken", _of_document(document), after=told)


def check_no_twin(present: Sequence[tuple[Document, Version]], sha256: str) -> None:
    """Raises Refused, which names the file among these that has that content."""
    twin_of = next((v.name for _, v in present if v.sha256 == sha256), None)
    if twin_of is not None:
        text = Text(
            f"与申报件中的“{twin_of}”内容完全相同，没有重复保存。",
            f"It has the very content of “{twin_of}” in this dossier; it was not stored twice.",
        )
        raise Refused("twin", text)


def check_room(present: Sequence[object], limit: int) -> None:
    """Raises Refused where one more document would be too many."""
    if len(present) >= limit:
        raise Refused(
            "too_many", Text(f"一份申报件最多 {limit} 个文件。", f"A dossier holds at most {limit} files."), 413
        )


def removed(dossier: Dossier) -> list[Document]:
    """The documents that were removed, the last one first."""
    gone = [d for d in dossier.documents if d.removed_at is not None]
    return sorted(gone, key=lambda d: d.removed_at or d.created_at, reverse=True)


def current(dossier: Dossier) -> list[tuple[Document, Version]]:
    """The documents that count, each with its latest version, in the order handed in."""
    return [(d, d.versions[-1]) for d in dossier.documents if d.removed_at is None]


def is_open(dossier: Dossier, role: Role) -> bool:
    """Whether someone of that role may change the dossier's papers as it stands."""
    return PARTIES[role] in procedure().states[dossier.stage.value].open_to


def check_open(dossier: Dossier, role: Role) -> None:
    """Raises Refused where someone of that role may not change the dossier as it stands."""
    if is_open(dossier, role):
        return
    if dossier.stage in REVIEWED:
        raise Refused("signed", Text("申报件已评审完成，不能再修改。", "The review is signed; nothing can be changed."))
    raise Refused(
        "submitted",
        Text("申报件已提交，退回补正后才能修改。", "The dossier is submitted; it can be changed once it is returned."),
    )


def twin(session: Session, owner_id: int, dossier: Dossier, sha256: str) -> Document | None:
    """A document with that content in another dossier of the same owner; nobody learns what others handed in."""
    return session.scalar(
        select(Document)
        .join(Document.versions)
        .join(Document.dossier)
        .where(Version.sha256 == sha256, Dossier.owner_id == owner_id, Dossier.id != dossier.id)
        .order_by(Document.created_at)
        .limit(1)
    )


def free_name(name: str, taken: set[str]) -> str:
    """The name itself, or with a number where another document has it."""
    name = clean_name(name)
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    tries = (name, *(f"{stem} ({n}){ending}" for n in range(2, len(taken) + 3)))
    return next(t for t in tries if t not in taken)


def clean_name(name: str) -> str:
    """A file's own name without folders and control characters, short enough for every file system; Chinese stays.

    However a letter is put together of others, it looks the same, and is the same.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if c.isprintable()).strip().lstrip(".") or "unnamed"
    stem, ending = PurePosixPath(plain).stem, PurePosixPath(plain).suffix
    ending = ending if len(ending.encode()) <= 20 else ""
    room = NAME_BYTES - len(ending.encode())
    return (stem if ending else plain).encode()[:room].decode(errors="ignore").rstrip() + ending


def _new_version(session: Session, actor: Actor, document: Document, upload: Upload) -> Version:
    assert actor.id is not None
    version = Version(
        document=document,
        number=len(document.versions) + 1,
        sha256=upload.sha256,
        name=upload.name,
        size=upload.size,
        uploaded_by_id=actor.id,
    )
    session.add(version)
    session.flush()
    return version


def _subject(dossier: Dossier) -> Subject:
    return Subject("dossier", dossier.id, dossier.id)


def _of_document(document: Document) -> Subject:
    return Subject("document", document.id, document.dossier_id)


def _file(version: Version) -> dict[str, object]:
    return {"version": version.number, "name": version.name, "sha256": version.sha256, "size": version.size}


def particulars(dossier: Dossier) -> dict[str, object]:
    """What the applicant says of the dossier itself, as it is on record."""
    return {
        "title": dossier.title,
        "category": dossier.category,
        "services": dossier.services,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "round": dossier.round.number if dossier.round else None,
    }
