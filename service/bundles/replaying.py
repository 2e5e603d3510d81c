"""A bundle judged again, offline: the same verdicts, or the first that differs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from checkers.model import Category
from checkers.rulebook.loading import load_folder
from checkers.rulebook.model import Rulebook
from checkers.rulebook.notice import notice_of, with_notice
from extractors.model import ADDED, BY_HAND, Claim, Evidence, Fact, Kind, Reader, Statement
from service.bundles.making import READINGS, KeptReadings
from service.bundles.parts import BadBundle, Bundle, Json
from service.model import Handed, Options, Readers, Report, ReviewedDocument
from service.pipeline import review
from service.rejudging import judged_again
from service.report.json import to_json
from service.report.parsing import report_of

S = TypeVar("S", Claim, Fact)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of a finding that came out otherwise; `rule` names the finding, `part` what of it."""

    rule: str
    part: str
    before: object
    now: object


def replayed(bundle: Bundle, reading: bool = False) -> tuple[Difference, ...]:
    """What differs when the bundle is judged again; `reading`: its files are understood again from their kept pages.

    Raises BadBundle where a part does not hold, RulebookError where its rules cannot be read.
    """
    if fault := next(bundle.faults(), None):
        raise BadBundle(
            f"复核包与其清单不符：“{fault.path}”。请重新下载。",
            f"The bundle does not match its own list: “{fault.path}” is {fault.what}. Download it again.",
        )
    rulebook, body = _rulebook(bundle), bundle.json("report.json")
    options, today = _options(bundle.json("settings.json"))
    if reading:
        again = _reviewed(bundle, body, rulebook, options, today)
    else:
        again = judged_again(report_of(body), rulebook, options, today)
    return tuple(differences(body["findings"], to_json(again)["findings"]))


def differences(before: list[Json], now: list[Json]) -> Iterator[Difference]:
    """Finding by finding in the order of before, part by part."""
    found = {finding["rule"]: finding for finding in now}
    for finding in before:
        other = found.pop(finding["rule"], None)
        if other is None:
            yield Difference(finding["rule"], "status", finding["status"], None)
            continue
        for part in _PARTS:
            if finding.get(part) != other.get(part):
                yield Difference(finding["rule"], part, finding.get(part), other.get(part))
    yield from (Difference(rule, "status", None, finding["status"]) for rule, finding in found.items())


_PARTS = ("status", "stable", "value", "required", "claims", "messages", "alternatives", "causes", "clause", "title")


def _rulebook(bundle: Bundle) -> Rulebook:
    with tempfile.TemporaryDirectory(prefix="prescreen-rules-") as scratch:
        for name in bundle.names("rulebook"):
            target = Path(scratch) / _inside(name.removeprefix("rulebook/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bundle.read(name))
        book = load_folder(Path(scratch))
    notice = "round/notice.yaml"
    return with_notice(book, notice_of(bundle.read(notice).decode(), notice)) if bundle.has(notice) else book


def _inside(name: str) -> str:
    """The name, unless it leads out of the folder."""
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        raise BadBundle(f"复核包中的路径“{name}”不可用。", f"The bundle's path “{name}” cannot be used.")
    return name


def _options(said: Json) -> tuple[Options, date]:
    options = Options(
        as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
        category=Category(said["category"]) if said["category"] else None,
        readers=cast("Readers", said["readers"]),
        services=tuple(said["services"]),
    )
    return options, date.fromisoformat(said["today"])


def _reviewed(bundle: Bundle, body: Json, rulebook: Rulebook, options: Options, today: date) -> Report:
    with tempfile.TemporaryDirectory(prefix="prescreen-replay-") as scratch:
        handed = []
        for entry in bundle.json("inputs.json"):
            target = Path(scratch) / _inside(entry["path"])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bundle.read(entry["path"]))
            kinds = tuple((place, Kind(kind)) for place, kind in entry["kinds"])
            handed.append(Handed(target, entry["name"], kinds=kinds))
        read = review(handed, rulebook, options, today, cache=KeptReadings(_readings(bundle)))
    corrected = _with_corrections(read, report_of(body), bool(body.get("papers_by_hand") or body.get("added_by_hand")))
    return read if corrected is read else judged_again(corrected, rulebook, options, today)


def _with_corrections(read: Report, kept: Report, papers: bool) -> Report:
    """What staff corrected by hand holds for what stands at the same place; `papers`: these were corrected too."""
    by_hand = {(_of(s), s.evidence): s for s in kept.statements if {BY_HAND, ADDED} & set(s.confirmed_by)}
    if not by_hand and not papers:
        return read
    claims = [_or_corrected(c, by_hand) for c in read.claims]
    facts = [_or_corrected(f, by_hand) for f in read.facts]
    claims += [c for c in kept.claims if _is_added(c)]
    facts += [f for f in kept.facts if _is_added(f)]
    documents = _as_kept(read, kept) if papers else read.documents
    return replace(read, claims=tuple(claims), facts=tuple(facts), documents=documents)


def _is_added(said: Statement) -> bool:
    """Whether nobody read it: a person added it as a whole."""
    return said.evidence.reader is Reader.BY_HAND


def _as_kept(read: Report, kept: Report) -> tuple[ReviewedDocument, ...]:
    """The files with their papers as staff corrected them."""
    known = {d.name: d.papers for d in kept.documents}
    return tuple(replace(d, papers=known.get(d.name, d.papers)) for d in read.documents)


def _of(said: Statement) -> str:
    return said.field.id if isinstance(said, Claim) else said.name


def _or_corrected(said: S, by_hand: Mapping[tuple[str, Evidence], Statement]) -> S:
    other = by_hand.get((_of(said), said.evidence))
    return other if isinstance(other, type(said)) else said


def _readings(bundle: Bundle) -> dict[tuple[str, int], bytes]:
    found = {}
    for name in bundle.names(READINGS):
        _, sha256, page = name.split("/")
        found[sha256, int(page.partition(".")[0])] = bundle.read(name)
    return found
