"""Who watches is told our figures and rq's; nobody else is, unless a door of its own was opened for it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app, metrics
from service.settings import Settings
from service.web.context import Desk
from service.web.metrics_door import open_door
from tests.service.web.callers import Office

TOKEN = "a token of those who watch"


def figures(text: str) -> dict[str, float]:
    """The values by name and label."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_figures_of_the_record_and_of_the_queue_stand_side_by_side(
    office: Office, visit: Callable[[str], FlaskClient]
) -> None:
    office.app.extensions["prescreen"].carrier.redis.flushall()
    office.applicant.post(f"/dossiers/{office.dossier(form='total_assets=400000')}/runs")
    answer = visit("staff").get("/metrics")
    assert answer.content_type == metrics.CONTENT_TYPE
    found = figures(answer.text)
    assert found['prescreen_runs{state="queued"}'] == found['rq_jobs{state="queued"}'] == 1
    assert (found["prescreen_workers"], found['rq_workers{state="busy"}'], found["prescreen_redis_up"]) == (0, 0, 1)
    assert {'rq_jobs{state="failed"}', 'rq_jobs{state="started"}', "prescreen_refused_jobs"} <= found.keys()


def test_with_the_queue_away_the_record_is_told(settings: Settings) -> None:
    app = create_app(replace(settings, redis_url="redis://127.0.0.1:1"))
    desk: Desk = app.extensions["prescreen"]
    found = figures(metrics.text_of(desk.database, desk.carrier))
    assert found["prescreen_redis_up"] == 0
    assert not [name for name in found if name.startswith("rq_")]
    desk.database.close()
    desk.carrier.close()


@pytest.mark.parametrize("role", [None, "applicant", "expert"])
def test_others_are_told_nothing(visit: Callable[[str | None], FlaskClient], role: str | None) -> None:
    answer = visit(role).get("/metrics")
    assert answer.status_code == (403 if role else 302)
    assert "prescreen_runs" not in answer.text


def test_the_token_opens_it_and_nothing_else(settings: Settings) -> None:
    app = create_app(replace(settings, metrics_token=TOKEN.replace(" ", "-")))
    client = app.test_client()
    good, bad = ({"Authorization": f"Bearer {TOKEN.replace(' ', mark)}"} for mark in "-_")
    assert "prescreen_runs" in client.get("/metrics", headers=good).text
    for address, headers in (("/metrics", bad), ("/metrics", {"Authorization": "Bearer é"}), ("/dashboard", good)):
        assert client.get(address, headers=headers).status_code == 302
    assert client.get("/api/v1/dossiers", headers=good).status_code == 401
    app.extensions["prescreen"].database.close()
    app.extensions["prescreen"].carrier.close()


def test_a_door_of_its_own_tells_figures_and_nothing_else(app: Flask) -> None:
    server = open_door("127.0.0.1:0", app.extensions["prescreen"])
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        with urllib.request.urlopen(f"{address}/metrics", timeout=10) as answer:
            assert "prescreen_runs" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/dashboard", timeout=10)
    finally:
        server.shutdown()
        server.server_close()
