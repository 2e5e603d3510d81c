"""What workbooks say to whoever fills them in, in both languages, from `words.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import yaml

from checkers.model import Text

Say = Callable[[Text], str]
"""Chooses the one of both languages."""


def said(name: str, say: Say, **parts: object) -> str:
    """A sentence with its slots filled."""
    return say(_words()[name]).format(**parts)


@cache
def _words() -> dict[str, Text]:
    loaded = yaml.safe_load(files("service.blanks").joinpath("words.yaml").read_text(encoding="utf-8"))
    return {name: Text(text["zh"], text["en"]) for name, text in loaded.items()}
