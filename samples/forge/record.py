"""A truth as the text of an expected.yaml."""

from __future__ import annotations

from typing import Any

import yaml

from samples.forge.truth import Stated, Truth


def expected_yaml(truth: Truth) -> str:
    """The file that lies beside a dossier's papers; its keys are explained in samples/README.md."""
    record = {
        "dossier": {
            "applicant": truth.applicant,
            "credit_code": truth.credit_code,
            "platform_name": truth.platform_name,
            "category": truth.category,
            "services": list(truth.services),
            "as_of": truth.as_of.isoformat(),
            "unstated": _unstated(truth),
        },
        "documents": [_document(made) for made in truth.documents],
        "claims": _merged(truth, ("claim", "optional")),
        "decoys": [_decoy(s) for s in truth.stated if s.figure.role == "decoy"],
        "findings": {
            rule: {"statuses": list(e.statuses), "true_met": e.true_met} for rule, e in truth.findings.items()
        },
    }
    if truth.scenario:
        record = {"scenario": truth.scenario, **record}
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=160, default_flow_style=None)


def _unstated(truth: Truth) -> list[str]:
    """What no readable paper says, so that it may be left open."""
    kinds = {kind for made in truth.documents for kind in made.kinds}
    if "application_form" in kinds:
        return []
    return ["category"] if "application_report" in kinds else ["category", "platform_name", "services"]


def _document(made: Any) -> dict[str, Any]:
    out = {"name": made.name, "kind": list(made.kinds), "class": made.format_class, "error": made.error}
    if made.page_sizes:
        out["page_sizes"] = [[round(x, 1) for x in size] for size in made.page_sizes]
    if made.note:
        out["made"] = made.note
    return out


def _merged(truth: Truth, roles: tuple[str, ...]) -> list[dict[str, Any]]:
    """Claims with all places that print them, one for each field, document and value.

    Where a bundle states a value both in a form and in a supporting paper, that is two claims, each with its own basis.
    """
    out: dict[tuple[str, str, float, bool], dict[str, Any]] = {}
    for stated in truth.stated:
        figure = stated.figure
        if figure.role not in roles or figure.field is None:
            continue
        key = (figure.field, stated.document, round(figure.value, 6), figure.basis == "declared")
        claim = out.setdefault(key, _claim(stated))
        if claim["optional"] and figure.role == "claim":
            claim |= {"optional": False, "basis": figure.basis, "also": list(figure.also)}
        claim["places"] += [_place(p) for p in stated.places]
        claim["pages"] = sorted({*claim["pages"], *stated.pages})
    for key, claim in out.items():
        claim["twin"] = (*key[:3], not key[3]) in out
        first = claim["places"][0] if claim["places"] else None
        claim["page"], claim["bbox"] = (first["page"], first["bbox"]) if first else (claim["page"], None)
    return list(out.values())


def _claim(stated: Stated) -> dict[str, Any]:
    figure = stated.figure
    return {
        "field": figure.field,
        "value": round(figure.value, 6),
        "basis": figure.basis,
        "document": stated.document,
        "class": stated.format_class,
        "page": stated.pages[0] if stated.pages else None,
        "bbox": None,
        "pages": list(stated.pages),
        "places": [],
        "optional": True,
        "also": list(figure.also),
        "wording": figure.wording,
    }


def _place(place: Any) -> dict[str, Any]:
    return {"page": place.page, "bbox": [round(x, 1) for x in place.box]}


def _decoy(stated: Stated) -> dict[str, Any]:
    return {"document": stated.document, "value": round(stated.figure.value, 6), "why": stated.figure.why}
