"""What was written beside a Word file's text: comments with the words that they hang at, and which of them are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from extractors.model import Annotation, Place
from extractors.readers.docx_styles import W, value

_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_QUOTE = 80
"""Characters of the words beside a comment that are kept."""
_MOST = 50
"""Paragraphs at which one comment hangs; one that was laid over all of a long file hangs nowhere in particular."""


@dataclass(slots=True)
class Comments:
    """The comments of a file; `hang` tells where the paragraphs stand that they hang at, as these are read."""

    texts: Mapping[str, str] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    quotes: dict[str, str] = field(default_factory=dict)
    beside: dict[etree._Element, dict[str, None]] = field(default_factory=dict)
    places: dict[str, dict[Place, None]] = field(default_factory=dict)

    def look_over(self, tree: etree._Element) -> None:
        """Learn which paragraphs of a part the comments hang at, before these are read."""
        open_: dict[str, bool] = {}
        for element in tree.iter(_START, _END, _REFERENCE, W + "t"):
            id_ = value(element, "id")
            if element.tag == _START:
                open_[id_] = False
            elif element.tag == W + "t":
                for name in open_:
                    open_[name] = True
                    self._at(element, name)
                    self.quotes[name] = (self.quotes.get(name, "") + (element.text or ""))[:_QUOTE]
            elif element.tag == _END:
                open_.pop(id_, None)
            elif id_ not in self.quotes:
                self._at(element, id_)

    def _at(self, element: etree._Element, id_: str) -> None:
        paragraph = next(element.iterancestors(W + "p"), None)
        if paragraph is not None and id_ in self.texts:
            self.beside.setdefault(paragraph, {})[id_] = None

    def hang(self, paragraph: etree._Element, place: Place) -> None:
        """A paragraph was read, and stands there."""
        for id_ in self.beside.get(paragraph, ()):
            self.places.setdefault(id_, {})[place] = None

    def annotations(self) -> Iterator[Annotation]:
        """Each comment, once for each place that it hangs at; without one where nobody sees the words beside it."""
        for id_, text in self.texts.items():
            quote, places = self.quotes.get(id_, "").strip(), list(self.places.get(id_, ()))
            for place in places if 0 < len(places) <= _MOST else [None]:
                yield Annotation(text, quote, place=place, settled=id_ in self.settled)


def comments(tree: etree._Element | None, extended: etree._Element | None) -> Comments:
    """The comments of these two parts: what they say, and which threads are marked as done."""
    said = [] if tree is None else list(tree.iter(W + "comment"))
    texts = {value(one, "id"): _text(one) for one in said}
    done = _done(extended)
    settled = frozenset(value(one, "id") for one in said if done.intersection(_paragraph_ids(one)))
    return Comments({id_: text for id_, text in texts.items() if text}, settled)


def _text(comment: etree._Element) -> str:
    lines = ("".join(t.text or "" for t in line.iter(W + "t")) for line in comment.iter(W + "p"))
    return "\n".join(line.strip() for line in lines if line.strip())


def _paragraph_ids(comment: etree._Element) -> frozenset[str]:
    return frozenset(_named(line, "paraId") for line in comment.iter(W + "p")) - {""}


def _done(extended: etree._Element | None) -> frozenset[str]:
    """The paragraphs that end comments of threads that are done; a reply is done with what it replies to."""
    entries = [] if extended is None else [one for one in extended.iter() if _local(one.tag) == "commentEx"]
    above = {_named(one, "paraId"): _named(one, "paraIdParent") for one in entries}
    done = {_named(one, "paraId") for one in entries if _named(one, "done").lower() in ("1", "true", "on")}
    return frozenset(id_ for id_, parent in above.items() if id_ in done or parent in done)


def _named(element: etree._Element, name: str) -> str:
    """An attribute by its local name: each version of Word has a namespace of its own for these."""
    return next((str(said) for key, said in element.attrib.items() if _local(key) == name), "")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
