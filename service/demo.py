"""The whole way once, from outside: starts the service, hands a sample in through HTTP, watches, prints the report.

`python -m service.demo FOLDER [--keep]`; the service ends with the demo unless it is to be kept running.
"""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
import requests

DATA = Path("out") / "demo-data"
PRESCREEN = [sys.executable, "-m", "service.cli"]
PATIENCE = 600.0
USER = "demo"


class Failed(click.ClickException):
    """The demo cannot go on; one line says why."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as-of", default=None, help="Day to judge by; else the form's filing date.")
@click.option("--keep", is_flag=True, help="Leave the service running until Ctrl-C.")
def main(folder: Path, as_of: str | None, keep: bool) -> None:
    """Show the service on one sample."""
    env = {**os.environ, "PRESCREEN_DATA": str(DATA.resolve())}
    password = _user(env)
    token = _run(env, "token", USER).strip()
    command = [*PRESCREEN, "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as service:
        try:
            address = _address(service)
            click.echo(f"Service: {address}")
            dossier = _hand_in(address, token, folder, as_of)
            _watch(address, token, dossier)
            _show(address, token, dossier)
            _leave(service, address, dossier, password, keep)
        finally:
            service.send_signal(signal.SIGINT)


def _user(env: dict[str, str]) -> str:
    """The demo's member of staff with a fresh password."""
    password = secrets.token_urlsafe(9)
    add = ("user", "add", USER, "--role", "staff", "--password-stdin")
    change = ("user", "password", USER, "--password-stdin")
    found = subprocess.run(
        [*PRESCREEN, *add], env=env, input=password + "\n", text=True, capture_output=True, check=False
    )
    if found.returncode:
        _run(env, *change, typed=password + "\n")
    return password


def _run(env: dict[str, str], *arguments: str, typed: str = "") -> str:
    done = subprocess.run([*PRESCREEN, *arguments], env=env, input=typed, text=True, capture_output=True, check=False)
    if done.returncode:
        raise Failed(done.stderr.strip())
    return done.stdout


def _address(service: subprocess.Popen[str]) -> str:
    """Where the service answers, once it is ready."""
    assert service.stdout is not None
    found = re.search(r"http://\S+", service.stdout.readline())
    if found is None:
        raise Failed("the service did not start")
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            if requests.get(f"{found[0]}/readyz", timeout=5).ok:
                return found[0]
        except requests.RequestException:
            pass
        time.sleep(0.3)
    raise Failed("the service did not become ready")


def _hand_in(address: str, token: str, folder: Path, as_of: str | None) -> str:
    papers = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".yaml")
    with ExitStack() as opened:
        files = [("files[]", (p.name, opened.enter_context(p.open("rb")))) for p in papers]
        answer = requests.post(
            f"{address}/api/v1/dossiers",
            files=files,
            data={"title": folder.name, **({"as_of": as_of} if as_of else {})},
            headers=_headers(token),
            timeout=120,
        )
    if answer.status_code != 202:
        raise Failed(answer.text)
    click.echo(f"Handed in: {len(papers)} papers of {folder}")
    return str(answer.json()["id"])


def _watch(address: str, token: str, dossier: str) -> None:
    """Tell each change of what is being done, until the run ends."""
    told, end = "", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = _get(f"{address}/api/v1/dossiers/{dossier}", token).json()
        progress = found["progress"]
        line = f"  {found['status']:8} {progress['pages_done']}/{progress['pages_total']}  {progress['now'] or ''}"
        if line != told:
            click.echo(line.rstrip())
            told = line
        if found["status"] == "done":
            return
        if found["status"] == "failed":
            raise Failed(found["runs"][-1]["reason"])
        time.sleep(0.5)
    raise Failed("the run took too long")


def _show(address: str, token: str, dossier: str) -> None:
    report: dict[str, Any] = _get(f"{address}/api/v1/dossiers/{dossier}/report", token).json()
    page = Path("out") / "demo.html"
    page.write_bytes(_get(f"{address}/api/v1/dossiers/{dossier}/report.html", token).content)
    click.echo(f"\n{report['dossier']['applicant'] or ''}  {report['dossier']['as_of']}")
    for finding in report["findings"]:
        click.echo(f"  {finding['status']:14} {finding['rule']:32} {finding['message']}")
    click.echo(f"\nThe report as a page: {page.resolve().as_uri()}")


def _leave(service: subprocess.Popen[str], address: str, dossier: str, password: str, keep: bool) -> None:
    if not keep:
        click.echo(f"To look around: PRESCREEN_DATA={DATA} prescreen serve   (sign in as {USER}, password {password})")
        return
    click.echo(f"Open {address}/reviews/{dossier}   (sign in as {USER}, password {password}; Ctrl-C ends it)")
    try:
        service.wait()
    except KeyboardInterrupt:
        return


def _get(address: str, token: str) -> requests.Response:
    answer = requests.get(address, headers=_headers(token), timeout=60)
    answer.raise_for_status()
    return answer


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def run(arguments: Sequence[str] | None = None) -> None:
    """The demo as a command."""
    main(args=arguments, prog_name="demo")


if __name__ == "__main__":
    run()
