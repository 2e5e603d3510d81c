"""How the people of a roster work here: full time, part time, on trial, no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extractors.lists.listing import Listing, Record
from extractors.model import Cell, Remark
from extractors.page.grid import words_of
from extractors.page.places import confidence_of
from extractors.words.loading import term_data

DIM = 0.5  # confidence below which a word that decides may have been another


class Work(StrEnum):
    """How somebody works here."""

    FULL = "full"
    DISPATCHED = "dispatched"
    REHIRED = "rehired"
    PART = "part"
    INTERN = "intern"
    LEFT = "left"


_ORDER = ("intern", "left", "rehired", "part", "dispatched", "full")
_KINDS = "(专职|全职|兼职|正式|临时|实习|是|否)"
TICK, _BOX = "[√✓✔☑■●▣◉☒]", "[□☐○]"
YES = re.compile(r"是|√|✓|✔|☑|■|●|[YyVv]|[Yy]es|对|有|1")
NO = re.compile(r"否|×|✕|✗|X|x|[Nn]|[Nn]o|不是|非|无|-+|/|0|□|☐|○")
_NOTHING = re.compile(r"[-—/\\无、]*")


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = term_data("lists/roster")
    flat = {k: data[k] for k in ("full_title", "part_title")} | {f"work_{k}": v for k, v in data["employment"].items()}
    return {name: re.compile(pattern) for name, pattern in flat.items()}


def work(text: str, outright: bool) -> Work | None:
    """How somebody works here by a text; `outright` where the text speaks of nothing else (a column, a heading)."""
    words = _words()
    text = words["work_not_part"].sub("", text)
    for name in _ORDER:
        weak = words.get(f"work_{name}_weak")
        if words[f"work_{name}"].search(text) or (outright and weak and weak.search(text)):
            return Work(name)
    return None


def _ticked(text: str) -> str:
    """Of several words in a cell the one that is ticked, the tick before it (☑专职□兼职) or behind it (专职√兼职□)."""
    if not re.search(TICK, text) or len(text) < 3:
        return text
    before = re.match(f"{TICK}|{_BOX}", text)
    found = re.findall(f"{TICK}{_KINDS}" if before else f"{_KINDS}{TICK}", text)
    return found[0] if len(found) == 1 else text


def _column_work(cell: Cell, header: str) -> Work | None:
    """How somebody works here by a cell of an employment column; 是 and 否 answer the header."""
    text = _ticked(words_of(cell))
    part, full = "兼" in header, bool(re.search("专职|全职|在职|在岗|在编", header))
    if YES.fullmatch(text) and part != full:
        return Work.PART if part else Work.FULL
    if NO.fullmatch(text) and part != full:
        if re.search("在职|在岗", header):
            return Work.LEFT
        return Work.FULL if part else Work.PART if header.startswith("是否") or text not in "-—/" else None
    both = re.search("专职|全职", text) and "兼职" in text
    return None if both else work(text, outright=True)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the whole list says of how its people work: `column` whether its employment column speaks of that."""

    column: bool
    ticks: bool  # that column ticks those who are full time
    two: bool  # and another ticks those who are not
    unread: bool  # a column asks for it, but its cells say nothing of it that can be read
    blank: Work | None  # what an empty cell of that column means
    all: Work | None  # what the title says of everybody
    employers: frozenset[str] | None = None  # what a column of employers calls this one; None where it tells nothing


def rules_of(listing: Listing) -> Rules:
    """Learned from the whole list, since some columns 类别 say other things, and some lists mark exceptions only."""
    cells = [(c, r.header(c)) for r in listing.records for c in r.cells.get("employment", ())]
    shown = [(c, h) for c, h in cells if words_of(c)]
    said = [w for c, h in shown if (w := _column_work(c, h))]
    column = bool(said) and len(said) * 3 >= len(shown)
    blank = Work.FULL if column and all(w is not Work.FULL for w in said) else None
    ticks = column and all(YES.fullmatch(words_of(c)) and re.match("专职|全职", h) and "兼" not in h for c, h in shown)
    heads = {r.header(c) for r in listing.records for c in r.cells.get("employment", ())}
    two = any(re.match("兼职", h) for h in heads) and any(re.match("专职|全职", h) for h in heads)
    unread = not column and any(re.search("专职|兼职|全职", h) for _, h in shown)
    said_of_all = _title_work(listing.heading)
    return Rules(column, ticks, two, unread, None if ticks else blank, said_of_all, _own_employer(listing))


