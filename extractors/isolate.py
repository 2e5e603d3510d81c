"""Readings run in children with a time and a memory limit; a child that dies takes only its own task along.

    with Isolated(jobs=2, seconds=120, megabytes=2500) as readers:
        futures = [readers.submit(read, path, number) for number in numbers]
        for future in futures:
            try:
                page = future.result()
            except PaperError as error:
                ...

`function` must be importable by name (a module's own function), its arguments and result picklable. A future
ends in the result, in a `PaperError`, or cancelled; never in anything else. What went wrong inside is in
`error.detail` and, for the log, in `error.__cause__`.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.child import LASTING, WORK, guarded, settle_in
from extractors.endings import error_of, was_used_up
from extractors.errors import OutOfMemory
from extractors.folders import is_alive, sign
from extractors.forking import environment
from extractors.lanes import Lanes
from extractors.lives import TASKS, Life
from extractors.rooms import Room

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

_SOCKET_HOME = 107 - len("/listener-12345678")
"""Bytes that a folder's path may have in which multiprocessing makes a socket."""

_KILLS = 1
"""How often a task is begun again whose child was killed from outside (as a kernel short of memory does)."""

_BREAKS = 3
"""How often a task is handed on when the pool broke that it waited in: pebble's does where an idle child dies."""


@dataclass(slots=True, eq=False)
class _Task:
    """Pickled, with the future that its caller has; `kills`, `breaks`: what came between."""

    outer: Future[Any]
    seconds: float
    pickled: bytes
    kills: int = 0
    breaks: int = 0


