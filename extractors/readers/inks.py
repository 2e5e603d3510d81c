"""Whether a letter is told from what it stands on: by its colour and by how light it is."""

from __future__ import annotations

from collections.abc import Sequence

_APART = 20
"""Of 255: by less in each of red, green and blue no two colours are told apart."""

_CONTRAST = 1.06
"""How much lighter one is (WCAG 2.2, contrast ratio) where it is told apart: pale yellow on white has 1.03."""


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nobody tells two colours (red, green, blue of 0..255) apart."""
    apart = max(abs(a - b) for a, b in zip(one, other, strict=True))
    dark, light = sorted((lightness(one), lightness(other)))
    return apart < _APART or (light + 0.05) / (dark + 0.05) < _CONTRAST


def lightness(colour: Sequence[int]) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
