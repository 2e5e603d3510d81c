"""The papers by which an applicant rules itself and plans, each by its heading and by how much stands under it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from extractors.facts import misread_headings
from extractors.facts.chapters import Chapter, chapters
from extractors.facts.listed_headings import LONGEST, plain_title
from extractors.facts.told import Told
from extractors.model import RECOGNISED, Document, FactName, Kind, Paper, Passage, Remark
from extractors.papers import holds
from extractors.text.script import script
from extractors.words.loading import pattern, rules, word_file

_WORDS = "facts/institutions"

MOST = 6
"""Chapters of one sort that are told of one document, the longest first."""

_OPENING = 6
"""Lines at the top of a paper in which it may be said whose it is."""

OF_SERVICE = 2
"""Words of service that measures must name where their heading does not."""

_BOXED = 14
"""Characters of what stands in one box of a chart."""

_APPLYING = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})
_NEVER = frozenset(
    {
        Kind.BUSINESS_LICENCE,
        Kind.AUDIT_REPORT,
        Kind.BALANCE_SHEET,
        Kind.PROPERTY_CERTIFICATE,
        Kind.STAFF_ROSTER,
        Kind.INSURANCE_LIST,
        Kind.CLIENT_LIST,
        Kind.DESIGNATION,
    }
)
"""Kinds of paper that hold none, whatever their chapters are called."""

_PLANS = frozenset({"development_plan", "brand_plan", "yearly_goals"})

_CONTRACTS = frozenset({Kind.LEASE, Kind.AGREEMENT})
"""Kinds whose numbered chapters are clauses between two parties."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a chapter is of one sort: its own texts; `misread`: its heading is that of the sort but for a letter."""

    item: str
    chapter: Chapter
    texts: tuple[str, ...]
    misread: bool = False


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The institution papers of the document, the longest of each sort; headings without any text are none."""
    read = frozenset(page.number for page in document.pages if page.reader in RECOGNISED)
    asked = may_be_asked if read else is_asked
    found = [p for c in chapters(document, papers, asked) if _may_hold(c) for p in (*_parts(c), *_nearly(c, read))]
    found += _by_file(document, papers, passages, found)
    by_item: dict[str, list[tuple[int, _Part]]] = {}
    for part in found:
        if size := own_length(part.texts):
            by_item.setdefault(part.item, []).append((size, part))
    for some in by_item.values():
        for size, part in sorted(some, key=lambda s: -s[0])[:MOST]:
            yield _told(part, size, passages)


def is_asked(title: str) -> bool:
    """Whether a heading, its number taken off, is that of such a paper."""
    return any(True for _ in items(title))


def may_be_asked(title: str) -> bool:
    """The same of a heading one letter of which may be misread."""
    return is_asked(title) or bool(misread_headings.nearly(title))


def items(title: str) -> Iterator[str]:
    """Which papers a heading names; those of one that names several (发展规划与年度目标) in its order."""
    parts = [p for p in pattern(_WORDS, "joint").split(title) if p]
    if len(parts) < 2:
        parts, beside = [title], []
    else:
        beside = [p for p in parts if not any(r.pattern.search(p) for r in rules(_WORDS, "titles"))]
    found = [item for part in parts for item in _named(part, beside)]
    yield from dict.fromkeys(found or _named(title, []))


def _named(part: str, beside: Sequence[str]) -> Iterator[str]:
    """What a part of a heading names, unless it, or a part beside it that names nothing, sounds of another thing."""
    apart = [r for r in rules(_WORDS, "look_alikes") if any(r.pattern.search(t) for t in (part, *beside))]
    for rule in rules(_WORDS, "titles"):
        item = rule.more["item"]
        if rule.pattern.search(part) and not any(item in r.more["items"] for r in apart):
            yield item


def own_length(texts: Iterable[str]) -> int:
    """Characters of one's own: not those that name papers or say where they are, nor what is asked of others."""
    own = [_own(t) for t in texts if not pattern(_WORDS, "asked_of").search(t)]
    return sum(map(len, own)) if any(pattern(_WORDS, "letters").search(t) for t in own) else 0


