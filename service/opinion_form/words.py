"""The form's own words in one language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from service.model import Lang


@cache
def _book() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load(
        files("service.opinion_form").joinpath("words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def said(lang: Lang, name: str, **parts: object) -> str:
    """The word or sentence of that name, filled."""
    return _book()[name][lang].format(**parts)
