"""Where somebody is signed in: told on the account page, ended one by one or all at once, on the server itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from service.records import accounts, passwords, profiles, web_sessions
from service.records.audit import SHELL, SYSTEM
from service.tables import AuditEntry, Role, Token, User, WebSession
from service.tables.base import now
from service.web.web_sessions import called
from tests.service.web.callers import Headers, Visit
from tests.service.web.conftest import PASSWORD

FRESH = "quite another 7 words"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


def thief(app: Flask, client: FlaskClient) -> FlaskClient:
    """Somebody with a copy of the browser's cookie."""
    cookie = client.get_cookie("prescreen")
    assert cookie is not None
    made = app.test_client()
    made.set_cookie("prescreen", cookie.value)
    return made


def is_in(client: FlaskClient) -> bool:
    return client.get("/users").status_code == 200


def opens(app: Flask, headers: Headers) -> bool:
    return app.test_client().get("/api/v1/dossiers", headers=headers).status_code == 200


def token(app: Flask, name: str = "staff") -> Headers:
    with app.extensions["prescreen"].database.writing() as session:
        user = accounts.find_user(session, name)
        assert user is not None
        return {"Authorization": f"Bearer {accounts.new_token(session, SYSTEM, user)}"}


def age(app: Flask, **values: object) -> None:
    """All sessions as they would have become."""
    with app.extensions["prescreen"].database.writing() as session:
        session.execute(update(WebSession).values(**values))


def told(app: Flask) -> list[str]:
    with app.extensions["prescreen"].database.reading() as session:
        return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def test_a_copy_of_the_cookie_is_dead_after_sign_out(app: Flask, visit: Visit) -> None:
    here, there = visit("staff"), visit("staff")
    copy = thief(app, here)
    assert is_in(copy)
    here.post("/logout")
    assert not is_in(copy)
    assert not is_in(here)
    assert is_in(there)
    assert told(app)[-1] == "user.signed_out"


def test_sign_out_leaves_programs_alone(app: Flask, visit: Visit) -> None:
    headers = token(app)
    visit("staff").post("/logout")
    assert opens(app, headers)


def test_a_new_password_ends_all_sessions_and_all_tokens(app: Flask, visit: Visit) -> None:
    here, there, headers, others = visit("staff"), visit("staff"), token(app), token(app, "expert")
    copy = thief(app, here)
    answer = here.post("/account", data={"present": PASSWORD, "password": FRESH, "again": FRESH})
    assert answer.status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert not is_in(copy)
    assert not opens(app, headers)
    assert opens(app, others)
    assert "token.revoked" in told(app)


def by_staff(app: Flask, visit: Visit) -> None:
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "expert")
    assert user is not None
    assert visit("staff").post(f"/users/{user.id}/password", data={"password": FRESH}).status_code == 302


def by_shell(app: Flask, visit: Visit) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        user = accounts.find_user(session, "expert")
        assert user is not None
        accounts.set_password(session, SHELL, user, FRESH)


def by_link(app: Flask, visit: Visit) -> None:
    links: list[str] = []
    with app.extensions["prescreen"].database.writing() as session:
        user = accounts.find_user(session, "expert")
        assert user is not None
        profiles.set_mail(session, SYSTEM, user, "expert@example.com")
        passwords.ask(session, SYSTEM, "expert", lambda text: links.append(text) or text)
    answer = visit(None).post(f"/password/new/{links[0]}", data={"password": FRESH, "again": FRESH})
    assert answer.headers["Location"] == "/login"


def by_revoking(app: Flask, visit: Visit) -> None:
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "expert")
    assert user is not None
    visit("staff").post(f"/users/{user.id}/revoke", data={"reason": "离任"})


@pytest.mark.parametrize("way", [by_staff, by_shell, by_link, by_revoking])
def test_however_it_is_set_nothing_of_before_opens(app: Flask, visit: Visit, way: object) -> None:
    one, other, headers = visit("expert"), visit("expert"), token(app, "expert")
    assert callable(way)
    way(app, visit)
    assert [client.get("/reviews").status_code for client in (one, other)] == [302, 302]
    assert not opens(app, headers)