def _own(text: str) -> str:
    return pattern(_WORDS, "named_papers").sub("", text)


def _may_hold(chapter: Chapter) -> bool:
    kind = chapter.paper.kind if chapter.paper else Kind.OTHER
    line = script(chapter.passage.text, lines=True).text
    clause = len(line) > LONGEST or pattern("facts/chapters", "ahead").match(line)
    return kind not in _NEVER and not (kind in _CONTRACTS and clause)


def _parts(chapter: Chapter) -> Iterator[_Part]:
    """What a chapter holds of each sort that its heading names."""
    named = [i for i in items(chapter.title) if not _inside_a_plan(i, chapter)]
    for item in named:
        texts = chapter.texts if len(named) == 1 else list(_share(item, chapter.texts))
        whole = "\n".join(texts)
        if (len(named) == 1 or _speaks(item, whole)) and _intends(item, chapter.title, whole):
            yield _Part(item, chapter, tuple(texts))


def _nearly(chapter: Chapter, read: Container[int | None]) -> Iterator[_Part]:
    """What a chapter of a page that was read from a picture may be, if one letter of its heading is another."""
    if chapter.passage.page not in read or is_asked(chapter.title):
        return
    for item in misread_headings.nearly(chapter.title):
        if _speaks(item, "\n".join(chapter.texts)):
            yield _Part(item, chapter, tuple(chapter.texts), misread=True)


def _share(item: str, texts: Iterable[str]) -> Iterator[str]:
    """Under a heading that names several papers the sentences that speak of this one, and those that go on with it."""
    asked = [r for r in rules(_WORDS, "of_several") if r.more["item"] == item]
    others = [r for r in rules(_WORDS, "of_several") if r.more["item"] != item]
    mine = False
    for sentence in (s for text in texts for s in re.split(r"(?<=[\u3002;])", text) if s):
        if any(r.pattern.search(sentence) for r in asked):
            mine = True
        elif any(r.pattern.search(sentence) for r in others):
            mine = False
        if mine:
            yield sentence


def _inside_a_plan(item: str, chapter: Chapter) -> bool:
    """Whether a chapter of measures carries out the plan that it stands in, and secures no service."""
    if not pattern(_WORDS, "measures").fullmatch(chapter.title):
        return False
    over = [set(items(plain_title(above))) for above in chapter.above]
    # What names rules as well (管理制度与发展规划) holds papers of all sorts, and is no plan itself.
    return item == "safeguards" and any(named and named <= _PLANS for named in over)


def _speaks(item: str, text: str) -> bool:
    return any(r.pattern.search(text) for r in rules(_WORDS, "content") if r.more["item"] == item)


def _intends(item: str, title: str, text: str) -> bool:
    """Whether a chapter whose heading leaves it open tells of what is to be done."""
    asked = [r for r in rules(_WORDS, "intended") if r.more["item"] == item]
    outright = pattern(_WORDS, "outright").search(title)
    return bool(outright) or not asked or any(r.pattern.search(text) for r in asked)


def _by_file(
    document: Document, papers: Sequence[Paper], passages: Sequence[Passage], found: Sequence[_Part]
) -> Iterator[_Part]:
    """What the name of a file or sheet tells of its whole text, where no heading in it does."""
    for paper in papers:
        own = [p for p in passages if holds(paper, p)]
        named = paper.part or (PurePath(document.name).stem if len(papers) == 1 else "")
        silent = not any(holds(paper, p.chapter.passage) for p in found)
        if named and own and silent and paper.kind not in _NEVER | _CONTRACTS | _APPLYING:
            title = plain_title(pattern(_WORDS, "file_number").sub("", script(named).text))
            texts = [script(p.text, lines=True).text for p in own]
            yield from _parts(Chapter(title, own[0], 0, len(own[0].text), paper, (), texts))


