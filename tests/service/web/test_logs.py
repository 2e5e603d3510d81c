"""Log lines say what they are about, one line a record whatever is in it, and with the settings that are in force."""

from __future__ import annotations

import json
import logging
import sys
import threading
from contextvars import copy_context
from dataclasses import replace
from typing import Any

import pytest

from service import logs
from service.settings import Settings


def line(message: str, *args: object, error: bool = False) -> dict[str, Any]:
    """A record of ours as it comes out."""
    record = logging.LogRecord(
        "service.x", logging.WARNING, __file__, 1, message, args, sys.exc_info() if error else None
    )
    text = logs.Lines().format(record)
    assert "\n" not in text
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_line_bears_the_ids_of_what_it_is_about() -> None:
    with logs.about(run=7, dossier="00ff"), logs.about(run=8):
        inner = line("页 %s", 3)
    assert (inner["message"], inner["level"], inner["run"], inner["dossier"]) == ("页 3", "warning", 8, "00ff")
    assert {"time", "logger", "host", "pid"} <= inner.keys()
    assert "run" not in line("outside")


def test_what_ends_a_process_or_a_thread_is_a_line_too(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logs.configure(settings)
    thread = threading.Thread(target=lambda: [][0])
    thread.start()
    thread.join()
    error = ValueError("two\nlines")
    sys.excepthook(ValueError, error, None)
    assert [record.getMessage() for record in caplog.records] == ["a thread ends", "the process ends"]
    assert "\n" not in logs.Lines().format(caplog.records[-1])


def test_a_thread_of_the_work_logs_about_the_same() -> None:
    found: list[dict[str, Any]] = []
    with logs.about(run=7):
        thread = threading.Thread(target=copy_context().run, args=(lambda: found.append(line("beat")),))
    thread.start()
    thread.join()
    assert found[0]["run"] == 7


def test_a_request_forgets_the_one_before() -> None:
    context = copy_context()
    context.run(logs.begin, dossier="aa", address="dossiers.show")
    context.run(logs.begin, dossier=None, address="auth.login")
    found = context.run(line, "x")
    assert (found.get("dossier"), found["address"]) == (None, "auth.login")


def test_a_line_feed_in_a_message_feigns_no_line_and_an_error_is_told_whole() -> None:
    assert line("a\nb: %s", "c\r\nd")["message"] == "a\nb: c\r\nd"
    try:
        raise ValueError("as asked")
    except ValueError:
        assert "ValueError: as asked" in line("failed", error=True)["exception"]


@pytest.mark.parametrize(("form", "kind"), [("json", logs.Lines), ("", logging.Formatter)])
def test_the_form_is_a_setting(settings: Settings, monkeypatch: pytest.MonkeyPatch, form: str, kind: type) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(logging, "basicConfig", told.update)
    logs.configure(replace(settings, log_format=form))
    assert type(told["handlers"][0].formatter) is kind
