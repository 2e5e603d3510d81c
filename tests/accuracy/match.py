"""Compares one report's JSON with what is expected; pure functions of two dictionaries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
Box = tuple[float, float, float, float]
SLACK = 2.0
"""Points by which a box may lie beside the truth."""


@dataclass(slots=True)
class Score:
    """Counts by format class, and what went wrong, one entry a miss."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[Json] = field(default_factory=list)

    def add(self, group: str, name: str, number: float = 1) -> None:
        """Counts something for a format class."""
        self.counts.setdefault(group, Counter())[name] += number

    def merge(self, other: Score) -> None:
        """Adds another score to this one."""
        for group, counter in other.counts.items():
            self.counts.setdefault(group, Counter()).update(counter)
        self.misses += other.misses


def same_value(field_name: str, a: float, b: float) -> bool:
    """Equal within 1e-6; ratios within 0.006."""
    if field_name == "qualification_ratio":
        return abs(a - b) <= 0.006
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-9)


def matches(expected: Json, claim: Json) -> bool:
    """The claim states the expected figure in the expected document."""
    if claim["field"] != expected["field"] or claim["evidence"]["document"] != expected["document"]:
        return False
    if expected.get("twin") and (claim["basis"] == "declared") != (expected["basis"] == "declared"):
        return False
    values = [expected["value"], *expected.get("also", [])]
    return any(same_value(expected["field"], float(claim["value"]), float(v)) for v in values)


def score(expected: Json, report: Json, seed: str = "") -> Score:
    """All counts for one dossier."""
    out = Score()
    _claims(out, expected, report, seed)
    _wrong_claims(out, expected, report, seed)
    _documents(out, expected, report, seed)
    _findings(out, expected, report, seed)
    _identity(out, expected, report, seed)
    return out


def _claims(out: Score, expected: Json, report: Json, seed: str) -> None:
    scales = _scales(expected, report)
    for wanted in expected["claims"]:
        if wanted.get("optional"):
            continue
        group = wanted["class"]
        out.add(group, "claims")
        found = [c for c in report["claims"] if matches(wanted, c)]
        if not found:
            said = [_short(c) for c in report["claims"] if _same_place(wanted, c)]
            out.misses.append(_miss("claim", seed, expected, wanted, read=said))
            continue
        out.add(group, "claims_found")
        _places(out, wanted, found, scales.get(wanted["document"], (1.0, 1.0)), seed, expected)


def _same_place(wanted: Json, claim: Json) -> bool:
    return bool(claim["field"] == wanted["field"] and claim["evidence"]["document"] == wanted["document"])


def _places(out: Score, wanted: Json, found: list[Json], scale: tuple[float, float], seed: str, expected: Json) -> None:
    counted = wanted["basis"] == "computed"
    pages = set(wanted["pages"]) if counted else {p["page"] for p in wanted["places"]}
    if not pages:
        return
    group = wanted["class"]
    out.add(group, "pages")
    if any(c["evidence"]["page"] in pages for c in found):
        out.add(group, "pages_found")
    else:
        out.misses.append(_miss("page", seed, expected, wanted, read=[c["evidence"]["page"] for c in found]))
    if counted or not wanted["places"]:
        return
    out.add(group, "boxes")
    single = any(box_hit(place, c["evidence"], scale) for place in wanted["places"] for c in found)
    broken = any(box_hit(j, c["evidence"], scale, False) for j in _joined(wanted["places"]) for c in found)
    if single or broken:
        out.add(group, "boxes_found")
    else:
        out.misses.append(_miss("box", seed, expected, wanted, read=[c["evidence"]["bbox"] for c in found]))


def _joined(places: list[Json]) -> list[Json]:
    """A figure broken over two lines stands in two places; a box around both is right too."""
    out = []
    for a, b in pairwise(places):
        if a["page"] == b["page"] and 0 < b["bbox"][1] - a["bbox"][1] < 3 * (a["bbox"][3] - a["bbox"][1]):
            pairs = list(zip(a["bbox"], b["bbox"], strict=True))
            box = [min(pairs[0]), min(pairs[1]), max(pairs[2]), max(pairs[3])]
            out.append({"page": a["page"], "bbox": box})
    return out


def box_hit(place: Json, evidence: Json, scale: tuple[float, float] = (1.0, 1.0), by_centre: bool = True) -> bool:
    """The found box's centre lies in the truth (if `by_centre`), or both overlap by 0.3 of their union."""
    if evidence["page"] != place["page"] or not evidence.get("bbox"):
        return False
    sx, sy = scale
    x0, top, x1, bottom = evidence["bbox"]
    box = (x0 * sx, top * sy, x1 * sx, bottom * sy)
    truth: Box = tuple(place["bbox"])
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = truth[0] - SLACK <= x <= truth[2] + SLACK and truth[1] - SLACK <= y <= truth[3] + SLACK
    return (by_centre and inside) or overlap(box, truth) >= 0.3


def overlap(a: Box, b: Box) -> float:
    """Intersection over union."""
    wide = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    high = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    both = wide * high
    whole = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both
    return both / whole if whole > 0 else 0.0


