"""Cost against pages, drawn as SVG: a line for the whole job and one for the bare reader."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT, ROOM = 640, 400, 60
COLOURS = ("#1f5fa8", "#b8541d", "#2f7d4f")

Points = Sequence[tuple[float, float]]


def svg(lines: Sequence[tuple[str, Points]], across: str, up: str) -> str:
    """The lines by name, over axes that begin at nought."""
    most_x = max(x for _, points in lines for x, _ in points)
    most_y = max(y for _, points in lines for _, y in points) * 1.1
    drawn = [_line(name, points, COLOURS[i % 3], i, most_x, most_y) for i, (name, points) in enumerate(lines)]
    foot = HEIGHT - ROOM
    axes = f'<path d="M{ROOM} 20V{foot}H{WIDTH - 20}" fill="none" stroke="#333"/>'
    words = (
        _text(WIDTH / 2, HEIGHT - 15, across, "middle")
        + _text(ROOM, 14, up)
        + _text(ROOM - 8, foot, "0", "end")
        + _text(ROOM - 8, 40, f"{most_y / 1.1:.0f}", "end")
        + _text(WIDTH - 20, foot + 18, f"{most_x:.0f}", "end")
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    return head + f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>' + axes + "".join(drawn) + words + "</svg>\n"


def _line(name: str, points: Points, colour: str, at: int, most_x: float, most_y: float) -> str:
    across, up = WIDTH - 20 - ROOM, HEIGHT - ROOM - 20
    placed = [(ROOM + across * x / most_x, HEIGHT - ROOM - up * y / most_y) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed)
    label = f'<text x="{ROOM + 15}" y="{45 + 18 * at}" font-size="13" fill="{colour}">{name}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="13" text-anchor="{anchor}" fill="#333">{words}</text>'
