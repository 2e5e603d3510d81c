"""The interface for programs, version 1, a module a noun; `openapi.json` says what each address does."""

from __future__ import annotations

from service.web.api import (
    decisions,
    documents,
    dossiers,
    evidence,
    hooks,
    messages,
    notices,
    repeating,
    reports,
    rounds,
    steps,
)
from service.web.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "decisions",
    "documents",
    "dossiers",
    "evidence",
    "hooks",
    "messages",
    "notices",
    "repeating",
    "reports",
    "rounds",
    "steps",
]
