"""What an audit report says as a whole: the opinion, of whom and which year, who gives it, and who signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.facts import accountants
from extractors.facts.told import Told
from extractors.model import Document, FactName, Kind, Paper, Passage
from extractors.papers import holds
from extractors.text.script import Script, script
from extractors.words.loading import WordRule, pattern, rules

_WORDS = "facts/audit"
_SIGNS = ("auditor", "auditor_ahead")
_NAMED = {"audited_entity": FactName.AUDITED_ENTITY, "report_number": FactName.AUDIT_REPORT_NUMBER}
_END = "\u3002;\n"


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """What each audit report among the papers says; statements and notes between its pages are part of it."""
    for paper in papers:
        if paper.kind is Kind.AUDIT_REPORT:
            own = [p for p in passages if holds(paper, p)]
            year = next((t for find_year in (_year, _year_told) for p in own for t in find_year(p)), None)
            last_day = year.as_of if year else None
            yield from [year] if year else []
            yield from _first(
                t for rule in ("auditor", "auditor_ahead") for p in own for t in _auditor(p, rule, last_day)
            )
            yield from _first(t for p in own for t in _named(p, "audited_entity", FactName.AUDITED_ENTITY, last_day))
            yield from _first(
                t for p in own for t in _named(p, "report_number", FactName.AUDIT_REPORT_NUMBER, last_day)
            )
            yield from accountants.find(own, last_day)
            yield from _gravest([*(t for p in own for t in _opinions(p, last_day)), *_headed(own, last_day)])


def _first(found: Iterator[Told]) -> list[Told]:
    one = next(found, None)
    return [one] if one else []


def _gravest(found: Sequence[Told]) -> list[Told]:
    """Of several opinions the gravest: an unqualified sentence opens many a report that is qualified further on."""
    order = [rule.more["value"] for rule in rules(_WORDS, "opinions")]
    return sorted(found, key=lambda told: order.index(told.value))[:1]


def _year(passage: Passage) -> Iterator[Told]:
    copy = script(passage.text)
    if match := pattern(_WORDS, "audited_year").search(copy.text):
        group = 1 if match[1] else 2
        yield Told(
            FactName.AUDIT_YEAR, match[group], passage, *copy.back(*match.span(group)), date(int(match[group]), 12, 31)
        )


def _year_told(passage: Passage) -> Iterator[Told]:
    """The year as the sentence names it that says what was audited."""
    copy = script(passage.text, lines=True)
    if match := pattern(_WORDS, "audited_then").search(copy.text):
        yield Told(FactName.AUDIT_YEAR, match[1], passage, *copy.back(*match.span(1)), date(int(match[1]), 12, 31))


def _auditor(passage: Passage, rule: str, as_of: date | None) -> Iterator[Told]:
    copy = script(passage.text)
    for start, sentence in _sentences(copy):
        words = pattern(_WORDS, rule)
        if match := words.fullmatch(sentence) if rule == "auditor" else words.match(sentence):
            a, b = match.span("name")
            yield Told(FactName.AUDITOR, match["name"], passage, *copy.back(start + a, start + b), as_of)


def _named(passage: Passage, rule: str, name: FactName, as_of: date | None) -> Iterator[Told]:
    """Whom, or under which number, a passage says that the report is."""
    copy = script(passage.text, lines=True)
    if match := pattern(_WORDS, rule).search(copy.text):
        group = "name" if match["name"] else "code"
        if name is not FactName.AUDITED_ENTITY or _is_named(match["name"]):
            yield Told(name, match[group], passage, *copy.back(*match.span(group)), as_of)


def _is_named(entity: str) -> bool:
    """Whether an entity is called by its name: polite words and short names are not."""
    named = pattern("owners", "organisation").search(entity)
    return bool(named) and not pattern(_WORDS, "polite").search(entity)


def _opinions(passage: Passage, as_of: date | None) -> Iterator[Told]:
    copy = script(passage.text)
    for start, sentence in _sentences(copy):
        if any(rule.takes(sentence) for rule in rules(_WORDS, "explaining")):
            continue
        for rule in rules(_WORDS, "opinions"):
            if match := rule.pattern.search(sentence):
                yield _opinion(rule, passage, copy.back(start + match.start(), start + match.end()), as_of)
                break


def _headed(passages: Sequence[Passage], as_of: date | None) -> list[Told]:
    """The opinions that headings name; of several that differ none, since they tell which opinions there are."""
    found: list[Told] = []
    for index, passage in enumerate(passages):
        text = script(passage.text, lines=True).text
        rule = next((r for r in rules(_WORDS, "headings") if r.takes(text)), None)
        following = script(passages[index + 1].text, lines=True).text if index + 1 < len(passages) else ""
        if rule and not pattern(_WORDS, "nothing_under").fullmatch(following.rstrip(_END)):
            found.append(_opinion(rule, passage, (0, len(passage.text)), as_of))
    named = {t.value for t in found if t.value != _EMPHASIS}
    return found if len(named) < 2 else []


_EMPHASIS = next(rule.more["value"] for rule in rules(_WORDS, "headings") if rule.id == "emphasis_heading")


def _opinion(rule: WordRule, passage: Passage, span: tuple[int, int], as_of: date | None) -> Told:
    return Told(FactName.AUDIT_OPINION, rule.more["value"], passage, *span, as_of)


def _sentences(copy: Script) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets."""
    text, start = copy.text, 0
    for at, character in enumerate(text):
        if character in _END:
            yield start, text[start:at]
            start = at + 1
    yield start, text[start:]
