"""Harm to the service as a whole, and backups of it in the middle."""

from __future__ import annotations

import signal
import subprocess
import time

from tests.chaos.faults.workers import in_phase
from tests.chaos.kinds import fault
from tests.chaos.served import COMMAND
from tests.chaos.world import World
from tests.test_imports import ROOT


@fault("stopped in the middle, started again")
def stopped(world: World) -> None:
    in_phase(world, world.random.choice(("opening", "reading", "judging", "writing")))
    world.left_over.extend(world.served.end(signal.SIGTERM))
    world.served.start()


@fault("killed in the middle, started again")
def killed(world: World) -> None:
    in_phase(world, world.random.choice(("opening", "reading", "judging", "writing")))
    world.left_over.extend(world.served.end(signal.SIGKILL))
    world.served.start()


@fault("backup in the middle")
def backup(world: World) -> None:
    world.hand_in()
    time.sleep(world.random.random())
    there = [entry for entry in world.entries if entry.id]
    target = world.served.events.parent / f"backup-{len(world.backups)}"
    made = subprocess.run(
        [*COMMAND, "backup", str(target)], env=world.served.env, cwd=ROOT, capture_output=True, check=False
    )
    if target.exists():
        world.backups.append((target, [entry.id for entry in there]))
    assert made.returncode in (0, 1, 2)
