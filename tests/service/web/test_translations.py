"""Every text of the pages has its English words, and what is compiled is what is written."""

from __future__ import annotations

import io
from pathlib import Path

import yaml
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import service

ROOM = Path(service.__file__).parent
FOLDER = ROOM / "translations" / "en" / "LC_MESSAGES"
METHODS = [("web/**.py", "python"), ("templates/**.html", "jinja2")]


def texts() -> set[str]:
    found = extract_from_dir(ROOM, METHODS, keywords={"_": None, "gettext": None, "lazy_gettext": None})
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


def test_every_text_is_translated_and_no_translation_is_left_over() -> None:
    catalogue = read_po(io.BytesIO((FOLDER / "messages.po").read_bytes()))
    translated = {message.id: message.string for message in catalogue if message.id}
    assert set(translated) == texts()
    assert [text for text, english in translated.items() if not english] == []


def test_the_compiled_words_are_the_written_ones() -> None:
    written = read_po(io.BytesIO((FOLDER / "messages.po").read_bytes()))
    compiled = read_mo(io.BytesIO((FOLDER / "messages.mo").read_bytes()))
    assert {m.id: m.string for m in compiled if m.id} == {m.id: m.string for m in written if m.id}


def test_every_code_has_words_in_both_languages() -> None:
    for name in ("words.yaml", "advice.yaml"):
        book = yaml.safe_load((ROOM / "web" / name).read_text(encoding="utf-8"))
        for group in book.values():
            for code, entry in group.items():
                assert set(entry) == {"zh", "en"}, code
                assert all(entry.values()), code
