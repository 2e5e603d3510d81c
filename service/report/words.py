"""The report's words in one language, from `words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from checkers.model import Text
from extractors.fields import all_fields, units
from extractors.model import Kind, Place
from service.model import Lang

Groups = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Words:
    """Looks words up in one language. A name that has no entry stands for itself: a new code is shown, not lost."""

    lang: Lang

    def of(self, group: str, name: str | None) -> str:
        """The word for `name` in `group`, "" for None."""
        if name is None:
            return ""
        entry = _entries().get(group, {}).get(name)
        return entry[self.lang] if entry else str(name)

    def nearest(self, group: str, name: str) -> str:
        """The word of the longest beginning of a dotted name that has one: plan.before.will, plan.before, plan."""
        parts = name.split(".")
        beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return self.of(group, next((b for b in beginnings if b in _entries().get(group, {})), name))

    def text(self, name: str, **parts: object) -> str:
        """A sentence of the report with its braces filled."""
        sentence = _entries()["text"][name][self.lang]
        return sentence.format(**parts) if parts else sentence

    def place(self, place: Place | None) -> str:
        """A place in a Word or Excel file, or in a table, in words: 表 2 第 3–14 行."""
        if place is None:
            return ""
        rows = None if place.row is None else f"{place.row}–{place.last_row}" if place.last_row else str(place.row)
        named = [("sheet", place.sheet), (place.spot, place.number), ("table", place.table)]
        named.append(("rows" if place.last_row else "row", rows))
        parts = [_entries()["place"][name][self.lang].format(n=n).strip() for name, n in named if name and n]
        return (" " if self.lang == "zh" else ", ").join(parts)

    def say(self, text: Text) -> str:
        """The one of both languages."""
        return text.zh if self.lang == "zh" else text.en


@cache
def _entries() -> Groups:
    loaded: Groups = yaml.safe_load(files("service.report").joinpath("words.yaml").read_text(encoding="utf-8"))
    return {**loaded, **_of_data(), "kind": {**_further_kinds(), **loaded["kind"]}}


def _of_data() -> Groups:
    """What fields and units are called stands in their rows."""
    return {
        "field": {f.id: {"zh": f.names.zh, "en": _capital(f.names.en)} for f in all_fields().values()},
        "unit": {u.id: {"zh": u.zh, "en": u.many or u.en} for u in units().values()},
    }


def _further_kinds() -> dict[str, dict[str, str]]:
    """What the kinds of paper are called that an office adds: `called` in their files of words."""
    return {code: {"zh": Kind(code).called["zh"], "en": _capital(Kind(code).called["en"])} for code in Kind.further()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