class Isolated:
    """A pool of `jobs` reading children, each task bounded by `seconds` and each child by `megabytes`.

    `megabytes` are those of its own, beside what it was forked with (`forking`).
    `prepare` is called once in every new child, so that it can load its engines before the first task.
    The children are started on the first task, replaced when they die, and ended on leaving the `with`
    block with whatever they started (tesseract) and their temporary files; also when this process is killed.

    A task for which that memory was not enough is tried once more by a new child that is the only one then, the others
    having ended: where `alone_megabytes` are more, with these, else where its child had done tasks before, of which
    some of its memory was full. So all together never have more than jobs * megabytes, or alone_megabytes.

    They reach no network. With a `room` they read what it names and write to their own folders and `work` alone.
    """

    def __init__(
        self,
        jobs: int,
        seconds: float,
        megabytes: int,
        prepare: Callable[[], object] | None = None,
        room: Room | None = None,
        alone_megabytes: int = 0,
    ) -> None:
        self.jobs = jobs
        self.seconds = seconds
        self._megabytes = megabytes
        self._alone_megabytes = max(megabytes, alone_megabytes)
        self._folder = Path(tempfile.mkdtemp(prefix="prescreen-"))
        self.work = self._folder / WORK
        for place in (self._folder / LASTING, self.work):
            place.mkdir()
        sign(self._folder)
        self._made = (prepare, room, environment())
        self._lock = threading.Lock()
        self._open: set[_Task] = set()
        self._lanes = Lanes[_Task](self._start, self._start_alone)
        self._size = (jobs, megabytes)
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(now=kind is not None)

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `function(*args, **kwargs)` in a child; thread-safe. Tasks start in the order they were handed in."""
        return self.submit_within(self.seconds, function, *args, **kwargs)

    def submit_within(self, seconds: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As `submit`, with a time limit of its own, counted from when a child takes the task up."""
        outer: Future[T] = Future()
        # Pickled here: a task that cannot be, fails with its caller; one that a child cannot load fails alone.
        task = _Task(outer, seconds, pickle.dumps((function, args, kwargs)))
        self._open.add(task)
        outer.add_done_callback(lambda done: self._open.discard(task))
        self._lanes.enter(task)
        if not self._lanes.is_open():
            outer.cancel()
        return outer

    def close(self, now: bool = False) -> None:
        """End the children: after the waiting tasks, or `now`, which cancels those."""
        if not now:
            self._lanes.wait()
        self._lanes.close()
        for task in tuple(self._open):
            task.outer.cancel()
        with self._lock:
            self._pool.stop()
            self._pool.join()
        self._end_orphans()
        shutil.rmtree(self._folder, ignore_errors=True)

    def has_its_folders(self) -> bool:
        """Whether all that new children need is there still, whoever tidied up the temporary place.

        What a process has of them once it gets no second time: it must end, and begin anew.
        """
        return all(place is None or place.is_dir() for place in (self.work, self._folder / LASTING, self._sockets))

    def _new_pool(self) -> Any:
        self._sockets = _keep_sockets_at_home()
        jobs, megabytes = self._size
        return ProcessPool(
            max_workers=jobs,
            max_tasks=Life(TASKS),
            initializer=settle_in,
            initargs=(str(self._folder), megabytes, *self._made),
            context=multiprocessing.get_context("forkserver"),
        )

    def _start(self, task: _Task) -> None:
        """Have a child do it, beside the others."""
        if task.outer.cancelled():
            self._lanes.ended(task)
            return
        inner = self._schedule(task)
        inner.add_done_callback(lambda done: self._ended(done, task))

    def _schedule(self, task: _Task) -> Any:
        inner = self._working().schedule(guarded, args=(task.seconds, task.pickled), timeout=task.seconds)
        task.outer.add_done_callback(lambda done: inner.cancel() if done.cancelled() else None)
        return inner

    def _working(self) -> Any:
        """The pool; a new one where that broke, whose children are ended beside all else."""
        with self._lock:
            if not self._pool.active and self._lanes.is_open():
                broken, self._pool = self._pool, self._new_pool()
                log.warning("the pool of reading children broke and is begun anew")
                threading.Thread(target=broken.join, name="broken-pool", daemon=True).start()
            return self._pool

    def _ended(self, inner: Future[Any], task: _Task) -> None:
        """The task is over, or comes back: at once where it came to nothing by no fault of its own, or to be alone."""
        if self._is_innocent(inner, task):
            self._end_orphans()
            self._start(task)
            return
        error = error_of(inner, task.seconds, self._folder)
        more = self._alone_megabytes > self._megabytes or was_used_up(inner)
        alone = isinstance(error, OutOfMemory) and more and self._lanes.is_open()
        if error is not None:
            self._end_orphans()
        if not alone:
            _settle(task, inner, error)
        self._lanes.ended(task, alone)

    def _start_alone(self, task: _Task) -> None:
        threading.Thread(target=self._run_alone, args=(task,), name="alone", daemon=True).start()

    def _run_alone(self, task: _Task) -> None:
        """By a new child that may have all there is, while there is no other; then the usual ones can come again."""
        try:
            if self._renewed(1, self._alone_megabytes):
                log.info("a paper needs more memory than its child had; it is read alone")
                inner = self._schedule(task)
                _settle(task, inner, error_of(inner, task.seconds, self._folder))
                self._renewed(self.jobs, self._megabytes)
            else:
                task.outer.cancel()
        finally:
            self._lanes.ended_alone()

    def _renewed(self, jobs: int, megabytes: int) -> bool:
        """End the children that there are; others of so much memory come with the next task. False once closed."""
        with self._lock:
            if not self._lanes.is_open():
                return False
            self._pool.stop()
            self._pool.join()
            self._end_orphans()
            self._size = (jobs, megabytes)
            self._pool = self._new_pool()
        return True

    def _is_innocent(self, inner: Future[Any], task: _Task) -> bool:
        """Whether it may be begun once more: its child was killed from outside, or its pool broke."""
        if not self._lanes.is_open() or inner.cancelled() or task.outer.cancelled():
            return False
        error = inner.exception()
        task.breaks += isinstance(error, BrokenProcessPool)
        killed = isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGKILL
        task.kills += killed
        return (isinstance(error, BrokenProcessPool) and task.breaks <= _BREAKS) or (killed and task.kills <= _KILLS)

    def _end_orphans(self) -> None:
        """Kill what dead children left running (each child leads a process group) and drop their files."""
        homes = self._folder.glob("[0-9]*") if self._folder.exists() else ()
        for home in homes:
            pid = int(home.name)
            if not is_alive(pid):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
                shutil.rmtree(home, ignore_errors=True)


@cache
def _keep_sockets_at_home() -> Path | None:
    """The server that children are forked from has its socket in a folder that says whose it is, which is returned.

    Its own would be a nameless one that stays for ever when this process is killed; which it has all the same where
    the temporary place is so deep that a socket's path would be too long.
    """
    home = Path(tempfile.mkdtemp(prefix="prescreen-fork-"))
    if len(os.fsencode(home)) > _SOCKET_HOME:
        home.rmdir()
        return None
    sign(home)
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    config: dict[str, str] = multiprocessing.current_process()._config  # type: ignore[attr-defined]  # no other way in
    config.setdefault("tempdir", str(home))
    return home


def _settle(task: _Task, inner: Future[Any], error: BaseException | None) -> None:
    """Tell whoever waits what became of the task."""
    if not task.outer.set_running_or_notify_cancel():
        return
    if error is None:
        task.outer.set_result(inner.result())
    else:
        task.outer.set_exception(error)
