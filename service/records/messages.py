"""Tells people: a message in the site for each, and a mail in the outbox for those who gave an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.personal import masked
from service.procedure import Party
from service.tables import Assignment, Channel, Delivery, Dossier, Message, Role, User
from service.tables.base import now

SUBJECT = Text("平台申报预审通知", "Platform applications: a message")
CLOSING = Text("请登录平台申报预审系统查看。", "Sign in to the pre-screening service to see it.")


def tell(
    session: Session, dossier: Dossier, parties: Iterable[Party], code: str, text: Text, but: int | None = None
) -> list[Message]:
    """Tell the parties of a dossier; `but` is who did it and knows already."""
    told = [tell_user(session, user, dossier, code, text) for user in _people(session, dossier, parties, but)]
    session.flush()
    return told


def tell_user(session: Session, user: User, dossier: Dossier | None, code: str, text: Text) -> Message:
    """Tell one person. In a mail what is personal is masked: it lies in boxes that nobody here looks after."""
    message = Message(user=user, dossier=dossier, code=code, zh=text.zh, en=text.en)
    session.add(message)
    if user.email:
        name = (dossier.applicant or dossier.title or dossier.id) if dossier else ""
        lines = [name, _said(user, text), "", _said(user, CLOSING)]
        letter = masked("\n".join(line for line in lines if line or line == ""))
        mail(session, user.email, _said(user, SUBJECT), letter, dossier)
    return message


def mail(session: Session, address: str, subject: str, text: str, dossier: Dossier | None = None) -> Delivery:
    """Put a mail into the outbox; it goes out with the next round of the post, and again until it went."""
    delivery = Delivery(channel=Channel.MAIL, address=address, subject=subject[:200], body=text)
    delivery.dossier_id = dossier.id if dossier else None
    session.add(delivery)
    return delivery


def unread(session: Session, user_id: int) -> int:
    """How many messages somebody has not looked at."""
    query = select(func.count(Message.id)).where(Message.user_id == user_id, Message.read_at.is_(None))
    return session.scalar(query) or 0


def of_user(session: Session, user_id: int, start: int, count: int) -> Sequence[Message]:
    """Somebody's messages, the newest first."""
    query = select(Message).options(joinedload(Message.dossier)).where(Message.user_id == user_id)
    return session.scalars(query.order_by(Message.id.desc()).offset(start).limit(count)).all()


def read(session: Session, user_id: int, message_id: int | None = None) -> None:
    """Somebody has looked at a message, at all of them for None."""
    query = update(Message).where(Message.user_id == user_id, Message.read_at.is_(None))
    if message_id is not None:
        query = query.where(Message.id == message_id)
    session.execute(query.values(read_at=now()))


def _people(session: Session, dossier: Dossier, parties: Iterable[Party], but: int | None) -> list[User]:
    wanted: dict[int, User] = {}
    for party in parties:
        for user in session.scalars(_query(dossier, party)):
            wanted.setdefault(user.id, user)
    return [user for user in wanted.values() if user.id != but]


def _query(dossier: Dossier, party: Party) -> Select[User]:
    active = select(User).where(User.active).order_by(User.id)
    if party == Party.OWNER:
        return active.where(User.id == dossier.owner_id)
    if party == Party.STAFF:
        return active.where(User.role == Role.STAFF)
    has = select(Assignment.expert_id).where(Assignment.dossier_id == dossier.id, Assignment.ended_at.is_(None))
    return active.where(User.role == Role.EXPERT, User.id.in_(has))


def _said(user: User, text: Text) -> str:
    return text.en if user.language == "en" else text.zh
