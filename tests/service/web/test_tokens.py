"""A token opens what it was made for, until its day, and its owner sees when it was last used."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from werkzeug.test import TestResponse

from service.records import accounts
from service.records.audit import SYSTEM
from service.records.refusals import Refused
from service.tables import Dossier, Role, Scope, Token
from service.tables.base import now
from service.web.access import ROLES
from tests.service.web.callers import Headers, Visit

ADDRESS = "/api/v1/dossiers"


def bearer(app: Flask, *scopes: Scope, role: str = "applicant", days: int = 30) -> Headers:
    with app.extensions["prescreen"].database.writing() as session:
        user = accounts.find_user(session, role)
        assert user is not None
        return {"Authorization": f"Bearer {accounts.new_token(session, SYSTEM, user, scopes, days)}"}


def hand_in(app: Flask, headers: Headers) -> TestResponse:
    data = {"files[]": [(io.BytesIO(b"total_assets=1"), "a.txt")]}
    return app.test_client().post(ADDRESS, data=data, headers=headers, content_type="multipart/form-data")


def look(app: Flask, headers: Headers, **more: str) -> TestResponse:
    return app.test_client().get(ADDRESS, headers={**headers, **more})


def only(app: Flask) -> Token:
    with app.extensions["prescreen"].database.reading() as session:
        return session.scalars(select(Token)).one()


def change(app: Flask, **values: object) -> None:
    """All tokens, as they would have become."""
    with app.extensions["prescreen"].database.writing() as session:
        session.execute(update(Token).values(**values))


def problem(answer: TestResponse, status: int) -> tuple[str, str]:
    """Its type's last word and its detail."""
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    found = answer.get_json()
    assert found["status"] == status
    return found["type"].rpartition(":")[2], found["detail"]


def addresses(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Each endpoint of the interface with a method and an address that leads to it."""
    told = json.loads(files("service.web").joinpath("openapi.json").read_text(encoding="utf-8"))
    for path, item in told["paths"].items():
        address = "/api/v1" + path.replace("{dossier_id}", "0" * 16)
        address = re.sub(r"\{[a-z_]+\}", "1", address)
        for method in map(str.upper, item):
            yield app.url_map.bind("").match(address, method)[0], method, address


def row(visit: Visit, role: str = "applicant") -> str:
    """The one token's line on the account page, without its marks."""
    (found,) = re.findall(r"<tr><td><code>ps_.*?</tr>", visit(role).get("/account").text, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", found)


def test_a_token_that_reads_hands_nothing_in(app: Flask) -> None:
    headers = bearer(app, Scope.READ)
    assert look(app, headers).status_code == 200
    assert problem(hand_in(app, headers), 403) == ("scope", "此令牌只能读取，不能提交或修改。")
    with app.extensions["prescreen"].database.reading() as session:
        assert session.scalars(select(Dossier)).all() == []


def test_every_address_of_the_description_asks_for_its_scope(app: Flask) -> None:
    one = {Scope.READ: bearer(app, Scope.READ, role="staff"), Scope.WRITE: bearer(app, Scope.WRITE, role="staff")}
    client, asked = app.test_client(), 0
    for endpoint, method, address in addresses(app):
        if Role.STAFF in ROLES[endpoint]:
            other = Scope.WRITE if method == "GET" else Scope.READ
            assert problem(client.open(address, method=method, headers=one[other]), 403)[0] == "scope", address
            asked += 1
    assert asked > 25


def test_a_token_that_hands_in_reads_nothing(app: Flask) -> None:
    headers = bearer(app, Scope.WRITE)
    made = hand_in(app, headers)
    assert made.status_code == 202
    assert problem(look(app, headers), 403) == ("scope", "此令牌不能读取，只能提交。")
    for rest in ("", "/report", "/documents", "/steps"):
        address = f"{ADDRESS}/{made.get_json()['id']}{rest}"
        assert app.test_client().get(address, headers=headers).status_code == 403
        assert app.test_client().head(address, headers=headers).status_code == 403


def test_a_token_of_both_does_both(app: Flask) -> None:
    headers = bearer(app, Scope.WRITE, Scope.READ)
    assert (hand_in(app, headers).status_code, look(app, headers).get_json()["total"]) == (202, 1)
    assert only(app).scopes == "read write"


def test_a_scope_opens_no_more_than_the_role_does(app: Flask) -> None:
    headers = bearer(app, Scope.READ, Scope.WRITE, role="expert")
    assert problem(hand_in(app, headers), 403)[0] == "http_403"


def test_the_refusal_is_in_the_callers_language(app: Flask) -> None:
    answer = look(app, bearer(app, Scope.WRITE), **{"Accept-Language": "en"})
    assert problem(answer, 403)[1] == "This token may hand in, and not read."


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "访问令牌已过期，请生成新的令牌。"), ("en", "The token has expired; make a new one.")]
)
def test_a_token_that_has_ended_opens_nothing_and_says_why(app: Flask, lang: str, told: str) -> None:
    headers = bearer(app, *Scope)
    change(app, expires_at=now() - timedelta(seconds=1))
    assert problem(look(app, headers, **{"Accept-Language": lang}), 401) == ("token_expired", told)
    assert problem(hand_in(app, headers), 401)[0] == "token_expired"
    assert only(app).used_at is None


