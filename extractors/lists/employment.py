"""How the people of a roster work here: full time, part time, on trial, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from extractors.lists.arrivals import arrives, day_of
from extractors.lists.employers import employer, employer_columns, own_employers
from extractors.lists.insurers import insurer, own_insurers
from extractors.lists.listing import Listing, Record
from extractors.model import Cell, Remark
from extractors.page.grid import words_of
from extractors.page.places import confidence_of
from extractors.words.loading import pattern, patterns

DIM = 0.5  # confidence below which a word that decides may have been another
MURKY = 0.75  # below which a word that says nothing may have been one that decides


class Work(StrEnum):
    """How somebody works here."""

    FULL = "full"
    DISPATCHED = "dispatched"
    REHIRED = "rehired"
    PART = "part"
    INTERN = "intern"
    LEFT = "left"


COUNTING = (None, Work.FULL, Work.DISPATCHED)
"""How one works who is counted, as far as that is known."""

_ORDER = ("intern", "left", "rehired", "part", "dispatched", "full")


def _words(group: str) -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/roster", group)


def answers(how: str, text: str) -> bool:
    """Whether a (folded) cell answers its column's question so: affirmed, denied, blank, tick."""
    return bool(patterns("lists/tables", "answers")[how].fullmatch(text))


def work(text: str, outright: bool) -> Work | None:
    """How somebody works here by a text; `outright` where the text speaks of nothing else (a column, a heading)."""
    words = _words("employment")
    text = words["not_part"].sub("", text)
    for name in _ORDER:
        weak = words.get(f"{name}_weak")
        if words[name].search(text) or (outright and weak and weak.search(text)):
            return Work(name)
    return None


def _ticked(text: str) -> str:
    """Of several words in a cell the one that is ticked, the tick before it (☑专职□兼职) or behind it (专职√兼职□)."""
    words = patterns("lists/tables", "ticked")
    if not words["any_tick"].search(text) or len(text) < 3:
        return text
    found = words["word_behind" if words["box_first"].match(text) else "word_before"].findall(text)
    return str(found[0]) if len(found) == 1 else text


def _column_work(cell: Cell, header: str) -> Work | None:
    """How somebody works here by a cell of an employment column; 是 and 否 answer the header."""
    text, asks = _ticked(words_of(cell)), _words("headers")
    part, full = (bool(asks[which].search(header)) for which in ("asks_part", "asks_full"))
    if answers("affirmed", text) and part != full:
        return Work.PART if part else Work.FULL
    if answers("denied", text) and part != full:
        return _denied(text, header, part)
    both = all(p.search(text) for p in _words("kinds").values())
    return None if both else work(text, outright=True)


def _denied(text: str, header: str, part: bool) -> Work | None:
    """What a no says under a header; a dash is one only where the header asks whether."""
    asks = _words("headers")
    if asks["asks_presence"].search(header):
        return Work.LEFT
    if part:
        return Work.FULL
    return Work.PART if asks["asks_whether"].search(header) or text not in "-—/" else None


@dataclass(frozen=True, slots=True)
class Rules:
    """What the whole list says of how its people work: `column` whether its employment column speaks of that."""

    column: bool
    ticks: bool  # that column ticks those who are full time
    two: bool  # and another ticks those who are not
    unread: bool  # a column asks for it, but its cells say nothing of it that can be read
    blank: Work | None  # what an empty cell of that column means
    all: Work | None  # what the title says of everybody
    rehired_count: bool = False  # a note says that those who came back after retiring are among the full-time
    employers: frozenset[str] | None = None  # what a column of employers calls this one; None where it tells nothing
    day: date | None = None  # of which the list is
    insurers: frozenset[str] | None = None  # what a column of insurers calls this one; None where nobody asks
    asked: frozenset[int] = frozenset()  # the columns that say for whom somebody works
    mixed: str = ""  # the title's words by which others are among the staff, where no row tells who


