"""One seed, one scenario: dossiers are handed in while harm is done, then calm, then all is held against the ledger."""

from __future__ import annotations

import shutil
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from service.leftovers import sweep_leftovers
from tests.chaos import checks
from tests.chaos import faults as all_faults
from tests.chaos.calm import settle
from tests.chaos.checks import Finding
from tests.chaos.databases import Template, base_of
from tests.chaos.disk import small_disk
from tests.chaos.kinds import KINDS, Kind
from tests.chaos.receiver import receiver
from tests.chaos.served import Served
from tests.chaos.world import World

assert all_faults.__all__  # importing them fills KINDS

EVENTS = ["run.done", "run.failed"]


@dataclass
class Outcome:
    """What was done, and what came of it."""

    seed: int
    struck: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    dossiers: int = 0
    by_hand: int = 0
    seconds: float = 0.0
    took: dict[str, float] = field(default_factory=dict)


def play(seed: int, number: int, template: Template, folder: Path, kinds: list[str] | None = None) -> Outcome:
    """So many faults, drawn by the seed, or those of `kinds` in turn."""
    begun, random, outcome = time.monotonic(), Random(seed), Outcome(seed)
    folder.mkdir(parents=True)
    with small_disk(folder / "disk") as disk, receiver() as told:
        base = base_of(template, disk.folder / "data", folder / "read-only")
        served = Served(folder, disk.folder, base.url)
        world = World(random, served, base, disk, template, told)
        try:
            _through(world, outcome, _drawn(world, number, kinds))
        except Exception:  # noqa: BLE001 - a scenario that cannot go on is a finding, not the end of the others
            outcome.findings.append(Finding(checks.STUCK, world.kind, traceback.format_exc()))
        finally:
            world.over.set()
            world.left_over.extend(served.end())
            base.drop()
    outcome.dossiers = sum(bool(entry.id) for entry in world.entries)
    outcome.by_hand = sum(entry.by_hand for entry in world.entries)
    outcome.seconds = time.monotonic() - begun
    if not outcome.findings:
        shutil.rmtree(folder, ignore_errors=True)
    return outcome


def _drawn(world: World, number: int, kinds: list[str] | None) -> list[Kind]:
    fit = [kind for kind in KINDS if kind.is_for(world)]
    if kinds:
        return [kind for name in kinds for kind in fit if kind.name == name]
    return world.random.sample(fit, number)


def _through(world: World, outcome: Outcome, kinds: list[Kind]) -> None:
    world.served.start()
    world.ask("POST", "/hooks", json={"address": world.receiver.address, "events": EVENTS}).raise_for_status()
    world.hand_in()
    for kind in kinds:
        world.kind, begun = kind.name, time.monotonic()
        kind.strike(world)
        outcome.struck.append(kind.name)
        outcome.took[kind.name] = time.monotonic() - begun
        time.sleep(world.random.random())
    world.kind = ""
    begun = time.monotonic()
    open_ones = settle(world)
    outcome.took["calm"] = time.monotonic() - begun
    outcome.findings += checks.served(world, open_ones)
    world.left_over.extend(world.served.end())
    sweep_leftovers(world.base.settings())
    outcome.findings += (*checks.recorded(world), *checks.left(world), *checks.restored(world))
