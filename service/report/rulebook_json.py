"""Which rules were asked, as JSON and back; reports of earlier versions name no notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checkers.model import Text
from service.model import Lang, NoticeIdentity, RulebookIdentity


def rulebook_json(rulebook: RulebookIdentity, lang: Lang) -> dict[str, Any]:
    """As the report's JSON has it."""
    notice = rulebook.notice
    return {
        "id": rulebook.id,
        "title": _in(lang, rulebook.title),
        "version": rulebook.version,
        "titles": _text(rulebook.title),
        "notice": {"number": notice.number, "title": _in(lang, notice.title), "titles": _text(notice.title)}
        if notice
        else None,
        "not_looked_at": [_text(t) for t in rulebook.not_looked_at],
        "warnings": [_text(warning) for warning in rulebook.warnings],
    }


def rulebook_of(said: Mapping[str, Any]) -> RulebookIdentity:
    """From the report's JSON."""
    return RulebookIdentity(
        id=said["id"],
        title=text_of(said.get("titles"), said.get("title", "")),
        version=said["version"],
        notice=_notice(said["notice"]) if said.get("notice") else None,
        not_looked_at=tuple(text_of(t) for t in said.get("not_looked_at", ())),
        warnings=tuple(text_of(warning) for warning in said.get("warnings", ())),
    )


def text_of(said: Mapping[str, str] | None, only: str = "") -> Text:
    """A text in both languages; `only` in both where it was kept in one."""
    return Text(said["zh"], said["en"]) if said else Text(only, only)


def _notice(said: Mapping[str, Any]) -> NoticeIdentity:
    return NoticeIdentity(said["number"], text_of(said.get("titles"), said.get("title", "")))


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _in(lang: Lang, text: Text) -> str:
    return text.zh if lang == "zh" else text.en