def rules_of(listing: Listing) -> Rules:
    """Learned from the whole list, since some columns 类别 say other things, and some lists mark exceptions only."""
    cells = [(c, r.header(c)) for r in listing.records for c in r.cells.get("employment", ())]
    shown = [(c, h) for c, h in cells if words_of(c)]
    said = [w for c, h in shown if (w := _column_work(c, h))]
    column = bool(said) and len(said) * 3 >= len(shown)
    blank = Work.FULL if column and all(w is not Work.FULL for w in said) else None
    asks = _words("headers")
    ticks = column and all(answers("affirmed", words_of(c)) and _asks_full_only(h) for c, h in shown)
    heads = {r.header(c) for r in listing.records for c in r.cells.get("employment", ())}
    two = all(any(asks[which].search(h) for h in heads) for which in ("opens_with_part", "opens_with_full"))
    unread = not column and any(asks["names_work"].search(h) for _, h in shown)
    said_of_all = Work.PART if is_of_others(listing.titles) else _title_work(without_denials(listing.heading))
    counted = any(_words("employment")["rehired_count"].search(note) for note in listing.remarks)
    asked = employer_columns(listing)
    blank, day = None if ticks else blank, day_of(listing.heading)
    own, insurers = own_employers(listing, asked), own_insurers(listing)
    known = Rules(column, ticks, two, unread, blank, said_of_all, counted, own, day, insurers, asked)
    return replace(known, mixed=_untold_others(listing, known))


def _untold_others(listing: Listing, known: Rules) -> str:
    """The title, where by it others are among the staff, and not so many rows as it names, nor any, tell of theirs."""
    title = without_denials(listing.heading)
    found = _words("titles")["mixed"].search(title)
    if not found:
        return ""
    named = _words("titles")["number_mixed"].match(title[found.end() :])
    told = sum(any(w not in COUNTING for w, _ in _said(r, known)) for r in listing.records)
    return title if told < (int(named["number"]) if named else 1) else ""


def _asks_full_only(header: str) -> bool:
    asks = _words("headers")
    return bool(asks["opens_with_full"].search(header)) and not asks["asks_part"].search(header)


def without_denials(title: str) -> str:
    """A title without words that those below it are not among the full-time: these make no list of full-time people."""
    return _words("titles")["denies_full_time"].sub("", title)


def is_of_others(titles: Sequence[str]) -> bool:
    """Whether the line right over a list opens with a name for people who are not here all day."""
    return bool(titles) and bool(_words("titles")["of_others"].match(without_denials(titles[-1])))


def _title_work(title: str) -> Work | None:
    words = _words("titles")
    if words["mixed"].search(title):
        return None
    full, part = words["full_time"].search(title), words["part_time"].search(title)
    if part and not full:
        return Work.PART
    return Work.FULL if full and not part else None


def employment(record: Record, known: Rules) -> tuple[Work | None, bool, Remark | None]:
    """How this person works here, whether that is sure, and what says so."""
    coming, sure = arrives(record, known.day)
    if coming and sure:
        return Work.LEFT, True, Remark("said", (coming,))
    found = _by_words(record, known)
    if found[0] not in COUNTING:
        return found
    if coming:
        return found[0], False, Remark("said", (coming,))
    pays = insurer(record) if known.insurers is not None else ""
    strange = pays and pays not in (known.insurers or ())
    return (found[0], False, Remark("employer", (pays,))) if strange else found


