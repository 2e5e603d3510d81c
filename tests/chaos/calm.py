"""After the harm: waits until every dossier has come to its end, and does by hand what its reason asks people for."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import requests

from tests.chaos.ledger import Entry, digest_of
from tests.chaos.waiting import comes
from tests.chaos.world import World

SECONDS = 300
"""For everything to come to its end, on a machine that has other things to do as well."""


PATIENCE = 4
"""How often people ask for a run again before they call for help."""


def settle(world: World) -> set[str]:
    """Bounded; the titles of dossiers that did not come to an end."""
    world.relieve()
    comes(world.served.is_ready, SECONDS)
    world.all_answered(SECONDS)
    end = time.monotonic() + SECONDS
    open_ones = [entry for entry in world.entries if not entry.refused]
    while open_ones and time.monotonic() < end:
        open_ones = [entry for entry in open_ones if not _is_over(world, entry)]
        time.sleep(0.3)
    world.over.set()
    return {entry.title for entry in open_ones}


def _is_over(world: World, entry: Entry) -> bool:
    """Whether its latest run is done; one that failed is asked for again, as its reason says."""
    shown = world.show(entry) if entry.id else {}
    if shown.get("status") == "failed":
        _help(world, entry)
    if shown.get("status") == "done" and entry.cure:
        _cure(world, entry)
        return False
    return shown.get("status") == "done" and all(run["status"] in ("done", "failed") for run in shown["runs"])


def _help(world: World, entry: Entry) -> None:
    if entry.cure:
        _cure(world, entry)
        return
    for text in entry.papers.values():
        if digest_of(text) in world.spoilt:
            hand_in_again(world, entry, text)
    if entry.by_hand < PATIENCE:
        entry.by_hand += world.rerun(entry)


def _cure(world: World, entry: Entry) -> None:
    """Replace the paper that no run survives; should the answer be lost, it is seen later what became of it."""
    for name, text in list(entry.cure.items()):
        if world.replace(entry, name, text):
            entry.papers[name] = text
            del entry.cure[name]


def hand_in_again(world: World, entry: Entry, text: str) -> None:
    """The very file once more, which puts spoilt content right."""
    name = next(name for name, one in entry.papers.items() if one == text)
    files: list[Any] = [("files[]", (name, text.encode()))]
    with suppress(requests.RequestException):
        world.ask("POST", f"/dossiers/{entry.id}/documents", entry.owner, files=files)
