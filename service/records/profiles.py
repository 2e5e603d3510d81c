"""The unit that a user applies for: written down once, checked, and held against the papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from checkers.model import Text
from extractors.text.codes import checks
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Profile, User
from service.tables.base import now

_PHONE = re.compile(r"\+?[\d\- ()]{7,31}")
_MAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a user says of the unit."""

    name: str
    credit_code: str
    contact: str
    phone: str
    email: str


WRONG: Mapping[str, Text] = {
    "name": Text("请填写单位全称，与营业执照一致。", "Give the unit's full name as on its licence."),
    "credit_code": Text(
        "统一社会信用代码应为 18 位，且校验码相符，请核对。",
        "A credit code has 18 characters, of which the last follows from the others. Check it.",
    ),
    "contact": Text("请填写联系人姓名。", "Give the name of whom to call."),
    "phone": Text("请填写电话号码，例如 0662-3300000。", "Give a telephone number, such as 0662-3300000."),
    "email": Text("请填写电子邮箱，例如 name@example.com。", "Give an e-mail address, such as name@example.com."),
}
"""What is said of a part that cannot be meant."""


def tidy(said: Said) -> Said:
    """The same without stray blanks, the code in capitals."""
    plain = {key: " ".join(value.split()) for key, value in asdict(said).items()}
    return Said(**{**plain, "credit_code": plain["credit_code"].replace(" ", "").upper()})


def wrong(said: Said) -> dict[str, Text]:
    """What cannot be meant, by part."""
    sound = {
        "name": 2 <= len(said.name) <= 200,
        "credit_code": checks(said.credit_code),
        "contact": 1 <= len(said.contact) <= 64,
        "phone": bool(_PHONE.fullmatch(said.phone)),
        "email": _is_mail(said.email),
    }
    return {part: WRONG[part] for part, fits in sound.items() if not fits}


def save(session: Session, actor: Actor, user: User, said: Said) -> Profile:
    """Written down, in place of what was said before. Raises Refused where a part cannot be meant."""
    said = tidy(said)
    if faults := wrong(said):
        first = next(iter(faults))
        raise Refused(f"unfit_{first}", faults[first], 422)
    profile = of(session, user.id)
    before = told(profile) if profile else None
    if profile is None:
        profile = Profile(user_id=user.id, **asdict(said))
        session.add(profile)
    else:
        for key, value in asdict(said).items():
            setattr(profile, key, value)
        profile.changed_at = now()
    user.email = said.email
    session.flush()
    note(session, actor, "profile.saved", Subject("user", user.name), before, told(profile))
    return profile


def of(session: Session, user_id: int) -> Profile | None:
    """What that user said of the unit; None before anything was."""
    return session.get(Profile, user_id)


def set_mail(session: Session, actor: Actor, user: User, address: str) -> None:
    """Where a user's mails go, "" for nowhere. Raises Refused for what is no address."""
    address = address.strip()
    if address and not _is_mail(address):
        raise Refused("unfit_email", WRONG["email"], 422)
    before, user.email = user.email, address
    note(session, actor, "user.mail", Subject("user", user.name), {"email": before}, {"email": address})


def _is_mail(address: str) -> bool:
    return len(address) <= 200 and bool(_MAIL.fullmatch(address))


def told(profile: Profile) -> dict[str, str]:
    """The parts by their names."""
    return {key: getattr(profile, key) for key in ("name", "credit_code", "contact", "phone", "email")}
