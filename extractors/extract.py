"""What one document says: its papers, its claims, its facts."""

from __future__ import annotations

from dataclasses import replace

from extractors.claims import clients, identity, roster
from extractors.claims.settle import settle
from extractors.claims.statements import statements
from extractors.kinds import papers
from extractors.model import Document, Extraction, Kind


def extract(document: Document, kinds: dict[int, Kind] | None = None) -> Extraction:
    """All that `document` says; `kinds` are a person's corrections, by the paper's place in the document (from 0)."""
    found = papers(document)
    found = tuple(replace(p, kind=(kinds or {}).get(i, p.kind)) for i, p in enumerate(found))
    facts = identity.find(document, found)
    claims = (
        *settle(statements(document), document, found, identity.own_names(document, facts)),
        *roster.find(document, found),
        *clients.find(document, found),
    )
    return Extraction(found, claims, facts, document.notes)
