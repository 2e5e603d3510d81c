"""The correction notice as the office hands it out: the blocks of one paper, as PDF and as Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.exports.paper import Block, Grid, Line, Paper
from service.exports.pdf import pdf_of
from service.exports.word import docx_of


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One thing to correct, in words."""

    number: int
    condition: str
    place: str
    fault: str
    todo: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that stands in the notice. `number` and the days are "" while it is a draft."""

    office: str
    number: str
    addressee: str
    dossier: str
    opening: str
    items: tuple[LetterItem, ...]
    due_on: str
    sent_on: str


TITLE = "补正告知书"


def in_words(day: date | None) -> str:
    """A day as letters write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def to_pdf(letter: Letter) -> bytes:
    """A4, pages numbered; nothing is fetched from anywhere."""
    return pdf_of(paper_of(letter))


def to_word(letter: Letter) -> bytes:
    """The same, for an office that stamps and files Word."""
    return docx_of(paper_of(letter))


def paper_of(letter: Letter) -> Paper:
    """The notice as blocks, which Word and PDF draw alike."""
    return Paper(lang="zh", title=TITLE, over=letter.office, blocks=tuple(_blocks(letter)), pages=PAGES)


def _blocks(letter: Letter) -> Iterator[Block]:
    if letter.number:
        yield Line(letter.number, tone="middle")
    yield Line(f"{letter.addressee}：")
    yield Line(letter.opening)
    yield Grid(HEAD, tuple(cells(item) for item in letter.items), SHARES)
    yield Line(closing(letter))
    yield Line(letter.office, tone="end")
    yield Line(letter.sent_on, tone="end")


PAGES = ("第 ", " 页 共 ", " 页")
SHARES = (8, 20, 36, 36)
HEAD = ("序号", "项目", "问题", "请补正")


def cells(item: LetterItem) -> tuple[str, str, str, str]:
    """An item as a row of the table."""
    where = f"\n（{item.place}）" if item.place else ""
    return str(item.number), item.condition, item.fault + where, item.todo


def closing(letter: Letter) -> str:
    """What is to be done until when."""
    until = f"请于{letter.due_on}前" if letter.due_on else "请在规定期限内"
    ways = "登录平台申报预审系统逐项答复：上传更正后的文件、说明情况，或说明不适用的理由。"
    return f"{until}{ways}逾期未答复的，按现有材料办理。"
