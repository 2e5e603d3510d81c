"""What a sound rulebook may still leave open: two rules on one question, a value nobody can read, a word of two senses.

Each fault says where it stands and how to mend it; nothing here keeps a rulebook from being loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checkers.errors import Spot
from checkers.model import Offered, Text
from checkers.rulebook import folders
from checkers.rulebook.model import DependsOn, Rule, Rulebook
from checkers.wording import filled
from extractors.words.loading import WordRule, file_names, rules

_OPTIONS = "facts/identity"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to settle: where it stands, what it is, how to mend it. A hint is no error."""

    spot: Spot
    what: Text
    mend: Text
    hint: bool = False

    def said(self, zh: bool) -> str:
        """The fault in one line."""
        what, mend = (self.what.zh, self.mend.zh) if zh else (self.what.en, self.mend.en)
        return f"{self.spot.file}:{self.spot.line}: {what}{'' if zh else ' '}{mend}"


def faults(book: Rulebook, folder: Path) -> tuple[Fault, ...]:
    """All that is left open in the rulebook of that folder; its words are read as this process reads them."""
    return (
        *_undecided(book, folder),
        *_without_term(book),
        *_without_unit(book, folder),
        *_twice(book, folder),
        *_gaps(book, folder),
        *_service_words(book.offered),
        *_options(book.offered),
        *_two_senses("labels", "labels"),
        *_two_senses("kinds", "titles"),
    )


def _without_term(book: Rulebook) -> Iterator[Fault]:
    """Measures that do not say from when to when they hold: nobody is warned of a day outside."""
    if book.in_force is None:
        yield _fault("no_term", Spot(folders.BOOK, 1), hint=True)


def _fault(what: str, spot: Spot, hint: bool = False, **parts: object) -> Fault:
    return Fault(spot, filled("ambiguity", what, **parts), filled("mend", what, **parts), hint)


def _at(folder: Path, rule: Rule, key: str) -> Spot:
    """Where a key of a rule's file stands; of a rule that another rulebook has, its first line."""
    found = next((p for p in folders.rule_files(folder) if folders.rule_id(p, folder) == rule.id), None)
    item = folders.read(found, folder).value if found else {}
    if isinstance(item, Mapping) and key in item:
        return item[key].spot
    return Spot(f"{rule.id}.yaml", 1)


def _undecided(book: Rulebook, folder: Path) -> Iterator[Fault]:
    for rule in book.rules:
        if rule.undecided:
            yield _fault("undecided", _at(folder, rule, "field"), hint=True)


def _without_unit(book: Rulebook, folder: Path) -> Iterator[Fault]:
    for rule in book.rules:
        if rule.values and not rule.unit:
            yield _fault("no_unit", _at(folder, rule, "values"))


def _twice(book: Rulebook, folder: Path) -> Iterator[Fault]:
    """Rules that ask the same: one condition, one figure, and the same of what else it wants."""
    seen: dict[tuple[object, ...], Rule] = {}
    for rule in book.rules:
        question = (rule.condition, rule.field.id if rule.field else None, repr(rule.asks))
        if question in seen:
            yield _fault("rules_twice", _at(folder, rule, "condition"), other=seen[question].id)
        seen.setdefault(question, rule)


def _gaps(book: Rulebook, folder: Path) -> Iterator[Fault]:
    """Days on which some of a rule's values are in force and others are not: on these it judges nobody."""
    for rule in book.rules:
        first = {key: values[0].first_day for key, values in rule.values.items()}
        for key, day in first.items():
            if day > min(first.values()):
                named = book.offered.called(key) if rule.depends_on is not DependsOn.NOTHING else Text(key, key)
                yield _fault("value_late", _at(folder, rule, "values"), key=named, day=day, first=min(first.values()))
    if not book.offered.categories:
        yield _fault("no_categories", Spot(folders.BOOK, 1), hint=True)


def _service_words(offered: Offered) -> Iterator[Fault]:
    """Words by which a platform's name would tell two services."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for service in offered.services:
        for word in service.named_by:
            by_word[word].append(service.id)
    for word, services in by_word.items():
        if len(services) > 1:
            both = Text("、".join(services), ", ".join(services))
            yield _fault("word_of_two_services", Spot(folders.SERVICES, 1), word=word, services=both)


def _options(offered: Offered) -> Iterator[Fault]:
    """Categories and services that no paper can name, since no word file has words for them."""
    for group, codes in (
        ("categories", [str(c.id) for c in offered.categories]),
        ("services", [s.id for s in offered.services]),
    ):
        read = {rule.id for rule in rules(_OPTIONS, group)}
        for code in codes:
            if code not in read:
                file = folders.BOOK if group == "categories" else folders.SERVICES
                yield _fault("never_read", Spot(file, 1), code=code, group=group)
        for code in sorted(read - set(codes)) if codes else ():
            yield _fault("not_offered", Spot(f"words/{_OPTIONS}.yaml", 1), hint=True, code=code, group=group)


def _two_senses(room: str, group: str) -> Iterator[Fault]:
    """Texts that two word files of a room take as their own from end to end."""
    files = [name for name in file_names() if name.startswith(f"{room}/")]
    own = {name: rules(name, group) for name in files}
    told: set[tuple[str, frozenset[str]]] = set()
    for name, some in own.items():
        for text in dict.fromkeys(t for rule in some for t in rule.examples):
            for other in (n for n in files if n != name and _shows(own[n], text, room)):
                if (text, frozenset((name, other))) not in told:
                    told.add((text, frozenset((name, other))))
                    yield _fault("word_of_two_senses", Spot(f"words/{name}.yaml", 1), word=text, other=other)


def _shows(some: Iterable[WordRule], text: str, room: str) -> bool:
    """Whether rules take a text as their own; of titles, which their last word sorts out, whether they show it."""
    if room == "kinds":
        return any(text in rule.examples for rule in some)
    return any(rule.pattern.fullmatch(text) for rule in some)
