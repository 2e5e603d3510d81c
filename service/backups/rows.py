"""Rows as lines of JSON that either database gives and takes: moments with their zone, bytes in Base64."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Table


def line_of(table: Table, row: Mapping[str, Any]) -> str:
    """The row on one line."""
    told = {c.name: _out(row[c.name], isinstance(c.type, JSON)) for c in table.columns}
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n"


def row_of(line: str) -> dict[str, Any]:
    """The row again, as the database's driver takes it."""
    return {name: _in(value) for name, value in json.loads(line).items()}


def _out(value: Any, is_json: bool) -> Any:
    if is_json:
        return None if value is None else {"json": value}
    if isinstance(value, datetime):
        return {"at": (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    return value


def _in(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    readers: dict[str, Any] = {
        "json": lambda v: v,
        "at": datetime.fromisoformat,
        "day": date.fromisoformat,
        "number": Decimal,
        "bytes": base64.b64decode,
    }
    return readers[kind](held)
