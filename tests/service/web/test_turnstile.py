"""One account's heavy work, and everybody's together, leaves threads for pages."""

from __future__ import annotations

import functools
import io
import threading
import time

import pytest
from flask import Flask

from service.web import turnstile
from service.web.__main__ import THREADS
from service.web.turnstile import AT_ONCE, MUCH_AT_ONCE, OF_ALL, OF_ONE, OF_ONE_AT_ONCE, Turnstile
from tests.service.web.callers import Program, Visit


def test_of_one_account_few_work_and_some_wait() -> None:
    gate, came = Turnstile(), []
    assert [gate.enter(7) for _ in range(OF_ONE_AT_ONCE)] == [True] * OF_ONE_AT_ONCE
    waiting = [threading.Thread(target=lambda: came.append(gate.enter(7, 10))) for _ in range(OF_ONE - OF_ONE_AT_ONCE)]
    for one in waiting:
        one.start()
    while gate._inside[7] < OF_ONE:
        time.sleep(0.01)
    assert not gate.enter(7)
    assert gate.enter(8)  # others are let in all the while
    assert came == []
    for _ in waiting:
        gate.leave(7)
    for one in waiting:
        one.join(10)
    assert came == [True] * len(waiting)


def test_few_answers_are_put_together_at_a_time() -> None:
    gate = Turnstile()
    assert [gate.enter(account, 0.01, much=True) for account in range(MUCH_AT_ONCE + 1)] == [True] * MUCH_AT_ONCE + [
        False
    ]
    assert gate.enter(99, 0.01)  # what hands in papers waits for none of them
    gate.leave(0, much=True)
    assert gate.enter(98, 0.01, much=True)


def test_who_waited_in_vain_is_out_again() -> None:
    gate = Turnstile()
    assert [gate.enter(7, 0.01) for _ in range(OF_ONE_AT_ONCE + 2)] == [True] * OF_ONE_AT_ONCE + [False, False]
    gate.leave(7)
    assert gate.enter(7, 0.01)


def test_of_all_accounts_together_threads_are_left() -> None:
    gate, came = Turnstile(), []
    assert [gate.enter(account) for account in range(AT_ONCE)] == [True] * AT_ONCE
    later = [functools.partial(gate.enter, 99 + at, 10) for at in range(OF_ALL - AT_ONCE)]
    waiting = [threading.Thread(target=lambda come=come: came.append(come())) for come in later]
    for one in waiting:
        one.start()
    while gate._inside.total() < OF_ALL:
        time.sleep(0.01)
    assert not gate.enter(50)
    assert OF_ALL <= THREADS - 4
    for account in range(len(waiting)):
        gate.leave(account)
    for one in waiting:
        one.join(10)
    assert came == [True] * len(waiting)


def hand_in(program: Program) -> int:
    return program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"total_assets=1"), "x.txt")}).status_code


def test_whoever_comes_with_too_much_at_once_is_told_to_come_again(
    app: Flask, program: Program, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate: Turnstile = app.extensions["turnstile"]
    monkeypatch.setattr(turnstile, "OF_ALL", 2)
    assert gate.enter(1001)
    assert hand_in(program) == 202
    assert gate.enter(1002)  # what was handed in has left
    answer = program.post("/api/v1/dossiers", {"files[]": (io.BytesIO(b"total_assets=1"), "x.txt")})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert visit("applicant").get("/dossiers").status_code == 200
    gate.leave(1001)
    assert program.post("/api/v1/dossiers", {}).status_code == 422
    assert hand_in(program) == 202  # refused ones have left too
