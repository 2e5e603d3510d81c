"""Traces by setting (OpenTelemetry over OTLP/HTTP): how long requests, runs and their steps took; ids, never a name.

Off, which is the usual way, nothing of it is imported, and a span is a block that does nothing.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from typing import Any

from service.settings import BadSetting, Settings

_NOTHING: AbstractContextManager[Any] = nullcontext()
_tracer: Any = None


def install(settings: Settings, part: str, exporter: Any = None) -> bool:
    """Send this process's spans to where the setting says; False where it says nothing. Raises BadSetting."""
    global _tracer
    if not settings.traces_url:
        return False
    if find_spec("opentelemetry") is None:
        raise BadSetting("PRESCREEN_TRACES_URL wants `pip install 'prescreen[traces]'`")
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "prescreen", "service.namespace": part}))
    provider.add_span_processor(BatchSpanProcessor(exporter or _exporter(settings.traces_url)))
    _tracer = provider.get_tracer("prescreen")
    return True


def span(name: str, **ids: int | str) -> AbstractContextManager[Any]:
    """A block whose time is told, and whether it ended in an error; inside another it is a part of that."""
    if _tracer is None:
        return _NOTHING
    found: AbstractContextManager[Any] = _tracer.start_as_current_span(
        name, attributes={f"prescreen.{key}": value for key, value in ids.items()}
    )
    return found


def _exporter(url: str) -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return OTLPSpanExporter(endpoint=f"{url.rstrip('/')}/v1/traces")
