"""One spaCy pipeline over a passage: quantities, labels, link, cues, qualify; each leaves its spans on the Doc.

`spacy.blank("zh")` with one token a character, so that every offset is a token's and spans are exact. No trained
model is used: words are data, the pipes find by rule. What a pipe found stands twice: as spans for whoever looks at
the text (`doc.spans[name]`), and as typed values in their order (`doc.spans[name].attrs["values"]`).

| pipe | leaves | value of a span |
|---|---|---|
| `quantities` | every quantity of the text | `Quantity` |
| `labels` | the words of each field in sentences that hold a quantity | `Label`: field, mention, sentence |
| `link` | the quantities that are figures of a field | `Link` |
| `cues` | what speaks against a link, by the rule's id | `Cue`: which link, and the `Reason` |
| `qualify` | every figure with all its reasons | `Figure` |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from extractors.fields import Field
from extractors.model import Reason
from extractors.scopes import Scope
from extractors.statements.linking import Link, in_figures, link
from extractors.statements.mentions import Mention, all_terms, mentions
from extractors.statements.of_whom import share_of_persons
from extractors.statements.parts import part_meant
from extractors.statements.qualifying import reasons
from extractors.statements.respective import told_apart
from extractors.statements.taken_off import less_those, untold
from extractors.statements.trades import trades_in_all
from extractors.statements.wholes import all_of_them
from extractors.text.folding import years_in_digits
from extractors.text.quantities import Quantity, quantities
from extractors.text.sentences import sentences

VALUES = "values"


@dataclass(frozen=True, slots=True)
class Label:
    """A word of a field in a sentence."""

    field: Field
    mention: Mention
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks against the link of that number."""

    link: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a field, and all that speaks against it."""

    link: Link
    reasons: tuple[Reason, ...]


class Characters:
    """A tokenizer that makes a token of each character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@Language.component("quantities", assigns=["doc.spans"])
def find_quantities(doc: Doc) -> Doc:
    """Every quantity that the text holds."""
    found = quantities(doc.text)
    return _leave(doc, "quantities", ((q.start, q.end, q.unit.value, q) for q in found))


@Language.component("labels", requires=["doc.spans"], assigns=["doc.spans"])
def find_labels(doc: Doc) -> Doc:
    """The words of each field, in sentences that hold a quantity."""
    return _leave(doc, "labels", ((x.mention.start, x.mention.end, x.field.id, x) for x in _labels(doc, doc.text)))


@Language.component("link", requires=["doc.spans"], assigns=["doc.spans"])
def link_quantities(doc: Doc) -> Doc:
    """The quantities that are figures of a field, with the mention that says so."""
    text = doc.text
    found = [*_links(doc, text), *all_of_them(text), *share_of_persons(text), *trades_in_all(text)]
    return _leave(doc, "link", ((x.quantity.start, x.quantity.end, x.field.id, x) for x in found))


@Language.component("cues", requires=["doc.spans"], assigns=["doc.spans"])
def find_cues(doc: Doc) -> Doc:
    """What speaks against each link."""
    scope: Scope = doc._.scope or Scope()
    links, text = values(doc, "link"), doc.text
    found = [Cue(i, r) for i, x in enumerate(links) for r in (*_against(text, x, scope), *untold(text, x))]
    return _leave(doc, "cues", ((*_where(text, links[c.link], c.reason), c.reason.rule, c) for c in found))


@Language.component("qualify", requires=["doc.spans"], assigns=["doc.spans"])
def qualify(doc: Doc) -> Doc:
    """Every figure with its reasons; of a whole whose part is meant, the part, of a total what is left of it."""
    against: dict[int, list[Reason]] = {}
    for found in values(doc, "cues"):
        against.setdefault(found.link, []).append(found.reason)
    links, text = values(doc, "link"), doc.text
    figures = [_figure(text, x, tuple(against.get(i, ())), links) for i, x in enumerate(links)]
    return _leave(doc, "figures", ((f.link.quantity.start, f.link.quantity.end, f.link.field.id, f) for f in figures))


