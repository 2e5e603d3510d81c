"""A report read back from its JSON says the same, as JSON and on the terminal."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from service.model import Lang, Report
from service.report.json import dumps, to_json
from service.report.parsing import report_of
from service.report.terminal import show


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_lost_on_the_way(report: Report, lang: Lang) -> None:
    body = json.loads(dumps(report, lang))
    again = report_of(body)
    assert to_json(again, lang) == body
    assert shown(again, lang) == shown(report, lang)


def shown(report: Report, lang: Lang) -> str:
    out = io.StringIO()
    show(report, lang, Console(file=out, width=100, highlight=False))
    return out.getvalue()
