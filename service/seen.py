"""All that a report has seen, by one number: figures that count, then facts, then figures that were left out.

By that number each finds its picture, its cut-out and its place in the view.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from extractors.model import Statement
from service.model import Excerpt, Report

PICTURED = 200
"""Of the figures left out, so many have pictures; the others are lines."""

T = TypeVar("T")


def numbered(claims: Iterable[T], left_out: Iterable[T]) -> tuple[T, ...]:
    """All figures seen; the number of each is its place here."""
    return (*claims, *left_out)


def seen(report: Report) -> tuple[Statement, ...]:
    """All figures and facts of the report."""
    return numbered(report.statements, (one.claim for one in report.left_out))


def pictured(report: Report) -> tuple[Statement, ...]:
    """Those that are shown with their picture."""
    return seen(report)[: len(report.statements) + PICTURED]


def excerpts(report: Report) -> tuple[Excerpt | None, ...]:
    """The excerpt of each, also where none were made."""
    return numbered(
        report.excerpts or (None,) * len(report.statements), report.left_out_excerpts or (None,) * len(report.left_out)
    )
