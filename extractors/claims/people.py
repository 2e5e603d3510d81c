"""The rows of a staff roster as people: who works here full time, and who qualifies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extractors.claims import qualification
from extractors.claims.listing import Listing, Record, Schema
from extractors.claims.qualification import Level
from extractors.language import term_data
from extractors.model import Cell, RowReason
from extractors.places import confidence_of
from extractors.shapes.grid import words_of

DIM = 0.5  # confidence below which a word that decides may have been another


class Work(StrEnum):
    """How somebody works here."""

    FULL = "full"
    DISPATCHED = "dispatched"
    REHIRED = "rehired"
    PART = "part"
    INTERN = "intern"
    LEFT = "left"


_REASONS = {
    Work.PART: RowReason.PART_TIME,
    Work.REHIRED: RowReason.PART_TIME,
    Work.INTERN: RowReason.INTERN,
    Work.LEFT: RowReason.LEFT,
}
_ORDER = ("intern", "left", "rehired", "part", "dispatched", "full")
_KINDS = "(专职|全职|兼职|正式|临时|实习|是|否)"
_TICK, _BOX = "[√✓✔☑■●▣◉☒]", "[□☐○]"
_YES = re.compile(r"是|√|✓|✔|☑|■|●|[YyVv]|[Yy]es|对|有|1")
_NO = re.compile(r"否|×|✕|✗|X|x|[Nn]|[Nn]o|不是|非|无|-+|/|0|□|☐|○")
_NOTHING = re.compile(r"[-—/\\无、]*")


@dataclass(frozen=True, slots=True)
class Person:
    """One row: `counted` as full-time unless `reason` says why not; `sure` is False where that may be otherwise."""

    record: Record
    name: str
    id: str
    counted: bool
    sure: bool
    reason: RowReason | None
    detail: str
    degree: Level
    title: Level

    @property
    def qualified(self) -> Level:
        """How surely the degree or the title qualifies."""
        return max(self.degree, self.title)

    @property
    def both(self) -> Level:
        """How surely the degree and the title both do."""
        return min(self.degree, self.title)


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = term_data("roster")
    named = ("not_staff", "all_staff", "insurance_title", "full_title", "part_title")
    flat = {k: data[k] for k in named} | {f"work_{k}": v for k, v in data["employment"].items()}
    return {name: re.compile(pattern) for name, pattern in flat.items()}


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    data = term_data("roster")
    single = "".join(data["surnames"].split())
    double = data["compound_surnames"]
    return re.compile(
        rf"(?:{double})[\u4e00-\u9fff]{{1,2}}|[{single}][\u4e00-\u9fff]{{1,3}}|[\u4e00-\u9fff]{{2,8}}·[\u4e00-\u9fff]{{1,8}}"
    )


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: any short Chinese word, a part of it masked, or Latin letters."""
    return (
        bool(
            re.fullmatch(
                r"[\u2e80-\u2fdf\u3400-\u9fff][\u2e80-\u2fdf\u3400-\u9fff*＊·某xX]{1,9}|[A-Za-z][A-Za-z .·]{2,30}", text
            )
        )
        and len(text) <= 12
    )


def is_known_name(text: str) -> bool:
    """Whether a text is a usual surname with one or two characters, or a compound surname with them."""
    return len(text) <= 4 and bool(_names().fullmatch(text)) and (len(text) <= 3 or text[:2] in _compound())


@lru_cache(maxsize=1)
def _compound() -> frozenset[str]:
    return frozenset(term_data("roster")["compound_surnames"].split("|"))


@lru_cache(maxsize=1)
def schema() -> Schema:
    """What a roster looks like."""
    data = term_data("roster")
    values = {role: re.compile(_names().pattern if role == "name" else p) for role, p in data["values"].items()}
    roles = {role: re.compile(p) for role, p in data["columns"].items()}
    return Schema("name", roles, values, is_name, re.compile(data["not_column"]), re.compile(data["all_staff"]))


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
    if not re.search(_TICK, text) or len(text) < 3:
        return text
    before = re.match(f"{_TICK}|{_BOX}", text)
    found = re.findall(f"{_TICK}{_KINDS}" if before else f"{_KINDS}{_TICK}", text)
    return found[0] if len(found) == 1 else text


def _column_work(cell: Cell, header: str) -> Work | None:
    """How somebody works here by a cell of an employment column; 是 and 否 answer the header."""
    text = _ticked(words_of(cell))
    part, full = "兼" in header, bool(re.search("专职|全职|在职|在岗|在编", header))
    if _YES.fullmatch(text) and part != full:
        return Work.PART if part else Work.FULL
    if _NO.fullmatch(text) and part != full:
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
    blank: Work | None  # what an empty cell of that column means
    all: Work | None  # what the title says of everybody


def rules(listing: Listing) -> Rules:
    """Learned from the whole list, since some columns 类别 say other things, and some lists mark exceptions only."""
    cells = [(c, r.header(c)) for r in listing.records for c in r.cells.get("employment", ())]
    shown = [(c, h) for c, h in cells if words_of(c)]
    said = [w for c, h in shown if (w := _column_work(c, h))]
    column = bool(said) and len(said) * 3 >= len(shown)
    blank = Work.FULL if column and all(w is not Work.FULL for w in said) else None
    ticks = column and all(_YES.fullmatch(words_of(c)) and re.match("专职|全职", h) and "兼" not in h for c, h in shown)
    return Rules(column, ticks, None if ticks else blank, _title_work(listing.heading))


def _title_work(title: str) -> Work | None:
    words = _words()
    full, part = words["full_title"].search(title), words["part_title"].search(title)
    if part and not full:
        return Work.PART
    return Work.FULL if full and not part else None


