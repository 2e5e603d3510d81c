"""The words of exported files in one language, from `words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from service.model import Lang


def said(name: str, lang: Lang, /, **parts: object) -> str:
    """The word or sentence of that name with its braces filled."""
    sentence = _book()[name][lang]
    return sentence.format(**parts) if parts else sentence


@cache
def _book() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load(
        files("service.exports").joinpath("words.yaml").read_text(encoding="utf-8")
    )
    return loaded
