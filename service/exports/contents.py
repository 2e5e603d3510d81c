"""What exports draw of a dossier, as frozen values: its report's view, and beside it what the office keeps of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Any

from service.exports.cuts import Cut
from service.model import Lang
from service.report.view import ReportView
from service.report.words import Words
from service.store import Store

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taking:
    """From where is taken, and for whom: `inside` tells whether the office's own notes go along."""

    store: Store
    clock: tzinfo
    lang: Lang
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Word:
    """What an expert said of a finding. `holds` is False where its evidence has changed since."""

    verdict: str
    reason: str
    by: str
    at: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the office knows of a dossier before its papers are looked at. Days are those of the office's clock."""

    number: str
    name: str
    stage: str
    category: str
    round_number: str
    round_title: str
    as_of: date | None
    submitted: date | None
    signed: date | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finished run. `body` is the report's JSON; `keys` name its findings, `said` holds experts' words by these.

    `hashes` stand beside the view's documents; `cuts` and `corrected` are by the figure's number.
    `alike`: what the dossier has in common with others.
    """

    dossier: Particulars
    run: int
    finished: str
    finished_on: date | None
    view: ReportView
    body: Json
    words: Words
    keys: Sequence[str]
    hashes: tuple[str, ...]
    is_current: bool
    cuts: Mapping[int, Cut] = field(default_factory=dict)
    said: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    corrected: Mapping[int, str] = field(default_factory=dict)
    alike: tuple[str, ...] = ()