_EMPLOYER = re.compile(
    r"(?:工作|所在|所属|现|任职|人事|劳动关系|派出|编制所在)(?:的)?(?:单位|公司|机构)|^(?:单位|公司)名称$"
)
_HERE = re.compile(r"本(?:单位|公司|中心|平台|机构|院|所|校|会)|我(?:单位|公司|中心|司|院|所|校|会)|[-—/无]*")


def _own_employer(listing: Listing) -> frozenset[str] | None:
    """The names under which a column of employers means this one: 本单位, the title's, else what most rows hold."""
    texts = [t for r in listing.records if (t := _employer(r))]
    if not texts:
        return None
    here = {t for t in texts if _HERE.fullmatch(t) or t in listing.title}
    most, times = Counter(texts).most_common(1)[0]
    return frozenset(here or ({most} if times * 2 > len(listing.records) else ()))


def _employer(record: Record) -> str:
    return "、".join(words_of(c) for c in record.cells.get("department", ()) if _EMPLOYER.search(record.header(c)))


def _title_work(title: str) -> Work | None:
    words = _words()
    full, part = words["full_title"].search(title), words["part_title"].search(title)
    if part and not full:
        return Work.PART
    return Work.FULL if full and not part else None


def employment(record: Record, known: Rules) -> tuple[Work | None, bool, Remark | None]:
    """How this person works here, whether that is sure, and what says so."""
    said = list(_said(record, known))
    for kind in (Work.LEFT, Work.INTERN):
        if found := [r for w, r in said if w is kind]:
            return kind, True, found[0]
    if not said and known.employers == frozenset() and (employer := _employer(record)):
        return None, False, Remark("employer", (employer,))
    if not said:
        return _unsaid(record, known)
    first, remark = said[0]
    others = {w for w, _ in said if (w is Work.FULL) != (first is Work.FULL)}
    if known.employers == frozenset() and _employer(record):
        others.add(Work.PART)  # people of several employers, and none of them is known for this one
    sure = not others and first not in (Work.DISPATCHED, Work.REHIRED) and not dim(record, "employment")
    return first, sure, remark


def _said(record: Record, known: Rules) -> Iterator[tuple[Work, Remark | None]]:
    """What is said of how this person works here, the plainest first."""
    if known.column:
        for cell in record.cells.get("employment", ()):
            if found := _column_work(cell, record.header(cell)):
                yield found, _in_column(record.header(cell), words_of(cell))
    if (text := record.text("left")) and re.search(r"\d", text):
        yield Work.LEFT, Remark("said", (text,))
    for role in ("remark", "position", "department", "name", "joined"):
        text = record.text(role)
        found = work(text, outright=False) if text else None
        if found and found is not Work.FULL:
            yield found, Remark("said", (text,))
    employer = _employer(record)
    if known.employers and employer and employer not in known.employers:
        yield Work.PART, Remark("employer", (employer,))
    section = work(record.section, outright=True) if record.section else None
    if section:
        yield section, Remark("said", (record.section,))
    elif known.all:
        yield known.all, None


def _in_column(header: str, text: str) -> Remark | None:
    if header:
        return Remark("column_says", (header, text))
    return Remark("said", (text,)) if text else None


def _unsaid(record: Record, known: Rules) -> tuple[Work | None, bool, Remark | None]:
    """Nothing is said of this person: full time where no one is asked, doubtful where others are marked."""
    text = record.text("employment")
    if known.unread:
        return None, False, Remark("full_time_unread", (text,))
    if not known.column:
        return None, True, None
    if known.ticks or known.two:  # where there is a column for others too, the tick was not read
        return (None if known.two else Work.PART), False, Remark("full_time_not_ticked")
    if _NOTHING.fullmatch(text) and known.blank:
        return known.blank, True, None
    return None, False, Remark("full_time_unsaid", (text,))


def dim(record: Record, role: str) -> bool:
    """Whether what stands in the columns of that role was read so badly that it may have been another word."""
    passages = [c.passage for c in record.cells.get(role, ()) if c.passage.text.strip()]
    return any(confidence_of(p, 0, len(p.text)) < DIM for p in passages)