def test_a_revoked_token_does_not_say_that_it_has_ended(app: Flask) -> None:
    headers = bearer(app, *Scope)
    change(app, expires_at=now() - timedelta(days=1), revoked_at=now())
    assert problem(look(app, headers), 401)[0] == "http_401"


def test_a_token_holds_until_its_very_end(app: Flask) -> None:
    headers = bearer(app, *Scope, days=1)
    assert timedelta(hours=23) < (only(app).expires_at or now()) - now() <= timedelta(days=1)
    change(app, expires_at=now() + timedelta(minutes=1))
    assert look(app, headers).status_code == 200


def test_the_account_page_shows_the_last_use(app: Flask, visit: Visit) -> None:
    headers = bearer(app, Scope.READ)
    assert "未使用" in row(visit)
    assert look(app, headers).status_code == 200
    assert "未使用" not in row(visit)
    change(app, used_at=now() - timedelta(days=400))
    before = row(visit)
    look(app, headers)
    assert row(visit) != before
    assert now() - (only(app).used_at or now() - timedelta(days=1)) < timedelta(minutes=1)


def test_a_refused_call_is_no_use(app: Flask, visit: Visit) -> None:
    assert hand_in(app, bearer(app, Scope.READ)).status_code == 403
    assert "未使用" in row(visit)


def test_uses_within_a_minute_are_one(app: Flask) -> None:
    headers = bearer(app, Scope.READ)
    look(app, headers)
    first = only(app).used_at
    look(app, headers)
    assert only(app).used_at == first


def test_the_account_page_shows_what_a_token_opens_and_that_it_ended(app: Flask, visit: Visit) -> None:
    bearer(app, Scope.READ)
    assert "只读取" in row(visit)
    assert "已过期" not in row(visit)
    change(app, scopes="write", expires_at=now() - timedelta(days=1))
    assert "只提交" in row(visit)
    assert "已过期" in row(visit)


def test_a_token_of_before_opens_all_and_has_no_end(app: Flask, visit: Visit) -> None:
    headers = bearer(app, Scope.READ)
    kept = only(app)
    with app.extensions["prescreen"].database.writing() as session:  # a line as a version wrote it that knew neither
        old = {"user": kept.user_id, "digest": kept.digest, "hint": kept.hint}
        session.execute(text("DELETE FROM tokens"))
        columns = "INSERT INTO tokens (user_id, digest, hint, created_at) VALUES (:user, :digest, :hint, '2024-03-01')"
        session.execute(text(columns), old)
    assert (hand_in(app, headers).status_code, look(app, headers).status_code) == (202, 200)
    assert "长期" in row(visit)
    assert "读取和提交" in row(visit)


@pytest.mark.parametrize(
    ("form", "scopes", "days"),
    [
        ({}, "read write", 365),
        ({"scopes": "read", "days": "7"}, "read", 7),
        ({"scopes": "write", "days": "3650"}, "write", 3650),
    ],
)
def test_the_page_makes_what_was_chosen(app: Flask, visit: Visit, form: dict[str, str], scopes: str, days: int) -> None:
    assert 'class="token">ps_' in visit("staff").post("/account/tokens", data=form).text
    made = only(app)
    assert made.scopes == scopes
    assert made.expires_at is not None
    assert abs(made.expires_at - now() - timedelta(days=days)) < timedelta(minutes=1)


@pytest.mark.parametrize("form", [{"days": "0"}, {"days": "3651"}, {"scopes": "everything"}])
def test_the_page_makes_no_token_of_nonsense(app: Flask, visit: Visit, form: dict[str, str]) -> None:
    assert visit("staff").post("/account/tokens", data=form).status_code == 302
    with app.extensions["prescreen"].database.reading() as session:
        assert session.scalars(select(Token)).all() == []


@pytest.mark.parametrize(("scopes", "days"), [((), 30), ((Scope.READ,), 0), ((Scope.READ,), 3651)])
def test_a_token_for_nothing_or_for_ever_is_refused(app: Flask, scopes: tuple[Scope, ...], days: int) -> None:
    with pytest.raises(Refused, match="A token opens something"):
        bearer(app, *scopes, days=days)
