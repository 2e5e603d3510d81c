"""The post goes out by SMTP or into files; what did not go is tried again, given up in the end, and never lost."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from service.database import Database
from service.posting import send_due
from service.records import messages, outbox
from service.records.outbox import PAUSES
from service.settings import Settings
from service.tables import Delivery, Posted
from service.tables.base import now


class _Post(socketserver.StreamRequestHandler):
    """Enough of RFC 5321 to take one mail in; `server.answer` is what it says to a recipient."""

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().decode("ascii").strip():
            word = line.partition(" ")[0].upper()
            if word == "QUIT":
                return self.say("221 bye")
            if word == "DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.got.append((self.rcpt, b"".join(lines)))
            if word == "RCPT":
                self.rcpt = line
            self.say(self.server.answer if word == "RCPT" else "250 fine")
        return None

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def post_office(answer: str = "250 fine") -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A mail server on loopback: its address, and what it got."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Post) as server:
        server.answer, server.got = answer, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{server.server_address[1]}", server.got
        server.shutdown()


def _put(database: Database) -> int:
    with database.writing() as session:
        made = messages.mail(session, "unit@example.org", "平台申报预审通知", "申报件需要补正。\n第二行")
        session.flush()
        return made.id


def _kept(database: Database, number: int) -> Delivery:
    with database.reading() as session:
        return session.get_one(Delivery, number)


def _mail(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_goes_out_by_smtp_once(database: Database, settings: Settings) -> None:
    number = _put(database)
    with post_office() as (address, got):
        there = replace(settings, mail_url=address, mail_from="office@example.org")
        assert send_due(database, there) == 1
        assert send_due(database, there) == 0
    ((recipient, content),) = got
    mail = _mail(content)
    assert "<unit@example.org>" in recipient
    assert (mail["Subject"], mail["From"]) == ("平台申报预审通知", "office@example.org")
    assert mail.get_content().splitlines() == ["申报件需要补正。", "第二行"]
    assert _kept(database, number).state == Posted.SENT


def test_without_a_server_it_lies_in_a_file(database: Database, settings: Settings) -> None:
    number = _put(database)
    assert send_due(database, settings) == 1
    mail = _mail((settings.data / "outbox" / f"{number:08d}.eml").read_bytes())
    assert mail["To"] == "unit@example.org"


@pytest.mark.parametrize("server", ["nobody", "refuses"])
def test_what_did_not_go_is_tried_again_later_and_given_up_at_last(
    database: Database, settings: Settings, server: str
) -> None:
    number = _put(database)
    with post_office("550 no such person") as (address, got):
        there = replace(settings, mail_url="smtp://127.0.0.1:1" if server == "nobody" else address)
        for tries, pause in enumerate(PAUSES, 1):
            assert send_due(database, there) == 1
            kept = _kept(database, number)
            assert (kept.state, kept.tries) == (Posted.WAITING, tries)
            assert timedelta() < kept.due_at - now() <= pause
            assert send_due(database, there) == 0  # not before it is due
            with database.writing() as session:
                session.get_one(Delivery, number).due_at = now()
        send_due(database, there)
        assert got == []
    kept = _kept(database, number)
    assert kept.state == Posted.GIVEN_UP
    assert kept.fault.split(":")[0] in ("ConnectionRefusedError", "SMTPRecipientsRefused")
    with database.writing() as session:
        assert [d.id for d in outbox.troubled(session)] == [number]
        outbox.again(session, number)
    with post_office() as (address, got):
        send_due(database, replace(settings, mail_url=address))
    assert len(got) == 1


def test_two_who_send_do_not_take_the_same(database: Database) -> None:
    _put(database)
    with database.writing() as session:
        assert outbox.take(session) is not None
    with database.writing() as session:
        assert outbox.take(session) is None


@pytest.mark.parametrize("tries", [0, 1, 4])
def test_what_is_due_after_the_clock_was_set_back_does_not_wait_for_it(
    database: Database, settings: Settings, tries: int
) -> None:
    number = _put(database)
    pause = timedelta(0) if not tries else max(PAUSES[tries - 1], outbox.LEASE)
    with database.writing() as session:
        delivery = session.get_one(Delivery, number)
        delivery.tries, delivery.due_at = tries, now() + pause - timedelta(seconds=5)
    with post_office() as (address, got):
        there = replace(settings, mail_url=address)
        assert send_due(database, there) == int(not tries)
        with database.writing() as session:
            session.get_one(Delivery, number).due_at = now() + pause + timedelta(hours=5)
        assert send_due(database, there) == int(bool(tries))
        assert len(got) == 1
