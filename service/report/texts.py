"""Sayings in both languages as JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping

from checkers.model import Text
from service.model import Lang


def text_json(text: Text) -> dict[str, str]:
    """Both languages."""
    return {"zh": text.zh, "en": text.en}


def text_of(said: Mapping[str, str] | None, only: str = "") -> Text:
    """A text in both languages; `only` in both where it was kept in one."""
    return Text(said["zh"], said["en"]) if said else Text(only, only)


def in_language(lang: Lang, text: Text) -> str:
    """The text in one language."""
    return text.zh if lang == "zh" else text.en
