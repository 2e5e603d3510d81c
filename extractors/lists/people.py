"""The rows of a staff roster as people: who works here full time, and who qualifies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.lists import qualification
from extractors.lists.changes import tells_changes
from extractors.lists.dividing import cells_of, dividing
from extractors.lists.employment import (
    Rules,
    Work,
    answers,
    dim,
    employment,
    murky,
    rules_of,
    without_denials,
)
from extractors.lists.headed import headed, is_of_outsiders
from extractors.lists.headers import Schema
from extractors.lists.legends import explained
from extractors.lists.listing import Listing, Record
from extractors.lists.notes import NOTHING, Heard, spot
from extractors.lists.obtained import is_bare_day, lapsed, none_yet
from extractors.lists.pen_marks import without_marks
from extractors.lists.person_names import is_name
from extractors.lists.qualification import Level
from extractors.lists.row_words import doubting, is_of_learning, is_of_learning_alone, unfinished
from extractors.model import Cell, Remark, RowReason
from extractors.page.grid import words_of
from extractors.words.loading import pattern, patterns

REASONS = {
    Work.PART: RowReason.PART_TIME,
    Work.REHIRED: RowReason.PART_TIME,
    Work.INTERN: RowReason.INTERN,
    Work.LEFT: RowReason.LEFT,
    Work.DISPATCHED: RowReason.DISPATCHED,
}
_COUNTED = (None, RowReason.DISPATCHED)  # who is lent by another employer works here, as what is for an expert to say


DECIDING = ("employment", "remark", "left", "position", "department", "joined")
"""Columns that may say that somebody does not work here full time."""


@dataclass(frozen=True, slots=True)
class Person:
    """One row: `counted` as full-time unless `reason` says why not; `sure` is False where that may be otherwise."""

    record: Record
    name: str
    id: str
    counted: bool
    sure: bool
    reason: RowReason | None
    remark: Remark | None
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


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/roster", "titles")


@lru_cache(maxsize=1)
def schema() -> Schema:
    """What a roster looks like."""
    roles, values = patterns("lists/roster", "columns"), patterns("lists/roster", "values")
    return Schema("name", roles, values, is_name, pattern("lists/roster", "not_key"), _words()["all_staff"])


def is_staff(listing: Listing) -> bool:
    """Whether the list means the staff: not trainees, experts, managers alone, nor only those with certificates."""
    words, title = _words(), without_denials(listing.heading)
    if tells_changes(listing) or is_of_outsiders(listing):
        return False
    if words["all_staff"].search(title):
        teachers = words["teachers"].search(title) and not words["staff_beside_teachers"].search(title)
        return not teachers and not words["outsiders"].search(title)
    if words["not_staff"].search(title):
        return False
    roles = {role for r in listing.records[:1] for role in r.cells}
    if "certificate" in roles and not roles & {"employment", "position", "joined", "gender", "department"}:
        return False
    return not _of_many_employers(listing)


def says_all_staff(title: str) -> bool:
    """Whether a title says that the list is one of the staff."""
    return bool(_words()["all_staff"].search(without_denials(title)))


def _of_many_employers(listing: Listing) -> bool:
    """Whether the column of departments holds companies instead, as in lists of trainees."""
    texts = [t for r in listing.records if (t := r.text("department"))]
    companies = {t for t in texts if pattern("lists/roster", "company").search(t)}
    return len(companies) >= 3 and sum(t in companies for t in texts) * 2 > len(texts)


def is_insurance(listing: Listing) -> bool:
    """Whether the list is one of insured people."""
    roles = {role for r in listing.records[:1] for role in r.cells}
    plain = not roles & {"degree", "title"}
    return plain and ("insurance" in roles or bool(_words()["insured"].search(listing.heading)))


def people(listing: Listing, notes: Heard = NOTHING) -> Iterator[Person]:
    """Everybody in the list, counted or not; `notes`: what is said around it of some of them."""
    listing = headed(explained(listing))
    known = rules_of(listing)
    everybody = _undivided([_person(record, known) for record in listing.records], known)
    for person in (_by_notes(p, notes) for p in everybody):
        yield _in_part(person) if listing.cut else person


def _undivided(everybody: Sequence[Person], known: Rules) -> Iterator[Person]:
    """The people; those who count and whom a column sorts by what nobody understands are in doubt."""
    roles = () if known.column else ("employment",)
    columns = dividing([p.record for p in everybody if p.counted], roles) - known.asked
    columns -= {at for at in columns if _only_tells_levels(everybody, at)}
    for person in everybody:
        cell = next((c for c in cells_of(person.record, roles) if c.column in columns), None)
        if cell is None or not person.counted:
            yield person
        else:
            said = (person.record.header(cell), words_of(cell))
            yield replace(person, sure=False, remark=person.remark or Remark("column_unclear", said))


def _only_tells_levels(everybody: Sequence[Person], column: int) -> bool:
    """Whether a column asks for degrees or titles alone, and denies nobody's who has one: it parts no staff."""
    affirmed = patterns("lists/tables", "answers")["affirmed"]
    asks = patterns("lists/roster", "headers")["asks_level"]
    cells = [(p, c) for p in everybody if p.counted for c in cells_of(p.record, ()) if c.column == column]
    asked = bool(cells) and all(asks.search(p.record.header(c)) for p, c in cells)
    return asked and all(p.qualified is Level.NO or affirmed.fullmatch(words_of(c)) for p, c in cells)


