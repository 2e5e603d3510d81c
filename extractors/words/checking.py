"""What is wrong in word files, by file and rule, each with how to mend it: texts in, faults out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import yaml

from extractors.words.loading import LOADER, filled_in, merged, named_classes, parsed

LEXICON = "lexicon"
TELLS_APART = ("strength", "role")
"""What two rules of a group may say differently of the words that they take."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. A hint is no error: it may be meant."""

    file: str
    id: str
    what: str
    mend: str
    hint: bool = False

    def __str__(self) -> str:
        return f"{self.file}.yaml: {self.id}: {self.what}. {self.mend}."


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule as its file has it; `compiled` is None where its pattern cannot be."""

    file: str
    group: str
    id: str
    written: str
    entry: Mapping[str, Any]
    compiled: re.Pattern[str] | None

    @property
    def takes(self) -> tuple[str, ...]:
        return tuple(map(str, self.entry.get("takes") or ()))

    @property
    def leaves(self) -> tuple[str, ...]:
        return tuple(map(str, self.entry.get("leaves") or ()))

    @property
    def kind(self) -> tuple[Any, ...]:
        return tuple(self.entry.get(key) for key in TELLS_APART)

    def found(self, text: str) -> re.Match[str] | None:
        if self.compiled is None:
            return None
        return self.compiled.fullmatch(text) if self.entry.get("whole") else self.compiled.search(text)


class UnreadableWords(ValueError):
    """A file that says nothing: no YAML, or no mapping."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}.yaml: {why}")


Files = Mapping[str, Mapping[str, Any]]
"""What the files of one folder say, by name (`labels/floor_area`)."""


def faults(*folders: Mapping[str, str]) -> tuple[Fault, ...]:
    """All that is wrong in the files of these folders, texts by name; those of a later one lie on top.

    Raises UnreadableWords.
    """
    each = [said(folder) for folder in folders]
    return (
        *(fault for folder in folders for name, text in folder.items() for fault in _key_twice(name, text)),
        *(fault for files in each for fault in _doubled(files)),
        *_in(together(*folders)),
    )


def said(folder: Mapping[str, str]) -> Files:
    """What the files of a folder say, texts by name. Raises UnreadableWords."""
    return {name: _said(name, text) for name, text in folder.items()}


def together(*folders: Mapping[str, str]) -> Files:
    """What the files of these folders say together; those of a later one lie on top. Raises UnreadableWords."""
    return reduce(merged, map(said, folders), {})


def _said(name: str, text: str) -> Mapping[str, Any]:
    try:
        said = parsed(text)
    except yaml.YAMLError as error:
        raise UnreadableWords(name, " ".join(str(error).split())) from error
    if not isinstance(said, dict):
        raise UnreadableWords(name, "a word file is a mapping of groups")
    return said


def _key_twice(name: str, text: str) -> Iterator[Fault]:
    """Keys that stand twice: of two classes or groups of a name the first would be passed over in silence."""
    node = yaml.compose(text, Loader=LOADER)
    keys = Counter(str(key.value) for key, _ in node.value) if node else Counter[str]()
    for key, times in keys.items():
        if times > 1:
            yield Fault(name, key, f"stands {times} times in the file", "Make one of them, or give each its own name")


def _in(whole: Files) -> tuple[Fault, ...]:
    lexicon = {name: words if isinstance(words, list) else [] for name, words in whole.get(LEXICON, {}).items()}
    rules = tuple(_rules(whole, lexicon))
    of_classes = (*_broken_classes(lexicon), *_unused(lexicon, rules))
    return (
        *_half_written(whole),
        *of_classes,
        *(fault for rule in rules for fault in _of_rule(rule, lexicon)),
        *_unshown(lexicon, rules, {fault.id for fault in of_classes}),
        *_at_odds(rules),
    )


def _groups(files: Files) -> Iterator[tuple[str, str, Sequence[Mapping[str, Any]]]]:
    """Each group of rules: lists of mappings of which one has a pattern."""
    for name, said in sorted(files.items()):
        for group, entries in said.items() if name != LEXICON else ():
            if isinstance(entries, list) and any(isinstance(e, dict) and "pattern" in e for e in entries):
                yield name, group, [e if isinstance(e, dict) else {} for e in entries]


def _rules(files: Files, lexicon: Mapping[str, Sequence[str]]) -> Iterator[_Rule]:
    for name, group, entries in _groups(files):
        for entry in entries:
            if "pattern" in entry and "id" in entry:
                written = str(entry["pattern"])
                yield _Rule(name, group, str(entry["id"]), written, entry, _compiled(written, lexicon))


def _compiled(written: str, lexicon: Mapping[str, Sequence[str]]) -> re.Pattern[str] | None:
    try:
        return re.compile(filled_in(written, lexicon))
    except (KeyError, ValueError, re.error):
        return None


def _half_written(files: Files) -> Iterator[Fault]:
    for name, group, entries in _groups(files):
        for number, entry in enumerate(entries, 1):
            for key in ("id", "pattern"):
                if key not in entry:
                    who = str(entry.get("id", f"{group} {number}"))
                    yield Fault(name, who, f"a rule without `{key}`", f"Add the `{key}`, or take the entry out")


