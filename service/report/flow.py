"""Text that breaks where Chinese breaks: rich knows only spaces, and would move whole sentences to the next line."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

NEVER_FIRST = frozenset("，。；：、？！）】》”’％,.;:!?)]}%")
NEVER_LAST = frozenset("（【《“‘([{")


class Flow:
    """A text that fills the width it is given."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        for line in self._text.split("\n", allow_blank=True):
            for part in line.divide(breaks(line.plain, width)):
                part.rstrip()
                yield part

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(line) for line in self._text.plain.split("\n")), default=0)
        return Measurement(min(8, options.max_width), min(widest, options.max_width))


def breaks(text: str, width: int) -> list[int]:
    """The offsets at which lines of at most `width` columns begin, but for the first."""
    found: list[int] = []
    start = 0
    while (end := _fitting(text, start, width)) < len(text):
        start = _last_chance(text, start, end)
        found.append(start)
    return found


def _fitting(text: str, start: int, width: int) -> int:
    """The end of what fits into one line."""
    room = width
    for place in range(start, len(text)):
        room -= cell_len(text[place])
        if room < 0:
            return max(place, start + 1)
    return len(text)


def _last_chance(text: str, start: int, end: int) -> int:
    """The last offset up to `end` at which a line may begin; `end` itself where there is none."""
    return next((place for place in range(end, start, -1) if _may_break(text, place)), end)


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    return before == " " or _wide(before) or _wide(after)


def _wide(character: str) -> bool:
    return cell_len(character) == 2
