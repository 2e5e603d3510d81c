"""Reports that an earlier version wrote down, in the form of today."""

from __future__ import annotations

import re
from typing import Any

from service.report.json import SCHEMA_VERSION

Json = dict[str, Any]

_PLACE = re.compile(
    r"(?:sheet (?P<sheet>.+?)(?:, |$))?(?:table (?P<table>\d+)(?:, |$))?"
    r"(?:rows? (?P<row>\d+)(?:-(?P<last_row>\d+))?)?"
)
_SPOT = re.compile(r"(?P<spot>paragraph|text box|picture|diagram|header|footer|footnote|endnote) (?P<number>\d+)")


def upgraded(body: Json) -> Json:
    """The report's JSON with what was written otherwise before; one of today stays as it is.

    1.0 told places and remarks in sentences, and did not tell what was left out.
    """
    if body.get("schema_version") == SCHEMA_VERSION:
        return body
    claims = [{**_UNTOLD_OF_CLAIMS, **_claim(c)} for c in body.get("claims", ())]
    documents = [_document(d) for d in body.get("documents", ())]
    findings = [{**_UNTOLD_OF_FINDINGS, **f} for f in body.get("findings", ())]
    told: Json = {"claims": claims, "documents": documents, "findings": findings, "left_out": body.get("left_out", [])}
    rulebook = {**_UNTOLD_OF_RULEBOOKS, **body.get("rulebook", {})}
    return {**body, "schema_version": SCHEMA_VERSION, "rulebook": rulebook, **told}


_UNTOLD_OF_CLAIMS: Json = {
    "doubts": [],
    "consolidated": False,
    "measure": None,
    "usable": None,
    "whole": None,
    "body": None,
    "told": None,
}
_UNTOLD_OF_FINDINGS: Json = {"sort": "decided"}
_UNTOLD_OF_RULEBOOKS: Json = {"not_looked_at": [], "notice": None, "warnings": []}
_UNTOLD_OF_PAPERS: Json = {"unread": [], "part": "", "year": None, "owner": "", "landlord": ""}
_UNTOLD_OF_COUNTS: Json = {"strict_low": None, "strict_high": None}


def _document(document: Json) -> Json:
    return {**document, "papers": [{**_UNTOLD_OF_PAPERS, **paper} for paper in document.get("papers", ())]}


def _claim(claim: Json) -> Json:
    """Remarks were sentences once, and so were places; what a list was of stood in them."""
    evidence = claim["evidence"] if "place" in claim["evidence"] else _placed(claim["evidence"])
    count = claim.get("count")
    counted = {"count": _count(count)} if count and "joined" not in count else {}
    return {**claim, "evidence": evidence, **counted}


def _count(count: Json) -> Json:
    rows = [_placed({**row, "remark": _said(row.get("detail")), "amount": 1}) for row in count["rows"]]
    gaps = [said] if (said := _said(count.get("gaps"))) else []
    kept: Json = {"numbers": count.get("numbers"), "of": None, "joined": []}
    return {**_UNTOLD_OF_COUNTS, **count, **kept, "rows": rows, "gaps": gaps}


def _said(text: str | None) -> Json | None:
    return {"code": "said", "parts": [text]} if text else None


def _placed(entry: Json) -> Json:
    """The entry with its place as a value: "table 2, rows 3-14" was said in words; a remark has a name of its own."""
    return {
        **{k: v for k, v in entry.items() if k not in ("locator", "detail")},
        "place": _place(entry.get("locator") or ""),
    }


def _place(text: str) -> Json | None:
    if found := _SPOT.fullmatch(text):
        return {"spot": found["spot"].replace(" ", "_"), "number": int(found["number"])}
    parts = found.groupdict() if text and (found := _PLACE.fullmatch(text)) else {}
    return {key: value if key == "sheet" else int(value) for key, value in parts.items() if value} or None
