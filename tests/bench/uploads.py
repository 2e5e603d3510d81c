"""How long an upload takes while nobody reads, and while every reading child is at work."""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from pathlib import Path

import requests

from service.demo import PRESCREEN, Client, Place, served
from tests.bench.papers import scan_pdf, text_pdf

TIMES = 40
PATIENCE = 120.0


def slowest(folder: Path, pages: int) -> tuple[float, float]:
    """Seconds within which 95 of 100 uploads of a scanned page are done: idle, and while so many pages are read."""
    data = folder / "data"
    data.mkdir()
    place = Place(data, {**os.environ, "PRESCREEN_DATA": str(data)}, secrets.token_urlsafe(9))
    _prescreen(place, "user", "add", "bench", "--role", "staff", "--password-stdin")
    token = _prescreen(place, "token", "bench").strip()
    page, paper, scan = folder / "page.pdf", folder / "paper.pdf", folder / "long.pdf"
    scan_pdf(page, 1)
    text_pdf(paper, 1)
    scan_pdf(scan, pages)
    with served(place) as address:
        client = Client(address, {"Authorization": f"Bearer {token}"})
        dossier = _hand_in(client, paper)
        _wait(client, dossier, "done")
        idle = _uploads(client, dossier, page.read_bytes(), 0)
        long = _hand_in(client, scan)
        _wait(client, long, "running")
        busy = _uploads(client, dossier, page.read_bytes(), TIMES)
        if client.get(f"/api/v1/dossiers/{long}").json()["status"] != "running":
            raise RuntimeError(f"{pages} pages were read before {TIMES} uploads had been done; ask for more")
    return p95(idle), p95(busy)


def _prescreen(place: Place, *arguments: str) -> str:
    done = subprocess.run(
        [*PRESCREEN, *arguments], env=place.environment, input=place.password + "\n", text=True, capture_output=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def _hand_in(client: Client, paper: Path) -> str:
    with paper.open("rb") as file:
        answer = requests.post(
            f"{client.address}/api/v1/dossiers",
            files=[("files[]", (paper.name, file))],
            data={"title": paper.stem},
            headers=client.headers,
            timeout=60,
        )
    answer.raise_for_status()
    return str(answer.json()["id"])


def _wait(client: Client, dossier: str, status: str) -> None:
    end = time.monotonic() + PATIENCE
    while client.get(f"/api/v1/dossiers/{dossier}").json()["status"] != status:
        if time.monotonic() > end:
            raise RuntimeError(f"the dossier is not {status}")
        time.sleep(0.2)


def _uploads(client: Client, dossier: str, page: bytes, first: int) -> list[float]:
    """Each is another paper: what was handed in before would not be kept again."""
    taken = []
    for number in range(first, first + TIMES):
        started = time.monotonic()
        answer = requests.post(
            f"{client.address}/api/v1/dossiers/{dossier}/documents",
            files=[("files[]", (f"{number}.pdf", page + b"\n%% %d\n" % number))],
            headers=client.headers,
            timeout=60,
        )
        answer.raise_for_status()
        taken.append(time.monotonic() - started)
        time.sleep(0.1)
    return taken


def p95(seconds: list[float]) -> float:
    """Within which 95 of 100 are done."""
    return sorted(seconds)[round(0.95 * len(seconds)) - 1]
