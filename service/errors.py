"""What can be wrong with the input as a whole; one unreadable paper among many is not an error but an entry."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Text


class UnusableInput(Exception):
    """Nothing can be reviewed. `text` is one line that says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def not_found(path: str) -> UnusableInput:
    """A path that is not there."""
    return UnusableInput(
        Text(f"找不到“{path}”，请检查路径是否正确。", f"“{path}” does not exist. Check the path and try again.")
    )


def no_report(path: str) -> UnusableInput:
    """A file that holds no report."""
    return UnusableInput(
        Text(
            f"“{path}”不是预审报告，请给出 prescreen check --json 写出的文件，或服务的数据文件夹。",
            f"“{path}” is no report. Give files that prescreen check --json wrote, or a service's data folder.",
        )
    )


def no_such_category(category: str, known: Sequence[str]) -> UnusableInput:
    """A category that the rulebook does not have."""
    return UnusableInput(
        Text(
            f"没有平台类别“{category}”；现有：{'、'.join(known)}。",
            f"There is no category {category}. The rulebook has {', '.join(known)}.",
        )
    )


def unreadable_words(why: str) -> UnusableInput:
    """A word file that says nothing."""
    return UnusableInput(Text(f"词表文件无法读取：{why}", f"A word file cannot be read: {why}"))


def nothing_handed_in(path: str) -> UnusableInput:
    """A folder without a single paper."""
    return UnusableInput(
        Text(
            f"“{path}”中没有任何文件，请放入申报材料（PDF、Word、Excel 或图片）。",
            f"“{path}” holds no file. Put the papers in (PDF, Word, Excel or pictures).",
        )
    )


def all_unreadable(files: Sequence[tuple[str, Text]]) -> UnusableInput:
    """Papers were handed in, and none of them can be read; each file's name with what is wrong with it."""
    first, text = files[0]
    more = len(files) - 1
    return UnusableInput(
        Text(
            f"没有可读取的文件。“{first}”：{text.zh}" + (f"（另有 {more} 个文件也无法读取）" if more else ""),
            f"No file could be read. “{first}”: {text.en}" + (f" ({more} more unreadable)" if more else ""),
        )
    )
