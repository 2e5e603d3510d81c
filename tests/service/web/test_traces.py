"""Traces cost nothing where they are off; where they are on, spans tell steps and ids."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service import create_app, traces
from service.settings import BadSetting, Settings, load
from service.web import tracing
from tests.service.web.callers import Office

OFF = """
import sys
from pathlib import Path
from service import settings, traces
found = settings.load({}, Path(sys.argv[1]))
assert traces.install(found, "web") is False
assert traces.span("a", run=1) is traces.span("b")
import service.performing, service.web, worker
ours = ("opentelemetry.exporter", "opentelemetry.sdk.trace")  # the client of Redis looks for more, where it is there
print(*[m for m in sys.modules if m.startswith(ours)])
"""


@pytest.fixture
def told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """What is told while a test runs."""
    exporter = InMemorySpanExporter()
    monkeypatch.setattr(traces, "_tracer", None)
    assert traces.install(replace(settings, traces_url="http://127.0.0.1:9"), "tests", exporter)
    yield exporter
    traces._tracer.span_processor.shutdown() if hasattr(traces._tracer, "span_processor") else None


def spans(exporter: InMemorySpanExporter) -> dict[str, dict[str, object]]:
    """Attributes by name."""
    traces._tracer.span_processor.force_flush()
    return {s.name: dict(s.attributes or {}) for s in exporter.get_finished_spans()}


def test_off_loads_nothing_and_a_span_is_the_same_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", OFF, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_run_tells_its_steps_with_ids(office: Office, told: InMemorySpanExporter) -> None:
    dossier = office.screened(form="total_assets=400000")
    found = spans(told)
    assert {"run", "lay out", "review", "write", "draw"} <= found.keys()
    assert found["run"]["prescreen.dossier"] == dossier


def test_a_request_tells_its_address_by_name_and_how_it_ended(settings: Settings, told: InMemorySpanExporter) -> None:
    app = create_app(settings)
    tracing.register(app)
    assert app.test_client().get("/dossiers/0123456789abcdef?q=secret").status_code == 302
    assert app.test_client().get("/nowhere").status_code == 404
    found = spans(told)
    assert found["GET dossiers.show"] == {"prescreen.dossier": "0123456789abcdef", "http.response.status_code": 302}
    assert found["GET unknown"]["http.response.status_code"] == 404
    assert "secret" not in str(found)
    app.extensions["prescreen"].database.close()
    app.extensions["prescreen"].carrier.close()


def test_traces_for_which_the_extra_is_missing_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "find_spec", lambda name: None)
    with pytest.raises(BadSetting, match=r"prescreen\[traces\]"):
        traces.install(load({"PRESCREEN_TRACES_URL": "http://127.0.0.1:4318"}, tmp_path), "web")
