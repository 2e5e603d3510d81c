"""Who comes in by the office's own sign-in: bound to a user by staff or by whoever proved both, never by a name."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.office_login import Person
from service.records import accounts, web_sessions
from service.records.audit import Actor, Subject, actor_of, note
from service.records.refusals import Refused
from service.settings import OfficeLogin
from service.tables import OfficeIdentity, Role, User

NO_ROLE = Text(
    "统一身份认证没有给您评审专家或工作人员的身份，不能由此登录。请与管理人员联系。",
    "The office's sign-in does not name you as an expert or as staff, so that it does not open this service. "
    "Ask the office.",
)
NAME_TAKEN = Text(
    "系统里已有用户名“{name}”。如果是您的账号，请先用密码登录，在“我的账号”中绑定统一身份认证；或请工作人员绑定。",
    'There is a user "{name}" already. If it is you, sign in with the password and link the office\'s sign-in on '
    "your account's page, or have staff link it.",
)
NO_NAME = Text(
    "统一身份认证给出的用户名不能在此使用，请工作人员先建立账号并绑定。",
    "The name that the office's sign-in gives cannot be used here. Have staff add an account and link it.",
)
PUT_OUT = Text("此账号已停用。", "This account was revoked.")
OTHERS = Text("这个统一身份已绑定其他账号。", "This identity is linked to another account.")
HAS_ONE = Text("此账号已绑定统一身份，请先解除。", "This account is linked already; unlink it first.")
HAS_NONE = Text("此账号没有绑定统一身份。", "This account is not linked.")
NOT_OFFICE = Text("只有专家和工作人员的账号可以绑定。", "Accounts of experts and staff alone can be linked.")
NO_SUBJECT = Text(
    "请填写统一身份的唯一标识（sub），1–255 个字符。", "Give the identity's subject, 1 to 255 characters."
)
NO_PASSWORD = Text(
    "此账号没有密码，解除后将无法登录。", "This account has no password: unlinked, nothing would open it."
)


def comes_in(session: Session, person: Person, office: OfficeLogin, net: str) -> User:
    """The user who that is; a new one where it comes for the first time with a role. Raises Refused.

    What the office says of the role must be true of the account's today: whoever lost it there is not let in here.
    """
    roles = roles_of(person.values, office)
    known = _of(session, person.issuer, person.subject)
    if known is None:
        return _newcomer(session, person, roles, net)
    if not known.active:
        raise Refused("revoked", PUT_OUT, 403)
    if known.role not in roles:
        raise Refused("no_role", NO_ROLE, 403)
    return known


def roles_of(values: Iterable[str], office: OfficeLogin) -> tuple[Role, ...]:
    """The roles that these values give, the greater one first."""
    said = set(values)
    given = {Role.STAFF: said & set(office.staff), Role.EXPERT: said & set(office.expert)}
    return tuple(role for role, why in given.items() if why)


def bind(session: Session, actor: Actor, user: User, issuer: str, subject: str) -> None:
    """From now on this identity opens this account. Raises Refused."""
    told = subject.strip()
    if not 0 < len(told) <= 255:
        raise Refused("no_subject", NO_SUBJECT, 422)
    if user.role is Role.APPLICANT:
        raise Refused("not_office", NOT_OFFICE)
    if of_user(session, user.id, issuer) is not None:
        raise Refused("is_linked", HAS_ONE)
    if _of(session, issuer, told) is not None:
        raise Refused("others", OTHERS)
    session.add(OfficeIdentity(user_id=user.id, issuer=issuer, subject=told))
    session.flush()
    note(session, actor, "user.office_linked", Subject("user", user.name), after={"issuer": issuer, "subject": told})


def unbind(session: Session, actor: Actor, user: User, issuer: str) -> None:
    """It opens this account no more; sessions end. Raises Refused, also where nothing else would open it."""
    found = of_user(session, user.id, issuer)
    if found is None:
        raise Refused("not_linked", HAS_NONE)
    if not user.password:
        raise Refused("no_password", NO_PASSWORD)
    session.delete(found)
    web_sessions.end_all(session, user)
    told = {"issuer": issuer, "subject": found.subject}
    note(session, actor, "user.office_unlinked", Subject("user", user.name), before=told)


def of_user(session: Session, user_id: int, issuer: str) -> OfficeIdentity | None:
    """Who the user is to that issuer."""
    mine = select(OfficeIdentity).where(OfficeIdentity.user_id == user_id, OfficeIdentity.issuer == issuer)
    return session.scalar(mine)


def of_issuer(session: Session, issuer: str) -> dict[int, str]:
    """The subject of each user whom that issuer knows, by the user's number."""
    known = session.scalars(select(OfficeIdentity).where(OfficeIdentity.issuer == issuer))
    return {one.user_id: one.subject for one in known}


def _of(session: Session, issuer: str, subject: str) -> User | None:
    known = select(OfficeIdentity).where(OfficeIdentity.issuer == issuer, OfficeIdentity.subject == subject)
    found = session.scalar(known)
    return session.get_one(User, found.user_id, with_for_update=True) if found else None


def _newcomer(session: Session, person: Person, roles: tuple[Role, ...], net: str) -> User:
    if not roles:
        raise Refused("no_role", NO_ROLE, 403)
    try:
        user = accounts.add_user(session, Actor(None, person.name[:64], net), person.name, None, roles[0])
    except Refused as refused:
        raise _told(refused, person.name) from None
    bind(session, actor_of(user, net), user, person.issuer, person.subject)
    return user


def _told(refused: Refused, name: str) -> Refused:
    """A name that cannot be had is told in words for whoever did not choose it."""
    if refused.code != "name_taken":
        return Refused("no_name", NO_NAME, 403)
    return Refused("name_taken", Text(NAME_TAKEN.zh.format(name=name), NAME_TAKEN.en.format(name=name)), 403)
