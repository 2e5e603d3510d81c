"""A rulebook told line by line, and how two differ: for whoever answers for what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from checkers.model import Offered, Text
from checkers.rulebook.model import ALWAYS, DatedValue, Decision, Rule, Rulebook
from checkers.rulebook.pairing import paired
from checkers.wording import (
    NOTHING,
    figure,
    joined,
    kept_alone,
    listed,
    named,
    named_one_by_one,
    plain,
    say,
    unit_of,
    word,
)


def shown(book: Rulebook) -> tuple[Text, ...]:
    """The whole rulebook: what it is, what may be applied for, every rule with its values, what it does not look at."""
    return (
        say("book_is", title=book.title, id=book.id, version=book.version),
        say("book_of", authority=book.authority, article=book.source.article, document=book.source.document),
        *_offered(book.offered),
        *(line for rule in book.rules for line in _rule(rule, book.offered)),
        *(say("not_looked_at", what=what) for what in book.not_looked_at),
        *_counted(book),
    )


def _offered(offered: Offered) -> Iterator[Text]:
    if offered.categories:
        yield say("book_categories", names=named_one_by_one(c.names for c in offered.categories))
    if offered.services:
        yield say("book_services", names=named_one_by_one(s.names for s in offered.services))


def _rule(rule: Rule, offered: Offered) -> Iterator[Text]:
    of = say("rule_on", field=named(rule.field)) if rule.field else NOTHING
    yield say("rule_is", id=rule.id, title=rule.title, clause=rule.clause, sort=word("sort", rule.sort), of=of)
    for key, values in rule.values.items():
        for value in values:
            yield _inner(_value(rule, key, value, offered))
    for decision in rule.decisions:
        yield _inner(_decision(decision))
    for part, said in asked_parts(rule.asks).items():
        yield _inner(say("rule_asks", part=part, said=said))
    if rule.undecided:
        yield _inner(say("rule_undecided"))


def _inner(text: Text) -> Text:
    """A line under another."""
    return Text(f"\u3000\u3000{text.zh}", f"    {text.en}")


def _value(rule: Rule, key: str, value: DatedValue, offered: Offered) -> Text:
    whom = NOTHING if key == ALWAYS else say("value_for", whom=offered.called(key))
    known = say("value_confirmed", day=value.last_confirmed_on) if value.last_confirmed_on else NOTHING
    told = say(
        "value_is",
        whom=whom,
        day=value.first_day,
        value=figure(value.value, rule.field) if rule.field else _plain_value(rule, value),
        article=value.source.article,
        document=value.source.document,
    )
    return joined([told, known, NOTHING if value.verified else say("value_unverified")])


def _plain_value(rule: Rule, value: DatedValue) -> Text:
    number = plain(value.value, 2)
    return joined([kept_alone(number), unit_of(rule.unit or "")], " ")


def _decision(decision: Decision) -> Text:
    what = say("reads_both") if decision.asks_both else say("reads_either")
    return say("decision_is", day=decision.first_day, what=what, by=decision.decided_by, on=decision.decided_on)


def asked_parts(asks: object) -> dict[str, str]:
    """What a condition asks beside values, by part."""
    if asks is None:
        return {}
    if is_dataclass(asks) and not isinstance(asks, type):
        return {f.name: _plain(getattr(asks, f.name)) for f in fields(asks)}
    return {"asks": _plain(asks)}


def _plain(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple | frozenset) else str(value)


def _counted(book: Rulebook) -> Iterator[Text]:
    loose = sum(not v.verified for rule in book.rules for values in rule.values.values() for v in values)
    if loose:
        yield say("values_unverified", number=loose)
    if undecided := [rule.id for rule in book.rules if rule.undecided]:
        yield say("rules_undecided", rules=kept_alone("、".join(undecided)))


def differences(one: Rulebook, other: Rulebook) -> tuple[Text, ...]:
    """What the second rulebook asks otherwise than the first, rule by rule."""
    lines: list[Text] = [*_of_offered(one.offered, other.offered)]
    for before, after in paired(one, other):
        if before and after:
            lines += _of_rule(before, after, one.offered, other.offered)
        elif before:
            lines.append(say("rule_gone", id=before.id, title=before.title))
        elif after:
            lines.append(say("rule_new", id=after.id, title=after.title))
    return tuple(lines)


def _of_offered(one: Offered, other: Offered) -> Iterator[Text]:
    for before, after in ((one.categories, other.categories), (one.services, other.services)):
        old, new = {o.id: o for o in before}, {o.id: o for o in after}
        yield from (say("offer_gone", name=o.names) for code, o in old.items() if code not in new)
        yield from (say("offer_new", name=o.names) for code, o in new.items() if code not in old)
        yield from (say("offer_changed", name=new[code].names) for code, o in old.items() if new.get(code, o) != o)


def _of_rule(one: Rule, other: Rule, old: Offered, new: Offered) -> Iterator[Text]:
    if one.id != other.id:
        yield say("rule_renamed", old=one.id, new=other.id, title=other.title)
    for key in dict.fromkeys((*one.values, *other.values)):
        before, after = one.values.get(key, ()), other.values.get(key, ())
        if before != after:
            said = {"old": _values(one, key, before, old), "new": _values(other, key, after, new)}
            yield say("value_turned", id=other.id, title=other.title, **said)
    parts, turned = asked_parts(one.asks), asked_parts(other.asks)
    for part in dict.fromkeys((*parts, *turned)):
        if parts.get(part) != turned.get(part):
            yield _asks_turned(other, part, parts.get(part), turned.get(part))
    for part in ("condition", "unit", "sort", "depends_on"):
        if getattr(one, part) != getattr(other, part):
            yield _asks_turned(other, part, getattr(one, part), getattr(other, part))
    if one.decisions != other.decisions:
        yield say("decisions_turned", id=other.id, title=other.title)


def _asks_turned(rule: Rule, part: str, old: str | None, new: str | None) -> Text:
    before, after = (kept_alone(said) if said else say("value_none") for said in (old, new))
    return say("asks_turned", id=rule.id, part=part, old=before, new=after)


def _values(rule: Rule, key: str, values: tuple[DatedValue, ...], offered: Offered) -> Text:
    return listed([_value(rule, key, value, offered) for value in values]) if values else say("value_none")
