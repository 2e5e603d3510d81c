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

import contextlib
import faulthandler
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
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, TimeoutError
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.errors import Crashed, OutOfMemory, PaperError, TooSlow, of_memory
from extractors.lanes import Lanes
from extractors.rooms import Room, close_room

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

_MEMORY_EXIT = 77
"""How a child says that it ran out of memory; it ends then, for what is left of it cannot be trusted."""

_LASTING, _WORK, _OWNER = "lasting", "work", "owner"
_LASTING_VARIABLE = "PRESCREEN_LASTING_FOLDER"

_GRACE = 30
"""Seconds after its limit at which a child ends itself, should nobody be left to end it."""

_TASKS = 16
"""After which a child is replaced: an engine keeps some 100 MB of address space for each shape of page it saw."""


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """What is to be done, pickled by its caller, within so many seconds; and where the caller waits for it."""

    outer: Future[Any]
    seconds: float
    pickled: bytes


class Isolated:
    """A pool of `jobs` reading children, each task bounded by `seconds` and each child by `megabytes`.

    `prepare` is called once in every new child, so that it can load its engines before the first task.
    The children are started on the first task, replaced when they die, and ended on leaving the `with`
    block with whatever they started (tesseract) and their temporary files; also when this process is killed.

    A task for which that memory was not enough is tried once more with `alone_megabytes`, where these are more: by a
    child that is the only one then, the others having ended. So all together never have more than jobs * megabytes, or
    alone_megabytes.

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
        self._alone_megabytes = alone_megabytes
        self._folder = Path(tempfile.mkdtemp(prefix="prescreen-"))
        self.work = self._folder / _WORK
        for place in (self._folder / _LASTING, self.work):
            place.mkdir()
        (self._folder / _OWNER).write_text(_mark(os.getpid()))
        self._made = (prepare, room)
        self._lock = threading.Lock()
        self._open: set[_Task] = set()
        self._lanes = Lanes[_Task](self._start, self._start_alone)
        self._pool: Any = self._new_pool(jobs, megabytes)

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

    def _new_pool(self, jobs: int, megabytes: int) -> Any:
        return ProcessPool(
            max_workers=jobs,
            max_tasks=_TASKS,
            initializer=_settle_in,
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
        inner = self._pool.schedule(_guarded, args=(task.seconds, task.pickled), timeout=task.seconds)
        task.outer.add_done_callback(lambda done: inner.cancel() if done.cancelled() else None)
        return inner

    def _ended(self, inner: Future[Any], task: _Task) -> None:
        """The task is over, or comes back to be tried alone."""
        error = _error_of(inner, task.seconds)
        again = isinstance(error, OutOfMemory) and self._alone_megabytes > self._megabytes and self._lanes.is_open()
        if error is not None:
            self._end_orphans()
        if not again:
            _settle(task, inner, error)
        self._lanes.ended(task, again)

    def _start_alone(self, task: _Task) -> None:
        threading.Thread(target=self._run_alone, args=(task,), name="alone", daemon=True).start()

    def _run_alone(self, task: _Task) -> None:
        """By a child that may have more, while there is no other; then the usual ones can come again."""
        try:
            if self._renewed(1, self._alone_megabytes):
                log.info("a paper needs more memory than a child has; it is read alone")
                inner = self._schedule(task)
                _settle(task, inner, _error_of(inner, task.seconds))
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
            self._pool = self._new_pool(jobs, megabytes)
        return True

    def _end_orphans(self) -> None:
        """Kill what dead children left running (each child leads a process group) and drop their files."""
        homes = self._folder.glob("[0-9]*") if self._folder.exists() else ()
        for home in homes:
            pid = int(home.name)
            if not _alive(pid):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
                shutil.rmtree(home, ignore_errors=True)


def is_in_use(folder: Path) -> bool | None:
    """Whether the process still lives whose children have that folder; None for a folder of something else."""
    try:
        said = (folder / _OWNER).read_text()
    except OSError:
        return None
    return said == _mark(int(said.split()[0])) if said[:1].isdigit() else None


def _mark(pid: int) -> str:
    """A process by its id and the moment of its start: ids come back."""
    try:
        return f"{pid} {Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[19]}"
    except OSError:
        return f"{pid} -"


def _alive(pid: int) -> bool:
    """Is there a process with that id (a dead one not yet waited for counts as gone)?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _error_of(inner: Future[Any], seconds: float) -> BaseException | None:
    """What went wrong with a task, waiting for its end: a PaperError, or that it was cancelled; None for nothing."""
    try:
        result = inner.result()
    except CancelledError as error:
        return error
    except BaseException as error:  # noqa: BLE001 - whatever ended the child is told as a PaperError
        return _paper_error(error, seconds)
    return result if isinstance(result, PaperError) else None


def _settle(task: _Task, inner: Future[Any], error: BaseException | None) -> None:
    """Tell whoever waits what became of the task."""
    if not task.outer.set_running_or_notify_cancel():
        return
    if error is None:
        task.outer.set_result(inner.result())
    else:
        task.outer.set_exception(error)


def _paper_error(error: BaseException, seconds: float) -> PaperError:
    """What the end of a child means for the paper it was reading."""
    if isinstance(error, TimeoutError):
        return TooSlow(seconds=round(seconds))
    if isinstance(error, ProcessExpired):
        killed = error.exitcode in (_MEMORY_EXIT, -signal.SIGKILL)
        return OutOfMemory() if killed else Crashed(f"exit code {error.exitcode}")
    found = PaperError(type(error).__name__)
    found.__cause__ = error
    return found


def lasting_folder() -> Path:
    """Where a reading may leave a file that others must find when its child is gone: it lasts as long as the
    pool; outside a pool, the ordinary temporary folder."""
    return Path(os.environ.get(_LASTING_VARIABLE) or tempfile.gettempdir())


# In the child


def _settle_in(folder: str, megabytes: int, prepare: Callable[[], object] | None, room: Room | None) -> None:
    """Make this child a group leader with a temporary folder, limits and an end of its own, shut in."""
    os.setpgid(0, 0)
    home = Path(folder) / str(os.getpid())
    home.mkdir(exist_ok=True)
    close_room(room and replace(room, writes=(*room.writes, home, Path(folder) / _LASTING, Path(folder) / _WORK)))
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ["HOME"] = str(home)
    os.environ[_LASTING_VARIABLE] = str(Path(folder) / _LASTING)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # two tesseracts that fight for two cores take 40 s instead of 7
    threading.Thread(target=_end_with_parent, args=(folder,), name="parent-watch", daemon=True).start()
    if prepare is not None:
        prepare()
    _limit_memory(megabytes)


def _end_with_parent(folder: str) -> None:
    """Wait for the parent's end, however it came, and end the whole group: this child and its tesseract."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """RLIMIT_DATA, not RLIMIT_AS: it counts what is written to, not the address space that OpenVINO reserves."""
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _guarded(seconds: float, task: bytes) -> Any:
    """Run the task; errors go back as values, since one that cannot be unpickled would break the pool."""
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
                os._exit(_MEMORY_EXIT)
            log.info("reading failed", exc_info=True)
            return PaperError("".join(traceback.format_exception_only(error)).strip()[-500:])
        finally:
            faulthandler.cancel_dump_traceback_later()
