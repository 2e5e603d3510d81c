"""The same parsers, tried with texts that atheris (the extra `fuzz`) finds by what they make the code do.

python -m tests.fuzz.steered [libFuzzer's options, as -max_total_time=60]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extractors.text", "extractors.facts", "extractors.readers"]):
    from tests.fuzz.parsers import tried
    from tests.fuzz.samples import LINES


def one(content: bytes) -> None:
    """One text, as UTF-8 gives it."""
    tried(content.decode("utf-8", "replace"))


def main() -> None:
    """Until the options say; atheris ends the process itself."""
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(LINES):
            (Path(folder) / str(number)).write_text(line, encoding="utf-8")
        atheris.Setup([*sys.argv, folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
