"""Every address with every role and with none; what belongs to others is not there."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from service.records import accounts
from service.records.audit import SYSTEM
from service.tables import Role
from service.web.access import ANYONE, ROLES, check_table
from tests.service.web.conftest import PASSWORD

Visit = Callable[[str | None], FlaskClient]
Headers = dict[str, str]

ARGUMENTS = {
    "dossier_id": "0" * 16,
    "document_id": "0" * 16,
    "sha256": "0" * 64,
    "page": 1,
    "run": 1,
    "claim": 0,
    "before": 1,
    "after": 2,
    "number": 4711,
    "user_id": 4711,
    "run_id": 4711,
    "what": "values",
    "kind": "staff_roster",
    "token": "nonsense",
    "step": 4711,
    "message": 4711,
    "delivery": 4711,
    "form": "pdf",
    "notice": 4711,
    "item": 4711,
    "hook": 4711,
    "sort": "pdf",
    "filename": "style.css",
}


def addresses(app: Flask) -> list[tuple[Rule, str, str]]:
    """Each rule with each of its methods and an address that it serves."""
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in app.url_map.iter_rules():
        values = {name: ARGUMENTS[name] for name in rule.arguments}
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            found.append((rule, method, adapter.build(rule.endpoint, values, method)))
    return found


def is_let_in(answer: Any) -> bool:
    """Whether access let the request through, whatever the view then said of a thing that is not there."""
    return answer.status_code not in (401, 403) and not answer.headers.get("Location", "").startswith("/login")


@pytest.mark.parametrize("role", [*Role, None])
def test_each_address_lets_in_the_roles_of_the_table_and_no_other(
    app: Flask, visit: Visit, token: Callable[[str], Headers], role: Role | None
) -> None:
    walked, nobody = 0, visit(None)
    somebody, bearer = visit(role), token(role) if role else {}
    for rule, method, address in addresses(app):
        if rule.endpoint in ("auth.logout", "auth.account", "web_sessions.end_all") and role is not None:
            continue  # these end the session that the walk needs; they have tests of their own
        is_api = rule.endpoint.startswith("api.")
        client, headers = (nobody, bearer) if is_api else (somebody, {})
        answer = client.open(address, method=method, headers=headers)
        answer.close()
        allowed = ROLES[rule.endpoint] == ANYONE or role in ROLES[rule.endpoint]
        assert is_let_in(answer) == allowed, f"{role} {method} {address} -> {answer.status_code}"
        if not allowed and role is not None:
            assert answer.status_code == 403, f"{role} {method} {address}"
        if not allowed and role is None and (is_api or method != "GET"):
            assert answer.status_code == 401, f"{method} {address}"
        assert answer.status_code in range(500) or answer.status_code == 503, (
            f"{role} {method} {address} -> {answer.status_code}"
        )
        walked += 1
    assert walked > 40


def test_an_address_that_is_in_no_table_stops_the_start(app: Flask) -> None:
    check_table(app)
    other = Flask("other")
    other.add_url_rule("/secret", "secret", lambda: "")
    with pytest.raises(LookupError, match="secret"):
        check_table(other)


def test_a_cookie_opens_nothing_for_programs(visit: Visit) -> None:
    assert visit("staff").get("/api/v1/dossiers").status_code == 401


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ps_nonsense", "Basic c3RhZmY6eA==", "Bearer", ""])
def test_a_wrong_token_opens_nothing(app: Flask, header: str) -> None:
    answer = app.test_client().get("/api/v1/dossiers", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_what_belongs_to_another_applicant_is_not_there(app: Flask, visit: Visit) -> None:
    owner = visit("applicant")
    owner.post("/dossiers/new", data={"title": "甲", "as_of": "2023-03-01"})
    address = owner.post("/dossiers/new", data={"title": "乙", "as_of": "2023-03-01"}).headers["Location"]
    assert owner.get(address).status_code == 200
    with app.extensions["prescreen"].database.writing() as session:
        accounts.add_user(session, SYSTEM, "另一家", PASSWORD, Role.APPLICANT)
    stranger = app.test_client()
    stranger.post("/login", data={"name": "另一家", "password": PASSWORD})
    assert stranger.get("/dossiers").status_code == 200
    assert "甲" not in stranger.get("/dossiers").get_data(as_text=True)
    for method, below in (
        ("GET", ""),
        ("GET", "/edit"),
        ("POST", "/edit"),
        ("GET", "/progress"),
        ("POST", "/runs"),
        ("POST", "/submit"),
        ("GET", "/report.html"),
    ):
        assert stranger.open(address + below, method=method).status_code == 404, below
    upload = {"files": (io.BytesIO(b"x"), "x.pdf")}
    assert stranger.post(f"{address}/documents", data=upload).status_code == 404


def test_experts_do_not_see_what_was_not_submitted(visit: Visit) -> None:
    address = visit("applicant").post("/dossiers/new", data={"title": "甲", "as_of": "2023-03-01"}).headers["Location"]
    expert = visit("expert")
    assert expert.get(address.replace("/dossiers/", "/reviews/")).status_code == 404
    assert "甲" not in expert.get("/reviews").get_data(as_text=True)


def test_a_changed_access_ends_open_sessions(app: Flask, visit: Visit) -> None:
    expert, staff = visit("expert"), visit("staff")
    assert expert.get("/reviews").status_code == 200
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "expert")
        assert user is not None
    staff.post(f"/users/{user.id}/access", data={"role": "expert"})  # without "active": put out
    assert expert.get("/reviews").headers["Location"].startswith("/login")
    assert visit(None).post("/login", data={"name": "expert", "password": PASSWORD}).status_code == 200


def test_nobody_changes_their_own_access(app: Flask, visit: Visit) -> None:
    with app.extensions["prescreen"].database.reading() as session:
        user = accounts.find_user(session, "staff")
        assert user is not None
    assert visit("staff").post(f"/users/{user.id}/access", data={"role": "applicant"}).status_code == 409
