"""People who do the same at once."""

from __future__ import annotations

from contextlib import suppress

import requests

from tests.chaos.kinds import fault
from tests.chaos.world import World


@fault("two of staff run again at once")
def two_reruns(world: World) -> None:
    entry = world.acknowledged()
    both = [world.background(lambda who=who: world.rerun(entry, who)) for who in ("staff", "other")]
    for one in both:
        one.join(20)


@fault("two submits at once")
def two_submits(world: World) -> None:
    entry = world.acknowledged()
    answers: list[int] = []

    def submit() -> None:
        with suppress(requests.RequestException):
            answers.append(world.ask("POST", f"/dossiers/{entry.id}/submit", entry.owner).status_code)

    both = [world.background(submit) for _ in range(2)]
    for one in both:
        one.join(20)
    world.submitted[entry.title] = answers


@fault("one request twice at once")
def one_request_twice(world: World) -> None:
    entry = world.hand_in()
    world.hand_in(entry)


@fault("the same file in two dossiers at once")
def same_file_in_two(world: World) -> None:
    text = world.paper(pages=2, slow=0.1)
    for _ in range(2):
        entry = world.entry()
        entry.papers = {"0.txt": text}
        world.hand_in(entry)


@fault("the same file twice in one dossier")
def same_file_twice(world: World) -> None:
    entry = world.entry()
    text = entry.papers["0.txt"]
    world.acknowledged(entry)
    for _ in range(2):
        with suppress(requests.RequestException):
            files = [("files[]", ("again.txt", text.encode()))]
            world.ask("POST", f"/dossiers/{entry.id}/documents", entry.owner, files=files)


@fault("a file replaced while it is read")
def replaced_while_read(world: World) -> None:
    since = len(world.served.phases())
    entry = world.acknowledged()
    world.served.worker_in("reading", since, 5)
    world.replace(entry, "0.txt", world.paper(pages=2))
