"""Harm to what goes out of the house."""

from __future__ import annotations

import time

from tests.chaos.kinds import fault
from tests.chaos.served import kill
from tests.chaos.world import World


@fault("delivery refused")
def refused(world: World) -> None:
    _deaf(world)
    world.hand_in()
    time.sleep(2)


@fault("post killed")
def killed(world: World) -> None:
    world.hand_in()
    kill(world.served.parts("post"))


@fault("delivery refused, post killed")
def refused_and_killed(world: World) -> None:
    _deaf(world)
    world.hand_in()
    time.sleep(1)
    kill(world.served.parts("post"))


def _deaf(world: World) -> None:
    world.receiver.down = True
    world.relief.append(lambda: setattr(world.receiver, "down", False))
