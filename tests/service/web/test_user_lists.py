"""Users taken in from a list, with passwords that open nothing but a change of them; and users revoked."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from service.tables import User
from tests.service.web.callers import Headers, Visit

LIST = "用户名,角色,邮箱\n漠江甲,专家,jia@example.com\n漠江乙,工作人员,\n"


def send(visit: Visit, content: bytes, name: str = "名单.csv") -> str:
    """The page after it."""
    form = {"list": (io.BytesIO(content), name)}
    return visit("staff").post("/users/import", data=form, follow_redirects=True).text


def names(app: Flask) -> set[str]:
    with app.extensions["prescreen"].database.reading() as session:
        return set(session.scalars(select(User.name)))


def test_a_list_is_taken_in_and_its_passwords_must_be_changed(app: Flask, visit: Visit) -> None:
    page = send(visit, LIST.encode("utf-8-sig"))
    passwords = re.findall(r"<code>([a-z2-9-]{19})</code>", page)
    assert len(set(passwords)) == 2
    client = visit(None)
    assert client.post("/login", data={"name": "漠江甲", "password": passwords[0]}).status_code == 302
    assert client.get("/reviews").headers["Location"] == "/account"
    form = {"present": passwords[0], "password": "another long phrase 77", "again": "another long phrase 77"}
    assert client.post("/account", data=form).status_code == 302
    assert client.get("/reviews").status_code == 200


def test_excel_is_read_too(app: Flask, visit: Visit) -> None:
    book, file = Workbook(), io.BytesIO()
    for row in (
        ["Name", "E-Mail", "Role"],
        ["Mo Jiang", None, "expert"],
        [None, None, None],
        ["mo2", "m@x.cn", "Expert"],
    ):
        book.active.append(row)
    book.save(file)
    assert "第 2 行" in send(visit, file.getvalue(), "list.xlsx")  # a blank in a name
    book.active["A2"] = "mo1"
    file = io.BytesIO()
    book.save(file)
    send(visit, file.getvalue(), "list.xlsx")
    assert {"mo1", "mo2"} <= names(app)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("用户名,角色\n漠江甲,专家\n漠江乙,主任\n", "第 3 行：角色应为"),
        ("用户名,角色\n漠江甲,专家\n漠江甲,专家\n", "第 3 行"),
        ("用户名,角色\n漠江甲,专家\nstaff,专家\n", "第 3 行"),
        ("用户名,角色,邮箱\n漠江甲,专家,不是邮箱\n", "第 2 行"),
        ("谁,什么\n漠江甲,专家\n", "首行为"),
        ("", "首行为"),
    ],
)
def test_one_unfit_line_and_none_is_taken_in(app: Flask, visit: Visit, content: str, why: str) -> None:
    assert why in send(visit, content.encode())
    assert "漠江甲" not in names(app)


def test_what_is_no_table_is_said(visit: Visit) -> None:
    for content, name in ((b"\xff\xfe\x00", "a.csv"), (b"no zip", "a.xlsx")):
        assert "首行为" in send(visit, content, name)


def test_a_revoked_user_is_out_with_the_reason(app: Flask, visit: Visit, token: Callable[[str], Headers]) -> None:
    there, bearer = visit("expert"), token("expert")
    with app.extensions["prescreen"].database.reading() as session:
        number = session.scalars(select(User.id).where(User.name == "expert")).one()
    staff = visit("staff")
    assert "请填写理由" in staff.post(f"/users/{number}/revoke", data={"reason": " "}, follow_redirects=True).text
    assert there.get("/reviews").status_code == 200
    page = staff.post(f"/users/{number}/revoke", data={"reason": "任期届满"}, follow_redirects=True).text
    assert "任期届满" in page
    assert there.get("/reviews").status_code == 302
    assert visit(None).get("/api/v1/dossiers", headers=bearer).status_code == 401
    staff.post(f"/users/{number}/access", data={"role": "expert", "active": "y"})
    assert "任期届满" not in staff.get("/users").text