def _told(part: _Part, size: int, passages: Sequence[Passage]) -> Told:
    chapter = part.chapter
    remarks = [Remark("characters", (str(size),))]
    if steps := _steps(part):
        remarks.append(Remark("steps", steps))
    if part.misread:
        remarks.append(Remark("misread", (chapter.title,)))
    if _is_vague(part):
        remarks.append(Remark("vague"))
    if owner := _owner(chapter, passages):
        remarks.append(Remark("of", (owner,)))
    return Told(
        FactName.INSTITUTION_PAPERS,
        part.item,
        chapter.passage,
        chapter.first,
        chapter.last,
        _year(part),
        tuple(remarks),
    )


def _steps(part: _Part) -> tuple[str, ...]:
    """The steps that the chart of a process names, box by box or with arrows: it has few words."""
    if part.item != word_file(_WORDS).rule("step").more["item"]:
        return ()
    short = [t for t in part.texts if len(t) <= _BOXED]
    drawn = [t for t in part.texts if pattern(_WORDS, "arrow").search(t)]
    return tuple(dict.fromkeys(pattern(_WORDS, "step").findall("\n".join([*short, *drawn]))))


def _is_vague(part: _Part) -> bool:
    """Whether a text says only that all is well, and nothing of how it is done."""
    whole = "\n".join(part.texts)
    asked = [r for r in rules(_WORDS, "substance") if r.more["item"] == part.item]
    if not _speaks(part.item, whole) or _secures_a_plan(part, whole):
        return True
    return any(len({m.group() for m in r.pattern.finditer(whole)}) < r.more["least"] for r in asked)


def _secures_a_plan(part: _Part, whole: str) -> bool:
    """Whether measures that name no service may be those of a plan: of its organisation, its money."""
    named = pattern(_WORDS, "measures").fullmatch(part.chapter.title)
    of_service = {m.group() for m in pattern(_WORDS, "of_service").finditer(whole)}
    return bool(named) and (len(of_service) < OF_SERVICE or bool(pattern(_WORDS, "of_a_plan").search(whole)))


def _owner(chapter: Chapter, passages: Sequence[Passage]) -> str:
    """Whom the heading, or the opening of a paper of its own, names as the one whose rules these are."""
    lines = [chapter.title, *chapter.above]
    paper = chapter.paper
    if paper and paper.kind not in _APPLYING:
        own = [p for p in passages if holds(paper, p)][:_OPENING]
        lines += [t for p in own if _is_title(t := script(p.text, lines=True).text)]
    return next((name for line in lines if (name := _organisation(line))), "")


def _is_title(line: str) -> bool:
    return len(line) <= LONGEST and not pattern("facts/chapters", "sentence").search(line)


def _organisation(line: str) -> str:
    match = pattern(_WORDS, "opens_with").match(line)
    return match["name"] if match and not pattern(_WORDS, "nobody").match(match["name"]) else ""


def _year(part: _Part) -> date | None:
    """The last year that a goal or plan is of: by its heading, by words of goals, else by those named in it."""
    if part.item not in word_file(_WORDS).rule("bound").more["items"]:
        return None
    title = _years(part.chapter.title) or [y for above in part.chapter.above for y in _years(above)]
    if title:
        return date(max(title), 12, 31)
    whole = "\n".join(part.texts)
    bound = [int(m[1] or m[2]) for m in pattern(_WORDS, "bound").finditer(whole)]
    base = {int(g) for m in pattern(_WORDS, "base").finditer(whole) for g in m.groups() if g}
    years = [y for y in (bound or _years(whole)) if y not in base]
    return date(max(years), 12, 31) if years else None


def _years(text: str) -> list[int]:
    return [int(y) for y in pattern(_WORDS, "last_year").findall(text)]
