"""Harm to workers and to the children that read for them."""

from __future__ import annotations

import signal
import time

import psutil

from tests.chaos.kinds import fault
from tests.chaos.served import kill
from tests.chaos.world import World

FROZEN = 8.0
"""Longer than a worker may be silent."""


def in_phase(world: World, phase: str) -> list[psutil.Process]:
    """The worker that is the next to begin a phase with what is handed in now."""
    since = len(world.served.phases())
    world.hand_in()
    pid = world.served.worker_in(phase, since)
    return [psutil.Process(pid)] if pid and psutil.pid_exists(pid) else []


@fault("worker killed while opening")
def killed_while_opening(world: World) -> None:
    kill(in_phase(world, "opening"))


@fault("worker killed while reading")
def killed_while_reading(world: World) -> None:
    kill(in_phase(world, "reading"))


@fault("worker killed while judging")
def killed_while_judging(world: World) -> None:
    kill(in_phase(world, "judging"))


@fault("worker killed while writing")
def killed_while_writing(world: World) -> None:
    kill(in_phase(world, "writing"))


@fault("reading child killed")
def child_killed(world: World) -> None:
    in_phase(world, world.random.choice(("opening", "reading", "judging")))
    kill(world.served.children())


@fault("worker frozen, then awake")
def frozen(world: World) -> None:
    found = in_phase(world, world.random.choice(("reading", "judging", "writing")))
    kill(found, signal.SIGSTOP)
    world.background(lambda: (time.sleep(FROZEN), kill(found, signal.SIGCONT)))


@fault("worker stopped")
def stopped(world: World) -> None:
    found = in_phase(world, "reading")
    kill(found, signal.SIGTERM)
    time.sleep(world.random.choice((0.0, 0.5)))
    kill(found, signal.SIGTERM)


@fault("all workers killed at once")
def all_killed(world: World) -> None:
    for _ in range(3):
        world.hand_in()
    time.sleep(0.5)
    kill(world.served.parts("worker"))