def _scales(expected: Json, report: Json) -> dict[str, tuple[float, float]]:
    """From the report's points to the truth's, where the report says which page size it took."""
    told = {d["name"]: d.get("page_sizes") for d in report["documents"]}
    out = {}
    for document in expected["documents"]:
        sizes, theirs = document.get("page_sizes"), told.get(document["name"])
        if sizes and theirs:
            first = theirs[0]
            wide, high = (first["width"], first["height"]) if isinstance(first, dict) else first
            out[document["name"]] = (sizes[0][0] / wide, sizes[0][1] / high)
    return out


def _wrong_claims(out: Score, expected: Json, report: Json, seed: str) -> None:
    classes = {d["name"]: d["class"] for d in expected["documents"]}
    seen = set()
    for claim in _figures(report):
        name = claim["evidence"]["document"]
        key = (claim["field"], name, round(float(claim["value"]), 6))
        if key in seen:
            continue
        seen.add(key)
        group = classes.get(name, "text")
        out.add(group, "given")
        if any(matches(wanted, claim) for wanted in expected["claims"]):
            continue
        out.add(group, "wrong")
        decoy = _decoy(expected, claim)
        if decoy:
            out.add(group, "decoys_hit")
        out.misses.append(
            {"what": "wrong claim", "seed": seed, **_made(expected, name), **_short(claim), "decoy": decoy}
        )


def _figures(report: Json) -> list[Json]:
    """The claims that are figures; facts have no unit."""
    return [c for c in report["claims"] if c.get("unit", "") is not None]


def _decoy(expected: Json, claim: Json) -> str:
    for decoy in expected["decoys"]:
        near = same_value(claim["field"], float(claim["value"]), float(decoy["value"]))
        if near and decoy["document"] == claim["evidence"]["document"]:
            return str(decoy["why"])
    return ""


def _documents(out: Score, expected: Json, report: Json, seed: str) -> None:
    told = {d["name"]: d for d in report["documents"]}
    for document in expected["documents"]:
        name, group = document["name"], document["class"]
        got = told.get(name)
        if document["error"]:
            out.add("broken", "files")
            good = got is not None and bool(got["error"])
            out.add("broken", "files_told", int(good))
            if not good:
                out.misses.append(
                    {"what": "broken file not told", "seed": seed, "document": name, **_made(expected, name)}
                )
            continue
        out.add(group, "documents")
        if got is not None and not got["error"] and got["kind"] in document["kind"]:
            out.add(group, "kinds_found")
            continue
        said = {"expected": document["kind"], "read": got and (got["error"] or got["kind"])}
        out.misses.append({"what": "kind", "seed": seed, "document": name, **_made(expected, name), **said})


def _findings(out: Score, expected: Json, report: Json, seed: str) -> None:
    told = {f["rule"]: f for f in report["findings"]}
    for rule, wanted in expected["findings"].items():
        out.add("findings", "findings")
        out.add(f"rule {rule}", "findings")
        status = told[rule]["status"] if rule in told else "absent"
        if status in wanted["statuses"]:
            out.add("findings", "right")
            out.add(f"rule {rule}", "right")
        else:
            out.add("findings", "unsure" if status == "uncertain" else "wrong_status")
        dangerous = status == "met" and not wanted["true_met"]
        if dangerous:
            out.add("findings", "dangerous")
            out.add(f"rule {rule}", "dangerous")
        if status not in wanted["statuses"]:
            what = "DANGEROUS" if dangerous else "finding"
            message = told[rule].get("message", "") if rule in told else ""
            said = {"expected": wanted["statuses"], "read": status, "message": message}
            out.misses.append({"what": what, "seed": seed, "rule": rule, **said})


def _identity(out: Score, expected: Json, report: Json, seed: str) -> None:
    """The applicant's name, code and so on."""
    for name in ("applicant", "credit_code", "platform_name", "category", "services"):
        if name in expected["dossier"].get("unstated", ()):
            continue
        wanted, got = expected["dossier"][name], report["dossier"].get(name)
        if name == "services":
            wanted, got = sorted(wanted), sorted(got or [])
        out.add("identity", name)
        if wanted == got:
            out.add("identity", f"{name}_right")
        else:
            out.misses.append({"what": "identity", "seed": seed, "field": name, "expected": wanted, "read": got})


def _made(expected: Json, name: str) -> Json:
    return {"made": next((d.get("made", "") for d in expected["documents"] if d["name"] == name), "")}


def _short(claim: Json) -> Json:
    evidence = claim["evidence"]
    picked = {key: evidence.get(key) for key in ("document", "page", "place", "quote", "reader")}
    return {"field": claim["field"], "value": claim["value"], "basis": claim["basis"], **picked}


def _miss(what: str, seed: str, expected: Json, wanted: Json, **more: Any) -> Json:
    picked = {k: wanted[k] for k in ("field", "value", "basis", "document", "page", "bbox", "wording", "class")}
    return {"what": what, "seed": seed, **picked, **_made(expected, wanted["document"]), **more}
