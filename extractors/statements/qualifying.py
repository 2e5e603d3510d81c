"""What takes the force from a figure that a sentence states: each reason by its rule, with the words that gave it.

Nothing is decided here: a figure with reasons is kept with them, and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields import Field
from extractors.model import Reason
from extractors.scopes import Scope
from extractors.statements.cues import cue
from extractors.statements.linking import ROSE, Link
from extractors.text.quantities import Bound
from extractors.words.loading import pattern

# 符合规定要求的专职人员8人 says how things are; only a figure inside the asked part is a rule.
_KEEPS_RULE = pattern("statements/sentences", "keeps_rule")
# 根据认定条件,专职人员须在5人以上,年服务企业40家以上: the whole sentence is the rule's.
_BY_RULE = pattern("statements/sentences", "by_rule")
# 办公场地(总面积240㎡)部分提供给乙方使用 states what the landlord has.
_SHARED = pattern("statements/sentences", "shared")
# 2025年度主要指标: 专职人员达到15人 tells what shall be reached; of what was reached a person says so.
_TO_REACH = pattern("headings", "to_reach")
CLAUSE_BREAK = re.compile(r"[,，。;；:：]")


def reasons(text: str, link: Link, scope: Scope) -> Iterator[Reason]:
    """All that speaks against a linked figure: a rule, a plan, another time, another's, a part."""
    ahead = text[link.sentence[0] : link.quantity.start]
    if not link.mention.strength:
        yield Reason(f"look_alike.{link.mention.rule}", text[link.mention.start : link.mention.end])
    if "rule" in link.field.cues:
        yield from _of_a_rule(text, link, ahead)
    if rose := ROSE.match(text, link.quantity.end):
        yield Reason("rose", rose.group())
    if link.field.premises and (shared := _SHARED.match(text, link.quantity.end)):
        yield Reason("shared_with_tenant", shared.group())
    yield from _of_another_time_or_place(link, ahead, text[link.quantity.end : link.sentence[1]])
    yield from of_headings(scope)
    if link.field.cues and pattern("statements/sentences", "to_reach").search(ahead):
        yield from (Reason("plan.heading.to_reach", h.text) for h in scope.headings if _TO_REACH.search(h.text))


def of_headings(scope: Scope) -> Iterator[Reason]:
    """What the headings say against all that stands under them: a plan, or another body; a paper's title likewise."""
    if scope.paper and (supposed := cue("plan", "title", scope.paper.title)):
        yield Reason(f"plan.title.{supposed[0].id}", scope.paper.title)
    for heading in scope.headings:
        for name in ("plan", "others"):
            if found := cue(name, "heading", heading.text):
                yield Reason(f"{name}.heading.{found[0].id}", heading.text)


def _of_a_rule(text: str, link: Link, ahead: str) -> Iterator[Reason]:
    if link.quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        yield Reason("rule.limit", text[max(link.sentence[0], link.quantity.start - 4) : link.quantity.end])
    if link.quantity.bound is Bound.OR_MORE and (by := _BY_RULE.search(ahead)):
        yield Reason("rule.by_rule", by.group())
    behind = text[link.quantity.end : link.sentence[1]]
    clause = _KEEPS_RULE.sub("", _clause(text, link))
    yield from _cues("rule", ("clause", clause), ("after", behind), ("before", ahead))


def of_remarks(field: Field, behind: str) -> Iterator[Reason]:
    """What is said in its cell behind a figure: 5(拟增)."""
    for name in field.cues:
        yield from _cues(name, ("remark", behind))


def _of_another_time_or_place(link: Link, ahead: str, behind: str) -> Iterator[Reason]:
    places = (("before", ahead), ("after", behind), ("remark", behind))
    found = [r for name in link.field.cues if name != "rule" for r in _cues(name, *places)]
    total_alone = bool(found) and all(r.rule.startswith("total.") for r in found)
    if not (total_alone and _of_a_year(ahead)):
        yield from found


def _cues(name: str, *places: tuple[str, str]) -> Iterator[Reason]:
    for place, text in places:
        if found := cue(name, place, text):
            yield Reason(f"{name}.{place}.{found[0].id}", found[1].group())


def _clause(text: str, link: Link) -> str:
    """The clause around the figure, up to the commas on both sides of its label and itself."""
    begin = min(link.mention.start, link.quantity.start)
    finish = max(link.mention.end, link.quantity.end)
    left = max((m.end() for m in CLAUSE_BREAK.finditer(text, link.sentence[0], begin)), default=link.sentence[0])
    right = CLAUSE_BREAK.search(text, finish, link.sentence[1])
    return text[left : right.start() if right else link.sentence[1]]


_SINCE = pattern("statements/sentences", "since")
_OVER_YEARS = pattern("statements/sentences", "over_years")
_CUMULATIVE = pattern("statements/sentences", "cumulative")
_UP_TO = pattern("statements/sentences", "up_to")
_BOUNDED = pattern("statements/sentences", "bounded")
_ONE_YEAR = pattern("statements/sentences", "one_year")


def _of_a_year(ahead: str) -> bool:
    """Whether words of a total over years (累计, 以来) stand beside a year that the figure is of."""
    last = re.split(r"[,，]", ahead)[-1]
    if _BOUNDED.search(ahead):
        return True
    if _OVER_YEARS.search(last):
        return False
    if _CUMULATIVE.search(last) and (_OVER_YEARS.search(ahead) or _UP_TO.search(last)):
        return False
    return bool(cue("total", "of_a_year", last) or (not _SINCE.search(ahead) and _ONE_YEAR.search(ahead)))
