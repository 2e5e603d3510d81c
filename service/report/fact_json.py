"""Facts among the claims of a report's JSON, and back; their evidence and excerpt are those of any claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.known_facts import known
from extractors.model import Basis, Evidence, Fact, FactName, FactReading, Reader, Remark

Json = dict[str, Any]


def fact_json(fact: Fact, evidence: Json, excerpt: Json | None) -> Json:
    """The fact as a claim without a unit."""
    return {
        "field": fact.name,
        "value": fact.text or None,
        "unit": None,
        "basis": fact.basis,
        "as_of": fact.as_of.isoformat() if fact.as_of else None,
        "evidence": evidence,
        "confirmed_by": list(fact.confirmed_by),
        "remarks": [{"code": r.code, "parts": list(r.parts)} for r in fact.remarks],
        "rivals": [_reading_json(fact, r) for r in fact.rivals],
        "excerpt": excerpt,
    }


def fact_of(said: Mapping[str, Any], evidence: Evidence) -> Fact:
    """The fact again. Raises KeyError or ValueError for anything else."""
    name = FactName(said["field"])
    return Fact(
        name=name,
        value=known(name).value(said["value"] or ""),
        basis=Basis(said["basis"]),
        evidence=evidence,
        as_of=date.fromisoformat(said["as_of"]) if said.get("as_of") else None,
        rivals=tuple(_reading_of(r, name) for r in said.get("rivals", ())),
        confirmed_by=tuple(said.get("confirmed_by", ())),
        remarks=tuple(Remark(r["code"], tuple(r["parts"])) for r in said.get("remarks", ())),
    )


def _reading_json(fact: Fact, reading: FactReading) -> Json:
    return {
        "reader": reading.reader,
        "text": reading.text,
        "value": replace(fact, value=reading.value).text or None,
        "confidence": round(reading.confidence, 4),
    }


def _reading_of(said: Mapping[str, Any], name: FactName) -> FactReading:
    value = known(name).value(said["value"] or "")
    return FactReading(Reader(said["reader"]), said["text"], value, said["confidence"])
