"""A forgotten password: a mailed link that holds for an hour and once, and answers that tell nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, update

from service.records import accounts, profiles, user_lists
from service.records.audit import SYSTEM
from service.serve_cli import user as shell
from service.tables import AuditEntry, Delivery, PasswordLink, User
from service.tables.base import now
from tests.service.web.callers import Visit
from tests.service.web.conftest import PASSWORD

FRESH = "quite another 7 words"
TWICE = {"password": FRESH, "again": FRESH}


@pytest.fixture
def mailed(app: Flask, visit: Visit) -> str:
    """The link that was mailed to the expert, who has an address; its path."""
    give_address(app, "expert")
    ask(visit, "expert")
    return link_of(app)


def give_address(app: Flask, name: str) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        user = accounts.find_user(session, name)
        assert user is not None
        profiles.set_mail(session, SYSTEM, user, f"{name}@example.com")


def ask(visit: Visit, who: str) -> str:
    answer = visit(None).post("/password/forgotten", data={"who": who})
    assert answer.status_code == 200
    return re.sub(r'(name="csrf_token"|csrf-token").*?>', "", answer.text)


def mails(app: Flask) -> list[Delivery]:
    with app.extensions["prescreen"].database.reading() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.id)))


def link_of(app: Flask) -> str:
    (found,) = re.findall(r"http://localhost(/password/new/\S+)", mails(app)[-1].body)
    return str(found)


def test_the_answer_is_the_same_whoever_is_asked_for(app: Flask, visit: Visit) -> None:
    give_address(app, "expert")
    answers = {ask(visit, who) for who in ("expert", "EXPERT@example.com", "staff", "nobody", "no@example.com", "%")}
    assert len(answers) == 1
    assert "如果有这个账号" in answers.pop()
    assert [mail.address for mail in mails(app)] == ["expert@example.com"] * 2


def test_a_link_sets_a_new_password_once_and_ends_all_sessions(app: Flask, visit: Visit, mailed: str) -> None:
    signed_in, client = visit("expert"), visit(None)
    assert "expert" in client.get(mailed).text
    assert "不一致" in client.post(mailed, data={"password": FRESH, "again": "a slip"}).text
    assert "太容易被猜到" in client.post(mailed, data={"password": "password1", "again": "password1"}).text
    assert client.post(mailed, data=TWICE).headers["Location"] == "/login"
    assert client.post("/login", data={"name": "expert", "password": FRESH}).status_code == 302
    assert signed_in.get("/reviews").status_code == 302
    assert visit(None).post(mailed, data=TWICE).status_code == 410
    assert visit(None).get(mailed).status_code == 410
    with app.extensions["prescreen"].database.reading() as session:
        log = session.scalars(select(AuditEntry.action).where(AuditEntry.action.startswith("password."))).all()
        assert log == ["password.asked"]
        kept = session.scalars(select(PasswordLink.digest)).one()
    assert kept not in mailed


def test_a_link_holds_for_an_hour(app: Flask, visit: Visit, mailed: str) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        session.execute(update(PasswordLink).values(made_at=now() - timedelta(minutes=59)))
    assert visit(None).get(mailed).status_code == 200
    with app.extensions["prescreen"].database.writing() as session:
        session.execute(update(PasswordLink).values(made_at=now() - timedelta(minutes=61)))
    answer = visit(None).post(mailed, data=TWICE)
    assert (answer.status_code, "已失效" in answer.text) == (410, True)
    assert visit("expert").get("/reviews").status_code == 200


def test_the_last_link_alone_holds(app: Flask, visit: Visit, mailed: str) -> None:
    ask(visit, "expert@example.com")
    assert visit(None).get(mailed).status_code == 410
    assert visit(None).get(link_of(app)).status_code == 200


@pytest.mark.parametrize("token", ["x", "0" * 43, "a" * 3000, "%00", "..%2F..%2Flogin"])
def test_a_link_that_was_never_sent_opens_nothing(visit: Visit, token: str) -> None:
    assert visit(None).get(f"/password/new/{token}").status_code in (404, 410)


def test_somebody_who_was_put_out_gets_no_link(app: Flask, visit: Visit, mailed: str) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        session.execute(update(User).where(User.name == "expert").values(active=False))
    assert visit(None).post(mailed, data=TWICE).status_code == 410
    before = len(mails(app))
    ask(visit, "expert")
    assert len(mails(app)) == before


def test_what_a_caller_says_of_the_host_is_not_mailed_where_the_address_is_set(app: Flask, visit: Visit) -> None:
    give_address(app, "expert")
    desk = app.extensions["prescreen"]
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, site_url="https://desk.example.org"))
    app.test_client().post("/password/forgotten", data={"who": "expert"}, headers={"Host": "evil.example"})
    assert "https://desk.example.org/password/new/" in mails(app)[-1].body
    assert "evil" not in mails(app)[-1].body


@pytest.mark.parametrize(
    ("host", "mailed"),
    [
        *(("evil.example", 0), ("203.0.113.9", 0), ("0.0.0.0", 0), ("[2001:db8::1]:8000", 0)),
        *(("127.0.0.1:9999", 0), ("localhost:1", 0), ("127.0.0.1:80", 1), ("127.0.0.1", 1)),
    ],
)
def test_no_link_goes_out_to_a_host_that_the_asker_made_up(app: Flask, visit: Visit, host: str, mailed: int) -> None:
    give_address(app, "expert")
    before = len(mails(app))
    answer = app.test_client().post("/password/forgotten", data={"who": "expert"}, headers={"Host": host})
    assert answer.status_code == 200
    assert len(mails(app)) == before + mailed


WEAK = ["password1", "12345678", "qwertyuiop", "19900101", "expert123"]


def wherever(app: Flask, visit: Visit, password: str) -> list[int]:
    """What each page at which a password is set answers; 302 where it is taken."""
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "expert")
    assert user is not None
    twice = {"password": password, "again": password}
    give_address(app, "expert")
    ask(visit, "expert")
    staff = visit("staff")
    return [
        visit(None).post("/register", data={"name": "expert.b", **twice}).status_code,
        visit("expert").post("/account", data={"present": PASSWORD, **twice}).status_code,
        visit(None).post(link_of(app), data=twice).status_code,
        staff.post("/users", data={"name": "expert.c", "password": password, "role": "expert"}).status_code,
        staff.post(f"/users/{user.id}/password", data={"password": password}).status_code,
    ]


@pytest.mark.parametrize("password", WEAK)
def test_one_that_is_easily_guessed_is_refused_wherever_it_is_set(app: Flask, visit: Visit, password: str) -> None:
    assert 302 not in wherever(app, visit, password)
    data = str(app.extensions["prescreen"].settings.data)
    database = app.extensions["prescreen"].settings.database_url
    for words in (["add", "expert.d", "--role", "expert"], ["password", "expert"]):
        asked = [*words, "--password-stdin", "--data", data]
        said = CliRunner().invoke(shell, asked, input=f"{password}\n", env={"DATABASE_URL": database})
        assert said.exit_code == 1
        assert "too easy to guess" in said.output
    assert visit("expert").get("/reviews").status_code == 200


def test_those_that_are_made_for_a_list_of_users_are_strong() -> None:
    made = {user_lists.one_time_password() for _ in range(20)}
    assert len(made) == 20
    assert not any(accounts.guessable(password) for password in made)


def test_tries_are_counted(app: Flask, visit: Visit) -> None:
    desk = app.extensions["prescreen"]
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, login_limit="3 per minute"))
    client = visit(None)
    codes = [client.post("/password/forgotten", data={"who": "expert"}).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]


def test_staff_and_experts_tell_an_address_too(app: Flask, visit: Visit) -> None:
    client = visit("staff")
    assert "电子邮箱已保存" in client.post("/account/unit/mail", data={"email": "s@x.cn"}, follow_redirects=True).text
    assert "请填写电子邮箱" in client.post("/account/unit/mail", data={"email": "s@x"}, follow_redirects=True).text
    ask(visit, "s@X.cn")
    assert [mail.address for mail in mails(app)] == ["s@x.cn"]


def test_it_is_the_users_language_that_is_written_in(app: Flask, visit: Visit) -> None:
    give_address(app, "expert")
    visit("expert").post("/language", data={"language": "en"})
    ask(visit, "expert")
    assert mails(app)[-1].subject == "Set a new password"
    assert visit("expert").post("/login", data={"name": "expert", "password": PASSWORD}).status_code in (200, 302)
