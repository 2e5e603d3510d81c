"""The report's words in one language, from `words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from checkers.model import Text
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

    def text(self, name: str, **parts: object) -> str:
        """A sentence of the report with its braces filled."""
        sentence = _entries()["text"][name][self.lang]
        return sentence.format(**parts) if parts else sentence

    def locator(self, locator: str) -> str:
        """A place as a reader of Word or Excel files names it ("table 2, row 3"), in words."""
        parts = [self._locator_part(part) for part in locator.split(", ")]
        return (" " if self.lang == "zh" else ", ").join(parts)

    def _locator_part(self, part: str) -> str:
        name, _, number = part.partition(" ")
        entry = _entries()["locator"].get(name)
        return entry[self.lang].format(n=number).strip() if entry and number else part

    def say(self, text: Text) -> str:
        """The one of both languages."""
        return text.zh if self.lang == "zh" else text.en


@cache
def _entries() -> Groups:
    loaded: Groups = yaml.safe_load(files("service.report").joinpath("words.yaml").read_text(encoding="utf-8"))
    return loaded
