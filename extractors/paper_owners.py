"""Whose a paper is: whom its labels, its title, its parties, its signature or its file's name say it is of.

Whether that is the applicant is not asked here: one paper does not know what the others say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import PurePath

from extractors.fields import figures
from extractors.model import Document, Kind, Paper
from extractors.paper_texts import last_lines, texts, top_lines
from extractors.papers import is_whole
from extractors.text.script import script
from extractors.words.loading import WordRule, pattern, patterns, rules

_WORDS = "owners"
_TOP_LINES = 14
_SIGNED_LINES = 6
_ALONE_LINES = 5


def with_owners(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, each with its owner, "" where nothing tells it; a lease also with its landlord.

    Of several papers of one sort in one file those that name nobody are of whom the others name.
    """
    found = [_with_owner(document, p, alone=is_whole(papers)) for p in papers]
    named = (_inherited(p, found) for p in found)
    return tuple(replace(p, nameless=p.kind is Kind.LEASE and not p.owner) for p in named)


def owner_of(document: Document, paper: Paper) -> str:
    """Whom the text of a paper says it is of, "" where it names nobody."""
    if paper.kind is Kind.LEASE:
        lines = tuple(texts(document, paper))
        return party("tenant", lines) or _only_other(lines)
    sort = _sort(paper.kind)
    if sort == "rooms":
        return next(_holders(document, paper), "")
    return next(_named(document, paper, sort), "") if sort else ""


def party(side: str, lines: Iterable[str]) -> str:
    """The `tenant` or the `landlord` that the (folded, compact) texts of a lease name, "" where they name none."""
    whole, words = "\n".join(lines), patterns(_WORDS, "parties")
    found = (m["name"] for rule in _SIDES[side] for m in words[rule].finditer(whole))
    names = (words["signature"].sub("", name) for name in found)
    return next((name for name in names if _organisation(name) or _person(name)), "")


def _only_other(lines: Sequence[str]) -> str:
    """The one organisation beside its landlord that a lease names, whatever it calls its tenant; "" for several."""
    landlord, mention = party("landlord", lines), pattern(_WORDS, "mentioned")
    named = dict.fromkeys(m["name"] for line in lines for m in mention.finditer(line))
    others = [name for name in named if name not in landlord and landlord not in name and _speaks(name, "rooms")]
    return others[0] if len(others) == 1 else ""


_SIDES = {
    "tenant": ("tenant_first", "tenant", "let_to", "recipient", "written_to"),
    "landlord": ("landlord_second", "landlord"),
}
"""The rules by which each party is named, the plainest first."""


def _with_owner(document: Document, paper: Paper, alone: bool) -> Paper:
    owner = owner_of(document, paper) or (_by_file(document, paper) if alone else "")
    landlord = party("landlord", texts(document, paper)) if paper.kind is Kind.LEASE else ""
    asked = paper.kind is Kind.OTHER or (paper.kind is Kind.LEASE and not owner)
    subject = _subject(document, paper) if asked else ""
    issuer = owner if subject not in ("", owner) else ""
    parties = _parties(document, paper, subject or owner) if paper.kind is Kind.OTHER else ()
    return replace(paper, owner=subject or owner, landlord=landlord, issuer=issuer, parties=parties)


def _parties(document: Document, paper: Paper, owner: str) -> tuple[str, ...]:
    """Whom a letter or a sheet is addressed to, who receives by it, and who signs it, beside its owner."""
    found = (m["name"] for text in texts(document, paper) for r in _receiving() if (m := r.pattern.search(text)))
    signed = (_unsigned(text) for text in last_lines(document, paper, _SIGNED_LINES))
    named = (name for name in (*found, *signed) if _speaks(name, "other"))
    return tuple(name for name in dict.fromkeys(named) if name != owner)


def _receiving() -> tuple[WordRule, ...]:
    return rules(_WORDS, "receivers")


def _subject(document: Document, paper: Paper) -> str:
    """Of whom a letter, a confirmation or a certificate speaks: whom its text names first, opening a sentence."""
    for text in texts(document, paper):
        for rule in rules(_WORDS, "subjects"):
            found = rule.pattern.search(text)
            name = next((n for n in found.groupdict().values() if n), "") if found else ""
            if name and _speaks(name, "subject"):
                return name
    return ""


