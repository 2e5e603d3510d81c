"""Words for the codes that pages show: the report's own, so that page and report speak alike, and the service's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from checkers.model import Text
from service.model import Lang
from service.procedure import procedure
from service.report.texts import text_of
from service.report.viewing import title_of
from service.report.words import Words
from service.web.context import language

Groups = dict[str, dict[str, dict[str, str]]]


@cache
def own() -> Groups:
    """The service's own words by group and code."""
    loaded: Groups = yaml.safe_load(files("service.web").joinpath("words.yaml").read_text(encoding="utf-8"))
    return loaded


def word(group: str, code: str | None, lang: Lang | None = None) -> str:
    """The word for a code; a code that has none stands for itself."""
    if code is None:
        return ""
    spoken = lang or language()
    if said := _of_procedure(group, code):
        return said.zh if spoken == "zh" else said.en
    entry = own().get(group, {}).get(code)
    return entry[spoken] if entry else Words(spoken).of(group, code)


def _of_procedure(group: str, code: str) -> Text | None:
    """States and deeds are called what their table calls them."""
    table = procedure()
    if group == "stage" and code in table.states:
        return table.states[code].title
    deed = table.deeds.get(code.removeprefix("dossier.")) if group in ("deed", "action") else None
    return deed.title if deed else None


def text(name: str, **parts: object) -> str:
    """A sentence of the report in the caller's language."""
    return Words(language()).text(name, **parts)


def title(rule: str, field: str | None, own_title: Mapping[str, str] | None) -> str:
    """What a finding is called by, of which only so much is known."""
    return title_of(rule, field, text_of(own_title), Words(language()))
