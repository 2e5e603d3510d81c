"""What a paper says in words that no rule knows: a sentence that sounds as if a figure were less is for a person.

In leases it is the rooms, in audit reports the assets that a sentence lessens; in minutes, notices and reports what
it speaks of. How a sentence sounds, `sense` learnt from sentences of our own; it only ever makes a figure uncertain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.audit_recalls import only_recalls
from extractors.facts.explained import LONGEST, PEOPLE, asked_fields, is_signature, spoken_of
from extractors.facts.lessened import FIELDS, is_of_struck
from extractors.facts.taking import EXPLAINED, NAMED, Taking, makes_up
from extractors.facts.told import Told
from extractors.fields import Field
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.paper_texts import title_lines
from extractors.papers import holds
from extractors.sense.weights import sounds
from extractors.text.quantities import quantities
from extractors.text.questions import asks
from extractors.text.script import Script, script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern

_PREMISES = frozenset({Kind.LEASE, Kind.PROPERTY_CERTIFICATE})
_ACCOUNTS = frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET})
_PRAISING = frozenset({Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM})
"""Papers in which an applicant tells all about itself: most of what they say touches no figure."""
SURE = 1.0
"""What a sentence comes to that is heard though its words touch no figure: it may be any."""
LEAST = {**dict.fromkeys(_PREMISES | _ACCOUNTS, 0.0), Kind.OTHER: 0.3, **dict.fromkeys(_PRAISING, SURE)}
"""The papers whose sentences are weighed, and what one must come to before it is heard."""
LEAST_OF_NAMED = -1.5
"""What one of a short paper must come to that may name people: it holds only where it names some of the roster."""
_ASKING = ("?", "？")
SHORTEST = 8
"""Characters of a sentence that says something; shorter ones name a party or head a clause."""
SHORTEST_CELL = 16
"""Characters of a cell that holds a sentence; shorter ones are entries, perhaps with a stamp's words among them."""


def find(
    document: Document, papers: Sequence[Paper], passages: Sequence[Passage], known: Sequence[Told]
) -> Iterator[Told]:
    """Each such sentence of the papers of one document, without those of which rules told already what they lessen."""
    lessening = [told for told in known if told.name is FactName.LESSENED]
    written = {id(block) for block in document.blocks}
    for paper in (p for p in papers if p.kind in LEAST and not _is_charter(document, p)):
        own = [p for p in passages if holds(paper, p)]
        is_short = paper.kind is Kind.OTHER and sum(len(p.text) for p in own) <= LONGEST
        for passage in own:
            if id(passage) in written or len(passage.text) >= SHORTEST_CELL:
                before = [told for told in lessening if told.passage is passage]
                heard = _in_passage(passage, paper.kind, is_short)
                every = (t for t in heard if not _is_told_already(document, own, str(t.value)))
                yield from (told for told in every if not any(_overlap(told, other) for other in before))


def _is_charter(document: Document, paper: Paper) -> bool:
    """Whether a paper sets the rules of its body, which tell nothing of how things are."""
    charter = pattern("sense", "charter")
    return paper.kind is Kind.OTHER and any(charter.fullmatch(line) for line in title_lines(document, paper))


def _is_told_already(document: Document, own: Sequence[Passage], said: str) -> bool:
    """Whether a sentence tells why rows are struck, or of rooms no more than their uses and all their areas by use.

    That the lease before this one is over is no news either.
    """
    over = pattern("statements/lessened", "forerunner_over").fullmatch(said)
    if over or is_of_struck(document, said) or _parts_all(said):
        return True
    uses = pattern("statements/lessened", "only_uses").fullmatch(said)
    return bool(uses) and any(map(_parts_all, (s for passage in own for s in _sentences(passage))))


def _sentences(passage: Passage) -> Iterator[str]:
    text = script(passage.text, lines=True).text
    yield from (text[start:end] for start, end in sentences(text))


def _parts_all(said: str) -> bool:
    """Whether a sentence ends with the parts that make up a whole, each called by a word or two and no more."""
    for field in (f for f in asked_fields() if f.premises):
        found = [q for q in quantities(said) if q.unit in field.counted_in]
        spans = [*((a.end, b.start) for a, b in pairwise(found)), *((q.end, len(said)) for q in found[-1:])]
        named = pattern("statements/lessened", "part_named")
        if makes_up(said, field) and all(named.fullmatch(said[start:end]) for start, end in spans):
            return True
    return False


def _overlap(one: Told, other: Told) -> bool:
    return one.start < other.end and other.start < one.end


def _in_passage(passage: Passage, kind: Kind, is_short: bool) -> Iterator[Told]:
    copy = script(passage.text, lines=True)
    heard = list(_heard(copy.text, kind))
    for start, end, fields in heard:
        yield _told(passage, copy, (start, end), fields, EXPLAINED)
    if is_short:
        people = tuple(field for field in asked_fields() if field.id == PEOPLE or field.share)
        for start, end in _said(copy.text):
            if not any(a <= start < b for a, b, _ in heard) and _may_tell_of_people(copy.text[start:end]):
                yield _told(passage, copy, (start, end), people, NAMED)


def _told(passage: Passage, copy: Script, span: tuple[int, int], fields: Sequence[Field], takes: str) -> Told:
    remarks = (Remark(FIELDS, tuple(field.id for field in fields)), Taking(takes).remark())
    return Told(FactName.LESSENED, copy.text[slice(*span)], passage, *copy.back(*span), remarks=remarks)


def _may_tell_of_people(sentence: str) -> bool:
    """Whether it does not sound as if all stayed as it is with those whom it may name; the roster knows them."""
    return len(sentence) >= SHORTEST and sounds(sentence) >= LEAST_OF_NAMED and not is_signature(sentence)


def _heard(text: str, kind: Kind) -> Iterator[tuple[int, int, tuple[Field, ...]]]:
    """Where sentences sound so, with the fields; of clauses and notes two after one another may do so together."""
    spans = tuple(_said(text))
    alone = [(start, end, _lessened(text[start:end], kind)) for start, end in spans]
    yield from ((start, end, fields) for start, end, fields in alone if fields)
    for (start, _, one), (_, end, other) in () if kind in _PRAISING else pairwise(alone):
        if not one and not other and (fields := _lessened(text[start:end], kind)):
            yield start, end, fields


def _said(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that say something; a form that asks in whole questions says nothing with them."""
    yield from ((a, b) for a, b in sentences(text) if not asks(text[a:b], marked=text[b : b + 1] in _ASKING))


def _lessened(sentence: str, kind: Kind) -> tuple[Field, ...]:
    """The fields that a sentence of such a paper sounds as if it lessened."""
    if len(sentence) < SHORTEST or pattern("sense", "names_only").fullmatch(sentence) or sounds(sentence) < LEAST[kind]:
        return ()
    asked = asked_fields()
    if kind in _PREMISES:
        return tuple(field for field in asked if field.premises)
    if kind in _ACCOUNTS or (kind is Kind.OTHER and only_recalls(sentence)):
        return tuple(field for field in asked if field.money)
    return spoken_of(sentence) or (asked if kind is Kind.OTHER and sounds(sentence) >= SURE else ())
