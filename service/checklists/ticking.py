"""Which papers of a checklist are there: by what was read after a run, by the names of files before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checkers.conditions.required_papers import Looked, looked_for
from checkers.model import Case, Status
from checkers.rulebook.asks.required_papers import AskedPaper
from checkers.rulebook.model import Rulebook
from extractors.model import Kind
from extractors.papers import kind_by_name
from service.checklists.slots import Slot
from service.model import Report
from service.report.words import Words


class State(StrEnum):
    """How a slot stands: read, there by its file's name alone, in doubt, or absent."""

    READ = "read"
    NAMED = "named"
    DOUBTFUL = "doubtful"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Ticked:
    """A slot, how it stands, the files that it is in or may be in, and what leaves it open. `there` of `count`."""

    slot: Slot
    state: State
    files: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    there: int = 0


@dataclass(frozen=True, slots=True)
class Handed:
    """The files of a dossier by name: those that a run has read as they are, and those that it has not."""

    read: Collection[str]
    unread: Collection[str]

    @property
    def nameless(self) -> tuple[str, ...]:
        """Files that were not read, and whose names tell no kind of paper."""
        return tuple(name for name in self.unread if kind_by_name(name) is Kind.OTHER)


def ticked(
    slots: Sequence[Slot], files: Handed, looked: Mapping[AskedPaper, Looked], words: Words
) -> tuple[Ticked, ...]:
    """Every slot with how it stands; `looked`: what a run found of each, empty before the first one."""
    return tuple(_ticked(slot, files, looked.get(slot.asked), words) for slot in slots)


def absent(found: Sequence[Ticked]) -> tuple[Ticked, ...]:
    """What is absent and surely asked for."""
    return tuple(one for one in found if one.state is State.ABSENT and not one.slot.only)


def found_in(report: Report, rulebook: Rulebook, case: Case) -> Mapping[AskedPaper, Looked]:
    """What the rules on papers find in a case of that report."""
    rules = (rule for rule in rulebook.rules if rule.condition == "required_papers")
    return {looked.asked: looked for rule in rules for looked in looked_for(rule, case)}


def without(report: Report, names: Collection[str]) -> Report:
    """The report as if files of these names, and what hangs on them, had not been handed in."""

    def stays(name: str) -> bool:
        return not any(name == gone or name.startswith(f"{gone}/") for gone in names)

    return replace(
        report,
        documents=tuple(d for d in report.documents if stays(d.name)),
        claims=tuple(c for c in report.claims if stays(c.evidence.document)),
        facts=tuple(f for f in report.facts if stays(f.evidence.document)),
        left_out=tuple(o for o in report.left_out if stays(o.claim.evidence.document)),
    )


def _ticked(slot: Slot, files: Handed, looked: Looked | None, words: Words) -> Ticked:
    named = tuple(name for name in files.unread if kind_by_name(name) in slot.asked.kinds)
    if looked is not None and looked.status is Status.MET:
        return Ticked(slot, State.READ, (*looked.files, *named), there=looked.there)
    there = (looked.there if looked else 0) + len(named)
    if there >= slot.asked.count:
        return Ticked(slot, State.NAMED, (*(looked.files if looked else ()), *named), there=there)
    doubts = tuple(words.say(doubt) for doubt in looked.doubts) if looked else ()
    if looked is not None and looked.status is Status.UNCERTAIN and len(doubts) > bool(slot.only):
        return Ticked(slot, State.DOUBTFUL, (*looked.files, *named), doubts, there)
    return Ticked(slot, State.ABSENT, named, doubts, there)