def _inherited(paper: Paper, found: Sequence[Paper]) -> Paper:
    sort = _sort(paper.kind)
    named = {p.owner for p in found if p.owner and sort in ("statements", "lists") and _sort(p.kind) == sort}
    return replace(paper, owner=named.pop()) if not paper.owner and len(named) == 1 else paper


@lru_cache(maxsize=256)
def _sort(kind: Kind) -> str:
    """What a kind of paper is as to its owner: statements of accounts, lists that are counted, papers of rooms.

    Of a list of partners only its title says whose it is: names that stand alone in it are those of partners.
    """
    fields = [f for f in figures() if kind in f.proved_by]
    if kind is Kind.PARTNER_LIST:
        return "titled"
    if kind is Kind.INCOME_STATEMENT or any(f.statement for f in fields):
        return "statements"
    if any(f.premises for f in fields):
        return "rooms"
    if any(f.list for f in fields):
        return "lists"
    return "other" if kind is Kind.OTHER else ""


def _named(document: Document, paper: Paper, sort: str) -> Iterator[str]:
    """All names that say whose a statement or list is, the plainest first."""
    lines = list(islice(top_lines(document, paper), _TOP_LINES))
    for rule in rules(_WORDS, "labels"):
        if sort in rule.more["papers"]:
            yield from (m["name"] for text, _ in lines if (m := rule.pattern.search(text)) and _organisation(m["name"]))
    yield from _titled((text for text, alone in lines if alone), sort)
    if sort not in ("other", "titled"):
        leads = pattern(_WORDS, "leads_to")
        named = (leads.sub("", text) for text, alone in lines[:_ALONE_LINES] if alone)
        yield from (name for name in named if _speaks(name, sort))
    if sort == "lists" or (sort == "other" and not _applies(document, paper)):
        signed = (_unsigned(text) for text in reversed(last_lines(document, paper, _SIGNED_LINES)))
        yield from (name for name in signed if _speaks(name, sort))


def _applies(document: Document, paper: Paper) -> bool:
    """Whether a paper that was not recognised may be a form: under one those sign that recommend or approve."""
    return any(pattern(_WORDS, "applying").search(text) for text in texts(document, paper))


def _titled(lines: Iterable[str], sort: str) -> Iterator[str]:
    title = pattern(_WORDS, "opens")
    yield from (m["name"] for text in lines if (m := title.match(text)) and _speaks(m["name"], sort))


def _by_file(document: Document, paper: Paper) -> str:
    """Whom the file's name says that a statement or list is of."""
    sort = _sort(paper.kind)
    name = re.sub(r"^[\d.\u3001_\-\s]+", "", script(PurePath(document.name).stem).text)
    return next(_titled([name], sort), "") if sort in ("statements", "lists") else ""


def _speaks(name: str, sort: str) -> bool:
    """Whether a name over or under a paper, without a label, says whose it is: not who issues or audits it.

    What is no form and no supporting paper is of whoever issues it.
    """
    words = patterns(_WORDS, "names")
    issues = (sort != "other" and words["issuer"].search(name)) or words["appraiser"].search(name)
    strange = issues or (sort == "statements" and words["auditor"].search(name))
    return _organisation(name) and len(name) >= 6 and not strange and not words["nobody"].search(name)


def _holders(document: Document, paper: Paper) -> Iterator[str]:
    holder = pattern(_WORDS, "holder")
    for text in texts(document, paper):
        yield from (m["name"] for m in holder.finditer(text) if _organisation(m["name"]) or _person(m["name"]))


def _unsigned(text: str) -> str:
    return pattern(_WORDS, "signature").sub("", text)


def _organisation(name: str) -> bool:
    words = patterns(_WORDS, "names")
    return bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z()\u00b7]{4,40}", name) and words["organisation"].search(name))


def _person(name: str) -> bool:
    return all(len(n) in (2, 3) for n in re.split(r"[,\u3001]", name)) and not pattern(_WORDS, "no_person").search(name)
