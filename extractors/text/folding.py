"""One form for look-alike characters, character by character, so that offsets stay true.

Unicode NFKC is applied only where it gives exactly one character (full-width
digits, Kangxi radicals, compatibility forms); `㎡` and `％` are told apart by the
caller. Nothing here changes a text's length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EXTRA = {
    "：": ":",
    "％": "%",
    "﹪": "%",
    "٪": "%",
    "（": "(",
    "）": ")",
    "【": "(",
    "】": ")",
    "〔": "(",
    "〕": ")",
    "［": "(",
    "］": ")",
    "[": "(",
    "]": ")",
    "，": ",",
    "﹐": ",",
    "．": ".",
    "。": "。",
    "—": "-",
    "–": "-",
    "−": "-",
    "‐": "-",
    "～": "~",
    "﹣": "-",
    "\u3000": " ",
    "\xa0": " ",
    "\t": " ",
    "¥": "￥",
    "萬": "万",
    "億": "亿",
    "兩": "两",
    "圓": "元",
    "總": "总",
    "資": "资",
    "產": "产",
    "積": "积",
    "額": "额",
    "戶": "户",
}
# Radicals that print like characters and that NFKC leaves alone.
_EXTRA |= dict(
    zip(
        "⻚⻋⻅⻆⻉⻓⻔⻘⻛⻜⻝⻢⻥⻦⻩⻬⻰⺠⻄⻨⻁⻮⻧⻣⻤⻙⻪",
        "页车见角贝长门青风飞食马鱼鸟黄齐龙民西麦虎齿卤骨鬼韦黾",
        strict=True,
    )
)


_SQUARE_METRE = re.compile(r"[mM][²₂]")


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    if character in _EXTRA:
        return _EXTRA[character]
    if unicodedata.category(character) == "No":
        return character
    folded = unicodedata.normalize("NFKC", character)
    return _EXTRA.get(folded, folded) if len(folded) == 1 else character


def fold(text: str) -> str:
    """`text` with full-width and compatibility forms folded; the same length, so the same offsets.

    A raised or circled digit stays what it is, since beside a figure it would become a digit of it (98² is no 982,
    ①5人 no 15); only that of a written-out square metre is one.
    """
    return _SQUARE_METRE.sub("m2", "".join(map(_fold_character, text)))
