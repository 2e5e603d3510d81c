"""The office's own sign-in in the pages: in, made, refused, linked and taken off, and the password way beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyotp
import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.records import accounts, office_identities
from service.records.audit import SYSTEM
from service.records.refusals import Refused
from service.sealing import Seal
from service.tables import AuditEntry, OfficeIdentity, Role, User
from service.web import office_login
from tests.service.provider import Provider, serving
from tests.service.web.callers import Visit
from tests.service.web.conftest import PASSWORD


@pytest.fixture
def provider(app: Flask) -> Iterator[Provider]:
    """A provider that the service is told of."""
    with serving() as found:
        settle(app, office_login=found.settings())
        yield found


def settle(app: Flask, **settings: Any) -> None:
    desk = app.extensions["prescreen"]
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, **settings))


def out(client: FlaskClient, way: str = "/login/office") -> str:
    """Out to the provider; the address by which it sends the browser back."""
    answer = client.get(way)
    assert answer.status_code == 302
    place = requests.get(answer.headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    assert place.startswith("http://localhost/login/office/back?")
    return str(place.removeprefix("http://localhost"))


def come_in(client: FlaskClient, way: str = "/login/office") -> str:
    """The whole way; the page that the browser lands on."""
    answer = client.get(out(client, way))
    assert answer.status_code == 302
    return answer.headers["Location"]


def said(client: FlaskClient, page: str = "/login") -> str:
    return client.get(page).text


def user(app: Flask, name: str) -> User | None:
    with app.extensions["prescreen"].database.reading() as session:
        return accounts.find_user(session, name)


def log(app: Flask, action: str) -> list[AuditEntry]:
    with app.extensions["prescreen"].database.reading() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


def link_by_hand(app: Flask, provider: Provider, name: str) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        found = accounts.find_user(session, name)
        assert found is not None
        office_identities.bind(session, SYSTEM, found, provider.issuer, provider.subject)


def test_without_settings_there_is_neither_button_nor_address(visit: Visit) -> None:
    assert "/login/office" not in said(visit(None))
    assert visit(None).get("/login/office").status_code == 404
    assert visit(None).get("/login/office/back?code=1&state=2").status_code == 404
    assert "统一身份" not in visit("staff").get("/users").text + visit("staff").get("/account").text


def test_who_has_a_role_there_gets_an_account_at_the_first_visit(app: Flask, visit: Visit, provider: Provider) -> None:
    client = visit(None)
    assert "统一身份认证登录" in said(client)
    assert come_in(client, "/login/office?next=/reviews") == "/reviews"
    assert client.get("/reviews").status_code == 200
    made = user(app, "zhou.lan")
    assert made is not None
    assert (made.role, made.password) == (Role.EXPERT, "")
    provider.name, provider.roles = "renamed", ["review-experts", "admins"]
    assert come_in(visit(None)) == "/"
    assert user(app, "renamed") is None
    assert [entry.actor for entry in log(app, "user.signed_in")] == ["zhou.lan"] * 2


def test_staff_are_staff_and_an_account_without_a_password_has_none(
    app: Flask, visit: Visit, provider: Provider
) -> None:
    provider.roles = ["review-experts", "admins"]
    client = visit(None)
    come_in(client)
    assert client.get("/users").status_code == 200
    assert "修改密码" not in client.get("/account").text
    for password in ("", " ", "x" * 20):
        answer = visit(None).post("/login", data={"name": "zhou.lan", "password": password})
        assert answer.status_code == 200


@pytest.mark.parametrize("roles", [[], ["canteen"], ["REVIEW-EXPERTS"]])
def test_who_has_no_role_there_gets_no_account(app: Flask, visit: Visit, provider: Provider, roles: list[str]) -> None:
    provider.roles = roles
    client = visit(None)
    assert come_in(client) == "/login"
    assert "没有给您评审专家或工作人员的身份" in said(client)
    assert user(app, "zhou.lan") is None
    entry = log(app, "user.refused")[-1]
    assert entry.after == {"by": "office", "why": "no_role", "issuer": provider.issuer, "subject": "7f3c"}


@pytest.mark.parametrize("name", ["staff", "ＳＴＡＦＦ", " Staff"])
def test_a_name_alone_takes_no_account_over(app: Flask, visit: Visit, provider: Provider, name: str) -> None:
    provider.name, provider.roles = name, ["admins"]
    client = visit(None)
    assert come_in(client) == "/login"
    assert "已有用户名" in said(client)
    assert client.get("/users").status_code == 302
    with app.extensions["prescreen"].database.reading() as session:
        assert session.scalars(select(OfficeIdentity)).all() == []


@pytest.mark.parametrize("name", ["", "a b!", "x" * 40])
def test_a_name_that_cannot_be_used_here_is_told(visit: Visit, provider: Provider, name: str) -> None:
    provider.name = name
    client = visit(None)
    assert come_in(client) == "/login"
    assert "请工作人员先建立账号并绑定" in said(client)


def test_staff_link_an_account_and_take_the_link_off(app: Flask, visit: Visit, provider: Provider) -> None:
    expert = user(app, "expert")
    assert expert is not None
    staff = visit("staff")
    assert staff.post(f"/users/{expert.id}/office", data={"subject": " 7f3c "}).status_code == 302
    assert "7f3c" in staff.get("/users").text
    client = visit(None)
    assert come_in(client) == "/"
    assert "expert" in client.get("/account").text
    staff.post(f"/users/{expert.id}/office", data={"subject": ""})
    assert client.get("/reviews").status_code == 302
    assert visit("expert").get("/reviews").status_code == 200
    assert [len(log(app, f"user.office_{deed}")) for deed in ("linked", "unlinked")] == [1, 1]


def test_an_identity_belongs_to_one_account_and_an_applicants_to_none(
    app: Flask, visit: Visit, provider: Provider
) -> None:
    link_by_hand(app, provider, "expert")
    staff = visit("staff")
    for name, told in (("staff", "已绑定其他账号"), ("applicant", "只有专家和工作人员")):
        found = user(app, name)
        assert found is not None
        staff.post(f"/users/{found.id}/office", data={"subject": "7f3c"})
        assert told in said(staff, "/users")
    assert visit("applicant").post("/account/office", data={"present": PASSWORD}).status_code == 403


def test_who_proves_both_links_the_own_account(app: Flask, visit: Visit, provider: Provider) -> None:
    client = visit("expert")
    assert "/login/office?link=1" in client.post("/account/office", data={"present": PASSWORD}).text
    assert come_in(client, "/login/office?link=1") == "/account"
    assert "已绑定统一身份认证" in said(client, "/account")
    assert come_in(visit(None)) == "/"
    client.post("/account/office/unlink")
    assert "已解除绑定" in said(client, "/account")
    provider.name = "fresh.name"
    assert come_in(visit(None)) == "/"
    assert user(app, "fresh.name") is not None


def test_linking_asks_for_the_password_and_for_the_same_session(app: Flask, visit: Visit, provider: Provider) -> None:
    client = visit("expert")
    assert client.get("/login/office?link=1").status_code == 403
    client.post("/account/office", data={"present": "wrong"})
    assert client.get("/login/office?link=1").status_code == 403
    client.post("/account/office", data={"present": PASSWORD})
    place = out(client, "/login/office?link=1")
    client.post("/account", data={"present": PASSWORD, "password": "quite another 7", "again": "quite another 7"})
    client.get(place)
    assert client.get("/login/office?link=1").status_code == 403
    with app.extensions["prescreen"].database.reading() as session:
        assert session.scalars(select(OfficeIdentity)).all() == []


def test_the_only_way_in_is_not_taken_off(app: Flask, visit: Visit, provider: Provider) -> None:
    client = visit(None)
    come_in(client)
    client.post("/account/office/unlink")
    assert "没有密码，解除后将无法登录" in said(client, "/account")
    assert come_in(visit(None)) == "/"


def test_who_was_revoked_stays_out(app: Flask, visit: Visit, provider: Provider) -> None:
    client = visit(None)
    come_in(client)
    made = user(app, "zhou.lan")
    assert made is not None
    visit("staff").post(f"/users/{made.id}/revoke", data={"reason": "离任"})
    assert client.get("/reviews").status_code == 302
    provider.name, provider.roles = "other.name", ["admins"]
    again = visit(None)
    assert come_in(again) == "/login"
    assert "此账号已停用" in said(again)
    assert user(app, "other.name") is None


def test_who_lost_the_role_there_is_not_let_in_here(app: Flask, visit: Visit, provider: Provider) -> None:
    provider.roles = ["admins"]
    come_in(visit(None))
    for roles in ([], ["review-experts"]):
        provider.roles = roles
        assert come_in(visit(None)) == "/login"
    provider.roles = ["platform-office"]
    assert come_in(visit(None)) == "/"


def test_a_visit_opens_once_in_the_browser_that_began_it(app: Flask, visit: Visit, provider: Provider) -> None:
    client, other = visit(None), visit(None)
    place = out(client)
    assert other.get(place).headers["Location"] == "/login"
    before = client.get_cookie("prescreen")
    assert before is not None
    assert client.get(place).headers["Location"] == "/"
    assert client.get(place).headers["Location"] == "/login"
    stolen = app.test_client()
    stolen.set_cookie("prescreen", before.value)
    assert stolen.get(place).headers["Location"] == "/login"
    assert "没有完成" in said(stolen)
    assert "this visit was over already" in str([entry.after for entry in log(app, "user.refused")])


def test_a_visit_does_not_last(visit: Visit, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visit(None)
    place = out(client)
    moment = office_login._moment()
    monkeypatch.setattr(office_login, "_moment", lambda: moment + office_login.HOLDS + 2)
    assert client.get(place).headers["Location"] == "/login"


@pytest.mark.parametrize("wrong", [{"nonce": "x"}, {"aud": "x"}, {"iss": "https://elsewhere.example"}], ids=str)
def test_what_is_not_believed_opens_nothing_and_is_logged(
    app: Flask, visit: Visit, provider: Provider, wrong: dict[str, Any]
) -> None:
    provider.changed = wrong
    client = visit(None)
    assert come_in(client) == "/login"
    assert "没有完成，请再试一次，或用密码登录" in said(client)
    assert user(app, "zhou.lan") is None
    assert "ID token" in str(log(app, "user.refused")[-1].after)


def test_a_provider_that_is_down_leaves_the_password_way(visit: Visit, provider: Provider) -> None:
    client = visit(None)
    place = out(client)
    provider.status = 503
    assert client.get(place).headers["Location"] == "/login"
    assert "暂时无法访问，请稍后再试，或用密码登录" in said(client)
    assert client.post("/login", data={"name": "staff", "password": PASSWORD}).headers["Location"] == "/"


def test_nobody_is_led_elsewhere(visit: Visit, provider: Provider) -> None:
    assert come_in(visit(None), "/login/office?next=//evil.example") == "/"


def test_the_provider_counts_as_a_second_factor(app: Flask, visit: Visit, provider: Provider) -> None:
    settle(app, second_factor="staff")
    provider.roles = ["admins"]
    client = visit(None)
    come_in(client)
    assert client.get("/users").status_code == 200
    assert visit("staff").get("/users").headers["Location"] == "/account/second-factor"
    settle(app, office_login=provider.settings(counts_twice=False))
    assert client.get("/users").headers["Location"] == "/account/second-factor"


def test_an_own_second_factor_is_asked_for_where_the_setting_says_so(
    app: Flask, visit: Visit, provider: Provider
) -> None:
    link_by_hand(app, provider, "staff")
    provider.roles = ["admins"]
    secret = pyotp.random_base32()
    with app.extensions["prescreen"].database.writing() as session:
        found = accounts.find_user(session, "staff")
        assert found is not None
        found.totp_secret = Seal(app.extensions["prescreen"].settings.secret_key).close(found.id, secret)
    assert come_in(visit(None)) == "/"
    settle(app, office_login=provider.settings(counts_twice=False))
    client = visit(None)
    assert come_in(client, "/login/office?next=/runs") == "/login/code?next=/runs"
    assert client.get("/users").status_code == 302
    answer = client.post("/login/code?next=/runs", data={"code": pyotp.TOTP(secret).now()})
    assert answer.headers["Location"] == "/runs"


def test_a_password_on_paper_need_not_be_changed_by_who_comes_from_the_office(
    app: Flask, visit: Visit, provider: Provider
) -> None:
    link_by_hand(app, provider, "expert")
    with app.extensions["prescreen"].database.writing() as session:
        found = accounts.find_user(session, "expert")
        assert found is not None
        found.one_time = True
    client = visit(None)
    come_in(client)
    assert client.get("/reviews").status_code == 200
    assert visit("expert").get("/reviews").headers["Location"] == "/account"


def test_a_subject_is_not_empty_and_not_endless(app: Flask, provider: Provider) -> None:
    with app.extensions["prescreen"].database.writing() as session:
        found = accounts.find_user(session, "expert")
        assert found is not None
        for subject in (" ", "x" * 256):
            with pytest.raises(Refused, match="subject"):
                office_identities.bind(session, SYSTEM, found, provider.issuer, subject)
