"""The service's processes in a scenario: the real ones, with a reading core that reads small texts and hurried clocks.

`python -m tests.chaos.core WHAT …` is the command line (`serve`, `backup` …), or one of the parts that it starts:
`worker`, `web`, `post`. Only what a stranger's paper would cost much time for is put in the core's place: opening,
reading and understanding one paper in a child, and pictures. Nothing else of the service is changed but its times.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

PART, LOG, READ_ONLY = "CHAOS_PART", "CHAOS_LOG", "CHAOS_READ_ONLY"
"""What a process is, the file in which it tells its phases, the file whose being there makes SQLite read-only."""

MODULES = {"worker": "worker", "service.web": "web", "service.posting": "post"}
CHILD_SECONDS = 12
CHILD_MEGABYTES = 400
JOB_SECONDS = 40
WRITING = 0.3


def hasten() -> None:
    """What takes minutes in an office takes seconds here."""
    from service import database, posting, queue, serving, settings
    from service.records import outbox, repeats

    load = settings.load
    settings.load = lambda *a, **k: replace(
        load(*a, **k), heartbeat=0.3, silence=5.0, slice_seconds=2.0, job_seconds=JOB_SECONDS
    )
    serving.SWEEP, queue.PATIENCE, posting.LOOK, database.PATIENCE = 0.5, 2.0, 0.5, 2_000
    repeats.LEASE, outbox.LEASE = timedelta(seconds=5), timedelta(seconds=5)
    outbox.PAUSES = (timedelta(seconds=1),) * 1_000
    _own_parts(serving)
    _read_only(database)


def _own_parts(serving: Any) -> None:
    """Parts are started as this module, each with its name in its environment."""
    part = serving.Part

    def made(name: str, command: list[str], environment: Any = None, **more: Any) -> Any:
        at = command.index("-m") + 1
        words = [*command[:at], "tests.chaos.core", MODULES[command[at]], *command[at + 1 :]]
        return part(name, words, {**(environment or {}), PART: name}, **more)

    serving.Part = made


def _read_only(database: Any) -> None:
    """SQLite refuses to write, as on a disk that turned read-only, while a file is there."""
    begin, mark = database._begin_sqlite, Path(os.environ.get(READ_ONLY, "/nonexistent"))

    def begun(connection: Any) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only={int(mark.exists())}")
        begin(connection)

    database._begin_sqlite = begun


def install() -> None:
    """Small texts for papers, real children to read them, phases told."""
    from service import drawing, pairing, performing, pipeline, reading, stages, workshop
    from tests.chaos import reading as texts
    from tests.service.web import standin

    stages.open_paper, stages.understand, reading.read_chunk = texts.open_paper, texts.understand, texts.read_chunk
    stages.SECONDS_TO_OPEN = stages.SECONDS_TO_UNDERSTAND = reading.SECONDS_A_CHUNK = CHILD_SECONDS
    reading.SECONDS_A_PAGE = 1
    performing.pictures, drawing.draw_all = standin.pictures, standin.draw_all
    pairing.told_of_files = lambda documents, children: iter(())
    workshop.new_children = _children
    pipeline.open_all = _told("opening", pipeline.open_all)
    pipeline.read_all = _told("reading", pipeline.read_all)
    pipeline.understand_all = _told("judging", pipeline.understand_all)
    performing._written = _told("writing", performing._written, WRITING)
    performing.lay_out = _poisoned(performing.lay_out)


def _children(options: Any, room: Any = None) -> Any:
    from extractors.isolate import Isolated
    from service.children import settle_in

    return Isolated(1, CHILD_SECONDS, CHILD_MEGABYTES, settle_in, room)


def _told(phase: str, work: Callable[..., Any], pause: float = 0.0) -> Callable[..., Any]:
    """The work, after a line in the log that it begins."""

    def done(*arguments: Any) -> Any:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{phase} {os.getpid()}\n")
        time.sleep(pause)
        return work(*arguments)

    return done


def _poisoned(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    """A paper that does the worker itself harm, once it is there to be read."""

    def laid_out(*arguments: Any) -> Any:
        found = lay_out(*arguments)
        text = "".join(paper.path.read_text(encoding="utf-8") for paper in found)
        if "poison=die worker" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        while "poison=hang worker" in text:
            time.sleep(1)
        return found

    return laid_out


def main(arguments: list[str]) -> int:
    """A part, or the command line."""
    hasten()
    what, *rest = arguments
    if what == "web":
        from service.web.__main__ import main as web

        return web(int(rest[0]))
    if what == "post":
        from service.posting import main as post

        return post()
    if what == "worker" and PART in os.environ:
        install()
        import worker

        return worker.main()
    from service.cli import main as command_line

    command_line(arguments)
    return 0


if __name__ == "__main__":
    from tests.chaos import core

    sys.exit(core.main(sys.argv[1:]))
