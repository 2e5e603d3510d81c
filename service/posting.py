"""The post: a process of its own that sends what lies in the outbox, so that no page and no worker waits for a server.

A mail may go out twice where the process dies between sending and marking; it is never lost.
"""

from __future__ import annotations

import logging
import smtplib
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from signal import SIGTERM, signal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from service import logs, settings
from service.database import Database
from service.records import notices, outbox
from service.records.outbox import NotSent
from service.retention.sweeping import Sweeper
from service.settings import Settings
from service.tables import Channel, Delivery
from service.webhooks import send_webhook

LOOK = 5.0
TIDY = 60.0
"""Seconds between two looks at what is to be purged by itself, and at what the store is still to be rid of."""

REMIND = 600.0
"""Seconds between two looks at what is due; each is told once, however often it is looked for."""

PATIENCE = 20.0
"""Seconds that a mail server has to answer."""

log = logging.getLogger(__name__)


def send_due(database: Database, found: Settings, limit: int = 50) -> int:
    """Send what is due; how much was tried. What goes wrong is written down beside the delivery, and tried again."""
    for tried in range(limit):
        with database.writing() as session:
            delivery = outbox.take(session)
        if delivery is None:
            return tried
        try:
            SENDERS[delivery.channel](delivery, found)
        except (NotSent, OSError, smtplib.SMTPException, ValueError) as error:
            log.warning("delivery %s did not go out: %s", delivery.id, error)
            with database.writing() as session:
                outbox.failed(session, delivery.id, f"{type(error).__name__}: {error}")
        else:
            with database.writing() as session:
                outbox.sent(session, delivery.id)
    return limit


def send_mail(delivery: Delivery, found: Settings) -> None:
    """By SMTP where a server is set, else as a file in the data folder's `outbox`."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = found.mail_from, delivery.address, delivery.subject
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(idstring=str(delivery.id), domain="prescreen.invalid")
    mail.set_content(delivery.body)
    if not found.mail_url:
        folder = found.data / "outbox"
        folder.mkdir(exist_ok=True, mode=0o700)
        (folder / f"{delivery.id:08d}.eml").write_bytes(bytes(mail))
        return
    server = urlsplit(found.mail_url)
    kind = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
    with kind(
        server.hostname or "", server.port or (465 if server.scheme == "smtps" else 25), timeout=PATIENCE
    ) as post:
        if server.scheme == "smtp+starttls":
            post.starttls()
        if server.username:
            post.login(unquote(server.username), unquote(server.password or ""))
        post.send_message(mail)


SENDERS: dict[Channel, Callable[[Delivery, Settings], None]] = {
    Channel.MAIL: send_mail,
    Channel.WEBHOOK: send_webhook,
}


def remind(database: Database, found: Settings) -> int:
    """Tell those whose last day is near or over; how many notices were spoken of."""
    today = datetime.now(ZoneInfo(found.timezone)).date()
    with database.writing() as session:
        return notices.remind(session, today)


def _tidy(sweeper: Sweeper) -> None:
    """A store that is away for a moment keeps no mail back."""
    try:
        sweeper.look()
    except OSError as error:
        log.warning("what is to be purged has to wait: %s", error)


def main() -> int:
    """Look for post until SIGTERM; the exit code."""
    ended = threading.Event()
    signal(SIGTERM, lambda number, frame: ended.set())
    found = settings.load()
    logs.configure(found)
    database = Database(found.database_url)
    due = tidy = 0.0
    sweeper = Sweeper(database, found)
    try:
        while not ended.wait(LOOK):
            try:
                if time.monotonic() >= due:
                    remind(database, found)
                    due = time.monotonic() + REMIND
                send_due(database, found)
                if time.monotonic() >= tidy:
                    _tidy(sweeper)
                    tidy = time.monotonic() + TIDY
            except SQLAlchemyError as error:
                log.warning("the post has to wait: %s", str(error).splitlines()[0])
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
