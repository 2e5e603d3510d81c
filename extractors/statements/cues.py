"""Words around a figure that take its force away, each by its id: it is then a rule, a plan, or of another."""

from __future__ import annotations

import re

from extractors.words.loading import WordRule, rules


def cue(name: str, place: str, text: str) -> tuple[WordRule, re.Match[str]] | None:
    """The first rule of `words/cues/<name>.yaml` for that place that takes a (folded, compact) text, with its match.

    Places are the groups of the file: `clause`, `before` and `after` the figure. None where no rule takes it.
    """
    found = ((rule, rule.pattern.search(text)) for rule in rules(f"cues/{name}", place))
    return next(((rule, match) for rule, match in found if match), None)
