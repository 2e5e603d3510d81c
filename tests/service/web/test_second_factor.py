"""The second factor: set up by a first code, asked for after the password, taken off, reset, made obligatory."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.records import accounts, second_factor
from service.sealing import Seal
from service.serve_cli import reset_factor
from service.tables import AuditEntry, RecoveryCode, User
from service.web import halfway
from tests.service.web.callers import Headers, Visit
from tests.service.web.conftest import PASSWORD

START = datetime(2026, 3, 2, 9, 0, 5, tzinfo=UTC)
SET_UP = "/account/second-factor"


class Clock:
    """The time, which a test turns on."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def turn(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(second_factor, "now", made)
    monkeypatch.setattr(halfway, "now", made)
    return made


class Phone:
    """A user's authenticator, and the recovery codes on paper."""

    def __init__(self, client: FlaskClient, clock: Clock) -> None:
        self._clock = clock
        shown = re.search(r'<code class="token">([A-Z2-7 ]+)<', client.get(SET_UP).text)
        assert shown is not None
        self._shows = pyotp.TOTP(shown[1].replace(" ", ""))
        page = client.post(SET_UP, data={"code": self.code()}).text
        self.recovery = re.findall(r"<li><code>([a-z2-7-]{19})</code>", page)

    def code(self) -> str:
        return self._shows.at(int(self._clock().timestamp()))


@pytest.fixture
def phone(visit: Visit, clock: Clock) -> Phone:
    """Staff's phone, a minute after the set-up."""
    made = Phone(visit("staff"), clock)
    clock.turn(60)
    return made


def half(app: Flask, name: str = "staff", way: str = "/login") -> FlaskClient:
    """Whose password was right."""
    client = app.test_client()
    answer = client.post(way, data={"name": name, "password": PASSWORD})
    assert answer.headers["Location"].startswith("/login/code")
    return client


def kept(app: Flask, name: str = "staff") -> User:
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, name)
        assert user is not None
        return user


def told(app: Flask) -> list[str]:
    with app.extensions["prescreen"].database.reading() as session:
        log = session.scalars(
            select(AuditEntry.action).where(AuditEntry.subject_kind == "user").order_by(AuditEntry.id)
        )
        return list(log)


def settle(app: Flask, **settings: object) -> None:
    desk = app.extensions["prescreen"]
    app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, **settings))


def test_it_is_set_up_by_its_first_code_and_ends_other_sessions(app: Flask, visit: Visit, clock: Clock) -> None:
    other, client = visit("staff"), visit("staff")
    assert client.get(f"{SET_UP}/picture.svg").status_code == 404
    assert "不正确" in client.post(SET_UP, data={"code": "000000"}).text
    assert kept(app).totp_secret == ""
    picture = client.get(f"{SET_UP}/picture.svg")
    assert (picture.mimetype, picture.headers["Cache-Control"]) == ("image/svg+xml", "private, no-store")
    assert "style" not in picture.text
    phone = Phone(client, clock)
    assert len(set(phone.recovery)) == 8
    assert client.get("/users").status_code == 200
    assert other.get("/users").status_code == 302
    assert client.get(f"{SET_UP}/picture.svg").status_code == 404
    assert client.get(SET_UP).headers["Location"] == "/account"
    assert "备用码还剩 8 个" in client.get("/account").text


def test_what_is_kept_opens_nothing_without_the_services_secret(app: Flask, phone: Phone) -> None:
    user, right = kept(app), Seal(app.extensions["prescreen"].settings.secret_key)
    assert len(right.open(user.id, user.totp_secret)) == 32
    assert right.open(user.id + 1, user.totp_secret) == ""
    assert Seal("another").open(user.id, user.totp_secret) == ""
    with app.extensions["prescreen"].database.reading() as session:
        digests = session.scalars(select(RecoveryCode.digest)).all()
    assert not {code.replace("-", "") for code in phone.recovery} & set(digests)


def test_the_password_alone_opens_nothing(app: Flask, phone: Phone) -> None:
    client = half(app, way="/login?next=/runs")
    for address in ("/users", "/account", SET_UP, f"{SET_UP}/picture.svg"):
        assert client.get(address).headers["Location"].startswith("/login?")
    assert client.post("/users").status_code == 401
    assert "不正确" in client.post("/login/code?next=/runs", data={"code": "123"}).text
    answer = client.post("/login/code?next=/runs", data={"code": f" {phone.code()[:3]} {phone.code()[3:]}"})
    assert answer.headers["Location"] == "/runs"
    assert client.get("/users").status_code == 200
    assert told(app)[-3:] == ["user.code_asked", "user.code_refused", "user.signed_in"]


def test_a_code_that_was_refused_on_the_account_page_is_on_record(app: Flask, visit: Visit, clock: Clock) -> None:
    client = visit("staff")
    client.get(SET_UP)
    client.post(SET_UP, data={"code": "000000"})
    assert told(app)[-1] == "user.code_refused"
    phone = Phone(client, clock)
    before = told(app)
    assert client.post(f"{SET_UP}/off", data={"code": "000000"}).status_code == 302
    assert told(app) == [*before, "user.code_refused"]
    assert kept(app).totp_secret
    clock.turn(60)
    client.post(f"{SET_UP}/off", data={"code": phone.code()})
    assert told(app)[-1] == "user.second_factor_off"
    client.post(f"{SET_UP}/off", data={"code": "000000"})
    assert told(app)[-1] == "user.second_factor_off"


def test_a_code_opens_once(app: Flask, phone: Phone, clock: Clock) -> None:
    code = phone.code()
    assert half(app).post("/login/code", data={"code": code}).status_code == 302
    assert "不正确" in half(app).post("/login/code", data={"code": code}).text
    clock.turn(30)
    assert half(app).post("/login/code", data={"code": phone.code()}).status_code == 302
    assert "不正确" in half(app).post("/login/code", data={"code": code}).text


