"""The interface's description as a page, drawn from `openapi.json` by the server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from flask import Blueprint, render_template, request

from service.web.context import language

blueprint = Blueprint("reference", __name__, url_prefix="/api/v1")

Json = Mapping[str, Any]

PLAIN = ("Accept-Language", "Idempotency-Key")
"""Headers that every address takes; they are told once."""

SAMPLES = {
    "as_of": "2024-10-28",
    "title": "样例服务中心 2024 年申报",
    "category": "comprehensive",
    "services": "training",
    "round": "样例〔2024〕1号",
    "deed": "withdraw",
    "reason": "材料需要重新整理",
    "day": "2024-10-28",
    "answer": "explanation",
    "text": "见附件说明",
    "document": "0123456789abcdef",
}
VALUES = {"dossier_id": "$DOSSIER", "document_id": "$DOCUMENT", "before": "1", "after": "2", "claim": "0"}


@dataclass(frozen=True, slots=True)
class Field:
    """Something to say in a request."""

    name: str
    kind: str
    is_needed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with one method. `answers` are statuses with what they mean."""

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations on one noun."""

    name: str
    title: str
    operations: tuple[Operation, ...]


@blueprint.get("/docs")
def show() -> str:
    """Every address with what it takes and gives, and how to call it."""
    shown = groups(description(), language(), request.host_url.rstrip("/"))
    return render_template("reference/show.html", groups=shown, event=_event(description()))


@cache
def description() -> Json:
    """The description itself."""
    found: Json = json.loads(files("service.web").joinpath("openapi.json").read_text(encoding="utf-8"))
    return found


def groups(told: Json, lang: str, host: str) -> tuple[Group, ...]:
    """The description by noun, in that language as far as it has words in it."""
    every = [(path, method, op) for path, item in told["paths"].items() for method, op in item.items()]
    base = host + told["servers"][0]["url"]
    return tuple(
        Group(
            tag["name"],
            tag["x-zh"] if lang == "zh" else tag["name"].capitalize(),
            tuple(_operation(told, p, m, op, lang, base) for p, m, op in every if op["tags"] == [tag["name"]]),
        )
        for tag in told["tags"]
    )


def _operation(told: Json, path: str, method: str, op: Json, lang: str, base: str) -> Operation:
    parameters = [_resolved(told, one) for one in op["parameters"]]
    return Operation(
        id=op["operationId"],
        method=method.upper(),
        path=path,
        summary=op["x-zh"] if lang == "zh" else op["summary"],
        parameters=tuple(
            _field(told, p["name"], p, p["schema"], p.get("required", False))
            for p in parameters
            if p["name"] not in PLAIN
        ),
        body=tuple(_body_fields(told, op)),
        answers=tuple((code, _resolved(told, answer)["description"]) for code, answer in op["responses"].items()),
        example=_curl(told, path, method, op, base),
    )


def _body_fields(told: Json, op: Json) -> list[Field]:
    schema = _schema(op)
    needed = schema.get("required", ())
    return [_field(told, name, one, one, name in needed) for name, one in schema.get("properties", {}).items()]


def _schema(op: Json) -> Json:
    kinds = op.get("requestBody", {}).get("content", {})
    found: Json = next(iter(kinds.values()))["schema"] if kinds else {}
    return found


def _field(told: Json, name: str, one: Json, schema: Json, needed: bool) -> Field:
    return Field(name, _kind(_resolved(told, schema)), needed, one.get("description", ""))


def _kind(schema: Json) -> str:
    if "enum" in schema:
        return " | ".join(str(word) for word in schema["enum"])
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}[]"
    return "file" if schema.get("format") == "binary" else str(schema.get("format") or schema.get("type", ""))


def _resolved(told: Json, one: Json) -> Json:
    found = one
    while "$ref" in found:
        place: Any = told
        for step in found["$ref"].removeprefix("#/").split("/"):
            place = place[step]
        found = place
    return found


def _curl(told: Json, path: str, method: str, op: Json, base: str) -> str:
    """How to call it from a shell."""
    for one in (_resolved(told, p) for p in op["parameters"]):
        path = path.replace(f"{{{one['name']}}}", VALUES.get(one["name"], "1"))
    lines = [f'curl -H "Authorization: Bearer $TOKEN" "{base}{path}"']
    if method != "get":
        lines = [f'curl -X {method.upper()} -H "Authorization: Bearer $TOKEN" "{base}{path}"']
    return " \\\n  ".join([*lines, *_sent(op)])


def _sent(op: Json) -> list[str]:
    content = op.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        said = json.dumps(content["application/json"]["example"], ensure_ascii=False)
        return ['-H "Content-Type: application/json"', f"-d '{said}'"]
    return [f"-F '{name}={_sample(name, one)}'" for name, one in _schema(op).get("properties", {}).items()]


def _sample(name: str, schema: Json) -> str:
    inner = schema.get("items", schema)
    return "@paper.pdf" if inner.get("format") == "binary" else SAMPLES[name]


def _event(told: Json) -> str:
    """What a delivery's body looks like."""
    body = {
        "id": "5f0c…",
        "event": "run.done",
        "at": "2024-10-28T08:00:00+00:00",
        "dossier": {"id": "0123456789abcdef", "title": SAMPLES["title"], "applicant": None, "stage": "draft"},
        "data": {"run": 1, "status": "done", "reason": None},
    }
    assert set(body) == set(told["components"]["schemas"]["Event"]["required"])
    return json.dumps(body, ensure_ascii=False, indent=2)
