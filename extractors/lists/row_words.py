"""What is written beside one entry of a list in words that no rule knows: that it may not count or be what it claims.

Words that take something back (not, only, not yet) are heard unless they surely sound ordinary; others where they sound
as if the entry were less than it looks. It only ever leaves an entry open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lists.listing import Record
from extractors.lists.person_names import is_known_name
from extractors.page.grid import words_of
from extractors.sense.weights import sounds
from extractors.words.loading import patterns

SOUNDS = -1.0
"""What words come to that are heard whatever they are; of ordinary ones one in thirty does, of others one in two."""
LIMITS = -5.0
"""What such come to that take something back."""
_LONGEST = 120
"""Characters of a remark; what is longer describes an enterprise."""
_WORDS = "lists/row_words"


def doubting(record: Record) -> str:
    """The first words beside an entry that leave it open; "" where none do."""
    return next((text for text in _said(record) if _leaves_open(text)), "")


def is_of_learning(text: str) -> bool:
    """Whether words speak of a degree or a title, and of nothing that somebody does all day."""
    words = patterns(_WORDS, "learning")
    return bool(words["learning"].search(text)) and not words["at_school"].search(text)


def is_of_learning_alone(text: str) -> bool:
    """Whether words speak of degrees and titles, and in none of them of where or how somebody works."""
    return is_of_learning(text) and not patterns(_WORDS, "learning")["of_work"].search(text)


def unfinished(record: Record) -> bool:
    """Whether words beside somebody say that the degree in its column is not finished yet."""
    words, degree = patterns(_WORDS, "learning"), record.text("degree")
    for text in _said(record):
        studied = {m.group() for m in words["degree"].finditer(words["had_before"].sub("", text))}
        another = bool(studied) and not any(name in degree for name in studied)
        if words["studying"].search(text) and not words["finished"].search(text) and not another:
            return True
    return False


def _said(record: Record) -> Iterator[str]:
    """What stands beside an entry in remarks and in columns that nobody knows."""
    aside = patterns(_WORDS, "cells")["aside"]
    harmless = patterns("lists/notes", "columns")["harmless_header"]
    for cell in (*record.cells.get("remark", ()), *record.others):
        text, header = words_of(cell), record.header(cell)
        known = aside.search(header) or harmless.search(header) or _names_who_serves(header, text)
        if not known and len(re.findall(r"[\u4e00-\u9fff]", text)) >= 3 and len(text) <= _LONGEST:
            yield text


def _names_who_serves(header: str, text: str) -> bool:
    """Whether a cell names one of those who work for the enterprises of a list: 顾问 | 陆小帆."""
    asks = patterns(_WORDS, "cells")["who_serves"].search(header)
    names = patterns(_WORDS, "cells")["between_names"].split(text)
    return bool(asks) and all(is_known_name(name) for name in names)


def _leaves_open(text: str) -> bool:
    words = patterns(_WORDS, "cells")
    if words["ordinary"].fullmatch(text):
        return False
    score = sounds(text)
    return score >= SOUNDS or (score >= LIMITS and bool(words["limits"].search(words["no_limit"].sub("", text))))
