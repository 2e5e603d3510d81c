"""Harm to the disk and to what is kept on it."""

from __future__ import annotations

import time
from pathlib import Path

from tests.chaos.faults.workers import in_phase
from tests.chaos.kinds import fault
from tests.chaos.ledger import Entry, digest_of
from tests.chaos.waiting import comes
from tests.chaos.world import PADDING, World

FULL = 3.0


@fault("disk full in an upload", small=True)
def full_in_upload(world: World) -> None:
    _fill(world)
    world.hand_in(world.entry(padding="x" * PADDING))
    _wait_and_empty(world)


@fault("disk full while reading", small=True)
def full_while_reading(world: World) -> None:
    in_phase(world, "opening")
    _fill(world)
    _wait_and_empty(world)


@fault("disk full while writing", small=True)
def full_while_writing(world: World) -> None:
    in_phase(world, "writing")
    _fill(world)
    _wait_and_empty(world)


@fault("content spoilt before it is read")
def spoilt_before(world: World) -> None:
    _harm_when_there(world, lambda place: place.write_text("total_assets=999999\n"))


@fault("content removed before it is read")
def removed_before(world: World) -> None:
    _harm_when_there(world, Path.unlink)


@fault("content spoilt afterwards")
def spoilt_after(world: World) -> None:
    entry = world.acknowledged()
    comes(lambda: _is_done(world, entry), 15)
    _harm(world, entry, lambda place: place.write_text("total_assets=999999\n"))
    world.rerun(entry)


@fault("kept pages spoilt")
def pages_spoilt(world: World) -> None:
    entry = world.acknowledged()
    comes(lambda: _is_done(world, entry), 15)
    for place in (world.served.data / "store" / "readings").glob("*/*"):
        place.chmod(0o644)
        place.write_bytes(b"nonsense" * 20)
    world.rerun(entry)


def _fill(world: World) -> None:
    world.disk.fill()
    world.relief.append(world.disk.empty)


def _wait_and_empty(world: World) -> None:
    time.sleep(FULL)
    world.disk.empty()


def _harm_when_there(world: World, harm) -> None:
    """As soon as the file lies in the store, most often before a worker opens it."""
    entry = world.hand_in()
    place = _place(world, next(iter(entry.papers.values())))
    if comes(place.exists, 15, 0.005):
        _harm(world, entry, harm)


def _harm(world: World, entry: Entry, harm) -> None:
    text = next(iter(entry.papers.values()))
    place = _place(world, text)
    if place.exists():
        place.chmod(0o644)
        harm(place)
        world.spoil(text)


def _place(world: World, text: str) -> Path:
    digest = digest_of(text)
    return world.served.data / "store" / "content" / digest[:2] / digest


def _is_done(world: World, entry: Entry) -> bool:
    return bool(entry.id) and world.status(entry) == "done"
