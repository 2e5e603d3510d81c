"""What a reading child does before, around and after its tasks: its limits, its own folder, its end with its parent."""

from __future__ import annotations

import contextlib
import faulthandler
import itertools
import logging
import multiprocessing
import os
import pickle
import resource
import shutil
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from extractors import heaps
from extractors.errors import PaperError, of_memory
from extractors.forking import set_environment
from extractors.rooms import Room, close_room

MEMORY_EXIT, USED_UP_EXIT = 77, 78
"""How a child says that it ran out of memory, at its first task or at a later one, when some of it may be full of the
tasks before; it ends then, for what is left of it cannot be trusted."""

LASTING, WORK = "lasting", "work"
LASTING_VARIABLE = "PRESCREEN_LASTING_FOLDER"

_GRACE = 30
"""Seconds after its limit at which a child ends itself, should nobody be left to end it."""

GIVES_WAY = 5
"""Steps by which a child stands back behind whoever has people waiting, as the web does.

By twice as many uploads wait less still, but where four other programs keep two cores busy a chunk of pages would not
be read in its time.
"""

AUTOGROUP = Path("/proc/self/autogroup")

CPU_SECONDS = 10
"""For drawing one page, and for its text; ordinary pages take well under a second of each."""

_ALLOWED = "allowed"
"""The file in a child's folder that says how many seconds of the processor's time it was given last."""

_begun = itertools.count()
"""How many tasks this child was given."""

log = logging.getLogger(__name__)


def settle_in(
    folder: str, megabytes: int, prepare: Callable[[], object] | None, room: Room | None, told: Mapping[str, str]
) -> None:
    """Make this child a group leader with a temporary folder, limits and an end of its own, shut in."""
    os.setsid()
    _give_way()
    heaps.share()
    set_environment(told)
    home = Path(folder) / str(os.getpid())
    home.mkdir(exist_ok=True)
    close_room(room and replace(room, writes=(*room.writes, home, Path(folder) / LASTING, Path(folder) / WORK)))
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ["HOME"] = str(home)
    os.environ[LASTING_VARIABLE] = str(Path(folder) / LASTING)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # two tesseracts that fight for two cores take 40 s instead of 7
    threading.Thread(target=_end_with_parent, args=(folder,), name="parent-watch", daemon=True).start()
    if prepare is not None:
        prepare()
    _limit_memory(megabytes)


def _give_way() -> None:
    """Stand back: among the tasks of a session by being nice, and as a session where the kernel shares out by sessions.

    Linux with autogroups, the usual case, gives each session the same share, however nice its tasks are: sched(7).
    """
    os.nice(GIVES_WAY)
    with contextlib.suppress(OSError):
        AUTOGROUP.write_text(str(GIVES_WAY))


def _end_with_parent(folder: str) -> None:
    """Wait for the parent's end, however it came, and end the whole group: this child and its tesseract."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """RLIMIT_DATA, not RLIMIT_AS: it counts what is written to, not the address space that OpenVINO reserves.

    What the child was forked with it shares with all others: that comes on top.
    """
    size = megabytes * 1024 * 1024 + psutil.Process().memory_info().data
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def guarded(seconds: float, task: bytes) -> Any:
    """Run the task; errors go back as values, since one that cannot be unpickled would break the pool."""
    at_its_end = USED_UP_EXIT if next(_begun) else MEMORY_EXIT
    with Path(os.devnull).open("w") as silent:
        # A thread in C: it ends this child even while a library holds the interpreter lock.
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=silent)
        try:
            function, args, kwargs = pickle.loads(task)
            return function(*args, **kwargs)
        except PaperError as error:
            return error.with_traceback(None)
        except Exception as error:
            if of_memory(error):
                os._exit(at_its_end)
            log.info("reading failed", exc_info=True)
            return PaperError("".join(traceback.format_exception_only(error)).strip()[-500:])
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def bounded(seconds: float | None = None) -> Iterator[None]:
    """So many of the processor's time, `CPU_SECONDS` else, then the kernel ends this child, whatever library it is in.

    Outside a child nothing is bounded: there nobody would be left to tell what happened.
    """
    if LASTING_VARIABLE not in os.environ:
        yield
        return
    seconds = CPU_SECONDS if seconds is None else seconds
    before, said = resource.getrlimit(resource.RLIMIT_CPU), _said()
    resource.setrlimit(resource.RLIMIT_CPU, (int(_used() + 1 + seconds), before[1]))
    _allowed().write_text(str(round(seconds)))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)
        _allowed().write_text(said)


@contextmanager
def not_counted() -> Iterator[None]:
    """What is done in here has bounds of its own, and takes nothing of those around it."""
    end, most = resource.getrlimit(resource.RLIMIT_CPU)
    if end == resource.RLIM_INFINITY or LASTING_VARIABLE not in os.environ:
        yield
        return
    begun = _used()
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (int(end + 1 + _used() - begun), most))


def allowed(home: Path) -> int:
    """How many seconds a child had when the kernel ended it, by its folder."""
    try:
        return int((home / _ALLOWED).read_text())
    except (OSError, ValueError):
        return CPU_SECONDS


def _allowed() -> Path:
    return Path(tempfile.gettempdir()) / _ALLOWED


def _said() -> str:
    return _allowed().read_text() if _allowed().exists() else ""


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def lasting_folder() -> Path:
    """Where a reading may leave a file that others must find when its child is gone: it lasts as long as the pool.

    Outside a pool that is the ordinary temporary folder.
    """
    return Path(os.environ.get(LASTING_VARIABLE) or tempfile.gettempdir())
