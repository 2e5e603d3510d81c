"""The brackets of a value as its paper prints them: what is read is folded, what is told stands as printed."""

from __future__ import annotations

from extractors.text.folding import fold

_FOLDED = "()"


def as_printed(value: str, printed: str) -> str:
    """The folded value with the brackets of the print; those that the print leaves out are as its others."""
    own = [sign for sign in printed if fold(sign) in _FOLDED]
    if not own or not any(sign in _FOLDED for sign in value):
        return value
    if [fold(sign) for sign in own] == [sign for sign in value if sign in _FOLDED]:
        signs = iter(own)
        return "".join(next(signs) if sign in _FOLDED else sign for sign in value)
    kept = {fold(sign): sign for sign in own}
    if len(kept) < len(_FOLDED):
        return value.translate(_WIDE) if any(sign not in _FOLDED for sign in own) else value
    return "".join(kept.get(sign, sign) for sign in value)


_WIDE = str.maketrans(_FOLDED, "\uff08\uff09")
