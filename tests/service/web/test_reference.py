"""The interface's page tells of every address that the description has, in both languages and without a script."""

from __future__ import annotations

import json
import re
import shlex
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.web.reference import Operation, groups
from tests.service.web.callers import Visit

DESCRIPTION: dict[str, Any] = json.loads(files("service.web").joinpath("openapi.json").read_text(encoding="utf-8"))
OPERATIONS = {
    op["operationId"]: (path, method, op) for path, item in DESCRIPTION["paths"].items() for method, op in item.items()
}
FRAMES = {"zh": ("接口说明", "如何使用", "x-zh"), "en": ("Interface description", "How to use it", "summary")}


class _Page(HTMLParser):
    """What stands on a page: ids, tags, attributes, headings and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(found)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.targets |= {(found.get("href") or "")[1:]} if (found.get("href") or "").startswith("#") else set()

    def handle_data(self, data: str) -> None:
        self.text += data


def page(client: FlaskClient, lang: str) -> str:
    answer = client.get("/api/v1/docs", headers={"Accept-Language": lang})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return answer.text


def told(lang: str) -> dict[str, Operation]:
    return {op.id: op for group in groups(DESCRIPTION, lang, "https://example.org") for op in group.operations}


@pytest.mark.parametrize("lang", FRAMES)
def test_every_operation_stands_on_the_page_once(visit: Visit, lang: str) -> None:
    shown = _Page(page(visit(None), lang))
    assert [i for i in OPERATIONS if shown.ids.count(i) != 1] == []
    assert [i for i in shown.ids if shown.ids.count(i) > 1] == []
    assert shown.targets <= set(shown.ids)
    for path, method, _ in OPERATIONS.values():
        assert f"{method.upper()} {path}" in shown.text


@pytest.mark.parametrize("lang", FRAMES)
def test_the_frame_and_every_summary_are_in_the_readers_language(visit: Visit, lang: str) -> None:
    text = page(visit(None), lang)
    shown, (title, use, summary) = _Page(text), FRAMES[lang]
    assert re.search(r'<html[^>]* lang="([a-z]+)', text)[1] == lang
    assert title in shown.text
    assert use in shown.text
    assert [i for i, (_, _, op) in OPERATIONS.items() if op[summary] not in shown.text] == []


def test_the_english_page_has_no_chinese_but_in_samples(visit: Visit) -> None:
    bare = re.sub(r"<pre.*?</pre>|<(\w+)[^>]* lang=\"zh[^\"]*\".*?</\1>", "", page(visit(None), "en"), flags=re.S)
    main = re.search(r"<main.*</main>", bare, re.S)
    assert main is not None
    assert re.findall(r"[\u4e00-\u9fff]+", _Page(main[0]).text) == []


@pytest.mark.parametrize("lang", FRAMES)
def test_the_page_has_no_script_of_its_own(visit: Visit, lang: str) -> None:
    main = re.search(r"<main.*</main>", page(visit(None), lang), re.S)
    assert main is not None
    shown = _Page(main[0])
    assert not shown.tags & {"script", "iframe", "object", "embed"}
    assert [name for name in shown.attributes if name.startswith("on") or name == "style"] == []


def test_every_operation_has_an_example_that_a_shell_takes() -> None:
    assert set(told("zh")) == set(told("en")) == set(OPERATIONS)
    for op in told("en").values():
        words = shlex.split(op.example.replace("\\\n", " "))
        assert words[0] == "curl"
        assert any(w.startswith("https://example.org/api/v1/") for w in words)
        assert "{" not in op.example.split('"https://', 1)[1].split('"', 1)[0]
        assert (op.method == "GET") != ("-X" in words)


def test_the_signature_is_told_by_its_header_and_its_parts(visit: Visit) -> None:
    text = _Page(page(visit(None), "en")).text
    assert all(word in text for word in ("Prescreen-Signature", "HMAC-SHA256", "Prescreen-Event-Id", "Idempotency-Key"))