def _person(record: Record, known: Rules) -> Person:
    name = without_marks(re.sub(r"\(.*|\*+$", "", without_marks(record.text("name"))))
    degree, title = _level(record, "degree", qualification.degree), _level(record, "title", qualification.title)
    base = (record, name, record.text("id"))
    if not name:
        return _nameless(record, degree, title)
    if patterns("lists/roster", "headers")["of_names"].fullmatch(name):
        return Person(*base, False, True, RowReason.EMPTY, None, degree, title)
    if patterns("lists/roster", "names")["example"].fullmatch(name):
        return Person(*base, False, False, RowReason.NOT_MEANT, Remark("example"), degree, title)
    done, sure, remark = employment(record, known)
    reason = REASONS.get(done) if done else None
    if re.search(r"[\d:]", name):
        return Person(*base, False, False, RowReason.UNREADABLE, Remark("not_like_a_name"), degree, title)
    if not is_name(name):
        sure, remark = False, remark or Remark("person_name_unclear")
    if reason is None and (unread := record.unread(*DECIDING) or murky(record, "employment", "remark")):
        sure, remark = False, Remark("cell_unread", unread)
    title = min(title, Level.UNSURE) if lapsed(record, known.day) else title
    return _by_words(Person(*base, reason in _COUNTED, sure, reason, remark, degree, title))


def _by_words(person: Person) -> Person:
    """Somebody beside whom words stand that may say that he does not count, or that his degree or title is not his."""
    record = person.record
    if unfinished(record) or none_yet(record, "degree"):
        person = replace(person, degree=min(person.degree, Level.UNSURE))
    if none_yet(record, "title"):
        person = replace(person, title=min(person.title, Level.UNSURE))
    if not person.counted or not (said := doubting(person.record)):
        return person
    if is_of_learning(said):
        return replace(person, degree=min(person.degree, Level.LIKELY), title=min(person.title, Level.LIKELY))
    return replace(person, sure=False, remark=person.remark or _said(said))


def _by_notes(person: Person, notes: Heard) -> Person:
    """Whom a note sets apart is not counted until somebody says otherwise; one that may mean any leaves all open.

    Whether their degrees are theirs is open as well then, and nothing else where it speaks of these alone.
    """
    said = notes.apart.get(spot(person.record), "")
    if not (words := said or notes.open):
        return person
    alone = is_of_learning_alone(words)
    most = Level.UNSURE if said and alone else Level.LIKELY
    person = replace(person, degree=min(person.degree, most), title=min(person.title, most))
    if not person.counted or alone:
        return person
    if not said:
        return replace(person, sure=False, remark=_said(notes.open))
    return replace(person, counted=False, sure=False, reason=RowReason.NOT_MEANT, remark=_said(said))


def _said(text: str) -> Remark:
    return Remark("said", (text,))


def _in_part(person: Person) -> Person:
    """Somebody of a list whose other columns stand beside it, unread: these may say that he works elsewhere."""
    if person.reason is not None or not person.counted:
        return person
    return replace(person, sure=False, remark=person.remark or Remark("columns_unread"))


def _nameless(record: Record, degree: Level, title: Level) -> Person:
    """A row without a name: a printed number alone is an empty row, more may be somebody whose name was not read."""
    others = [c for role, cells in record.cells.items() if role != "number" for c in cells if c in record.own_cells]
    if not others:
        return Person(record, "", "", False, True, RowReason.EMPTY, None, degree, title)
    somebody = len(others) >= 2 or bool(record.unread("name"))
    unread = Remark("person_name_unread")
    return Person(record, "", record.text("id"), False, not somebody, RowReason.UNREADABLE, unread, degree, title)


def _level(record: Record, role: str, judge: Callable[[str], Level]) -> Level:
    """The best level among the columns of that role; a mark answers a header such as 是否大专以上."""
    cells = tuple(c for c in record.cells.get(role, ()) if not is_bare_day(words_of(c)))
    levels = [judge(words_of(c)) if (m := _marked(c, record, judge)) is None else m for c in cells if words_of(c)]
    level = max(levels, default=judge("") if record.cells.get(role) else Level.NO)
    if level is Level.NO and record.unread(role):
        return Level.UNSURE
    if dim(record, role) and not _only_strokes(cells):
        return {Level.YES: Level.LIKELY, Level.NO: Level.UNSURE}.get(level, level)
    return level


def _only_strokes(cells: Iterable[Cell]) -> bool:
    """Whether nothing but a stroke stands there, as where there is no title."""
    stroke = patterns("lists/roster", "title_text")["stroke"]
    return all(stroke.fullmatch(words_of(c)) for c in cells if words_of(c))


def _marked(cell: Cell, record: Record, judge: Callable[[str], Level]) -> Level | None:
    """What a tick says under a header that names the degree or title itself; None where it is no tick."""
    text, header = words_of(cell), record.header(cell)
    if answers("tick", text) and (level := judge(header)) in (Level.YES, Level.NO):
        return level
    if not pattern("lists/roster", "at_least").search(header):
        return None
    if answers("affirmed", text):
        return Level.YES
    return Level.NO if answers("denied", text) else None


def has_column(everybody: Iterable[Person], role: str) -> bool:
    """Whether the lists that these people stand in have such a column at all."""
    return any(p.record.has(role) for p in everybody)
