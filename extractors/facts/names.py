"""Names of organisations behind labels: what of the printed words is the name, and whether it can be one."""

from __future__ import annotations

import re

from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/identity"


def plain_name(text: str) -> str:
    """The name without what is printed behind it (盖章) or to write on."""
    return pattern(_WORDS, "behind_a_name").sub("", script(text, lines=True).text).strip("_ :")


def plausible(name: str) -> bool:
    """Whether an organisation may be called so."""
    chinese = re.search(r"[\u4e00-\u9fff]{3}", name)
    return 4 <= len(name) <= 50 and bool(chinese) and not pattern(_WORDS, "no_name").search(name)
