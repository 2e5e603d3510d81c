"""Whether a letter is told from what it stands on: by its colour and by how light it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_APART = 20
"""Of 255: by less in each of red, green and blue no two colours are told apart."""

CONTRAST = 1.06
"""How much lighter one is (WCAG 2.2, contrast ratio) where it is told apart: pale yellow on white has 1.03."""


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nobody tells two colours (red, green, blue of 0..255) apart."""
    apart = max(abs(a - b) for a, b in zip(one, other, strict=True))
    dark, light = sorted((lightness(one), lightness(other)))
    return apart < _APART or (light + 0.05) / (dark + 0.05) < CONTRAST


def lightness(colour: Sequence[int]) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(ones: NDArray[np.int16], others: NDArray[np.int16]) -> NDArray[np.float64]:
    """How much lighter the lighter one of two colours is, of many pairs (rows of red, green, blue)."""
    both = [_LINEAR[np.clip(colours, 0, 255)] @ _WEIGHTS + 0.05 for colours in (ones, others)]
    found: NDArray[np.float64] = np.maximum(*both) / np.minimum(*both)
    return found


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
_LINEAR = np.array([_linear(part / 255) for part in range(256)])
