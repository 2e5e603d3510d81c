"""The service on PostgreSQL: pages, interface and a real worker process, on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from service import create_app
from service.settings import Settings, database_address
from service.tables import State
from tests.service.web.conftest import PASSWORD
from tests.service.web.test_queue import Bench


@pytest.fixture
def bench(settings: Settings, postgres_url: str, tmp_path: Path) -> Iterator[Bench]:
    name = f"bench_{tmp_path.name.replace('-', '_')}"[:60].lower()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_prescreen")
    address = database_address(postgres_url.replace("@/postgres", f"@/{name}"))
    made = Bench(replace(settings, database_url=address), tmp_path)
    yield made
    made.close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_two_workers_share_the_work_and_do_nothing_twice(bench: Bench) -> None:
    ids = [bench.hand_in(form=f"total_assets={n}\npages=2\nslow=0.05") for n in range(1, 7)]
    for run_id in [*ids, *ids]:
        bench.carrier.send(bench.database, run_id)
    bench.work()
    bench.work()
    for run_id in ids:
        assert bench.await_state(run_id, State.DONE, 60).attempt == 1
    assert len(bench.readings()) == 12


def test_the_pages_work_on_postgresql(bench: Bench) -> None:
    run_id = bench.hand_in(form="total_assets=400000 declared", audit="total_assets=50")
    bench.carrier.send(bench.database, run_id)
    bench.work()
    dossier = bench.await_state(run_id, State.DONE).dossier_id
    app = create_app(bench.settings)
    app.config["WTF_CSRF_ENABLED"] = False
    applicant, expert, staff = (app.test_client() for _ in range(3))
    for name, client in (("applicant", applicant), ("expert", expert), ("staff", staff)):
        assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 302
    assert "不一致" in applicant.get(f"/dossiers/{dossier}").text
    assert applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    assert dossier in expert.get("/reviews?q=阳江&light=inconsistent").text
    assert expert.get(f"/reviews/{dossier}").status_code == 200
    for address in ("/runs", "/users", "/audit?actor=applicant", f"/dossiers?q={dossier}"):
        assert staff.get(address).status_code == 200
    assert staff.get("/metrics").text.count('state="done"} 1') == 1
    app.extensions["prescreen"].database.close()
    app.extensions["prescreen"].carrier.close()
