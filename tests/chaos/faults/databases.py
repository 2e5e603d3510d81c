"""Harm to the database: locked, slow, not to be written, cut off, and a clock that was set back."""

from __future__ import annotations

import time

from tests.chaos.faults.workers import in_phase
from tests.chaos.kinds import fault
from tests.chaos.served import kill
from tests.chaos.world import World

LONG = 4.0
"""Longer than a writer has patience here."""


@fault("database locked")
def locked(world: World) -> None:
    world.background(lambda: world.base.hold(LONG))
    world.hand_in()


@fault("database locked while a worker reads")
def locked_while_reading(world: World) -> None:
    in_phase(world, world.random.choice(("reading", "judging", "writing")))
    world.base.hold(LONG)


@fault("database slow")
def slow(world: World) -> None:
    world.background(lambda: world.base.slow(LONG))
    world.hand_in()


@fault("database read-only")
def read_only(world: World) -> None:
    if world.random.random() < 0.5:
        in_phase(world, world.random.choice(("reading", "judging", "writing")))
    world.base.read_only(True)
    world.relief.append(lambda: world.base.read_only(False))
    world.hand_in()
    time.sleep(LONG)
    world.base.read_only(False)


@fault("connections to the database cut", only="postgresql")
def cut(world: World) -> None:
    in_phase(world, world.random.choice(("opening", "reading", "writing")))
    world.base.cut()


@fault("clock set back")
def clock_back(world: World) -> None:
    world.hand_in()
    world.base.clock_back(5)


@fault("clock set back, worker killed")
def clock_back_and_killed(world: World) -> None:
    found = in_phase(world, "reading")
    kill(found)
    world.base.clock_back(5)
