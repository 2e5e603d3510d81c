"""What can go wrong with the rules: each error says where it stands and what is expected there, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a rulebook's file, from 1; `file` is its name within the rulebook."""

    file: str
    line: int


class RulebookError(Exception):
    """A rulebook that cannot be trusted as it stands. `zh` and `en` name file, line and what to do."""

    def __init__(self, spot: Spot, zh: str, en: str) -> None:
        self.spot = spot
        self.zh = f"规则库文件 {spot.file} 第 {spot.line} 行：{zh}"
        self.en = f"rulebook file {spot.file}, line {spot.line}: {en}"
        super().__init__(self.en)


class UnknownRulebook(Exception):
    """No rulebook of that name. `zh` and `en` say which there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.zh = f"没有名为“{name}”的规则库；现有：{'、'.join(known) or '无'}。"
        self.en = f"there is no rulebook named {name!r}; there are: {', '.join(known) or 'none'}."
        super().__init__(self.en)
