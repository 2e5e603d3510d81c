"""The pool of reading children: limits hold, one death takes one task, nothing is left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import psutil
import pytest

from extractors import child
from extractors.errors import Crashed, Encrypted, OutOfMemory, PaperError, TooManyPages, TooSlow
from extractors.isolate import Isolated


def double(number: int) -> int:
    return 2 * number


def process() -> int:
    return os.getpid()


def niceness() -> int:
    return os.nice(0)


def session() -> tuple[bool, str]:
    """Whether this child is a session of its own, and what share of the processor the kernel gives to that."""
    share = child.AUTOGROUP.read_text() if child.AUTOGROUP.exists() else ""
    return os.getsid(0) == os.getpid(), share


def hang(seconds: float) -> None:
    time.sleep(seconds)


def refuse(pages: int) -> None:
    raise TooManyPages(pages=pages, limit=500)


def stumble() -> None:
    raise KeyError("somewhere in a library")


def swallow(megabytes: int) -> int:
    return len(bytearray(b"x") * (megabytes * 1024 * 1024))


_kept: list[bytearray] = []


def keep(megabytes: int) -> int:
    """Once in a child: what a library keeps of the papers that it saw."""
    if not _kept:
        _kept.append(bytearray(b"x") * (megabytes * 1024 * 1024))
    time.sleep(0.3)  # so that each child has a task
    return len(_kept)


def note_and_swallow(note: Path, megabytes: int) -> int:
    with note.open("a") as file:
        file.write("x")
    return swallow(megabytes)


def swallow_and_start(megabytes: int, note: str) -> None:
    held = bytearray(b"x") * (megabytes * 1024 * 1024)
    start_child(note)
    del held


def note_time(folder: Path, name: str, megabytes: int, seconds: float) -> int:
    """Hold so much for so long, and write down from when to when."""
    begun, held = time.monotonic(), bytearray(b"x") * (megabytes * 1024 * 1024)
    time.sleep(seconds)
    (folder / name).write_text(f"{begun} {time.monotonic()}")
    return len(held) // 1024 // 1024


def swallow_in_c() -> None:
    raise RuntimeError("Exception from core.cpp: std::bad_alloc")


def die(how: int) -> None:
    os.kill(os.getpid(), how)


def die_the_first_time(note: str) -> str:
    if not Path(note).exists():
        Path(note).touch()
        die(signal.SIGKILL)
    return "read"


def spin(seconds: float) -> None:
    """Within bounds, after something that has its own and something that is not counted."""
    with child.bounded(seconds):
        with child.bounded(20):
            pass
        with child.not_counted():
            _work(1.5)
        while True:
            pass


def finish(seconds: float) -> str:
    with child.bounded(0), child.not_counted():
        _work(seconds)
    return "done"


def _work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def start_child(note: str) -> None:
    child = subprocess.Popen(["sleep", "60"])
    Path(note).write_text(str(child.pid))
    time.sleep(60)


@pytest.fixture(scope="module", autouse=True)
def importable_tasks():
    """The children import this module by its name to find the tasks."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    yield
    sys.path.pop(0)


@pytest.fixture(scope="module")
def pool():
    with Isolated(jobs=1, seconds=30, megabytes=400) as isolated:
        yield isolated


def test_result_comes_back(pool):
    assert pool.submit(double, 21).result(20) == 42


def test_a_child_stands_back_behind_who_has_people_waiting(pool):
    assert pool.submit(niceness).result() == min(os.nice(0) + child.GIVES_WAY, 19)
    alone, share = pool.submit(session).result()
    assert alone
    assert not share or share.split()[-1] == str(child.GIVES_WAY)


def test_paper_error_comes_back_whole(pool):
    with pytest.raises(TooManyPages) as raised:
        pool.submit(refuse, 2000).result(20)
    assert "2000" in raised.value.zh and "500" in raised.value.en


def test_any_other_error_becomes_a_paper_error(pool):
    with pytest.raises(PaperError) as raised:
        pool.submit(stumble).result(20)
    assert type(raised.value) is PaperError
    assert "KeyError" in raised.value.detail


@pytest.mark.parametrize(
    ("task", "cause"),
    [
        ((swallow, 2000), OutOfMemory),
        ((swallow_in_c,), OutOfMemory),
        ((die, signal.SIGKILL), OutOfMemory),
        ((die, signal.SIGSEGV), Crashed),
    ],
)
def test_death_takes_one_task_and_the_pool_goes_on(pool, task, cause):
    doomed, other = pool.submit(*task), pool.submit(double, 4)
    with pytest.raises(cause):
        doomed.result(30)
    assert other.result(30) == 8


def test_time_limit_names_the_seconds(pool):
    with pytest.raises(TooSlow) as raised:
        pool.submit_within(1, hang, 60).result(30)
    assert "1" in raised.value.zh


def test_cancelled_task_is_stopped(pool):
    before = pool.submit(process).result(20)
    task = pool.submit(hang, 60)
    time.sleep(0.5)
    assert task.cancel()
    with pytest.raises(CancelledError):
        task.result(1)
    assert pool.submit(process).result(20) != before


def test_children_of_a_stopped_child_end_too(tmp_path):
    note = tmp_path / "pid"
    with Isolated(jobs=1, seconds=6, megabytes=400) as isolated, pytest.raises(TooSlow):
        isolated.submit(start_child, str(note)).result(30)
    assert not psutil.pid_exists(int(note.read_text())) or _zombie(int(note.read_text()))