@pytest.mark.parametrize(("late", "status"), [(30, 302), (-30, 302), (90, 200), (-90, 200)])
def test_a_clock_may_be_a_step_away(app: Flask, phone: Phone, clock: Clock, late: int, status: int) -> None:
    clock.turn(120)
    code = phone.code()
    clock.turn(late)
    assert half(app).post("/login/code", data={"code": code}).status_code == status


def test_half_a_sign_in_lasts_five_minutes_and_not_through_a_change(app: Flask, phone: Phone, clock: Clock) -> None:
    slow, changed = half(app), half(app)
    clock.turn(299)
    assert slow.get("/login/code").status_code == 200
    clock.turn(2)
    assert slow.post("/login/code", data={"code": phone.code()}).status_code == 410
    assert "请重新登录" in app.test_client().get("/login/code").text
    changed = half(app)
    with app.extensions["prescreen"].database.writing() as session:
        accounts.find_user(session, "staff").epoch += 1
    assert changed.post("/login/code", data={"code": phone.code()}).status_code == 410


def test_each_recovery_code_opens_once(app: Flask, phone: Phone) -> None:
    first = phone.recovery[0]
    client = half(app)
    assert client.post("/login/code", data={"code": first.upper().replace("-", " ")}).status_code == 302
    assert "备用码还剩 7 个" in client.get("/account").text
    assert "不正确" in half(app).post("/login/code", data={"code": first}).text


def test_anothers_code_opens_nothing(app: Flask, visit: Visit, phone: Phone, clock: Clock) -> None:
    expert = Phone(visit("expert"), clock)
    for code in (expert.code(), expert.recovery[0]):
        assert "不正确" in half(app).post("/login/code", data={"code": code}).text


def test_tries_are_counted_by_user_wherever_they_come_from(app: Flask, phone: Phone) -> None:
    settle(app, code_limit="3 per hour")
    codes = []
    for number in range(4):
        client = half(app)
        place = {"REMOTE_ADDR": f"192.0.2.{number}"}
        codes.append(client.post("/login/code", data={"code": "1"}, environ_overrides=place).status_code)
    assert codes == [200, 200, 200, 429]


def test_it_is_taken_off_with_a_code(app: Flask, visit: Visit, phone: Phone) -> None:
    client, other = half(app), half(app)
    client.post("/login/code", data={"code": phone.code()})
    other.post("/login/code", data={"code": phone.recovery[1]})
    assert "不正确" in client.post(f"{SET_UP}/off", data={"code": "1"}, follow_redirects=True).text
    assert kept(app).totp_secret != ""
    done = client.post(f"{SET_UP}/off", data={"code": phone.recovery[0]}, follow_redirects=True)
    assert "已关闭两步验证" in done.text
    assert other.get("/users").status_code == 302
    assert visit("staff").get("/users").status_code == 200
    with app.extensions["prescreen"].database.reading() as session:
        assert session.scalars(select(RecoveryCode.id)).all() == []


def test_staff_reset_anothers_with_a_reason_and_not_their_own(app: Flask, visit: Visit, clock: Clock) -> None:
    expert, staff = visit("expert"), visit("staff")
    Phone(expert, clock)
    address = f"/users/{kept(app, 'expert').id}/second-factor"
    assert html.escape(address) in staff.get("/users").text
    assert "请填写理由" in staff.post(address, data={"reason": " "}, follow_redirects=True).text
    assert expert.post(address, data={"reason": "手机丢失"}).status_code == 403
    assert "已重置" in staff.post(address, data={"reason": "手机丢失"}, follow_redirects=True).text
    assert expert.get("/reviews").status_code == 302
    assert visit("expert").get("/reviews").status_code == 200
    own = f"/users/{kept(app).id}/second-factor"
    assert "自己的" in staff.post(own, data={"reason": "手机丢失"}, follow_redirects=True).text
    with app.extensions["prescreen"].database.reading() as session:
        log = session.scalars(select(AuditEntry).where(AuditEntry.action == "user.second_factor_reset")).one()
    assert (log.actor, log.subject_id, log.after) == ("staff", "expert", {"reason": "手机丢失"})


def test_where_the_office_asks_for_it_staff_set_it_up_before_anything_else(
    app: Flask, visit: Visit, token: object, clock: Clock
) -> None:
    headers: Headers = token("staff")
    settle(app, second_factor="staff")
    client = visit("staff")
    for address in ("/", "/users", "/account"):
        assert client.get(address).headers["Location"] == SET_UP
    assert client.post("/users").headers["Location"] == SET_UP
    assert app.test_client().get("/api/v1/dossiers", headers=headers).status_code == 403
    assert "工作人员须先启用" in client.get(SET_UP).text
    Phone(client, clock)
    assert client.get("/users").status_code == 200
    assert app.test_client().get("/api/v1/dossiers", headers=headers).status_code == 200
    assert visit("expert").get("/reviews").status_code == 200


def test_applicants_have_none(visit: Visit) -> None:
    client = visit("applicant")
    assert client.get(SET_UP).status_code == 403
    assert "两步验证" not in client.get("/account").text


def test_it_is_reset_at_the_machine_where_nobody_else_can(app: Flask, visit: Visit, phone: Phone) -> None:
    settings = app.extensions["prescreen"].settings
    env = {"DATABASE_URL": settings.database_url, "PRESCREEN_DATA": str(settings.data)}
    assert CliRunner().invoke(reset_factor, ["nobody"], env=env).exit_code == 1
    done = CliRunner().invoke(reset_factor, ["staff"], env=env)
    assert (done.exit_code, done.output) == (0, "")
    assert visit("staff").get("/users").status_code == 200
