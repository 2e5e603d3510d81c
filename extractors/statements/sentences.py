"""A figure stated in a phrase of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extractors.fields import field
from extractors.model import Passage
from extractors.statements.cues import cue
from extractors.statements.links import ROSE, Link, Mention, links
from extractors.statements.parts import part_meant
from extractors.statements.respective import told_apart
from extractors.statements.stated import Shape, Stated
from extractors.text.compacting import Compact, compact
from extractors.text.folding import fold
from extractors.text.periods import period_ends
from extractors.text.quantities import Bound, Quantity
from extractors.text.units import Unit
from extractors.words.loading import pattern

# 符合规定要求的专职人员8人 says how things are; only a figure inside the asked part is a rule.
_KEEPS_RULE = pattern("statements/sentences", "keeps_rule")


_CLAUSE_BREAK = re.compile(r"[,，。;；:：]")


def _clause(text: str, link: Link) -> str:
    """The clause around the figure, up to the commas on both sides of its label and itself."""
    begin = min(link.mention.start, link.quantity.start)
    finish = max(link.mention.end, link.quantity.end)
    left = max((m.end() for m in _CLAUSE_BREAK.finditer(text, link.sentence[0], begin)), default=link.sentence[0])
    right = _CLAUSE_BREAK.search(text, finish, link.sentence[1])
    return text[left : right.start() if right else link.sentence[1]]


# 根据认定条件,专职人员须在5人以上,年服务企业40家以上: the whole sentence is the rule's.
_BY_RULE = pattern("statements/sentences", "by_rule")


def _normative(text: str, link: Link) -> bool:
    if link.quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        return True
    behind = text[link.quantity.end : link.sentence[1]]
    ahead = text[link.sentence[0] : link.quantity.start]
    if link.quantity.bound is Bound.OR_MORE and _BY_RULE.search(ahead):
        return True
    return bool(
        cue("rule", "clause", _KEEPS_RULE.sub("", _clause(text, link)))
        or cue("rule", "after", behind)
        or cue("rule", "before", ahead)
    )


# 办公场地(总面积240㎡)部分提供给乙方使用 states what the landlord has.
_SHARED = pattern("statements/sentences", "shared")


def accepted(text: str, link: Link) -> bool:
    """Whether a linked figure says how things are: no rule, no plan, no figure of another time."""
    if _normative(text, link) or ROSE.match(text, link.quantity.end):
        return False
    if link.field.premises and _SHARED.match(text, link.quantity.end):
        return False
    ahead = text[link.sentence[0] : link.quantity.start]
    against = [name for name in link.field.cues if name != "rule" and cue(name, "before", ahead)]
    return not against or (against == ["total"] and _of_a_year(ahead))


def _of_a_year(ahead: str) -> bool:
    """Whether words of a total over years (累计, 以来) stand beside a year that the figure is of."""
    last = re.split(r"[,，]", ahead)[-1]
    if _OVER_YEARS.search(last):
        return False
    if _CUMULATIVE.search(last) and (_OVER_YEARS.search(ahead) or _UP_TO.search(last)):
        return False
    return bool(cue("total", "of_a_year", last) or (not _SINCE.search(ahead) and _ONE_YEAR.search(ahead)))


_SINCE = pattern("statements/sentences", "since")
_OVER_YEARS = pattern("statements/sentences", "over_years")
_CUMULATIVE = pattern("statements/sentences", "cumulative")
_UP_TO = pattern("statements/sentences", "up_to")
_ONE_YEAR = pattern("statements/sentences", "one_year")


_FOUNDED = pattern("statements/sentences", "founded")


def _as_of(text: str, link: Link) -> date | None:
    """The latest date named before the figure in its sentence, nearest first."""
    named = period_ends(_FOUNDED.sub("", text[link.sentence[0] : link.quantity.start]))
    return named[-1] if named else None


# The rest of the line that a form gives to write on stands between the figure and its unit: 116.86____平方米.
_BLANK_TO_FILL = re.compile(r"(?<=[\d%])(?:[_＿﹍]{2,}|\s{3,})")


def _statement(passage: Passage, copy: Compact, text: str, link: Link) -> Stated:
    start, end = copy.back(link.quantity.start, link.quantity.end)
    if blank := _BLANK_TO_FILL.search(passage.text, start, end):
        end = blank.start()
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


_WHOLE = pattern("statements/sentences", "whole")
_PART = pattern("statements/sentences", "part")
_DEGREE_AND_TITLE = pattern("statements/sentences", "degree_and_title")


def _whole(text: str) -> Iterator[Link]:
    """专职人员均具有大专以上学历 says a share of 100 % without a figure."""
    for match in _WHOLE.finditer(text):
        begin = max((m.end() for m in _CLAUSE_BREAK.finditer(text, 0, match.start())), default=0)
        if _PART.search(text[begin : match.start("all")] + match["all"]):
            continue
        strength = 3 if _DEGREE_AND_TITLE.search(match.group()) else 2
        quantity = Quantity(match.start(), match.end(), Decimal(1), Unit.RATIO, quantum=Decimal("0.01"))
        mention = Mention(match.start(), match.start(), strength)
        yield Link(field("qualification_ratio"), quantity, mention, (begin, len(text)))


# Most cells of a long list hold no figure: they are passed by before the words are looked at.
_MAY_STATE = pattern("statements/sentences", "may_state")


def sentences(passage: Passage, in_cell: bool = False) -> Iterator[Stated]:
    """The figures that the sentences of one passage state.

    In a cell a line end is no sentence end: forms wrap their lines at the cell's edge.
    """
    if not _MAY_STATE.search(passage.text):
        return
    copy = compact(passage.text, lines=in_cell)
    text = fold(copy.text)
    told = (told_apart(text, link) for link in links(copy.text))
    for link in (*filter(None, told), *_whole(text)):
        if link.quantity.unit is not Unit.BARE and accepted(text, link):
            yield _statement(passage, copy, text, part_meant(text, link))
