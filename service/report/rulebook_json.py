"""Which rules were asked, as JSON and back; reports of earlier versions name no notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.model import Lang, NoticeIdentity, RulebookIdentity
from service.report.texts import in_language, text_json, text_of


def rulebook_json(rulebook: RulebookIdentity, lang: Lang) -> dict[str, Any]:
    """As the report's JSON has it."""
    notice = rulebook.notice
    return {
        "id": rulebook.id,
        "title": in_language(lang, rulebook.title),
        "version": rulebook.version,
        "titles": text_json(rulebook.title),
        "notice": {"number": notice.number, "title": in_language(lang, notice.title), "titles": text_json(notice.title)}
        if notice
        else None,
        "not_looked_at": [text_json(t) for t in rulebook.not_looked_at],
        "warnings": [text_json(warning) for warning in rulebook.warnings],
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


def _notice(said: Mapping[str, Any]) -> NoticeIdentity:
    return NoticeIdentity(said["number"], text_of(said.get("titles"), said.get("title", "")))
