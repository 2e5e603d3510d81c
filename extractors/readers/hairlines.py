"""Letters set so narrow or so low that nobody can tell them from a hairline, and how long a program's unit is."""

from __future__ import annotations

import math
from typing import Any

_HAIRLINE = 0.15
"""Of the longer side: narrow print is set to half of it at most."""


def is_squeezed(matrix: tuple[float, float, float, float, float, float], scaling: float, font: Any) -> bool:
    """Are letters so much narrower than high, or lower than wide, that they are a hairline?

    Fonts that are drawn by programs of their own (Type 3) have measures of their own.
    """
    if hasattr(font, "matrix"):
        return False
    along, area = math.hypot(matrix[0], matrix[1]), abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    if not along or not area:
        return True
    wide, high = abs(scaling) * along, area / along
    return min(wide, high) < _HAIRLINE * max(wide, high)


def unit_length(ctm: tuple[float, float, float, float, float, float]) -> float:
    """How many points on the page a unit of the program is long."""
    return math.sqrt(abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]))
