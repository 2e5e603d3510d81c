"""Why something that was asked for is not done: a rule of the office, not a fault of the program."""

from __future__ import annotations

from checkers.model import Text


class Refused(Exception):
    """`code` is stable, `text` tells the person what to do instead, `status` is the answer's HTTP status."""

    def __init__(self, code: str, text: Text, status: int = 409) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text
        self.status = status
