"""A figure stated in a phrase of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from extractors.folding import fold
from extractors.language import Compact, Link, compact, links, term_data
from extractors.model import Field, Passage
from extractors.quantities import Bound, Unit
from extractors.shapes.periods import period_ends
from extractors.shapes.stated import Shape, Stated


@lru_cache(maxsize=1)
def _context() -> dict[str, re.Pattern[str]]:
    data = term_data("context")
    joined = {
        f"{group}_{place}": "|".join(patterns)
        for group in ("normative", "future", "past", "cumulative")
        for place, patterns in data[group].items()
    }
    joined["yearly"] = data["yearly"]
    return {name: re.compile(pattern) for name, pattern in joined.items()}


_CLAUSE_BREAK = re.compile(r"[,，。;；:：]")


def _clause(text: str, link: Link) -> str:
    """The clause around the figure, up to the commas on both sides of its label and itself."""
    begin = min(link.mention.start, link.quantity.start)
    finish = max(link.mention.end, link.quantity.end)
    left = max((m.end() for m in _CLAUSE_BREAK.finditer(text, link.sentence[0], begin)), default=link.sentence[0])
    right = _CLAUSE_BREAK.search(text, finish, link.sentence[1])
    return text[left : right.start() if right else link.sentence[1]]


def _normative(text: str, link: Link) -> bool:
    if link.quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        return True
    context = _context()
    behind = text[link.quantity.end : link.sentence[1]]
    ahead = text[link.sentence[0] : link.quantity.start]
    return bool(
        context["normative_clause"].search(_clause(text, link))
        or context["normative_after"].search(behind)
        or context["normative_before"].search(ahead)
    )


def accepted(text: str, link: Link) -> bool:
    """Whether a linked figure says how things are: no rule, no plan, no figure of another time."""
    if _normative(text, link):
        return False
    ahead = text[link.sentence[0] : link.quantity.start]
    context = _context()
    if context["future_before"].search(ahead) or context["past_before"].search(ahead):
        return False
    if link.field is Field.CLIENT_COUNT and context["cumulative_before"].search(ahead):
        last = re.split(r"[,，]", ahead)[-1]
        return bool(context["yearly"].search(last) and "以来" not in ahead and "历年" not in ahead)
    return True


_FOUNDED = re.compile(
    r"(?:成立|注册|设立|创办|创立|始建|创建|组建|登记|开业)(?:于|时间|日期|:)*[\d年月日./-]+|[\d年月日./-]{5,}(?:正式)?(?:登记)?(?:成立|注册|设立|创办|创立|组建|开业)"
)


def _as_of(text: str, link: Link) -> date | None:
    """The latest date named before the figure in its sentence, nearest first."""
    named = period_ends(_FOUNDED.sub("", text[link.sentence[0] : link.quantity.start]))
    return named[-1] if named else None


def _statement(passage: Passage, copy: Compact, text: str, link: Link) -> Stated:
    start, end = copy.back(link.quantity.start, link.quantity.end)
    mention = text[link.mention.start : link.mention.end]
    return Stated(
        link.field,
        link.quantity.value,
        link.quantity,
        passage,
        start,
        end,
        link.mention.strength,
        Shape.SENTENCE,
        mention,
        _as_of(text, link),
        whole_row=text[link.sentence[0] : link.sentence[1]],
    )


def sentences(passage: Passage, in_cell: bool = False) -> Iterator[Stated]:
    """The figures that the sentences of one passage state.

    In a cell a line end is no sentence end: forms wrap their lines at the cell's edge.
    """
    copy = compact(passage.text, lines=in_cell)
    text = fold(copy.text)
    for link in links(copy.text):
        if link.quantity.unit is not Unit.BARE and accepted(text, link):
            yield _statement(passage, copy, text, link)
