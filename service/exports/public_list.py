"""The list that is made public before recognition: number, applicant, platform, category, as a paper or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

from service.exports.cells import Cell, Sheet
from service.exports.contents import Taking
from service.exports.paper import Block, Grid, Line, Paper, Signature
from service.exports.report_paper import page_words
from service.exports.words import said


@dataclass(frozen=True, slots=True)
class Entry:
    """One applicant of the list."""

    dossier: str
    applicant: str
    platform: str
    category: str


@dataclass(frozen=True, slots=True)
class PublicList:
    """The list of a round, public from `first` on for so many days, of which `last` is the last one."""

    round_title: str
    round_number: str
    first: date
    last: date
    days: int
    entries: tuple[Entry, ...]


COLUMNS = (("number", 8), ("applicant", 40), ("platform_name", 44), ("category", 20))


def list_paper(found: PublicList, taking: Taking) -> Paper:
    """The list as a paper with what is said around it."""
    return Paper(
        lang=taking.lang,
        title=said("public_title", taking.lang, round=found.round_title),
        over=found.round_number,
        blocks=tuple(_blocks(found, taking)),
        pages=page_words(taking),
    )


def _blocks(found: PublicList, taking: Taking) -> Sequence[Block]:
    lang = taking.lang
    days = {"days": found.days, "first": found.first.isoformat(), "last": found.last.isoformat()}
    signed: Block = Signature((((said("public_office", lang), said("sign_day", lang)), 3),))
    if not found.entries:
        return (Line(said("public_none", lang)), signed)
    header = tuple(said(name, lang) for name, _ in COLUMNS)
    return (
        Line(said("public_lead", lang, count=len(found.entries), **days)),
        Grid(header, tuple(_row(number, entry) for number, entry in enumerate(found.entries, 1)), (8, 38, 38, 16)),
        Line(said("public_objections", lang)),
        signed,
    )


def _row(number: int, entry: Entry) -> tuple[str, str, str, str]:
    return str(number), entry.applicant, entry.platform, entry.category


def write_list(target: IO[bytes], found: PublicList, taking: Taking) -> None:
    """The list as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    columns = [(said(name, taking.lang), width) for name, width in COLUMNS]
    title = said("public_title", taking.lang, round=found.round_title)
    sheet = Sheet(book, said("public_list", taking.lang), columns, 1, title)
    for number, entry in enumerate(found.entries, 1):
        sheet.add([Cell(number), Cell(entry.applicant), Cell(entry.platform), Cell(entry.category)])
    sheet.close()
    book.save(target)
