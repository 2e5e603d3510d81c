"""What is common among dossiers, and how names and addresses are told alike: the data of `words.yaml`, ready to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extractors.text.script import script

_MARKS = re.compile(r"[^\w#-]|_")


@cache
def data() -> Mapping[str, Any]:
    """The file as it is."""
    loaded: Mapping[str, Any] = yaml.safe_load(files("service.pairs").joinpath("words.yaml").read_text("utf-8"))
    return loaded


def takes(rule: str, text: str) -> bool:
    """Whether a rule of words takes the text."""
    pattern, exception = _patterns()[rule]
    return bool(pattern.search(text)) and not (exception and exception.search(text))


def is_common_name(name: str) -> bool:
    """Whether so many people are called so that the name alone says nothing."""
    return takes("short_frequent_name", name) or takes("frequent_name", name)


def plain(text: str) -> str:
    """A name as it is compared: folded, without blanks and marks, in capitals."""
    return _MARKS.sub("", script(text, lines=True).text).upper()


def plain_address(text: str) -> str:
    """An address as it is compared: without what all addresses of the city begin with, numbers as figures."""
    found = plain(text)
    for pattern, put in _alike():
        found = pattern.sub(put, found)
    return found


def limit(sort: str) -> int:
    """With so many other applicants who have the same mark it is common; 0 where none ever is."""
    return int(data()["common"].get(sort, 0))


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {
        rule["id"]: (re.compile(rule["pattern"]), re.compile(rule["except"]) if "except" in rule else None)
        for rule in data()["rules"]
    }


@cache
def _alike() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(step["take"]), step["give"]) for step in data()["address"])
