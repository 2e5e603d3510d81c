"""What holds digits but is no figure, blanked out before figures are looked for: dates, codes, ordinals, numbering."""

from __future__ import annotations

import re

_DATE = re.compile(
    r"(?:1[89]|20|21)\d{2}\s*(?:年|[-./](?=\s*\d{1,2}\s*[-./]))\s*(?:\d{1,2}\s*(?:月|[-./])\s*(?:\d{1,2}\s*(?:日|号)?)?)?(?:度|末|底|初)?"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])\s*月\s*(?:[12]\d|3[01]|0?[1-9])\s*[日号]"
    r"|[二一][〇○零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_CODE = re.compile(
    r"(?<![A-Za-z])(?!RMB|CNY|[mM]2)[A-Za-z]+[-_]?\d[\dA-Za-z-]*"
    r"|(?<![\d.,])\d[\d-]*(?![mM](?:2|\^2|²)?(?![A-Za-z\d]))[A-Za-z][\dA-Za-z-]*"
    r"|(?<![\d.,])\d{7,8}-\d+|(?<![\d.,])0\d{2,3}-\d{7,8}"
    r"|(?<![\d.,])1[3-9]\d{9}(?![\d.,])|(?<![\d.,])\d{15,}(?![\d.,])"
)
_ORDINAL = re.compile(r"第\s*[\d零〇一二三四五六七八九十百]+")


# Words whose characters also write numbers: 队伍人数 is no 伍人.
_WORDS = re.compile(
    r"队伍|大陆|陆续|陆[丰河地军路]|统一|零售|零件|万一|百姓|千瓦|一[些般定致并直切]|十分(?=[\u4e00-\u9fff])"
)

# A unit in a label, with no figure before it: 办公面积(m2):312.
_UNIT_ALONE = re.compile(r"(?<![\d\s万亿百千十余多几约.])[mM](?:2|²|\^2)(?!\d)")


def without_dates_and_codes(text: str) -> str:
    """`text` with dates, codes, ordinals and lone units blanked out, so that their digits are not read."""
    for pattern in (_CODE, _ORDINAL, _WORDS, _UNIT_ALONE):
        text = pattern.sub(lambda m: "\x00" * len(m.group()), text)
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


def _is_date(text: str) -> bool:
    return "年" in text or "月" in text or bool(re.fullmatch(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}", text.replace(" ", "")))