def test_the_account_tells_where_one_is_signed_in_and_ends_one(app: Flask, visit: Visit) -> None:
    data = {"name": "staff", "password": PASSWORD}
    here, there = app.test_client(), app.test_client()
    there.post("/login", data=data, headers={"User-Agent": FIREFOX}, environ_base={"REMOTE_ADDR": "10.6.6.2"})
    here.post("/login", data=data, headers={"User-Agent": EDGE})
    page = here.get("/account").text
    assert "Firefox · Linux" in page
    assert "10.6.6.2" in page
    assert page.count("当前设备") == 1
    (number,) = re.findall(r"/account/sessions/(\d+)/end", page)
    assert visit("expert").post(f"/account/sessions/{number}/end").status_code == 404
    assert is_in(there)
    here.post(f"/account/sessions/{number}/end")
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.post(f"/account/sessions/{number}/end").status_code == 404


@pytest.mark.parametrize("tokens", [True, False])
def test_signing_out_everywhere_ends_sessions_and_tokens_on_asking(app: Flask, visit: Visit, tokens: bool) -> None:
    here, there, headers, other = visit("staff"), visit("staff"), token(app), visit("expert")
    data = {"tokens": "1"} if tokens else {}
    assert here.post("/account/sessions/end", data=data).headers["Location"] == "/login"
    assert "所有设备均已下线" in here.get("/login").text
    assert (is_in(here), is_in(there), opens(app, headers)) == (False, False, not tokens)
    assert other.get("/reviews").status_code == 200
    assert told(app)[-1] == "user.signed_out_everywhere"


def test_one_that_is_not_used_ends_by_itself_whatever_its_cookie_says(app: Flask, visit: Visit) -> None:
    client = visit("staff")
    age(app, seen_at=now() - timedelta(hours=11))
    assert is_in(client)
    age(app, seen_at=now() - timedelta(hours=13))
    assert not is_in(client)


def test_its_use_is_on_record_every_few_minutes(app: Flask, visit: Visit) -> None:
    client = visit("staff")
    age(app, seen_at=now() - timedelta(hours=1))
    client.get("/users")
    with app.extensions["prescreen"].database.reading() as session:
        one = session.scalars(select(WebSession)).one()
    assert not web_sessions.is_use_news(one)


def test_a_database_that_takes_no_writes_keeps_nobody_out(
    app: Flask, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visit("staff")
    age(app, seen_at=now() - timedelta(hours=1))

    def full(*said: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("database or disk is full"))

    monkeypatch.setattr(web_sessions, "seen", full)
    assert is_in(client)


def test_only_a_digest_is_kept_and_a_cookie_of_an_earlier_version_opens_nothing(app: Flask, visit: Visit) -> None:
    client = visit("staff")
    with client.session_transaction() as kept:
        shows = kept["_user_id"].split(".", 2)[2]
        kept["_user_id"] = kept["_user_id"].rpartition(".")[0]
    with app.extensions["prescreen"].database.reading() as session:
        assert shows not in session.scalars(select(WebSession)).one().digest
    assert len(shows) > 20
    assert not is_in(client)


def test_old_ones_are_forgotten_and_addresses_of_late_are_known(app: Flask, visit: Visit) -> None:
    visit("staff")
    database = app.extensions["prescreen"].database
    with database.reading() as session:
        assert web_sessions.is_known(session, "staff", "127.0.0.1")
        assert not web_sessions.is_known(session, "staff", "10.0.0.1")
        assert not web_sessions.is_known(session, "expert", "127.0.0.1")
    age(app, seen_at=now() - timedelta(days=91))
    with database.reading() as session:
        assert not web_sessions.is_known(session, "staff", "127.0.0.1")
    visit("staff")
    with database.reading() as session:
        assert len(session.scalars(select(WebSession)).all()) == 1


def test_tokens_are_the_users_own(app: Flask) -> None:
    token(app), token(app, "expert")
    with app.extensions["prescreen"].database.writing() as session:
        user = session.scalars(select(User).where(User.role == Role.STAFF)).one()
        accounts.revoke_tokens(session, SYSTEM, user)
    with app.extensions["prescreen"].database.reading() as session:
        assert [one.revoked_at is None for one in session.scalars(select(Token).order_by(Token.id))] == [False, True]


@pytest.mark.parametrize(
    ("browser", "name"),
    [(FIREFOX, "Firefox · Linux"), (EDGE, "Edge · Windows"), ("curl/8.5.0", "curl/8.5.0"), ("", "")],
)
def test_a_browser_is_called_as_people_call_it(browser: str, name: str) -> None:
    assert called(browser) == name
