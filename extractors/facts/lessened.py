"""That a paper lessens a figure: rooms let on or given back, people part-time or employed elsewhere.

Words of the group `lessened` of a field's labels, in sentences and in the rows of tables; not where the same words
are a rule or a plan, of before or of others (`words/statements/lessened.yaml`). With or without the figure itself.
What they take from it `taking.py` tells: a number, or that nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.facts.taking import LEFT, NAMED, OFF, UNTOLD, Taking, makes_up, parted, taking
from extractors.facts.told import Told
from extractors.fields import Dated, Field, figures
from extractors.fields import field as field_of
from extractors.model import (
    Basis,
    Block,
    Document,
    Evidence,
    Fact,
    FactName,
    Kind,
    LeftOut,
    Paper,
    Passage,
    Remark,
    Spot,
    Table,
)
from extractors.page.crossed import is_crossed_by_file
from extractors.page.grid import Grid, words_of
from extractors.scopes import Scope, scopes
from extractors.statements.basis import OF_OTHERS
from extractors.statements.cues import cue
from extractors.statements.leaned_on import passages_of_bodies
from extractors.table_roles import TableRole, role_of
from extractors.text.periods import period_ends
from extractors.text.script import Script, script
from extractors.text.sentences import sentences
from extractors.words.loading import WordRule, pattern, rules

_WORDS = "statements/lessened"
_OF_NOBODY = OF_OTHERS | {Kind.INSTITUTION, Kind.DESIGNATION, Kind.BUSINESS_LICENCE}
_BREAK = re.compile(r"[,，。;；:：|]")
BESIDE = "|"
"""What stands between the cells of a row."""

FIELDS = "lessens"
"""The remark that names the fields that such words lessen."""


_CONTRACTS = frozenset(
    {Kind.LEASE, Kind.PROPERTY_CERTIFICATE, Kind.AUDIT_REPORT, Kind.BALANCE_SHEET, Kind.INCOME_STATEMENT}
)
"""Papers that say what may be, or have notes of their own: in them only words for an untold part are heard."""

_ORDER = (LEFT, OFF, UNTOLD, NAMED)
"""What tells most goes first."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Words in a text: where what they say begins and ends, what they lessen and by how much, of when."""

    start: int
    end: int
    fields: tuple[str, ...]
    told: str
    ahead: str
    takes: Taking


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each place where a paper of the applicant's own word lessens a figure."""
    strange = passages_of_bodies(document)
    for block, scope in zip(document.blocks, scopes(document, papers), strict=True):
        kind = scope.paper.kind if scope.paper else Kind.OTHER
        if speaks_of_the_applicant(scope):
            for passage, copy, text, start in _texts(block):
                if id(passage) not in strange:
                    told = _in_text(passage, copy, text, start, Kind.OTHER if _is_footnote(passage) else kind)
                    yield from (one for one in told if not is_of_struck(document, str(one.value)))


def is_of_struck(document: Document, said: str) -> bool:
    """Whether words tell why rows are crossed out, which were left out by their look: they take no more."""
    if not pattern("lists/notes", "of_struck").search(said):
        return False
    return any(isinstance(block, Table) and is_crossed_by_file(block) for block in document.blocks)


def _is_footnote(passage: Passage) -> bool:
    """Whether words were put under a paper for what it says: heard whatever the paper is."""
    return passage.place is not None and passage.place.spot in {Spot.FOOTNOTE, Spot.ENDNOTE}


def speaks_of_the_applicant(scope: Scope) -> bool:
    """Whether a paper tells of the applicant there: no rules, no agreements, no plans and no body it leans on."""
    if scope.paper is None or scope.paper.kind in _OF_NOBODY:
        return False
    return not any(cue(name, "heading", h.text) for name in ("plan", "others") for h in scope.headings)


def _texts(block: Block) -> Iterator[tuple[Passage, Script, str, int]]:
    """The texts of a block: its passage, or each cell behind those of its row, and where its own words begin."""
    if isinstance(block, Passage):
        copy = script(block.text, lines=True)
        yield block, copy, copy.text, 0
        return
    grid, listed = Grid(block), role_of(block) is TableRole.LIST
    for row in range(block.rows):
        cells = [c for c in grid.row_cells(row) if c.row == row and words_of(c)]
        if listed and len(cells) > 1:
            continue  # what a list says of one entry its count knows
        for at, cell in enumerate(cells):
            copy = script(cell.passage.text, lines=True)
            ahead = "".join(words_of(c) + BESIDE for c in cells[:at])
            yield cell.passage, copy, ahead + copy.text, len(ahead)


def _in_text(passage: Passage, copy: Script, text: str, own: int, kind: Kind) -> Iterator[Told]:
    for found in _lessening(text, own, kind):
        start, end = copy.back(max(found.start, own) - own, found.end - own)
        remarks = (Remark(FIELDS, found.fields), found.takes.remark())
        yield Told(FactName.LESSENED, found.told, passage, start, end, _year(found), remarks)


