"""The report's words in one language, from `words.yaml`; what the rules name as well is called as they call it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from checkers.model import Text
from checkers.rulebook.services import called as offered_as
from checkers.wording import called, capital, spot
from extractors.model import Place
from service.model import Lang

HEADINGS = frozenset({"field", "kind", "category"})
"""Groups whose words stand alone, so that they begin with a capital in English."""

OFFERED = frozenset({"category", "service"})
"""Groups whose words are the rulebook's."""

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
        return entry[self.lang] if entry else self._called(group, name)

    def _called(self, group: str, name: str) -> str:
        """As the rules call it."""
        said = offered_as(name) if group in OFFERED else called(group, name)
        if said is None:
            return str(name)
        return self.say(capital(said) if group in HEADINGS else said)

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
        return self.say(spot(place)) if place else ""

    def say(self, text: Text) -> str:
        """The one of both languages."""
        return text.zh if self.lang == "zh" else text.en


def place_in_words(page: int | None, at: Place | None, words: Words) -> str:
    """Where in a document, in words."""
    if page is None:
        return words.place(at)
    shown = words.text("page", page=page)
    return words.text("half", page=shown, side=words.of("side", str(at.half))) if at and at.half else shown


@cache
def _entries() -> Groups:
    loaded: Groups = yaml.safe_load(files("service.report").joinpath("words.yaml").read_text(encoding="utf-8"))
    return loaded
