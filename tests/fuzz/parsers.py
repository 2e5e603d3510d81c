"""Tries our own parsers with texts that nobody wrote: `python -m tests.fuzz.parsers [--seconds 60] [--seed 1]`.

Texts are put together by chance; `tests.fuzz.steered` has atheris look for them. Nothing may be raised, and nothing
may take long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from random import Random

from extractors.facts.days import days
from extractors.readers.decoding import text_of
from extractors.readers.number_formats import shown, shows_nothing
from extractors.text.codes import credit_codes
from extractors.text.folding import fold, years_in_digits
from extractors.text.hiding import without_dates_and_codes
from extractors.text.numerals import chinese_number
from extractors.text.periods import period_ends
from extractors.text.quantities import quantities
from extractors.text.sentences import sentences
from extractors.text.units import stated_unit
from service.records.names import is_reserved
from tests.fuzz.samples import LINES

MOST = 2.0
"""Seconds that one text of a few hundred signs may take, many times what any takes."""

PARSERS: dict[str, Callable[[str], object]] = {
    "chinese_number": chinese_number,
    "quantities": quantities,
    "period_ends": period_ends,
    "days": days,
    "sentences": lambda text: list(sentences(text)),
    "stated_unit": stated_unit,
    "fold": fold,
    "years_in_digits": years_in_digits,
    "credit_codes": lambda text: list(credit_codes(text)),
    "without_dates_and_codes": without_dates_and_codes,
    "number_format": lambda text: (shown(1234.5, text), shown(-0.0, text), shows_nothing(0, text)),
    "text_of": lambda text: text_of(text.encode("utf-16", "surrogatepass")),
    "names": is_reserved,
}


class Slow(Exception):
    """A parser took too long."""


def tried(text: str) -> None:
    """Through all of them. Raises what they raise, and Slow."""
    for name, parse in PARSERS.items():
        begun = time.process_time()
        parse(text)
        if time.process_time() - begun > MOST:
            raise Slow(f"{name} on {text!r}")


def by_chance(random: Random) -> str:
    """Pieces of papers, signs of all sorts, repeated now and then."""
    pieces = [_piece(random) for _ in range(random.randint(1, 8))]
    return "".join(piece * random.choice((1, 1, 1, 2, 40)) for piece in pieces)[:2000]


def _piece(random: Random) -> str:
    line = random.choice(LINES)
    start = random.randrange(len(line))
    return random.choice(
        (
            line[start : start + random.randint(1, 12)],
            chr(
                random.choice(
                    (random.randrange(0x20, 0x7F), random.randrange(0x3000, 0x9FFF), random.randrange(0xD7FF))
                )
            ),
            str(random.randrange(10 ** random.randint(1, 40))),
            random.choice("0123456789.,，。年月日万亿元%％()（）[]#;-+Ee \t\n"),
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Until the time is over, or something is found."""
    parser = argparse.ArgumentParser(description="Tries parsers.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    random, count, end = Random(given.seed), 0, time.monotonic() + given.seconds
    while time.monotonic() < end:
        tried(by_chance(random))
        count += 1
    print(f"{count} texts through {len(PARSERS)} parsers: nothing raised, none slow")
    return 0


if __name__ == "__main__":
    sys.exit(main())