def _year(found: _Found) -> date | None:
    """The last day of the year that such words are of; what has no day of its own goes on, unless words bound it."""
    if found.takes.of:
        return None  # whoever judges holds the year that they name against the figure's
    if field_of(found.fields[0]).dated is Dated.NEVER and not pattern(_WORDS, "bounded").search(found.ahead):
        return None
    return next(reversed(period_ends(pattern(_WORDS, "since").sub("", found.ahead))), None)


def _lessening(text: str, own: int, kind: Kind) -> Iterator[_Found]:
    """The words of a text that lessen a figure, of each sentence those that tell most.

    Words that hold of some years only take the place of none that hold of any.
    """
    for start, end in sentences(text):
        if end <= own or any(rule.takes(text[start:end]) for rule in rules("statements/explained", "confirms")):
            continue
        for field in figures():
            if makes_up(text[start:end], field):
                continue
            found = [*_by_rules(text, (start, end), own, field, kind), *_by_form(text, (start, end), own, field, kind)]
            for held in (False, True):
                alike = [one for one in found if bool(one.takes.of) is held]
                fields = tuple(dict.fromkeys(name for one in alike for name in one.fields))
                if alike:
                    yield replace(min(alike, key=lambda one: _ORDER.index(one.takes.code)), fields=fields)


def _by_rules(text: str, sentence: tuple[int, int], own: int, field: Field, kind: Kind) -> Iterator[_Found]:
    for rule in rules(f"labels/{field}", "lessened"):
        if kind not in rule.more.get("papers", (kind,)) or (kind in _CONTRACTS and _is_plain(rule)):
            continue
        match = rule.pattern.search(text, *sentence)
        if match and match.end() > own and not _set_aside(text, sentence, match, field):
            yield _found(text, sentence, match, field, rule)


def _by_form(text: str, sentence: tuple[int, int], own: int, field: Field, kind: Kind) -> Iterator[_Found]:
    """What the sentence parts from a whole, whatever it is called."""
    start, end = sentence
    if kind in _CONTRACTS:
        return
    for part, takes in parted(text[start:end], field):
        if start + part.end > own:
            yield _Found(start, end, (field.id,), text[start:end], text[start : start + part.end], takes)


def _is_plain(rule: WordRule) -> bool:
    """Whether a rule's words are plain ones, that contracts and notes use of what may be."""
    return "tells" in rule.more or bool(rule.more.get(NAMED))


def _found(text: str, sentence: tuple[int, int], match: re.Match[str], field: Field, rule: WordRule) -> _Found:
    """What the words say: plain ones all of their sentence, with those whom it names; others the clauses around."""
    start, end = sentence
    near = match.re.search(text[start:end]) or match
    takes = taking(rule, near, text[start:end], field)
    fields = (field.id, *rule.more.get("also", ()))
    if not _is_plain(rule):
        start = max((m.end() for m in _BREAK.finditer(text, start, match.start())), default=start)
        behind = _BREAK.search(text, match.end(), end)
        end = behind.start() if behind else end
    return _Found(start, end, fields, text[start:end], text[sentence[0] : match.end()], takes)


def _set_aside(text: str, sentence: tuple[int, int], match: re.Match[str], field: Field) -> bool:
    """Whether the words around take the force from them: a rule, a plan, of before, of others, undone since."""
    some = pattern(_WORDS, "some").search(text, match.start(), match.end())
    ahead, behind = text[sentence[0] : (some or match).start()], text[match.end() : sentence[1]]
    said = (("ahead", ahead), ("behind", behind))
    if cue("plan", "before", ahead) or cue("past", "before", ahead):
        return True
    return any(
        rule.pattern.search(words) and field.id in rule.more.get("of", (field.id,))
        for group, words in said
        for rule in rules(_WORDS, group)
    )


_OF_A_FIGURE = frozenset(
    {
        "with_others",
        "others.before.rented_together",
        "others.after.let_to_several",
        "others.before.shared_with",
        "others.remark.shared",
    }
)
"""Reasons that say of a figure that others have a part of it."""


def of_figures(left_out: Iterable[LeftOut], told: Sequence[Fact]) -> Iterator[Fact]:
    """The same from figures that were left out for nothing else; not where words of that place were told already."""
    known = {(_spot(f.evidence), field) for f in told for field in lessens(f)}
    for left in left_out:
        field, seen = left.claim.field, left.claim.evidence
        if all(r.rule in _OF_A_FIGURE for r in left.reasons) and (_spot(seen), field.id) not in known:
            words = _BREAK.sub("", left.reasons[0].words)
            remarks = (Remark(FIELDS, (field.id,)), Taking(UNTOLD).remark())
            yield Fact(FactName.LESSENED, words, Basis.DECLARED, seen, left.claim.as_of, remarks=remarks)


def lessens(fact: Fact) -> tuple[str, ...]:
    """The ids of the fields that a fact lessens."""
    if fact.name is not FactName.LESSENED:
        return ()
    return tuple(part for r in fact.remarks if r.code == FIELDS for part in r.parts)


def takes(fact: Fact) -> Remark:
    """What such a fact takes from them, as `taking.py` tells it."""
    return next(r for r in fact.remarks if r.code != FIELDS)


def _spot(evidence: Evidence) -> tuple[object, ...]:
    return evidence.document, evidence.page, evidence.place
