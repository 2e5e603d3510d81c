"""Papers that harm whoever reads them."""

from __future__ import annotations

from tests.chaos.kinds import fault
from tests.chaos.world import World


@fault("paper that kills its child")
def kills_child(world: World) -> None:
    _with_poison(world, "die")


@fault("paper that hangs its child")
def hangs_child(world: World) -> None:
    _with_poison(world, "hang")


@fault("paper that eats all memory")
def eats_memory(world: World) -> None:
    _with_poison(world, "eat")


@fault("paper that kills its worker")
def kills_worker(world: World) -> None:
    _with_cure(world, "die worker")


@fault("paper that hangs its worker")
def hangs_worker(world: World) -> None:
    _with_cure(world, "hang worker")


def _with_poison(world: World, poison: str) -> None:
    """Beside a good paper, which must be read all the same."""
    entry = world.entry()
    entry.papers["bad.txt"] = world.paper(poison=poison)
    world.hand_in(entry)


def _with_cure(world: World, poison: str) -> None:
    """A dossier that ends as failed, until its asker replaces the paper."""
    entry = world.entry()
    entry.papers["bad.txt"] = world.paper(poison=poison)
    entry.cure["bad.txt"] = world.paper()
    world.hand_in(entry)
