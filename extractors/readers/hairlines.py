"""Letters set so narrow or so low that nobody can tell them from a hairline."""

from __future__ import annotations

import math

_HAIRLINE = 0.15
"""Of the longer side: narrow print is set to half of it at most."""


def is_squeezed(matrix: tuple[float, float, float, float, float, float], scaling: float) -> bool:
    """Are letters so much narrower than high, or lower than wide, that they are a hairline?"""
    along, area = math.hypot(matrix[0], matrix[1]), abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    if not along or not area:
        return True
    wide, high = abs(scaling) * along, area / along
    return min(wide, high) < _HAIRLINE * max(wide, high)