def _doubled(files: Files) -> Iterator[Fault]:
    """Ids that stand twice: an office's rule replaces the one of its id in its group; in two groups it may be meant."""
    found = [(name, str(e["id"]), group) for name, group, entries in _groups(files) for e in entries if "id" in e]
    mend = "Give each rule of the file an id of its own"
    for (name, rule_id, group), times in Counter(found).items():
        if times > 1:
            yield Fault(name, rule_id, f"{times} rules of `{group}` have this id", mend)
    for (name, rule_id), times in Counter((name, rule_id) for name, rule_id, _ in set(found)).items():
        if times > 1:
            yield Fault(name, rule_id, f"rules of {times} groups have this id", mend, hint=True)


def _of_rule(rule: _Rule, lexicon: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    unknown = sorted(named_classes(rule.written) - lexicon.keys())
    for name in unknown:
        yield _fault(rule, f"no word class is called {{{name}}}", "Name one of lexicon.yaml, or add it there")
    if rule.compiled is None and not unknown:
        yield _fault(rule, f"the pattern is no regular expression ({_why(rule, lexicon)})", "Mend the pattern")
    if not rule.takes:
        yield _fault(rule, "no example", "Add a sentence that the rule must take under `takes`")
    yield from _of_examples(rule)


def _of_examples(rule: _Rule) -> Iterator[Fault]:
    if rule.compiled is None:
        return
    whole = " from end to end" if rule.entry.get("whole") else ""
    for text in rule.takes:
        if not rule.found(text):
            yield _fault(rule, f"does not take “{text}”{whole}", "Widen the pattern, or mend the example")
    for text in rule.leaves:
        if match := rule.found(text):
            what = f"takes “{match.group()}” in “{text}”, which it must leave"
            yield _fault(rule, what, "Narrow the pattern, or take the example out of `leaves`")


def _fault(rule: _Rule, what: str, mend: str) -> Fault:
    return Fault(rule.file, rule.id, what, mend)


def _why(rule: _Rule, lexicon: Mapping[str, Sequence[str]]) -> str:
    try:
        re.compile(filled_in(rule.written, lexicon))
    except (KeyError, ValueError, re.error) as error:
        return str(error)
    return ""


def _broken_classes(lexicon: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    for name, words in lexicon.items():
        if not words:
            yield Fault(LEXICON, name, "a class without words", "Write its words as a list, or take it out")
        for other in sorted(set().union(*map(named_classes, map(str, words))) - lexicon.keys()):
            yield Fault(LEXICON, name, f"no word class is called {{{other}}}", "Name one that is there, or add it")
        for word in map(str, words):
            if not named_classes(word) and _compiled(word, {}) is None:
                yield Fault(LEXICON, name, f"“{word}” is no regular expression", "Mend the word")


def _unused(lexicon: Mapping[str, Sequence[str]], rules: Iterable[_Rule]) -> Iterator[Fault]:
    used = {name for rule in rules for name in named_classes(rule.written)}
    used |= {name for words in lexicon.values() for word in words for name in named_classes(str(word))}
    for name in lexicon:
        if name not in used:
            yield Fault(LEXICON, name, "no pattern refers to this class", f"Write {{{name}}} in one, or take it out")


def _unshown(lexicon: Mapping[str, Sequence[str]], rules: Iterable[_Rule], faulty: set[str]) -> Iterator[Fault]:
    """Words that stand in no example, of classes without a fault."""
    shown = "\n".join(text for rule in rules for text in rule.takes)
    for name, words in lexicon.items():
        for word in map(str, words) if name not in faulty else ():
            compiled = _compiled(word, lexicon)
            if compiled is not None and not compiled.search(shown):
                mend = f"Add one with it to a rule that uses {{{name}}}"
                yield Fault(LEXICON, name, f"“{word}” stands in no example", mend)


def _at_odds(rules: Iterable[_Rule]) -> Iterator[Fault]:
    """Rules of one group that take the same words of an example and say different things of them."""
    groups: dict[tuple[str, str], list[_Rule]] = {}
    for rule in rules:
        groups.setdefault((rule.file, rule.group), []).append(rule)
    for group in groups.values():
        if len({rule.kind for rule in group}) > 1:
            yield from _at_odds_in(group)


def _at_odds_in(group: Sequence[_Rule]) -> Iterator[Fault]:
    told: set[tuple[str, str]] = set()
    for rule in group:
        for text in rule.takes:
            for other in group:
                if other.kind != rule.kind and _same_words(rule, other, text) and (other.id, rule.id) not in told:
                    told.add((rule.id, other.id))
                    yield _odds(rule, other, text)


def _same_words(one: _Rule, other: _Rule, text: str) -> bool:
    a, b = one.found(text), other.found(text)
    return a is not None and b is not None and a.span() == b.span()


def _odds(one: _Rule, other: _Rule, text: str) -> Fault:
    key = next(k for k, a, b in zip(TELLS_APART, one.kind, other.kind, strict=True) if a != b)
    values = f"{key} {one.entry.get(key)} and {other.entry.get(key)}"
    what = f"takes “{text}” as `{other.id}` does, with {values}"
    return Fault(one.file, one.id, what, "Narrow one of the two, if not both are meant", hint=True)
