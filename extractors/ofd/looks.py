"""How OFD objects are painted: colours, widths, transparency, their own or by the ways to draw that they refer to."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.ofd.elements import Element, child, children, is_off, is_on, name_of, number, numbers
from extractors.ofd.resources import Resources

_DEEP = 8
"""Ways to draw that rest on others."""

_WIDTH = 0.353
"""Millimetres of a line whose width is not said."""

_GREY = (128.0, 128.0, 128.0)


@dataclass(frozen=True, slots=True)
class Look:
    """What paints an object: operators for colours and lines, whether it is filled and stroked, and how opaque."""

    operators: str
    fill: bool
    stroke: bool
    opacity: float
    width: float


def look_of(element: Element, resources: Resources, layer: str | None) -> Look:
    """The look of a text, path or picture in a layer with that way to draw."""
    chain = [element, *_ways(element.get("DrawParam") or layer, resources)]
    is_text = name_of(element) == "TextObject"
    fill = _switch(element.get("Fill"), is_text)
    stroke = _switch(element.get("Stroke"), not is_text)
    fill_colour, fill_opacity = _colour(_first(chain, "FillColor"), resources, ("g", "rg", "k"))
    stroke_colour, stroke_opacity = _colour(_first(chain, "StrokeColor"), resources, ("G", "RG", "K"))
    width = next((number(part.get("LineWidth"), _WIDTH) for part in chain if part.get("LineWidth")), _WIDTH)
    opacity = min(max(number(element.get("Alpha"), 255) / 255, 0.0), 1.0)
    opacity *= fill_opacity if fill or not stroke else stroke_opacity
    operators = f"{fill_colour} {stroke_colour} {width:.4f} w {_dashes(chain)}"
    return Look(operators, fill, stroke, opacity, width)


def _switch(said: str | None, usual: bool) -> bool:
    return usual if said is None else is_on(said) or (usual and not is_off(said))


def _ways(key: str | None, resources: Resources) -> list[Element]:
    """A way to draw and those that it rests on, the nearest first."""
    found: list[Element] = []
    while key and key in resources.ways and len(found) < _DEEP:
        found.append(resources.ways[key])
        key = found[-1].get("Relative")
    return found


def _first(chain: list[Element], name: str) -> Element | None:
    return next((found for part in chain if (found := child(part, name)) is not None), None)


def _dashes(chain: list[Element]) -> str:
    said = next((part.get("DashPattern") for part in chain if part.get("DashPattern")), None)
    parts = [value for value in numbers(said) if value >= 0]
    return f"[{' '.join(f'{value:.3f}' for value in parts)}] 0 d" if any(parts) else ""


def _colour(said: Element | None, resources: Resources, names: tuple[str, str, str]) -> tuple[str, float]:
    """The operator of a colour and how opaque it is; black where none is said."""
    if said is None:
        return f"0 {names[0]}", 1.0
    opacity = min(max(number(said.get("Alpha"), 255) / 255, 0.0), 1.0)
    values = numbers(said.get("Value")) or _shaded(said)
    space = resources.spaces.get(said.get("ColorSpace", ""), {1: "GRAY", 4: "CMYK"}.get(len(values), "RGB"))
    count, name = {"GRAY": (1, names[0]), "CMYK": (4, names[2])}.get(space, (3, names[1]))
    parts = [min(max(value / 255, 0.0), 1.0) for value in (*values, 0.0, 0.0, 0.0, 0.0)[:count]]
    return f"{' '.join(f'{part:.4f}' for part in parts)} {name}", opacity


def _shaded(said: Element) -> list[float]:
    """Of a run of colours the first; a pattern is taken as grey."""
    for shade in children(said):
        for color in shade.iter("{*}Color"):
            if values := numbers(color.get("Value")):
                return values
        return list(_GREY)
    return []
