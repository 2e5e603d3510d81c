"""A scenario's world: the service, its database and disk, who hands in, and what is to be put right before the calm."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import requests

from tests.chaos.databases import Base, Template
from tests.chaos.disk import Disk
from tests.chaos.ledger import Entry, digest_of
from tests.chaos.receiver import Receiver
from tests.chaos.served import Served

ASKERS = ("anna", "bela")
AGAIN = 0.4
"""Seconds after which a program that got no answer asks again."""

PADDING = 1_500_000
"""Bytes of a large upload: more than what the web server keeps in memory."""


class World:
    """All that a fault may touch."""

    def __init__(
        self, random: Random, served: Served, base: Base, disk: Disk, template: Template, receiver: Receiver
    ) -> None:
        self.random, self.served, self.base, self.disk, self.receiver = random, served, base, disk, receiver
        self.tokens = template.tokens
        self.kind = ""
        self.entries: list[Entry] = []
        self.spoilt: dict[str, str] = {}
        self.relief: list[Callable[[], Any]] = []
        self.over = threading.Event()
        self.backups: list[tuple[Path, list[str]]] = []
        self.forged: list[Path] = []
        self.submitted: dict[str, list[int]] = {}
        self.left_over: list[Any] = []
        self._threads: list[threading.Thread] = []

    def paper(self, **lines: Any) -> str:
        """A text that no other paper has."""
        said = {"total_assets": self.random.randrange(1, 10**9), "mark": self.random.randrange(10**12), **lines}
        return "".join(f"{name}={value}\n" for name, value in said.items())

    def entry(self, **lines: Any) -> Entry:
        """A dossier of one or two papers, to be handed in."""
        papers = {f"{n}.txt": self.paper(pages=2, slow=0.1, **lines) for n in range(self.random.randint(1, 2))}
        entry = Entry(f"{self.random.getrandbits(48):012x}", self.random.choice(ASKERS), papers, self.kind)
        self.entries.append(entry)
        return entry

    def hand_in(self, entry: Entry | None = None) -> Entry:
        """By a program that asks until it is answered, each time with the same key."""
        entry = entry or self.entry()
        self.background(lambda: self._insist(entry))
        return entry

    def acknowledged(self, entry: Entry | None = None, seconds: float = 30) -> Entry:
        """The same, and wait until it was taken; whoever needs one that is there."""
        entry = self.hand_in(entry)
        end = time.monotonic() + seconds
        while not entry.id and time.monotonic() < end:
            time.sleep(0.05)
        return entry

    def _insist(self, entry: Entry) -> None:
        while not (entry.id or entry.refused or self.over.is_set()):
            with suppress(requests.RequestException):
                self._try(entry)
            time.sleep(AGAIN)

    def _try(self, entry: Entry) -> None:
        files = [("files[]", (name, text.encode())) for name, text in entry.papers.items()]
        said = {"data": {"title": entry.title}, "headers": {"Idempotency-Key": entry.title}, "files": files}
        answer = self.served.ask("POST", "/dossiers", self.tokens[entry.owner], **said)
        if answer.status_code == 202:
            entry.id = answer.json()["id"]
        elif answer.status_code < 500 and answer.status_code not in (409, 429):
            entry.refused = f"{answer.status_code} {answer.text[:200]}"

    def ask(self, method: str, path: str, who: str = "staff", **more: Any) -> requests.Response:
        """One request of a program."""
        return self.served.ask(method, path, self.tokens[who], **more)

    def rerun(self, entry: Entry, who: str = "staff") -> bool:
        """Ask for one more run; whether that was taken. One whose answer was lost may have been."""
        entry.asked += 1
        with suppress(requests.RequestException):
            answer = self.ask("POST", f"/dossiers/{entry.id}/runs", who)
            if answer.status_code == 202:
                return True
            entry.asked -= answer.status_code < 500
        return False

    def replace(self, entry: Entry, name: str, text: str) -> bool:
        """The asker corrects a paper, which asks for a run; whether that was taken."""
        document = next((d["id"] for d in self.show(entry).get("documents", ()) if d["name"] == name), None)
        if document is None:
            return False
        entry.perhaps[name] = text
        entry.asked += 1
        with suppress(requests.RequestException):
            files = {"file": (name, text.encode())}
            answer = self.ask("PUT", f"/dossiers/{entry.id}/documents/{document}", entry.owner, files=files)
            return answer.status_code == 202
        return False

    def find_out(self, entry: Entry) -> None:
        """Which of the corrections were taken, where an answer was lost."""
        there = {d["name"]: d["sha256"] for d in self.show(entry).get("documents", ())}
        taken = {name: text for name, text in entry.perhaps.items() if there.get(name) == digest_of(text)}
        entry.papers.update(taken)

    def show(self, entry: Entry) -> dict[str, Any]:
        """What the service tells of it; nothing while it does not answer."""
        with suppress(requests.RequestException, ValueError):
            answer = self.ask("GET", f"/dossiers/{entry.id}")
            if answer.status_code == 200:
                found: dict[str, Any] = answer.json()
                return found
        return {}

    def status(self, entry: Entry) -> str:
        """How its latest run stands."""
        return str(self.show(entry).get("status", ""))

    def spoil(self, text: str) -> None:
        """This content is no longer what was handed in, until somebody hands it in again."""
        self.spoilt[digest_of(text)] = text

    def background(self, work: Callable[[], Any]) -> threading.Thread:
        """Done beside all else; waited for in the calm."""
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._threads.append(thread)
        return thread

    def all_answered(self, seconds: float) -> bool:
        """Whether everybody who asks got an answer in time."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(end - time.monotonic(), 0))
        return not any(thread.is_alive() for thread in self._threads)

    def relieve(self) -> None:
        """Whatever was done to the machine is undone; the service is started where nobody left it running."""
        while self.relief:
            self.relief.pop()()
        if not self.served.is_up():
            self.served.end()
            self.served.start()
