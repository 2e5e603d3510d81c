"""The description lists every word by which the interface says what is wrong, and none that it never says."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from importlib.resources import files

from service.procedure.model import Need
from service.web import serving
from tests.service.web.reaching import Module, modules, reached

DESCRIPTION = json.loads(files("service.web").joinpath("openapi.json").read_text(encoding="utf-8"))
PREFIX = "urn:prescreen:problem:"
WORD = re.compile(r"[a-z]+(?:_[a-z]+)*")

SAYING = {"Refused": 0, "answer": 1, "problem": 1}
"""The calls that say a word, and which of their arguments it is."""

PUT_TOGETHER = {
    "no_{need.value}": {f"no_{need.value}" for need in Need},
    "bad_{name}": {"bad_version", "bad_run", "bad_category", "bad_services"},
    "http_{status}": {f"http_{status}" for status in {400, 401, 403, 404, 405, 413, 415, 429, *serving.DETAILS}},
}
"""Words that are made where they are said, and all that come of each."""


def test_the_description_lists_just_the_words_that_the_interface_says() -> None:
    listed = DESCRIPTION["components"]["schemas"]["Problem"]["properties"]["type"]["enum"]
    assert listed == sorted(PREFIX + word for word in said())


def test_a_word_is_found_however_far_from_the_address_it_is_said() -> None:
    words = said()
    assert {"answer_lost", "too_many_runs", "unfit_points", "opinion_missing", "token_expired"} <= words
    assert not words & {"own_second_factor", "weak_password", "signed_out"}


def said() -> set[str]:
    """The words of all that the interface's modules and what comes before every request lead to."""
    known = modules("service")
    api = [(module, name) for module in known if module.startswith("service.web.api") for name in known[module].defines]
    return {word for node in reached(known, [*api, *_before(known)]) for word in _words(node)}


def _before(known: dict[str, Module]) -> list[tuple[str, str]]:
    return [("service.web", name) for name in known["service.web"].defines]


def _words(node: ast.stmt) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in SAYING:
            yield from _spelt(part.args[SAYING[part.func.id]])
        elif isinstance(part, ast.Tuple) and len(part.elts) == 2 and _is_text(part.elts[1]):
            yield from _spelt(part.elts[0])  # what stands in the way of a deed, told with its text


def _is_text(part: ast.expr) -> bool:
    name = part.func if isinstance(part, ast.Call) else part
    return isinstance(name, ast.Name) and (name.id in ("text", "Text") or name.id.isupper())


def _spelt(word: ast.expr) -> Iterator[str]:
    if isinstance(word, ast.JoinedStr):
        yield from PUT_TOGETHER[ast.unparse(word)[2:-1]]
    elif isinstance(word, ast.Constant) and isinstance(word.value, str) and WORD.fullmatch(word.value):
        yield word.value
