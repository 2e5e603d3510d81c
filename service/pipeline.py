"""A dossier in, a report out: `review` is the whole way on one screen."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from checkers.case import case_from
from checkers.check import check
from checkers.model import Case
from checkers.rulebook.model import Rulebook
from extractors.isolate import Isolated
from extractors.model import Statement
from extractors.recognise.engines import Engines, available
from extractors.rooms import Room
from service import memory
from service.children import Understood, settle_in
from service.documents import reviewed, unread
from service.dossier import dossier_of, identity, with_services
from service.model import (
    Excerpt,
    Handed,
    Options,
    PageCache,
    Progress,
    ProgressListener,
    Report,
    Run,
)
from service.model import ReviewedDocument as Reviewed
from service.reading import Shelf, read_all
from service.stages import good, open_all, understand_all
from service.strangers import with_strangers_aside
from service.version import reading_version
from service.warming import UNDERSTANDING, warm

if TYPE_CHECKING:
    from service.kept_said import KeptSaid

SECONDS = 240
"""For one chunk of pages: ten times what a page takes on two busy cores."""

IDLE = 0.1
"""The share of the children's time without a page to read from which on a page is read by more than one core."""


def silent(progress: Progress, /) -> None:
    """Tells nobody."""


def review(
    handed: Sequence[Handed],
    rulebook: Rulebook,
    options: Options,
    today: date,
    tell: ProgressListener = silent,
    cache: PageCache | None = None,
    children: Isolated | None = None,
    kept: KeptSaid | None = None,
) -> Report:
    """Read every paper, judge what they say, and keep where each figure stands.

    `today` is the day of judgement where neither the options nor the form name one. `cache` and `kept` know pages that
    were read, and papers that were understood, before. `children`, where given, are used and left running. A paper that
    cannot be read becomes an entry with its error; nothing is raised for it.
    """
    started = time.monotonic()
    installed = available(options.readers)
    shelf = Shelf(cache, options.readers, reading_version())
    with new_children(options) if children is None else nullcontext(children) as pool:
        opened = open_all(handed, pool, tell)
        read = read_all(good(opened), partial(_for, installed, options), shelf, pool, tell)
        kinds = {h.name: h.kinds for h in handed}
        understood = understand_all(good(opened), good(read.pages), read.engines, pool, tell, kinds, kept)
    documents = tuple(reviewed(h, opened[h.name], read.pages.get(h.name), understood.get(h.name)) for h in handed)
    whole = _case(good(understood).values(), options, today, rulebook)
    said = tuple(with_strangers_aside(good(understood).values(), whole))
    case = with_services(_case(said, options, today, rulebook, unread(documents)), options)
    return Report(
        dossier=dossier_of(case),
        rulebook=identity(rulebook, case.as_of),
        documents=documents,
        claims=case.claims,
        findings=tuple(check(case, rulebook)),
        run=_run(documents, installed, time.monotonic() - started),
        excerpts=_excerpts(said, case),
        facts=case.facts,
        left_out=tuple(one for s in said for one in s.extraction.left_out),
        left_out_excerpts=tuple(e for s in said for e in s.left_out_excerpts),
    )


def _excerpts(said: Sequence[Understood], case: Case) -> tuple[Excerpt | None, ...]:
    """What stands beside each statement of the case; a number that was counted from others has that of its place."""
    found = (*(e for s in said for e in s.excerpts), *(e for s in said for e in s.fact_excerpts))
    stated: tuple[Statement, ...] = (*case.claims, *case.facts)
    places = {s.evidence: e for s, e in zip(stated, found, strict=False)}
    return (*found, *(places.get(s.evidence) for s in stated[len(found) :]))


def _case(
    said: Iterable[Understood], options: Options, today: date, rulebook: Rulebook, lost: Iterable[str] = ()
) -> Case:
    read = (s.extraction for s in said)
    return case_from(read, options.as_of, options.category, today, lost, rulebook.offered)


def new_children(options: Options, room: Room | None = None) -> Isolated:
    """Children for one review, or for a worker that does many; to be used in a `with` block.

    With a `room` they open nothing but what it names, and what lies in their `work`. There are no more of them, and
    none has more, than the memory allows that is this process's share.
    """
    warm(*UNDERSTANDING)
    fit = memory.plan(memory.share(), _jobs(options), os.cpu_count() or 1)
    return Isolated(fit.jobs, SECONDS, fit.child, prepare=settle_in, room=room, alone_megabytes=fit.alone)


def _jobs(options: Options) -> int:
    return options.jobs or os.cpu_count() or 1


def _for(installed: Engines, options: Options, pages: int) -> Engines:
    """The engines with threads of their own for so many pages to be read."""
    return replace(installed, threads=threads(pages, _jobs(options), os.cpu_count() or 1))


def threads(pages: int, jobs: int, cores: int) -> int:
    """Threads for the engine of each child, so that all children together keep every core busy.

    Two children with two threads each on two cores take 4 % more time for their pages than with one. But a paper of
    one page, and the last page of a few, leaves the other child nothing to do: then both cores read it.
    """
    rounds = math.ceil(pages / jobs)
    idle = rounds * jobs - pages
    return max(cores // jobs, min(cores, 2) if idle > IDLE * rounds * jobs else 1)


def _run(documents: Sequence[Reviewed], engines: Engines, seconds: float) -> Run:
    return Run(
        seconds=seconds,
        pages=sum(d.pages for d in documents),
        ocr_pages=sum(d.ocr_pages for d in documents),
        engines=tuple(str(e) for e in (engines.first, engines.second) if e),
        missing=tuple(str(m) for m in engines.missing),
    )
