"""What a file is, before any of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Format = Literal["pdf", "image", "docx", "xlsx"]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file is. `path` is what is read (an old .doc's conversion), `name` and `sha256` are of the file handed in.

    `pages` is 0 for Word and Excel files, which have none until they are printed.
    """

    path: Path
    name: str
    format: Format
    sha256: str
    pages: int