def is_staff(listing: Listing) -> bool:
    """Whether the list means the staff: not trainees, experts, managers alone, nor only those with certificates."""
    words, title = _words(), listing.heading
    if words["all_staff"].search(title):
        return not re.search("学员|专家库|师资|求职|招聘", title)
    if words["not_staff"].search(title):
        return False
    roles = {role for r in listing.records[:1] for role in r.cells}
    if "certificate" in roles and not roles & {"employment", "position", "joined", "gender", "department"}:
        return False
    return not _of_many_employers(listing)


def says_all_staff(title: str) -> bool:
    """Whether a title says that the list is one of the staff."""
    return bool(_words()["all_staff"].search(title))


def _of_many_employers(listing: Listing) -> bool:
    """Whether the column of departments holds companies instead, as in lists of trainees."""
    texts = [t for r in listing.records if (t := r.text("department"))]
    companies = {t for t in texts if re.search("公司|厂$|商行|合作社|经营部", t)}
    return len(companies) >= 3 and sum(t in companies for t in texts) * 2 > len(texts)


def is_insurance(listing: Listing) -> bool:
    """Whether the list is one of insured people."""
    roles = {role for r in listing.records[:1] for role in r.cells}
    plain = not roles & {"degree", "title"}
    return plain and ("insurance" in roles or bool(_words()["insurance_title"].search(listing.heading)))


def people(listing: Listing) -> Iterator[Person]:
    """Everybody in the list, counted or not."""
    known = rules(listing)
    for record in listing.records:
        yield _person(record, known)


def _person(record: Record, known: Rules) -> Person:
    name = re.sub(r"\(.*|[√*✓]+$", "", record.text("name"))
    degree, title = _level(record, "degree", qualification.degree), _level(record, "title", qualification.title)
    base = (record, name, record.text("id"))
    if not name:
        return _nameless(record, degree, title)
    done, sure, detail = _employment(record, known)
    reason = _REASONS.get(done) if done else None
    if not is_name(name):
        sure, detail = False, detail or "姓名未读清"
    return Person(*base, reason is None, sure, reason, detail, degree, title)


def _nameless(record: Record, degree: Level, title: Level) -> Person:
    """A row without a name: a printed number alone is an empty row, more may be somebody whose name was not read."""
    others = [c for role, cells in record.cells.items() if role != "number" for c in cells if c in record.own_cells]
    if not others:
        return Person(record, "", "", False, True, RowReason.EMPTY, "", degree, title)
    somebody = len(others) >= 2
    return Person(record, "", record.text("id"), False, not somebody, RowReason.UNREADABLE, "姓名未读出", degree, title)


def _employment(record: Record, known: Rules) -> tuple[Work | None, bool, str]:
    """How this person works here, whether that is sure, and the words that say so."""
    said = list(_said(record, known))
    for kind in (Work.LEFT, Work.INTERN):
        if found := [(w, d) for w, d in said if w is kind]:
            return kind, True, found[0][1]
    if not said:
        return _unsaid(record, known)
    first, detail = said[0]
    others = {w for w, _ in said if (w is Work.FULL) != (first is Work.FULL)}
    sure = not others and first not in (Work.DISPATCHED, Work.REHIRED) and not _dim(record, "employment")
    return first, sure, detail


def _said(record: Record, known: Rules) -> Iterator[tuple[Work, str]]:
    """What is said of how this person works here, the plainest first."""
    if known.column:
        for cell in record.cells.get("employment", ()):
            if found := _column_work(cell, record.header(cell)):
                yield found, f"{record.header(cell)}：{words_of(cell)}" if record.header(cell) else words_of(cell)
    if (text := record.text("left")) and re.search(r"\d", text):
        yield Work.LEFT, text
    for role in ("remark", "position", "department", "name"):
        text = record.text(role)
        found = work(text, outright=False) if text else None
        if found and found is not Work.FULL:
            yield found, text
    section = work(record.section, outright=True) if record.section else None
    if section:
        yield section, record.section
    elif known.all:
        yield known.all, ""


def _unsaid(record: Record, known: Rules) -> tuple[Work | None, bool, str]:
    """Nothing is said of this person: full time where no one is asked, doubtful where others are marked."""
    text = record.text("employment")
    if not known.column:
        return None, True, ""
    if known.ticks:
        return Work.PART, False, "未勾选专职"
    if _NOTHING.fullmatch(text) and known.blank:
        return known.blank, True, ""
    return None, False, f"未写明或未读清是否专职：{text}"


def _dim(record: Record, role: str) -> bool:
    passages = [c.passage for c in record.cells.get(role, ()) if c.passage.text.strip()]
    return any(confidence_of(p, 0, len(p.text)) < DIM for p in passages)


def _level(record: Record, role: str, judge: Callable[[str], Level]) -> Level:
    """The best level among the columns of that role; a mark answers a header such as 是否大专以上."""
    cells = record.cells.get(role, ())
    levels = [judge(words_of(c)) if (m := _marked(c, record)) is None else m for c in cells if words_of(c)]
    level = max(levels, default=judge("") if cells else Level.NO)
    if _dim(record, role):
        return {Level.YES: Level.LIKELY, Level.NO: Level.UNSURE}.get(level, level)
    return level


def _marked(cell: Cell, record: Record) -> Level | None:
    text = words_of(cell)
    if "以上" not in record.header(cell):
        return None
    if _YES.fullmatch(text):
        return Level.YES
    return Level.NO if _NO.fullmatch(text) else None


def has_column(everybody: Iterable[Person], role: str) -> bool:
    """Whether the lists that these people stand in have such a column at all."""
    return any(p.record.has(role) for p in everybody)