BEFORE = 200
"""Signs before a sentence in which a word may begin that reaches into it; what stands further off is not of it."""

PIPES = ("quantities", "labels", "link", "cues", "qualify")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline, built once a process; each pipe can be switched off or tried alone by its name."""
    if not Doc.has_extension("scope"):
        Doc.set_extension("scope", default=None)
    nlp = spacy.blank("zh")
    nlp.tokenizer = Characters(nlp.vocab)
    nlp.max_length = 5_000_000
    for name in PIPES:
        nlp.add_pipe(name)
    return nlp


def read(text: str, scope: Scope) -> Doc:
    """The (folded, compact) text of a passage after all pipes, read in its scope."""
    nlp = pipeline()
    doc = nlp.make_doc(years_in_digits(text))
    doc._.scope = scope
    return nlp(doc)


def figures_in(text: str, scope: Scope) -> tuple[Figure, ...]:
    """The figures that a (folded, compact) text states of any field, each with what speaks against it."""
    found: tuple[Figure, ...] = values(read(text, scope), "figures")
    return found


def values(doc: Doc, name: str) -> tuple[Any, ...]:
    """What a pipe found, in order; () where it was switched off."""
    return tuple(doc.spans[name].attrs[VALUES]) if name in doc.spans else ()


def _leave(doc: Doc, name: str, found: Iterable[tuple[int, int, str, Any]]) -> Doc:
    kept = list(found)
    spans = [Span(doc, start, end, label) for start, end, label, _ in kept if start < end]
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs={VALUES: [value for *_, value in kept]})
    return doc


def _in_sentences(doc: Doc, text: str) -> Iterator[tuple[tuple[int, int], tuple[Quantity, ...]]]:
    """The sentences that hold a quantity, with their quantities; `text` is the Doc's, which it puts together anew
    each time that it is asked, sign by sign."""
    amounts: Sequence[Quantity] = values(doc, "quantities")
    for start, end in sentences(text):
        inside = tuple(q for q in amounts if start <= q.start < end)
        if inside:
            yield (start, end), inside


def _labels(doc: Doc, whole: str) -> Iterator[Label]:
    for sentence, amounts in _in_sentences(doc, whole):
        text = in_figures(whole[: sentence[1]], amounts)
        for terms in all_terms():
            yield from (Label(terms.field, m, sentence) for m in mentions(text, terms, max(sentence[0] - BEFORE, 0)))


def _links(doc: Doc, text: str) -> Iterator[Link]:
    named = {
        key: tuple(x.mention for x in group)
        for key, group in groupby(values(doc, "labels"), key=lambda x: (x.sentence, x.field.id))
    }
    last: dict[str, Mention] = {}
    for sentence, amounts in _in_sentences(doc, text):
        for terms in all_terms():
            key = terms.field.id
            found = tuple(link(text, sentence, terms, amounts, named.get((sentence, key), ()), last.pop(key, None)))
            if found:
                last[key] = found[-1].mention
            yield from found


def _against(text: str, found: Link, scope: Scope) -> Iterator[Reason]:
    apart = told_apart(text, found)
    if apart is None:
        yield Reason("one_of_several", text[found.quantity.start : found.quantity.end])
    yield from reasons(text, apart or found, scope)


def _figure(text: str, found: Link, against: tuple[Reason, ...], links: Sequence[Link]) -> Figure:
    apart = told_apart(text, found) or found
    if against:
        return Figure(apart, against)
    part = part_meant(text, apart)
    # What is let on was never in the part that the applicant uses itself.
    own = apart.field.premises and part is not apart
    return Figure(part if own else less_those(text, part, links, loosely=part is apart), ())


def _where(text: str, found: Link, reason: Reason) -> tuple[int, int]:
    """Where the words of a reason stand in the figure's sentence; nowhere where a heading said them."""
    at = text.find(reason.words, found.sentence[0], found.sentence[1]) if reason.words else -1
    return (at, at + len(reason.words)) if at >= 0 else (0, 0)
