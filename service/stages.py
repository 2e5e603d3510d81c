"""The stages before and after reading that work on all papers at once: opening and understanding them in children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.formats import Outline
from extractors.isolate import Isolated
from extractors.model import Page
from extractors.recognise.engines import Engines
from service.children import Kinds, Understood, open_paper, understand
from service.model import Handed, Progress, ProgressListener, Trouble
from service.reading import K, T, outcomes

if TYPE_CHECKING:
    from service.kept_said import KeptSaid

SECONDS_TO_OPEN = 180
SECONDS_TO_UNDERSTAND = 300
SECONDS_TO_UNDERSTAND_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Twin:
    """A file with the very content of another one, which is read in its place."""

    of: str
    outline: Outline


def good(found: Mapping[K, T | Trouble | Twin]) -> dict[K, T]:
    """What went well, in the same order."""
    return {key: value for key, value in found.items() if not isinstance(value, Trouble | Twin)}


def open_all(handed: Sequence[Handed], pool: Isolated, tell: ProgressListener) -> dict[str, Outline | Trouble | Twin]:
    """What each file is; a second copy of a file is told apart, so that no figure is counted twice."""
    futures = {h.name: pool.submit_within(SECONDS_TO_OPEN, open_paper, h.path, h.name) for h in handed if not h.trouble}
    found: dict[str, Outline | Trouble] = {}
    for name, outcome in outcomes(futures):
        found[name] = outcome
        tell(Progress(name, 0, 0 if isinstance(outcome, Trouble) else outcome.pages, "opening"))
    return _twins_apart({h.name: h.trouble or found[h.name] for h in handed})


def _twins_apart(opened: Mapping[str, Outline | Trouble]) -> dict[str, Outline | Trouble | Twin]:
    """The first of each content as it is, later ones as its twins."""
    first: dict[str, str] = {}
    apart: dict[str, Outline | Trouble | Twin] = {}
    for name, outcome in opened.items():
        apart[name] = outcome
        if not isinstance(outcome, Trouble):
            elder = first.setdefault(outcome.sha256, name)
            apart[name] = outcome if elder == name else Twin(elder, outcome)
    return apart


def understand_all(
    outlines: Mapping[str, Outline],
    pages: Mapping[str, tuple[Page, ...]],
    engines: Engines,
    pool: Isolated,
    tell: ProgressListener,
    kinds: Mapping[str, Kinds],
    kept: KeptSaid | None = None,
) -> dict[str, Understood | Trouble]:
    """What each paper says, in the order handed in; `kinds` are corrections by a person, by the file's name.

    What is `kept` of a paper of which nothing changed is taken from there.
    """
    found: dict[str, Understood | Trouble] = {}
    futures = {}
    for name, read in pages.items():
        given = (outlines[name], read, engines, kinds.get(name, ()))
        said = kept.find(*given) if kept else None
        if said is None:
            seconds = SECONDS_TO_UNDERSTAND + SECONDS_TO_UNDERSTAND_A_PAGE * len(read)
            futures[name] = pool.submit_within(seconds, understand, *given)
        else:
            found[name] = said
            tell(Progress(name, len(read), len(read), "understanding"))
    for name, outcome in outcomes(futures):
        found[name] = outcome
        if kept and not isinstance(outcome, Trouble):
            kept.keep(outlines[name], pages[name], engines, kinds.get(name, ()), outcome)
        tell(Progress(name, len(pages[name]), len(pages[name]), "understanding"))
    return {name: found[name] for name in pages}
