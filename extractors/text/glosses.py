"""English words beside the Chinese ones of a bilingual form's labels: 资产总额 Total assets, Name/姓名."""

from __future__ import annotations

import re

# Ligatures (ﬃ) stay one character in a PDF's text. Currencies are units, no glosses.
_LETTERS = r"[A-Za-z\u00c0-\u017f\ufb00-\ufb06]"
_WORDS = rf"(?!(?:RMB|CNY|USD|HKD)(?![A-Za-z])){_LETTERS}(?:{_LETTERS}|[ ,.'’&/\-])+"
_AFTER = re.compile(rf"(?<=[\u4e00-\u9fff)])[ /|·\-]*{_WORDS}(?=[(:]|$)")
_BEFORE = re.compile(rf"^{_WORDS}(?=[\u4e00-\u9fff])")


def without_gloss(text: str) -> str:
    """A (folded, compact) label without English words before or behind its Chinese ones; other texts as they are."""
    return _BEFORE.sub("", _AFTER.sub("", text))
