"""How much a reading child does before another takes its place: counted in that of which it keeps something."""

from __future__ import annotations

TASKS = 200
"""To open a file, to read some pages of it, to say what they tell: nothing is known that would pile up by these."""

PAGES = 32
"""Recognised, of each of which an engine keeps about a megabyte: what it made ready for a page of another shape."""

_recognised = 0


def count_page() -> None:
    """One more was recognised in this process."""
    global _recognised
    _recognised += 1


class Life(int):
    """For a pool that compares it, in the child, with how many tasks that child has done: more to do, or no more?

    It is as many tasks, but comes to its end too with so many pages recognised. A child is not ended while it is at
    a task: it takes no further one.
    """

    def __gt__(self, done: int, /) -> bool:
        return int(self) > done and _recognised < PAGES
