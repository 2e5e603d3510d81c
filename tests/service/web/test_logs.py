"""Log lines say what they are about, one line a record whatever is in it, and with the settings that are in force."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import threading
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from service import logs
from service.settings import Settings
from tests.service.web.servers import wait_until
from tests.service.web.test_serve import COMMAND, PARTS, ROOT, environment


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


def test_libraries_that_tell_each_step_of_making_a_pdf_are_asked_for_warnings_alone(settings: Settings) -> None:
    logs.configure(settings)
    for name in ("fontTools.subset", "weasyprint.progress"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)


def test_the_webs_unit_has_no_worker_and_nothing_but_objects_in_its_log(tmp_path: Path) -> None:
    env = environment(tmp_path / "data") | {"PRESCREEN_LOG_FORMAT": "json"}
    command = [*COMMAND, "serve", "--port", "0", "--workers", "0"]
    log = tmp_path / "log"
    with log.open("w") as out, subprocess.Popen(command, env=env, cwd=ROOT, stdout=out, stderr=out) as process:
        try:
            wait_until(lambda: "Serving on" in log.read_text(), 60, 0.2, "for the web")
            parts = [" ".join(child.cmdline()) for child in psutil.Process(process.pid).children()]
        finally:
            process.terminate()
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert re.match(r"Prescreen: http://127.0.0.1:\d+ ", next(x["message"] for x in lines if "http" in x["message"]))
    assert sorted(name for name in PARTS if any(name in part for part in parts)) == ["redis-server", "service.web"]