def _by_words(record: Record, known: Rules) -> tuple[Work | None, bool, Remark | None]:
    said = list(_said(record, known))
    for kind in (Work.LEFT, Work.INTERN):
        if found := [r for w, r in said if w is kind]:
            return (
                _trainee(record, found[0])
                if kind is Work.INTERN and _is_told_full(record, said)
                else (kind, True, found[0])
            )
    if not said and known.employers == frozenset() and (named := employer(record, known.asked)):
        return None, False, Remark("employer", (named,))
    if not said:
        return _unsaid(record, known)
    first, remark = next((one for one in said if one[1] and one[1].code == "employer"), said[0])
    if first is Work.REHIRED and (known.rehired_count or _works_all_day(record)):
        return Work.FULL, False, remark
    others = {w for w, _ in said if (w is Work.FULL) != (first is Work.FULL)}
    if known.employers == frozenset() and employer(record, known.asked):
        others.add(Work.PART)  # people of several employers, and none of them is known for this one
    sure = not others and first not in (Work.DISPATCHED, Work.REHIRED) and not dim(record, "employment")
    return first, sure, remark


def _is_told_full(record: Record, said: Sequence[tuple[Work, Remark | None]]) -> bool:
    """Whether the column of employment says full time of somebody whom only the name of a post calls a trainee."""
    first, remark = said[0]
    column = first is Work.FULL and remark is not None and remark.code == "column_says"
    elsewhere = (record.section, *(record.text(role) for role in ("employment", "remark", "department", "name")))
    return column and all(work(text, outright=False) is not Work.INTERN for text in elsewhere if text)


def _trainee(record: Record, remark: Remark | None) -> tuple[Work, bool, Remark | None]:
    """What such a one is: who learns a trade (实习律师) is employed, any other a trainee; neither surely."""
    of_trade = pattern("lists/roster", "trade_trainee").search(record.text("position"))
    return (Work.FULL if of_trade else Work.INTERN), False, remark


def _works_all_day(record: Record) -> bool:
    """Whether the row says of somebody who came back after retiring that he works here all day."""
    texts = (record.text(role) for role in ("employment", "remark", "position"))
    return any(_words("employment")["all_day"].search(text) for text in (*texts, *map(words_of, record.others)))


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
    for cell in record.others:
        if (text := words_of(cell)) and (found := _says_only(text) or _changed(record.header(cell), text)):
            yield found, Remark("said", (text,))
    named = employer(record, known.asked)
    if known.employers and named and named not in known.employers:
        yield Work.PART, Remark("employer", (named,))
    section = work(record.section, outright=True) if record.section else None
    if section:
        yield section, Remark("said", (record.section,))
    elif known.all:
        yield known.all, None


def _says_only(text: str) -> Work | None:
    """How somebody works here by a cell that says nothing else, whatever stands over its column; None for full time."""
    words = _words("employment")
    return next((Work(n) for n in _ORDER if n != "full" and words[n].fullmatch(text)), None)


def _changed(header: str, text: str) -> Work | None:
    """How somebody works here since a change that a column tells; None for one that leaves him full time."""
    found = (
        work(text, outright=False) if patterns("lists/roster", "changes_columns")["change"].fullmatch(header) else None
    )
    return None if found is Work.FULL else found


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
        return None, not known.mixed, Remark("said", (known.mixed,)) if known.mixed else None
    if known.ticks or known.two:  # where there is a column for others too, the tick was not read
        return (None if known.two else Work.PART), False, Remark("full_time_not_ticked")
    if answers("blank", text) and known.blank:
        return known.blank, True, None
    return None, False, Remark("full_time_unsaid", (text,))


def murky(record: Record, *roles: str) -> tuple[str, ...]:
    """The headers of the columns of these roles whose words were read so poorly that they may be any: 兼 under a seal.

    It is asked of somebody of whom nothing was said: words that do not speak of work may be some that do, misread.
    """
    cells = (c for role in roles for c in record.cells.get(role, ()) if c.passage.text.strip())
    poor = (c for c in cells if confidence_of(c.passage, 0, len(c.passage.text)) < MURKY)
    return tuple(dict.fromkeys(record.header(c) for c in poor))


def dim(record: Record, role: str) -> bool:
    """Whether what stands in the columns of that role was read so badly that it may have been another word."""
    passages = [c.passage for c in record.cells.get(role, ()) if c.passage.text.strip()]
    return any(confidence_of(p, 0, len(p.text)) < DIM for p in passages)