def test_leaving_on_an_error_does_not_wait(tmp_path):
    note = tmp_path / "pid"
    started = time.monotonic()
    with pytest.raises(Encrypted), Isolated(jobs=1, seconds=60, megabytes=400) as isolated:
        isolated.submit(start_child, str(note))
        _wait_for(note.exists)
        raise Encrypted
    assert time.monotonic() - started < 20
    _wait_for(lambda: _gone(int(note.read_text())))


def test_nothing_outlives_a_killed_parent(tmp_path):
    note = tmp_path / "pid"
    parent = subprocess.Popen([sys.executable, __file__, str(note)], cwd=Path(__file__).parent)
    _wait_for(note.exists)
    children = psutil.Process(parent.pid).children(recursive=True)
    parent.kill()
    parent.wait()
    assert len(children) >= 3
    _wait_for(lambda: all(_gone(child.pid) for child in children))


def test_what_needs_more_is_tried_alone_and_the_others_wait_for_it(tmp_path):
    with Isolated(jobs=2, seconds=30, megabytes=400, alone_megabytes=900) as isolated:
        slow = isolated.submit(note_time, tmp_path, "slow", 0, 1.0)
        big = isolated.submit(note_time, tmp_path, "big", 600, 0.5)
        time.sleep(0.3)
        later = [isolated.submit(note_time, tmp_path, f"later-{n}", 10, 0.0) for n in range(3)]
        assert [one.result(60) for one in (slow, big, *later)] == [0, 600, 10, 10, 10]
        with pytest.raises(OutOfMemory):
            isolated.submit(swallow, 2000).result(60)
        assert isolated.submit(double, 2).result(60) == 4
    times = {path.name: tuple(map(float, path.read_text().split())) for path in tmp_path.iterdir()}
    begun, ended = times.pop("big")
    assert all(end <= begun or start >= ended for start, end in times.values())


def test_what_a_used_up_child_has_no_memory_for_a_new_one_does():
    with Isolated(jobs=2, seconds=30, megabytes=400) as isolated:
        assert [one.result(60) for one in [isolated.submit(keep, 250) for _ in range(4)]] == [1] * 4
        innocent = isolated.submit(swallow, 300)
        assert innocent.result(60) == 300 * 1024 * 1024
        assert isolated.submit(keep, 100).result(60) == 1


def test_what_is_too_much_for_a_new_child_is_not_tried_again(tmp_path):
    with Isolated(jobs=1, seconds=30, megabytes=400) as isolated:
        with pytest.raises(OutOfMemory):
            isolated.submit(note_and_swallow, tmp_path / "new", 2000).result(60)
        assert isolated.submit(double, 2).result(60) == 4
        with pytest.raises(OutOfMemory):
            isolated.submit(note_and_swallow, tmp_path / "used", 2000).result(60)
    assert ((tmp_path / "new").read_text(), (tmp_path / "used").read_text()) == ("x", "xx")


def test_leaving_while_one_is_alone_or_waits_for_it_ends_them_all(tmp_path):
    note, started = tmp_path / "pid", time.monotonic()
    with pytest.raises(Encrypted), Isolated(jobs=1, seconds=60, megabytes=400, alone_megabytes=900) as isolated:
        alone = isolated.submit(swallow_and_start, 600, str(note))
        waits = isolated.submit(double, 2)
        _wait_for(note.exists, 30)
        raise Encrypted
    assert time.monotonic() - started < 40
    _wait_for(lambda: alone.done() and waits.done())
    _wait_for(lambda: _gone(int(note.read_text())))


def test_leaving_in_peace_waits_for_what_is_tried_alone():
    with Isolated(jobs=1, seconds=60, megabytes=400, alone_megabytes=900) as isolated:
        futures = [isolated.submit(swallow, 600), isolated.submit(double, 2)]
    assert [one.result(0) for one in futures] == [600 * 1024 * 1024, 4]


def _zombie(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or _zombie(pid)


def _wait_for(condition, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


if __name__ == "__main__":
    with Isolated(jobs=1, seconds=60, megabytes=400) as own:
        own.submit(start_child, sys.argv[1]).result()


def test_a_task_whose_child_was_killed_from_outside_is_done_by_another(pool, tmp_path):
    assert pool.submit(die_the_first_time, str(tmp_path / "note")).result(30) == "read"


def test_a_pool_that_broke_since_an_idle_child_was_killed_is_begun_anew():
    with Isolated(jobs=2, seconds=30, megabytes=400) as isolated:
        for _ in range(2):
            os.kill(isolated.submit(process).result(30), signal.SIGKILL)
            time.sleep(0.5)
            tasks = [isolated.submit(double, number) for number in range(4)]
            assert [task.result(30) for task in tasks] == [0, 2, 4, 6]


def test_what_takes_the_processor_for_too_long_is_ended_by_the_kernel(pool):
    with pytest.raises(TooSlow) as raised:
        pool.submit(spin, 1).result(30)
    assert raised.value.figures == {"seconds": 1}
    assert pool.submit(finish, 2.5).result(30) == "done"


def test_outside_a_child_nothing_is_bounded():
    with child.bounded():
        assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY
