"""The whole way once, from outside: starts the service, hands papers in through HTTP, watches, prints the report.

`python -m service.demo FOLDER [--keep]`; the service ends with the demo unless it is to be kept running.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import requests

from service.model import Lang
from service.parts import end_with_parent
from service.report.parsing import report_of
from service.report.terminal import show

OUT = Path("out")
PRESCREEN = [sys.executable, "-m", "service.cli"]
START = 90.0
PATIENCE = 600.0
PEOPLE = {"demo-staff": "staff", "demo-expert": "expert"}
"""Who may sign in after the demo, and as what; the first one hands the papers in."""


class Failed(click.ClickException):
    """The demo cannot go on; one line says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder with its people, who share one fresh password."""

    data: Path
    environment: dict[str, str]
    password: str


@dataclass(frozen=True, slots=True)
class Client:
    """A program that speaks with the service as it stands at `address`."""

    address: str
    headers: dict[str, str]

    def get(self, path: str) -> requests.Response:
        """Raises requests.RequestException for every answer but a good one."""
        answer = requests.get(f"{self.address}{path}", headers=self.headers, timeout=60)
        answer.raise_for_status()
        return answer


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as-of", default=None, help="Day to judge by; else the form's filing date.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--keep", is_flag=True, help="Leave the service running until Ctrl-C.")
def main(folder: Path, as_of: str | None, lang: Lang, keep: bool) -> None:
    """Show the service on one sample."""
    place = furnished()
    token = _prescreen(place.environment, "token", next(iter(PEOPLE))).strip()
    with served(place) as address:
        client = Client(address, {"Authorization": f"Bearer {token}", "Accept-Language": lang})
        click.echo(f"Service: {address}")
        dossier = hand_in(client, folder, as_of)
        watch(client, dossier)
        page = tell(client, dossier, lang)
        click.echo(f"The report as a page: {page.resolve().as_uri()}")
        _leave(place, f"{address}/reviews/{dossier}" if keep else "")


def furnished() -> Place:
    """A data folder that no running service holds, with the demo's people in it."""
    data = next(d for d in _folders() if _is_free(d)).resolve()
    place = Place(data, {**os.environ, "PRESCREEN_DATA": str(data)}, secrets.token_urlsafe(9))
    for name, role in PEOPLE.items():
        try:
            _prescreen(place.environment, "user", "add", name, "--role", role, "--password-stdin", typed=place.password)
        except Failed:  # there from the last time
            _prescreen(place.environment, "user", "password", name, "--password-stdin", typed=place.password)
    return place


def _folders() -> Iterator[Path]:
    yield OUT / "demo-data"
    for number in range(2, 100):
        yield OUT / f"demo-data-{number}"


def _is_free(data: Path) -> bool:
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (data / "serve.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _prescreen(environment: dict[str, str], *arguments: str, typed: str = "") -> str:
    command = [*PRESCREEN, *arguments]
    done = subprocess.run(command, env=environment, input=typed + "\n", text=True, capture_output=True, check=False)
    if done.returncode:
        raise Failed(done.stderr.strip())
    return done.stdout


@contextmanager
def served(place: Place) -> Iterator[str]:
    """The service on a port of its own, ended with the block; its address. What it logs goes into the data folder."""
    command = [*PRESCREEN, "serve", "--port", "0", "--workers", "1"]
    log = place.data / "serve.log"
    with (
        log.open("w", encoding="utf-8") as sink,
        subprocess.Popen(
            command,
            env=place.environment,
            stdout=subprocess.PIPE,
            stderr=sink,
            text=True,
            preexec_fn=end_with_parent,
        ) as service,
    ):
        try:
            yield _address(service, log)
        finally:
            service.send_signal(signal.SIGINT)


def _address(service: subprocess.Popen[str], log: Path) -> str:
    """Where the service answers, once it is ready."""
    assert service.stdout is not None
    found = re.search(r"http://\S+", service.stdout.readline())
    end = time.monotonic() + START
    while found and time.monotonic() < end:
        try:
            if requests.get(f"{found[0]}/readyz", timeout=5).ok:
                return found[0]
        except requests.RequestException:
            pass
        time.sleep(0.2)
    raise Failed(f"the service did not start; see {log}")


def hand_in(client: Client, folder: Path, as_of: str | None) -> str:
    """The folder's papers as one dossier; its id. What was handed in before is named as such."""
    papers = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".yaml")
    with ExitStack() as opened:
        files = [("files[]", (p.name, opened.enter_context(p.open("rb")))) for p in papers]
        said = {"title": folder.name, **({"as_of": as_of} if as_of else {})}
        address = f"{client.address}/api/v1/dossiers"
        answer = requests.post(address, files=files, data=said, headers=client.headers, timeout=120)
    if answer.status_code != 202:
        raise Failed(answer.json()["detail"])
    told = answer.json()
    click.echo(f"POST /api/v1/dossiers -> {answer.status_code}, dossier {told['id']}, run {told['run']}")
    for document in told["documents"]:
        click.echo(f"  {document['name']}{'  (handed in before)' if document['duplicate_of'] else ''}")
    return str(told["id"])


def watch(client: Client, dossier: str) -> None:
    """Tell each change of what is being done, until the run ends."""
    told, begun = "", time.monotonic()
    while time.monotonic() < begun + PATIENCE:
        found: dict[str, Any] = client.get(f"/api/v1/dossiers/{dossier}").json()
        line = _line(found)
        if line != told:
            click.echo(f"{time.monotonic() - begun:6.1f} s  {line}")
            told = line
        if found["status"] == "done":
            return
        if found["status"] == "failed":
            raise Failed(found["runs"][-1]["reason"])
        time.sleep(0.3)
    raise Failed("the run took too long")


def _line(found: dict[str, Any]) -> str:
    progress = found["progress"]
    pages = f"{progress['pages_done']}/{progress['pages_total']}"
    return f"{found['status']:8} {pages:>7}  {progress['now'] or ''}".rstrip()


def tell(client: Client, dossier: str, lang: Lang) -> Path:
    """Print the report as `prescreen check` does, and keep it as a page."""
    show(report_of(client.get(f"/api/v1/dossiers/{dossier}/report").json()), lang)
    page = OUT / "demo.html"
    page.write_bytes(client.get(f"/api/v1/dossiers/{dossier}/report.html").content)
    return page


def _leave(place: Place, running: str) -> None:
    """How to look around; with the service `running`, wait for whoever does."""
    people = " or ".join(PEOPLE)
    if not running:
        shown = os.path.relpath(place.data)
        click.echo(f"To look around: make serve DATA={shown}   (sign in as {people}, password {place.password})")
        return
    click.echo(f"Open {running}   (sign in as {people}, password {place.password}; Ctrl-C ends it)")
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return


def run(arguments: Sequence[str] | None = None) -> None:
    """The demo as a command."""
    main(args=arguments, prog_name="demo")


if __name__ == "__main__":
    run()
