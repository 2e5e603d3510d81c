"""What holds digits but is no figure, blanked out before figures are looked for: dates, codes, ordinals, numbering."""

from __future__ import annotations

import re

from extractors.words.loading import pattern

_DATE = pattern("text/hiding", "date")
_CODE = re.compile(
    r"(?<![A-Za-z])(?!RMB|CNY|[mM]2)[A-Za-z]+[-_]?\d[\dA-Za-z-]*"
    r"|(?<![\d.,])\d[\d-]*(?![mM](?:2|\^2|²)?(?![A-Za-z\d]))[A-Za-z][\dA-Za-z-]*"
    r"|(?<![\d.,])\d{7,8}-\d+|(?<![\d.,])0\d{2,3}-\d{7,8}"
    r"|(?<![\d.,])1[3-9]\d{9}(?![\d.,])|(?<![\d.,])\d{15,}(?![\d.,])"
)
_ORDINAL = pattern("text/hiding", "ordinal")


# Words whose characters also write numbers: 队伍人数 is no 伍人.
_WORDS = pattern("text/hiding", "words")

# 使用301、302、303三间: the numbers of rooms measure nothing.
_ROOMS = pattern("text/hiding", "rooms")

# A unit in a label, with no figure before it: 办公面积(m2):312.
_UNIT_ALONE = pattern("text/hiding", "unit_alone")


# 6/8×100%=75%: the operands are no figures of their own.
RECKONING = pattern("text/hiding", "reckoning")


def without_dates_and_codes(text: str) -> str:
    """`text` with dates, codes, ordinals, lone units and reckonings blanked out, so that their digits are not read."""
    for hidden in (RECKONING, _ROOMS, _CODE, _ORDINAL, _WORDS, _UNIT_ALONE):
        text = hidden.sub(lambda m: "\x00" * len(m.group()), text)
    text = _without_numbering(text)
    return _DATE.sub(lambda m: "\x00" * len(m.group()) if _is_date(m.group()) else m.group(), text)


_NUMBERING = re.compile(r"(?<![\d.,，])(\d{1,3})[.．、:：，,](?=\s*[\u4e00-\u9fff])")


def _runs_on(found: list[re.Match[str]]) -> bool:
    numbers = [int(m[1]) for m in found]
    pointed = any(m.group()[-1] not in "，," for m in found)
    return len(found) == 3 and pointed and numbers == list(range(numbers[0], numbers[0] + 3))


def _without_numbering(text: str) -> str:
    """`text` with the numbers of a list that runs on in it (1.… 2.… 3.…) blanked out."""
    found = list(_NUMBERING.finditer(text))
    for i, match in enumerate(found):
        # Misread points make commas of some; a run of nothing but commas may be figures.
        if any(_runs_on(found[j : j + 3]) for j in range(max(i - 2, 0), i + 1)):
            text = text[: match.start(1)] + "\x00" * len(match[1]) + text[match.end(1) :]
    return text


_YEAR_OR_MONTH = pattern("text/hiding", "year_or_month")
_IN_DIGITS = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}")


def _is_date(text: str) -> bool:
    return bool(_YEAR_OR_MONTH.search(text) or _IN_DIGITS.fullmatch(text.replace(" ", "")))
