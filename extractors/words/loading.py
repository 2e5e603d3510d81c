"""The words by which papers are read: data in the files beside this one, each rule with its examples.

A rule file holds groups of rules. A rule has an `id`, a `pattern` (a regular expression, on folded text without
blanks unless its group says otherwise, word classes of `lexicon.yaml` as {NAME}), sentences that it must take
(`takes`) and must leave (`leaves`), and whatever else its readers ask of it (a strength, a role). Files of an
office's own, in `words/` of its rulebook and in the folder that PRESCREEN_WORDS names, are read after these: their
rules come on top, a rule of the same id replaces one, and so does a group that a file names under `instead`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

OWN_WORDS = "PRESCREEN_WORDS"
"""The environment's name for a folder of further word files."""

OWN_RULES = "PRESCREEN_RULES"
"""The environment's name for the folder of an office's rulebook, whose `words/` are read before the office's own."""

RULES_WORDS = "words"
INSTEAD = "instead"
"""The key under which a file names groups that stand in the place of the earlier files' and not on top of them."""

_CLASS = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class WordRule:
    """One rule: what it takes, and sentences that show it.

    `source` is its pattern, the classes filled in; `whole` says that it must take a text from end to end.
    `more` holds what stands in the file beside (strength, role …).
    """

    id: str
    source: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    whole: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most papers never ask for most rules."""
        return _compiled(self.source)

    def takes(self, text: str) -> bool:
        """Whether the rule finds itself in a text."""
        return bool(self.pattern.fullmatch(text) if self.whole else self.pattern.search(text))


@dataclass(frozen=True, slots=True)
class WordFile:
    """One file: its groups of rules by name, and all else that it says."""

    name: str
    groups: Mapping[str, tuple[WordRule, ...]]
    more: Mapping[str, Any]

    def rule(self, rule_id: str) -> WordRule:
        """The rule of that id; KeyError where there is none."""
        try:
            return next(r for rules in self.groups.values() for r in rules if r.id == rule_id)
        except StopIteration:
            raise KeyError(f"{self.name}: {rule_id}") from None


def file_names() -> tuple[str, ...]:
    """All word files (`labels/floor_area`), the project's and the office's own, without the lexicon."""
    return _names_below(roots())


@lru_cache(maxsize=4)
def _names_below(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Looked up once a process: kinds and units are asked for with every claim."""
    found = {_name(path, root) for root in roots for path in root.rglob("*.yaml")}
    return tuple(sorted(found - {"lexicon"}))


def raw(name: str) -> dict[str, Any]:
    """What the files of that name say, those of the office after the project's; KeyError where there is none.

    Lists are joined, mappings are merged, an entry of the same id (or key) takes the place of the earlier one.
    """
    found = [p for root in roots() if (p := root / f"{name}.yaml").is_file()]
    if not found:
        raise KeyError(name)
    whole: dict[str, Any] = {}
    for path in found:
        whole = merged(whole, parsed(path.read_text(encoding="utf-8")))
    return whole


@lru_cache(maxsize=256)
def word_file(name: str) -> WordFile:
    """The rules of a file, read once a process."""
    data = raw(name)
    groups = {key: tuple(map(_rule, value)) for key, value in data.items() if _are_rules(value)}
    return WordFile(name, groups, {key: value for key, value in data.items() if key not in groups})


def rules(name: str, group: str) -> tuple[WordRule, ...]:
    """The rules of one group of a file, () where the file has no such group."""
    return word_file(name).groups.get(group, ())


@lru_cache(maxsize=1024)
def pattern(name: str, rule_id: str) -> re.Pattern[str]:
    """What the rule of that id takes."""
    return word_file(name).rule(rule_id).pattern


@lru_cache(maxsize=256)
def patterns(name: str, group: str) -> Mapping[str, re.Pattern[str]]:
    """What the rules of one group take, by `role`; rules of one role are alternatives, one without has its id."""
    found: dict[str, list[str]] = {}
    for rule in rules(name, group):
        found.setdefault(str(rule.more.get("role", rule.id)), []).append(rule.source)
    return MappingProxyType({role: _compiled("|".join(some)) for role, some in found.items()})


@lru_cache(maxsize=64)
def made_of(name: str, group: str) -> re.Pattern[str]:
    """What is made of nothing but what the rules of one group take, in any order."""
    return _compiled(f"(?:{'|'.join(rule.source for rule in rules(name, group))})+")


@lru_cache(maxsize=1)
def classes() -> Mapping[str, str]:
    """The word classes as patterns without references. Raises KeyError for an unknown one, ValueError for a circle."""
    data = raw("lexicon")
    return {name: _class(name, data, ()) for name in data}


def filled_in(text: str, lexicon: Mapping[str, Sequence[str]]) -> str:
    """A pattern with the word classes of another lexicon filled in. Raises as `classes` does."""
    return _CLASS.sub(lambda m: f"(?:{_class(m[1], lexicon, ())})", text)


def texts(folder: Path) -> dict[str, str]:
    """The word files of a folder by name, as they are written."""
    return {_name(path, folder): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}


def parsed(text: str) -> Any:
    """What a word file says. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=LOADER) or {}


def expanded(text: str) -> str:
    """A pattern with its word classes filled in. Raises KeyError for an unknown one."""
    return _CLASS.sub(lambda m: f"(?:{classes()[m[1]]})", text)


def named_classes(text: str) -> frozenset[str]:
    """The classes that a pattern refers to."""
    return frozenset(_CLASS.findall(text))


def merged(one: Any, other: Any) -> Any:
    """What two files of a name say together: the later one on top; groups it names `instead` replace."""
    if isinstance(one, dict) and isinstance(other, dict):
        one = {key: value for key, value in one.items() if key not in other.get(INSTEAD, ())}
        both = one.keys() & other.keys()
        return {**one, **other, **{key: merged(one[key], other[key]) for key in both}}
    if isinstance(one, list) and isinstance(other, list):
        ids = {v.get("id") for v in other if isinstance(v, dict)}
        return [v for v in one if not (isinstance(v, dict) and v.get("id") in ids)] + other
    return other


@cache
def project_folder() -> Path:
    """Where the project's own word files lie."""
    return Path(str(files("extractors") / "words"))


def forget() -> None:
    """Read all files anew: for tests that bring files of their own."""
    for cached in (_names_below, word_file, pattern, patterns, made_of, classes):
        cached.cache_clear()


def roots() -> tuple[Path, ...]:
    """The folders whose files are read, the weightiest last: the project's, the rulebook's, the office's own."""
    rules = [Path(folder, RULES_WORDS) for folder in [os.environ.get(OWN_RULES)] if folder]
    own = [Path(folder) for folder in [os.environ.get(OWN_WORDS)] if folder]
    return (project_folder(), *(folder for folder in rules if folder.is_dir()), *own)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().removesuffix(".yaml")


def _class(name: str, data: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> str:
    if name in inside:
        raise ValueError(f"word class {name} refers to itself")
    parts = (_CLASS.sub(lambda m: f"(?:{_class(m[1], data, (*inside, name))})", word) for word in map(str, data[name]))
    return "|".join(parts)


def _are_rules(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) and "pattern" in v for v in value)


def _rule(entry: Mapping[str, Any]) -> WordRule:
    known = {"id", "pattern", "takes", "leaves", "whole"}
    more = {key: value for key, value in entry.items() if key not in known}
    good, bad = (tuple(map(str, entry.get(key, ()))) for key in ("takes", "leaves"))
    return WordRule(entry["id"], expanded(entry["pattern"]), good, bad, bool(entry.get("whole")), more)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
