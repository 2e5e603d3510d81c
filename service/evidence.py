"""What a claim or finding rests on, as a hash: equal for as long as nothing that a person judged by has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]


def spot(claim: Json, cutout: bytes | None) -> str:
    """Where a claim's figure was read, whatever was made of it and of its paper: its field and its picture.

    Without a picture (Word, Excel, a page that cannot be drawn) the words and the place stand for it; a counted
    figure rests on its rows as well, which the picture shows in part only.
    """
    evidence = claim["evidence"]
    seen = hashlib.sha256(cutout).hexdigest() if cutout else [evidence["quote"], evidence["place"]]
    rows = [[row["label"], row["counted"], row.get("reason")] for row in (claim.get("count") or {}).get("rows", [])]
    return _hash([claim["field"], seen, rows])


def of_claim(claim: Json, at: str) -> str:
    """The evidence of a claim: its spot, the value, and whether it is declared or proves something."""
    return _hash([at, claim["basis"], claim["value"], claim["unit"]])


def of_finding(finding: Json, claims: Sequence[str]) -> str:
    """The evidence of a finding: what it says, what it asks, and the evidence of its claims, in whatever order."""
    said = [finding["rule"], finding["status"], finding["value"], finding["required"]]
    return _hash([*said, sorted(claims[i] for i in finding["claims"])])


def _hash(parts: list[Any]) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
