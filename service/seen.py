"""Every figure that a report has seen, by one number: those that count first, then those that were left out.

By that number a figure finds its picture, its cut-out and its place in the view.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from extractors.model import Claim
from service.model import Excerpt, Report

PICTURED = 200
"""Of the figures left out, so many have pictures; the others are lines."""

T = TypeVar("T")


def numbered(claims: Iterable[T], left_out: Iterable[T]) -> tuple[T, ...]:
    """All figures seen; the number of each is its place here."""
    return (*claims, *left_out)


def seen(report: Report) -> tuple[Claim, ...]:
    """All figures of the report."""
    return numbered(report.claims, (one.claim for one in report.left_out))


def pictured(report: Report) -> tuple[Claim, ...]:
    """Those that are shown with their picture."""
    return seen(report)[: len(report.claims) + PICTURED]


def excerpts(report: Report) -> tuple[Excerpt | None, ...]:
    """The excerpt of each, also where none were made."""
    return numbered(
        report.excerpts or (None,) * len(report.claims), report.left_out_excerpts or (None,) * len(report.left_out)
    )
