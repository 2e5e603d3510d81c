"""Numbers in addresses that name nothing are told so in a sentence, on every page that takes one."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

import service.web
from service.tables import Role
from service.web.access import ROLES
from tests.service.web.callers import Headers, Visit
from tests.service.web.test_access import ARGUMENTS

HUGE = "9" * 20
WEB = Path(service.web.__file__).parent


def paged(app: Flask) -> dict[str, str]:
    """The lists that come in pages, by their address: those that ask which page is wanted."""
    asks = {name for name, view in app.view_functions.items() if "page_wanted()" in inspect.getsource(view)}
    return {rule.rule: rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint in asks}


def test_no_other_way_to_ask_for_a_page() -> None:
    for path in WEB.rglob("*.py"):
        assert path.stem == "paging" or not re.search(r'args\.get\("page"', path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("page", "status"), [(HUGE, 404), ("100001", 404), ("0", 400), ("-1", 400), ("x", 400), ("٣", 400), ("", 400)]
)
def test_a_page_that_is_none_is_said_so(
    app: Flask, visit: Visit, token: Callable[[str], Headers], page: str, status: int
) -> None:
    people, bearer = {role: visit(role) for role in Role}, token("staff")
    found = paged(app)
    assert len(found) >= 6
    for address, endpoint in found.items():
        role = next(iter(sorted(ROLES[endpoint], key=str, reverse=True)))
        client, headers = (visit(None), bearer) if endpoint.startswith("api.") else (people[role], {})
        answer = client.get(address, query_string={"page": page}, headers={**headers, "Accept": "text/html"})
        assert answer.status_code == status, address
        assert ("没有这一页" if status == 404 else "从 1 起的整数") in answer.text, address


def test_a_page_after_the_last_is_not_there(visit: Visit) -> None:
    for path in ("/dossiers", "/audit", "/messages", "/pairs"):
        assert visit("staff").get(f"{path}?page=77").status_code == 404, path


def test_no_number_in_an_address_is_too_great(app: Flask, visit: Visit, token: Callable[[str], Headers]) -> None:
    people, bearer, walked = {role: visit(role) for role in Role}, token("staff"), 0
    for rule in app.url_map.iter_rules():
        numbers = {name for name, kind in rule._converters.items() if type(kind).__name__ == "Number"}
        for name in numbers:
            parts = {a: str(ARGUMENTS.get(a, 1)) for a in rule.arguments} | {name: HUGE}
            address = re.sub(r"<(?:\w+:)?(\w+)>", lambda m, parts=parts: parts[m[1]], rule.rule)
            method = next(iter(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})))
            role = next(iter(sorted(ROLES[rule.endpoint], key=str, reverse=True)))
            client, headers = (visit(None), bearer) if rule.endpoint.startswith("api.") else (people[role], {})
            assert client.open(address, method=method, headers=headers).status_code == 404, address
            walked += 1
    assert walked > 10
