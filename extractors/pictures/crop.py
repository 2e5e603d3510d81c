"""The part of a pasted picture that its document shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut off at each side, as a share of the picture's width or height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def left_of(self, width: int, height: int) -> tuple[int, int, int, int]:
        """What is left of a picture of this size: left, top, right and bottom in pixels; empty where all is cut off."""
        right, bottom = round(width * (1 - self.right)), round(height * (1 - self.bottom))
        left, top = round(width * self.left), round(height * self.top)
        return left, top, max(right, left), max(bottom, top)


WHOLE = Crop()
"""Nothing is cut off."""
