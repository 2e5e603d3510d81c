"""`prescreen serve` from the outside: one command brings all up, a signal ends it, and nothing is lost on the way."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests

from service.serving import exposure
from tests.service.web.servers import wait_until

ROOT = Path(__file__).parents[3]
PARTS = {"redis-server": "redis", "service.web": "web", "standin": "worker", "rq:worker": "worker"}
COMMAND = [sys.executable, "-m", "tests.service.web.standin"]


def _runs(process: psutil.Process) -> bool:
    """Whether a process does anything still: one that has ended and whom nobody has asked for yet does not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


class Service:
    """A served data folder: started, asked, stopped, started again."""

    def __init__(self, folder: Path, token: str) -> None:
        self.data = folder / "data"
        self.log = folder / "read.log"
        self.env = environment(self.data) | {"STANDIN_LOG": str(self.log)}
        self.process: subprocess.Popen[str] | None = None
        self.address = ""
        self.headers = {"Authorization": f"Bearer {token}"}

    def start(self) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", "--workers", "1"],
            env=self.env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        found = re.search(r"http://\S+", self.process.stdout.readline())
        assert found, "the address is told on the first line"
        self.address = found[0]
        wait_until(self.is_ready, 60, 0.2, "for the service")

    def is_ready(self) -> bool:
        try:
            return requests.get(f"{self.address}/readyz", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def hand_in(self, text: str) -> str:
        """A paper that nobody has handed in before; its dossier."""
        paper = f"{text}\nabout={uuid.uuid4()}"
        answer = requests.post(
            f"{self.address}/api/v1/dossiers",
            files={"files[]": ("表.txt", paper.encode())},
            headers=self.headers,
            timeout=20,
        )
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def show(self, dossier: str) -> dict[str, Any]:
        answer = requests.get(f"{self.address}/api/v1/dossiers/{dossier}", headers=self.headers, timeout=20)
        found: dict[str, Any] = answer.json()
        return found

    def await_status(self, dossier: str, status: str) -> None:
        wait_until(lambda: self.show(dossier)["status"] == status, 60, 0.2, f"for {status}")

    def pages_read(self) -> int:
        return len(self.log.read_text().splitlines())

    def parts(self) -> dict[str, psutil.Process]:
        """The service's children by what they are."""
        assert self.process is not None
        found = {}
        for child in psutil.Process(self.process.pid).children():
            words = " ".join(child.cmdline())
            for mark, name in PARTS.items():
                if mark in words:
                    found[name] = child
        return found

    def stop(self, sign: signal.Signals = signal.SIGINT) -> float:
        """End it; the seconds that it took."""
        assert self.process is not None
        family = [*psutil.Process(self.process.pid).children(recursive=True)]
        begun = time.monotonic()
        self.process.send_signal(sign)
        self.process.wait(40)
        _, alive = psutil.wait_procs(family, timeout=40)
        assert not [p for p in alive if _runs(p)], alive
        self.process.stdout.close() if self.process.stdout else None
        self.process = None
        return time.monotonic() - begun


def environment(data: Path) -> dict[str, str]:
    """This one's, but for what would lead to another service."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PRESCREEN", "REDIS", "DATABASE"))}
    return {**env, "PRESCREEN_DATA": str(data)}


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder made by the commands alone, with a member of staff, and that person's token."""
    data = tmp_path_factory.mktemp("furnished") / "data"
    options = {"env": environment(data), "cwd": ROOT, "capture_output": True, "text": True, "check": True}
    add = [*COMMAND, "user", "add", "staff", "--role", "staff", "--password-stdin"]
    subprocess.run(add, input="a long password\n", **options)
    printed: str = subprocess.run([*COMMAND, "token", "staff"], **options).stdout
    assert printed.count("\n") == 1
    return data, printed.strip()


@pytest.fixture(scope="module")
def served(furnished: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A data folder for all of them: to start a service takes seconds."""
    data, token = furnished
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(data, folder / "data")
    made = Service(folder, token)
    yield made
    if made.process is not None:
        made.stop()


@pytest.fixture
def service(served: Service) -> Service:
    """That service, ready, with no trace of the test before."""
    if served.process is not None and not served.is_ready():
        served.stop()
    served.log.write_text("")
    (served.data / "redis" / "appendonly.aof.spoilt").unlink(missing_ok=True)
    if served.process is None:
        served.start()
    return served


def test_one_command_serves_and_one_signal_ends_all(service: Service) -> None:
    dossier = service.hand_in("total_assets=400000\npages=2")
    service.await_status(dossier, "done")
    ended = {"pages_done": 2, "pages_total": 2, "now": None, "ahead": None, "starts_in": None}
    assert service.show(dossier)["progress"] == ended
    assert (service.data / "secret.key").stat().st_mode & 0o077 == 0
    assert service.data.stat().st_mode & 0o077 == 0
    assert set(service.parts()) == {"redis", "web", "worker"}
    assert service.stop() < 20


def test_a_second_service_on_the_same_folder_says_so(service: Service) -> None:
    again = subprocess.run(
        [*COMMAND, "serve", "--port", "0"], env=service.env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert again.returncode == 2
    assert "running" in again.stderr
    assert len(again.stderr.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_told_in_one_line(service: Service) -> None:
    port = service.address.rsplit(":", 1)[1]
    env = {**service.env, "PRESCREEN_DATA": f"{service.data}-2"}
    again = subprocess.run(
        [*COMMAND, "serve", "--port", port], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert again.returncode == 2
    assert f":{port}" in again.stderr
    assert len(again.stderr.strip().splitlines()) == 1


def test_a_stop_in_the_middle_loses_nothing(service: Service) -> None:
    running = service.hand_in("total_assets=400000\npages=60\nslow=0.2")
    waiting = service.hand_in("total_assets=500000")
    wait_until(lambda: service.pages_read() >= 3, 60, 0.1)
    service.stop()
    read = service.pages_read()
    assert read < 60
    service.start()
    service.await_status(running, "done")
    service.await_status(waiting, "done")
    # Each page was read once, but for the one that the worker was at.
    assert 61 <= service.pages_read() <= 62


def test_a_killed_worker_is_replaced_and_its_run_goes_on(service: Service) -> None:
    dossier = service.hand_in("total_assets=400000\npages=30\nslow=0.1")
    wait_until(lambda: service.pages_read() >= 3, 60, 0.1)
    service.parts()["worker"].kill()
    service.await_status(dossier, "done")
    assert service.pages_read() <= 31


def test_a_killed_redis_comes_back_and_work_goes_on(service: Service) -> None:
    service.parts()["redis"].kill()
    dossier = service.hand_in("total_assets=400000")
    service.await_status(dossier, "done")


def test_a_killed_web_process_comes_back(service: Service) -> None:
    web = service.parts()["web"]
    web.kill()
    web.wait(10)
    wait_until(service.is_ready, 30, 0.2, "for the web process")


def test_a_killed_service_leaves_nothing_running_and_starts_again(service: Service) -> None:
    dossier = service.hand_in("total_assets=400000\npages=40\nslow=0.1")
    wait_until(lambda: service.pages_read() >= 3, 60, 0.1)
    service.stop(signal.SIGKILL)
    service.start()
    service.await_status(dossier, "done")


def test_a_queue_whose_files_are_spoilt_is_begun_anew(service: Service) -> None:
    dossier = service.hand_in("total_assets=400000\npages=40\nslow=0.1")
    wait_until(lambda: service.pages_read() >= 3, 60, 0.1)
    service.stop()
    journal = service.data / "redis" / "appendonly.aof"
    journal.write_bytes(b"*3\r\n$nonsense" + journal.read_bytes())
    service.start()
    service.await_status(dossier, "done")
    assert (service.data / "redis" / "appendonly.aof.spoilt").exists()


@pytest.mark.parametrize("harm", ["spoilt", "removed"])
def test_a_queue_whose_files_are_harmed_while_it_serves_is_begun_anew(service: Service, harm: str) -> None:
    running = service.hand_in("total_assets=400000\npages=30\nslow=0.1")
    folder = service.data / "redis"
    if harm == "spoilt":
        journal = folder / "appendonly.aof"
        journal.write_bytes(b"*3\r\n$nonsense" + journal.read_bytes())
    else:
        shutil.rmtree(folder)
    service.parts()["redis"].kill()
    waiting = service.hand_in("total_assets=500000")
    wait_until(service.is_ready, 60, 0.2, "for the workers")
    for dossier in (running, waiting):
        service.await_status(dossier, "done")
    assert (folder / "appendonly.aof.spoilt").exists() == (harm == "spoilt")


def test_workers_alone_join_a_service_that_has_the_tables(service: Service) -> None:
    env = {**service.env, "DATABASE_URL": f"sqlite:///{service.data}/other.db", "REDIS_URL": "redis://127.0.0.1:1"}
    alone = subprocess.run([*COMMAND, "worker"], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert alone.returncode == 2
    assert "serve" in alone.stderr


def test_workers_of_a_machine_with_another_secret_say_so(service: Service) -> None:
    env = {**service.env, "PRESCREEN_SECRET_KEY": "x" * 64}
    alone = subprocess.run([*COMMAND, "worker"], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert alone.returncode == 2
    assert "PRESCREEN_SECRET_KEY" in alone.stderr


def test_workers_of_a_machine_that_cannot_write_the_store_say_so(service: Service, tmp_path: Path) -> None:
    (tmp_path / "way").touch()
    env = {**service.env, "STORAGE_URL": str(tmp_path / "way" / "store")}
    alone = subprocess.run([*COMMAND, "worker"], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert alone.returncode == 2
    assert "the store cannot be used" in alone.stderr


@pytest.mark.parametrize(
    ("address", "lacking"),
    [
        ("unix:///run/redis.sock", ""),
        ("redis://localhost:6379/0", ""),
        ("redis://10.0.0.7:6379", "a password and TLS"),
        ("redis://:word@queue.example:6379", "TLS"),
        ("rediss://queue.example:6379", "a password"),
        ("rediss://:word@queue.example:6379", ""),
    ],
)
def test_a_redis_on_another_host_wants_a_password_and_tls(address: str, lacking: str) -> None:
    said = exposure(address)
    assert lacking in said
    assert bool(said) == bool(lacking)
