"""Names of people: what can be one, and what surely is."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.words.loading import term_data


@lru_cache(maxsize=1)
def known_names() -> re.Pattern[str]:
    """A usual surname and what follows it; a minority's name with a dot."""
    data = term_data("lists/roster")
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
    return len(text) <= 4 and bool(known_names().fullmatch(text)) and (len(text) <= 3 or text[:2] in _compound())


@lru_cache(maxsize=1)
def _compound() -> frozenset[str]:
    return frozenset(term_data("lists/roster")["compound_surnames"].split("|"))
