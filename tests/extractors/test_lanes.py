"""Tasks run beside one another; one that needs the room alone waits for the others, and they for it; none for ever."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from extractors.lanes import Lanes


class Bench:
    """Lanes whose tasks a test ends by hand."""

    def __init__(self) -> None:
        self.running: list[str] = []
        self.alone: list[str] = []
        self.lanes = Lanes[str](self.running.append, self.alone.append)

    def enter(self, *names: str) -> None:
        for name in names:
            self.lanes.enter(name)

    def end(self, name: str, again_alone: bool = False) -> None:
        self.running.remove(name)
        self.lanes.ended(name, again_alone)

    def end_alone(self) -> None:
        self.alone.clear()
        self.lanes.ended_alone()


def test_tasks_run_beside_one_another_and_alone_means_alone() -> None:
    bench = Bench()
    bench.enter("a", "b", "c")
    assert bench.running == ["a", "b", "c"]
    bench.end("a", again_alone=True)
    bench.enter("d")
    assert (bench.running, bench.alone) == (["b", "c"], [])
    bench.end("b")
    bench.end("c", again_alone=True)
    assert (bench.running, bench.alone) == ([], ["a"])
    bench.enter("e")
    bench.end_alone()
    assert (bench.running, bench.alone) == ([], ["c"])
    bench.end_alone()
    assert (bench.running, bench.alone) == (["d", "e"], [])


def test_what_was_closed_starts_nothing() -> None:
    bench = Bench()
    bench.enter("a", "b")
    bench.end("a", again_alone=True)
    bench.enter("c")
    bench.lanes.close()
    bench.end("b", again_alone=True)
    bench.enter("d")
    assert (bench.running, bench.alone, bench.lanes.is_open()) == ([], [], False)
    bench.lanes.wait()


def test_a_thousand_that_end_at_once_need_no_depth() -> None:
    ended: list[int] = []

    def start(number: int) -> None:
        ended.append(number)
        lanes.ended(number)

    lanes = Lanes[int](start, lambda number: None)
    for number in range(5000):
        lanes.enter(number)
    lanes.wait()
    assert ended == list(range(5000))


def test_whatever_comes_in_whatever_order_all_of_it_ends_and_nobody_beside_one_alone() -> None:
    dice, lock = random.Random(7), threading.Lock()
    flying, together, done = [0], list[int](), list[int]()
    with ThreadPoolExecutor(16) as pool:

        def work(number: int, alone: bool) -> None:
            with lock:
                flying[0] += 1
                together.append(flying[0] if alone else 0)
            time.sleep(0.001 * dice.random())
            again = not alone and number % 5 == 0
            with lock:
                flying[0] -= 1
                done.extend([] if again else [number])
            lanes.ended_alone() if alone else lanes.ended(number, again)

        lanes = Lanes[int](lambda n: pool.submit(work, n, False), lambda n: pool.submit(work, n, True))
        for number in range(300):
            lanes.enter(number)
        waiting = threading.Thread(target=lanes.wait)
        waiting.start()
        waiting.join(30)
        assert not waiting.is_alive()
    assert sorted(done) == list(range(300))
    assert max(together) == 1
