"""What is drawn on a page, before any format: glyph runs, lines, boxes; in points, origin top left."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text drawn in one go; `top` is the top of its line box, `width` its advance."""

    x: float
    top: float
    text: str
    size: float
    width: float
    mark: str | None = None
    bold: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The ink's box, about."""
        return (self.x, self.top + 0.02 * self.size, self.x + self.width, self.top + 1.02 * self.size)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal around its centre; `radius` is half of its longer side."""

    x: float
    y: float
    radius: float
    text: str
    strength: float = 0.55
    colour: str = "red"
    shape: str = "round"


@dataclass(slots=True)
class Sheet:
    """One page of ink, filled by the typesetter."""

    width: float
    height: float
    glyphs: list[Glyphs] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    ground: bool = False
