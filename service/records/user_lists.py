"""A list of users from a file, taken in as a whole or not at all, each with a password that must be changed at once."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zipfile import BadZipFile

import yaml
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import accounts, profiles
from service.records.audit import Actor
from service.records.refusals import Refused
from service.tables import Role

MOST = 500
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What one-time passwords are made of: nothing that looks like something else on paper."""

NO_TABLE = Text(
    "文件应为 UTF-8 的 CSV 或 Excel，首行为：用户名、角色、邮箱。",
    "The file must be CSV in UTF-8 or Excel, with a first line: name, role, e-mail.",
)
TOO_MANY = Text(f"一次最多导入 {MOST} 个用户。", f"At most {MOST} users are taken in at once.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list as written; `number` as people count them, with the head."""

    number: int
    name: str
    role: str
    email: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new user with the password that is printed once."""

    name: str
    role: Role
    email: str
    password: str


def lines(name: str, content: bytes) -> list[Line]:
    """The lines of a file. Raises Refused for what is no such table."""
    try:
        rows = _sheet(content) if name.lower().endswith((".xlsx", ".xlsm")) else _csv(content)
        found = list(_lines(rows))
    except (UnicodeDecodeError, csv.Error, BadZipFile, KeyError, ValueError, OSError) as error:
        raise Refused("no_table", NO_TABLE, 422) from error
    if not found:
        raise Refused("no_table", NO_TABLE, 422)
    if len(found) > MOST:
        raise Refused("too_many", TOO_MANY, 422)
    return found


def take_in(session: Session, actor: Actor, wanted: Sequence[Line]) -> list[Made]:
    """All of them, or none: raises Refused with what is wrong with each line."""
    made, wrong = [], []
    for line in wanted:
        try:
            made.append(_one(session, actor, line))
        except Refused as refused:
            wrong.append(Text(f"第 {line.number} 行：{refused.text.zh}", f"Line {line.number}: {refused.text.en}"))
    if wrong:
        raise Refused("wrong_lines", Text("\n".join(t.zh for t in wrong), "\n".join(t.en for t in wrong)), 422)
    return made


def one_time_password() -> str:
    """Four times four letters: strong enough, and easily typed from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _one(session: Session, actor: Actor, line: Line) -> Made:
    password = one_time_password()
    user = accounts.add_user(session, actor, line.name, password, _role(line.role))
    if line.email:
        profiles.set_mail(session, actor, user, line.email)
    user.one_time = True
    return Made(user.name, user.role, user.email, password)


def _role(text: str) -> Role:
    for role, names in _words()["roles"].items():
        if _plain(text) in names:
            return Role(role)
    known = "、".join(names[0] for names in _words()["roles"].values())
    raise Refused("no_role", Text(f"角色应为 {known}。", f"The role must be of {', '.join(Role)}."), 422)


def _csv(content: bytes) -> Iterator[tuple[str, ...]]:
    text = content.decode("utf-8-sig")
    yield from (tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True))


def _sheet(content: bytes) -> Iterator[tuple[str, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True, max_row=MOST + 10, max_col=20):
        yield tuple("" if cell is None else str(cell) for cell in row)


def _lines(rows: Iterable[tuple[str, ...]]) -> Iterator[Line]:
    numbered = ((number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1))
    written = ((number, row) for number, row in numbered if any(row))
    places = _places(next(written, (0, []))[1])
    for number, row in written:
        cells = [row[place] if place < len(row) else "" for place in places]
        yield Line(number, *cells)


def _places(head: list[str]) -> list[int]:
    """Where name, role and e-mail stand. Raises ValueError where name or role stand nowhere."""
    plain = [_plain(cell) for cell in head]
    found = [next((plain.index(w) for w in names if w in plain), -1) for names in _words()["columns"].values()]
    if min(found[:2]) < 0:
        raise ValueError(head)
    return [place if place >= 0 else len(head) + 99 for place in found]


def _plain(text: str) -> str:
    return text.casefold().replace("-", "").replace(" ", "")


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    text = files("service.records").joinpath("user_lists.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return loaded
