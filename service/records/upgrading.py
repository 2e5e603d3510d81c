"""Reports that an earlier version wrote down, in the form of today."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def upgraded(body: Json) -> Json:
    """The report's JSON with what was written otherwise before; one of today stays as it is."""
    return {**body, "claims": [_claim(c) for c in body.get("claims", ())]} if "claims" in body else body


def _claim(claim: Json) -> Json:
    """Remarks were sentences once, and what a list was of stood in them."""
    count = claim.get("count")
    if not count or "joined" in count:
        return claim
    rows = [{**row, "remark": _said(row.get("detail"))} for row in count["rows"]]
    gaps = [said] if (said := _said(count.get("gaps"))) else []
    kept = {"numbers": count.get("numbers"), "of": None, "joined": []}
    return {**claim, "count": {**count, **kept, "rows": rows, "gaps": gaps}}


def _said(text: str | None) -> Json | None:
    return {"code": "said", "parts": [text]} if text else None
