"""Coming in and going out: passwords, limits, forged forms, links that lead elsewhere, headers, the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.records import accounts
from service.records.audit import SYSTEM
from service.records.refusals import Refused
from service.tables import AuditEntry, Role, Token
from service.web.security import HEADERS, POLICY
from tests.service.web.conftest import PASSWORD

Visit = Callable[[str | None], FlaskClient]


def test_each_role_comes_to_its_own_first_page(visit: Visit) -> None:
    for role, home in (("applicant", "/dossiers"), ("expert", "/reviews"), ("staff", "/dashboard")):
        assert visit(role).get("/").headers["Location"] == home


@pytest.mark.parametrize("form", [{"name": "staff", "password": "wrong password"}, {"name": "no one", "password": "x"}])
def test_a_wrong_password_opens_nothing_and_is_logged(app: Flask, visit: Visit, form: dict[str, str]) -> None:
    client = visit(None)
    answer = client.post("/login", data=form)
    assert "用户名或密码不正确" in answer.text
    assert client.get("/runs").status_code == 302
    with app.extensions["prescreen"].database.reading() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "user.refused")).one()
    assert (entry.actor, entry.subject_id, entry.address) == ("", form["name"], "127.0.0.1")


def test_the_name_counts_however_it_is_typed(visit: Visit) -> None:
    assert visit(None).post("/login", data={"name": " ＳＴＡＦＦ", "password": PASSWORD}).status_code == 302


def test_guessing_is_slowed_down_for_one_name_and_not_for_others(app: Flask, visit: Visit) -> None:
    desk = app.extensions["prescreen"]
    desk.carrier.redis.flushall()
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, login_limit="3 per minute"))
    client = visit(None)
    codes = [client.post("/login", data={"name": "staff", "password": "guess"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert client.post("/login", data={"name": "expert", "password": PASSWORD}).status_code == 302


def limit(app: Flask, **limits: str) -> None:
    desk = app.extensions["prescreen"]
    desk.carrier.redis.flushall()
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, **limits))


def tried(client: FlaskClient, name: str, address: str = "10.0.0.1", password: str = "guess") -> int:
    data = {"name": name, "password": password}
    return client.post("/login", data=data, environ_base={"REMOTE_ADDR": address}).status_code


SPELT = ["staff", "staff ", "\u3000Staff", "ＳＴＡＦＦ", "sTaFf\t", "ﬆaff"]
"""One account, however it is typed; none of them begins its own count."""


def test_tries_are_counted_as_the_account_is_looked_up(app: Flask, visit: Visit) -> None:
    limit(app, login_limit="3 per minute")
    assert [tried(visit(None), name) for name in SPELT] == [200, 200, 200, 429, 429, 429]


def test_tries_from_many_addresses_are_counted_by_account(app: Flask, visit: Visit) -> None:
    limit(app, account_limit="4 per hour")
    codes = [tried(visit(None), SPELT[n], f"10.0.0.{n}") for n in range(6)]
    assert codes == [200, 200, 200, 200, 429, 429]
    assert tried(visit(None), "expert", "10.0.0.9") == 200


def test_strangers_lock_nobody_out_of_where_they_sign_in(app: Flask, visit: Visit) -> None:
    assert tried(visit(None), "staff", "10.6.6.2", PASSWORD) == 302
    limit(app, account_limit="2 per hour", login_limit="5 per minute")
    assert [tried(visit(None), "staff", f"10.0.0.{n}") for n in range(4)] == [200, 200, 429, 429]
    assert tried(visit(None), "staff", "10.6.6.2", PASSWORD) == 302
    assert [tried(visit(None), "staff", "10.6.6.2") for _ in range(5)] == [200] * 4 + [429]


def test_tries_at_many_names_are_counted_by_address(app: Flask, visit: Visit) -> None:
    limit(app, address_limit="3 per minute")
    assert [tried(visit(None), f"name{n}", "10.0.0.1") for n in range(5)] == [200, 200, 200, 429, 429]
    assert tried(visit(None), "name1", "10.0.0.2") == 200


def test_the_answer_says_how_long_to_wait(app: Flask, visit: Visit) -> None:
    limit(app, login_limit="1 per minute", account_limit="2 per hour")
    client = visit(None)
    form = {"name": "staff", "password": "guess"}
    client.post("/login", data=form)
    answer = client.post("/login", data=form)
    seconds = int(answer.headers["Retry-After"])
    assert 0 < seconds <= 60
    assert f"请在 {seconds} 秒后再试" in answer.text
    tried(client, "staff", "10.0.0.7")
    later = client.post("/login", data=form, environ_base={"REMOTE_ADDR": "10.0.0.8"})
    assert 60 < int(later.headers["Retry-After"]) <= 3600
    assert "分钟后再试" in later.text


@pytest.mark.parametrize("name", ["Admin", "Iong.name", "аpplicant", "appIicant", "管理员"])
def test_nobody_registers_a_name_that_looks_like_another(visit: Visit, name: str) -> None:
    assert (
        visit(None)
        .post("/register", data={"name": "long.name", "password": "five odd words 7", "again": "five odd words 7"})
        .headers["Location"]
        == "/"
    )
    answer = visit(None).post(
        "/register", data={"name": name, "password": "five odd words 7", "again": "five odd words 7"}
    )
    assert answer.status_code == 200
    assert any(told in answer.text for told in ("过于相似", "保留给系统", "拉丁字母"))


def test_signing_out_ends_the_session(visit: Visit) -> None:
    client = visit("staff")
    client.post("/logout")
    assert client.get("/runs").status_code == 302


ELSEWHERE = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/\r\nSet-Cookie: a=1"]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_link_leads_elsewhere_after_signing_in(visit: Visit, elsewhere: str) -> None:
    data = {"name": "staff", "password": PASSWORD}
    assert visit(None).post("/login", query_string={"next": elsewhere}, data=data).headers["Location"] == "/"
    assert visit(None).post("/login?next=/users", data=data).headers["Location"] == "/users"


def test_a_form_from_elsewhere_is_refused(app: Flask, visit: Visit) -> None:
    client = visit("applicant")
    app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post("/dossiers/new", data={"title": "甲", "as_of": "2023-03-01"})
    assert answer.status_code == 400
    assert "甲" not in client.get("/dossiers").text


def test_an_applicant_registers_and_is_in(visit: Visit) -> None:
    client = visit(None)
    form = {"name": "阳江某服务中心", "password": "long enough", "again": "long enough"}
    assert client.post("/register", data=form).headers["Location"] == "/"
    assert client.get("/dossiers").status_code == 200
    assert client.get("/reviews").status_code == 403
    again = visit(None).post("/register", data=form)
    assert "已被使用" in again.text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"name": "a b!", "password": "long enough", "again": "long enough"}, "用户名为"),
        ({"name": "甲", "password": "long enough", "again": "other word"}, "不一致"),
        ({"name": "甲", "password": "short", "again": "short"}, "8"),
    ],
)
def test_what_does_not_fit_is_told(visit: Visit, form: dict[str, str], told: str) -> None:
    assert told in visit(None).post("/register", data=form).text


def test_registration_can_be_closed(app: Flask, visit: Visit) -> None:
    desk = app.extensions["prescreen"]
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, registration=False))
    assert visit(None).get("/register").status_code == 404
    assert "/register" not in visit(None).get("/login").text


def test_a_new_password_ends_other_sessions(visit: Visit) -> None:
    here, there = visit("staff"), visit("staff")
    fresh = {"password": "another word", "again": "another word"}
    assert "现在的密码不正确" in here.post("/account", data={"present": "wrong", **fresh}).text
    assert here.post("/account", data={"present": PASSWORD, **fresh}).status_code == 302
    assert here.get("/runs").status_code == 200
    assert there.get("/runs").status_code == 302


def test_a_token_is_shown_once_kept_as_a_digest_and_can_be_revoked(app: Flask, visit: Visit) -> None:
    client = visit("staff")
    page = client.post("/account/tokens").text
    token = page.split('class="token">')[1].split("<")[0]
    bearer = {"Authorization": f"Bearer {token}"}
    assert visit(None).get("/api/v1/dossiers", headers=bearer).status_code == 200
    with app.extensions["prescreen"].database.reading() as session:
        kept = session.scalars(select(Token)).one()
    assert token not in (kept.digest, kept.hint)
    assert visit("expert").post(f"/account/tokens/{kept.id}/revoke").status_code == 404
    client.post(f"/account/tokens/{kept.id}/revoke")
    assert visit(None).get("/api/v1/dossiers", headers=bearer).status_code == 401


def test_every_answer_carries_its_headers(visit: Visit) -> None:
    client = visit("staff")
    for address in ("/runs", "/login", "/nothing", "/api/v1/dossiers", "/healthz"):
        answer = client.get(address)
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert "unsafe" not in POLICY
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert answer.headers["Cache-Control"].endswith("no-store")


def test_the_cookie_is_for_this_site_and_no_script(app: Flask) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True
    answer = app.test_client().post("/login", data={"name": "staff", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Lax", "Secure"))


def test_the_language_can_be_switched_and_stays_with_the_user(visit: Visit) -> None:
    client = visit("staff")
    assert "预审队列" in client.get("/runs").text
    assert client.post("/language", data={"language": "en", "next": "/runs"}).headers["Location"] == "/runs"
    page = client.get("/runs").text
    assert "The queue" in page
    assert 'lang="en"' in page
    assert "The queue" in visit("staff").get("/runs").text
    assert client.post("/language", data={"language": "xx"}).status_code == 400


def test_an_error_is_a_plain_page_in_the_readers_language(visit: Visit) -> None:
    client = visit("staff")
    assert "没有找到您要的内容" in client.get("/nothing").text
    client.post("/language", data={"language": "en"})
    assert "There is no such thing here" in client.get("/nothing").text


def test_staff_add_users_and_reset_passwords(app: Flask, visit: Visit) -> None:
    staff = visit("staff")
    staff.post("/users", data={"name": "专家甲", "password": "long enough", "role": "expert"})
    client = visit(None)
    assert client.post("/login", data={"name": "专家甲", "password": "long enough"}).status_code == 302
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "专家甲")
        assert user is not None
        assert user.role == Role.EXPERT
    staff.post(f"/users/{user.id}/password", data={"password": "another one"})
    assert client.get("/reviews").status_code == 302
    assert visit(None).post("/login", data={"name": "专家甲", "password": "another one"}).status_code == 302


def test_the_log_tells_who_did_what(visit: Visit) -> None:
    staff = visit("staff")
    staff.post("/users", data={"name": "专家甲", "password": "long enough", "role": "expert"})
    page = staff.get("/audit").text
    assert "新增用户" in page
    assert "专家甲" in page
    assert "long enough" not in page
    assert '<td class="when">' not in staff.get("/audit?actor=nobody").text


def test_passwords_are_kept_as_salted_hashes(app: Flask) -> None:
    with app.extensions["prescreen"].database.reading() as session:
        found = [accounts.find_user(session, name) for name in ("staff", "expert")]
    hashes = {user.password for user in found if user}
    assert len(hashes) == 2
    assert all(text.startswith("scrypt:") for text in hashes)


def test_a_password_too_short_is_refused_at_the_command_line_as_well(app: Flask) -> None:
    with pytest.raises(Refused), app.extensions["prescreen"].database.writing() as session:
        accounts.add_user(session, SYSTEM, "x", "short", Role.STAFF)
