"""Hooks are told what they asked for and may see, signed; what cannot be called is refused, and nothing is lost."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from sqlalchemy import select, text, update

from service.posting import send_due
from service.serving import bring_up
from service.settings import Settings
from service.tables import Delivery, Hook, Posted
from service.webhooks import signature
from tests.service.web.callers import GOOD, Office, Program, Visit


class _Ear(BaseHTTPRequestHandler):
    """Hears everything; `server.status` is what it answers."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Not a word."""


Heard = list[tuple[dict[str, str], bytes]]


@contextmanager
def listening(status: int = 204) -> Iterator[tuple[str, Heard]]:
    """A program that listens on loopback: its address, and what it heard."""
    with HTTPServer(("127.0.0.1", 0), _Ear) as server:
        server.status, server.heard = status, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", server.heard
        server.shutdown()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A service that may call inside."""
    return replace(settings, webhook_http=True, webhook_inside=True)


def hook(program: Program, address: str, *events: str) -> dict[str, Any]:
    answer = program.client.post("/api/v1/hooks", json={"address": address, "events": events}, headers=program.headers)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.get_json()
    return made


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """As a program checks it, in words of its own."""
    found = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", headers["Prescreen-Signature"])
    assert found is not None
    wanted = hmac.new(secret.encode(), found[1].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, found[2])


def test_a_secret_is_sealed_in_the_database_and_in_a_kept_answer(program: Program, settings: Settings) -> None:
    database = program.app.extensions["prescreen"].database
    with listening() as (address, heard):
        asked = {"address": address, "events": ["run.done"]}
        headers = {**program.headers, "Idempotency-Key": "once"}
        answers = [program.client.post("/api/v1/hooks", json=asked, headers=headers) for _ in range(2)]
        secret = answers[0].get_json()["secret"]
        assert [answer.get_json()["secret"] for answer in answers] == [secret, secret]
        with database.reading() as session:
            rows = [session.execute(text(f"SELECT * FROM {table}")).all() for table in ("hooks", "kept_answers")]
        assert all(len(found) == 1 and secret not in str(found) for found in rows)
        program.hand_in({"form.txt": GOOD["form"]})
        program.work()
        assert send_due(database, settings) == 1
        assert is_signed(secret, *heard[0])
        program.hand_in({"form.txt": GOOD["form"]})
        program.work()
        assert send_due(database, replace(settings, secret_key="another")) == 1
        assert len(heard) == 1
    with database.reading() as session:
        faults = session.scalars(select(Delivery.fault).order_by(Delivery.id)).all()
    assert "make the hook anew" in faults[-1]


def test_secrets_of_an_earlier_version_are_sealed_at_the_start(program: Program, settings: Settings) -> None:
    database = program.app.extensions["prescreen"].database
    with listening() as (address, heard):
        hook(program, address, "run.done")
        with database.writing() as session:
            session.execute(update(Hook).values(secret="whsec_of-before"))
        bring_up(settings)
        bring_up(settings)
        with database.reading() as session:
            assert "whsec" not in session.scalars(select(Hook.secret)).one()
        program.hand_in({"form.txt": GOOD["form"]})
        program.work()
        assert send_due(database, settings) == 1
        assert is_signed("whsec_of-before", *heard[0])


def test_a_program_hands_in_is_told_fetches_and_submits(program: Program, settings: Settings) -> None:
    database = program.app.extensions["prescreen"].database
    with listening() as (address, heard):
        secret = hook(program, address, "run.done", "dossier.submit")["secret"]
        made = program.hand_in({f"{name}.txt": text for name, text in GOOD.items()})
        assert send_due(database, settings) == 0  # nothing has happened yet
        assert program.work() == ["done"]
        assert send_due(database, settings) == 1
        headers, body = heard[0]
        assert is_signed(secret, headers, body)
        assert not is_signed("whsec_other", headers, body)
        told = json.loads(body)
        assert (headers["Prescreen-Event"], told["event"]) == ("run.done", "run.done")
        assert headers["Prescreen-Event-Id"] == told["id"]
        assert told["data"] == {"run": 1, "status": "done", "reason": None}
        address = f"/api/v1/dossiers/{told['dossier']['id']}"
        assert told["dossier"]["id"] == made["id"]
        assert program.get(f"{address}/report").get_json()["dossier"]["applicant"] == told["dossier"]["applicant"]
        step = program.post(f"{address}/submit")
        assert (step.status_code, step.get_json()["after"]) == (201, "submitted")
        assert send_due(database, settings) == 1
        told = json.loads(heard[1][1])
        assert (told["event"], told["dossier"]["stage"]) == ("dossier.submit", "submitted")
        assert told["data"]["step"] == step.get_json()["step"]
    assert program.post(f"{address}/submit").status_code == 409


def test_a_failed_run_and_a_notice_are_told(program: Program, office: Office) -> None:
    number = hook(program, "https://example.org/x", "run.failed", "notice.sent", "dossier.give_back")["hook"]
    dossier = office.accepted(form="total_assets=1 declared")
    office.notify(dossier)
    program.hand_in({"a.txt": "unusable"})
    program.work()
    sent = program.get(f"/api/v1/hooks/{number}").get_json()["deliveries"]
    assert [one["event"] for one in sent][-2:] == ["notice.sent", "dossier.give_back"]
    with office.database.reading() as session:
        bodies = [json.loads(b) for b in session.scalars(select(Delivery.body).where(Delivery.hook_id == number))]
    assert next(b for b in bodies if b["event"] == "notice.sent")["data"]["items"] > 0


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_not_taken_is_tried_again(program: Program, settings: Settings, status: int) -> None:
    database = program.app.extensions["prescreen"].database
    with listening(status) as (address, heard):
        hook(program, address, "run.done")
        program.hand_in({"a.txt": "total_assets=1"})
        program.work()
        assert send_due(database, settings) == 1
        assert send_due(database, settings) == 0
    assert len(heard) == 1  # a redirect leads nowhere
    with database.reading() as session:
        kept = session.scalars(select(Delivery).where(Delivery.hook_id.is_not(None))).one()
    assert (kept.state, kept.tries, kept.fault) == (Posted.WAITING, 1, f"NotSent: answered {status}")


def test_without_the_setting_nothing_inside_is_called(program: Program, settings: Settings) -> None:
    database = program.app.extensions["prescreen"].database
    with listening() as (address, heard):
        hook(program, address, "run.done")
        program.hand_in({"a.txt": "total_assets=1"})
        program.work()
        send_due(database, replace(settings, webhook_inside=False))
        send_due(database, replace(settings, webhook_http=False))
    assert heard == []
    with database.reading() as session:
        kept = session.scalars(select(Delivery).where(Delivery.hook_id.is_not(None))).one()
    assert "inside the network" in kept.fault


def test_a_hook_hears_of_nothing_that_its_user_may_not_see(program: Program, office: Office, token: Any) -> None:
    expert = Program(office.app, token("expert"), lambda run_id: "")
    number = hook(expert, "https://example.org/x", "run.done", "dossier.submit")["hook"]
    office.submitted(**GOOD)
    sent = expert.get(f"/api/v1/hooks/{number}").get_json()["deliveries"]
    assert [one["event"] for one in sent] == ["dossier.submit"]  # the run was done while it was a draft
    assert program.get(f"/api/v1/hooks/{number}").status_code == 404


def test_a_hook_is_switched_off_and_removed_with_what_waits(program: Program) -> None:
    made = hook(program, "https://example.org/x", "run.done")
    address = f"/api/v1/hooks/{made['hook']}"
    program.hand_in({"a.txt": "total_assets=1"})
    program.work()
    assert "secret" not in program.get(address).get_json()
    off = {"address": "https://example.org/y", "events": ["run.done"], "active": False}
    assert program.client.put(address, json=off, headers=program.headers).get_json()["active"] is False
    program.hand_in({"b.txt": "total_assets=2"})
    program.work()
    (one,) = program.get(address).get_json()["deliveries"]
    assert one["state"] == "given_up"
    assert program.client.delete(address, headers=program.headers).status_code == 204
    assert program.get(address).status_code == 404
    assert program.get("/api/v1/hooks").get_json()["items"] == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"address": "ftp://example.org/", "events": ["run.done"]}, 422),
        ({"address": "https://example.org/", "events": []}, 422),
        ({"address": "https://example.org/", "events": ["run.exploded"]}, 422),
        ({"address": "https://example.org/"}, 422),
        ({"address": 7, "events": ["run.done"]}, 422),
        (["address"], 422),
    ],
)
def test_a_hook_that_cannot_be_is_refused(program: Program, said: Any, status: int) -> None:
    assert program.client.post("/api/v1/hooks", json=said, headers=program.headers).status_code == status


def test_the_account_page_makes_shows_and_removes_a_hook(visit: Visit) -> None:
    client = visit("applicant")
    assert "https://" in client.get("/account/hooks").text
    refused = client.post("/account/hooks", data={"address": "gopher://x", "events": ["run.done"]})
    assert "完整的网址" in refused.text
    made = client.post("/account/hooks", data={"address": "https://example.org/hook", "events": ["run.done"]})
    assert "whsec_" in made.text
    page = client.get("/account").text
    (address,) = re.findall(r'href="(/account/hooks/\d+)"', page)
    assert "whsec_" not in page
    assert "还没有发送过" in client.get(address).text
    client.post(f"{address}/active")
    assert "已停用" in client.get("/account").text
    client.post(f"{address}/remove")
    assert client.get(address).status_code == 404
    assert visit("staff").get(address).status_code == 404


def test_a_signature_is_of_its_moment() -> None:
    assert signature("s", b"{}", 1) != signature("s", b"{}", 2)
    assert signature("s", b"{}", 1).startswith("t=1,v1=")
