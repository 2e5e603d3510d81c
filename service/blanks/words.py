"""What workbooks say to whoever fills them in, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from checkers.model import Text

Say = Callable[[Text], str]
"""Chooses the one of both languages."""

_WORDS = {
    "sheet": Text("填写说明", "Instructions"),
    "head": Text("填写说明", "Instructions"),
    "whom": Text("填写范围", "Who is meant"),
    "asks": Text("认定条件", "Condition"),
    "years": Text("可用年度", "Years taken"),
    "year": Text("{year}年度", "{year}"),
    "book": Text("依据", "By"),
    "how": Text("怎样填写", "How"),
    "how_long": Text(
        "在“{sheet}”表的表头下方逐行填写。不要改动标题和表头，不要合并单元格，不要在下方另加合计行。填好后直接上传电子表格。",
        "Fill in the rows under the headers of the sheet “{sheet}”. Leave title and headers as they are, merge no "
        "cells, add no row of totals. Upload the workbook itself.",
    ),
    "needed": Text("必填。", "Needed."),
    "choose": Text("从下拉列表选择：{choices}。", "Choose of: {choices}."),
    "choice": Text("{says}（{counts}）", "{says} ({counts})"),
    "between": Text("、", ", "),
    "not_listed": Text("请从下拉列表中选择。", "Choose of the list."),
    "twice": Text(
        "上面已有同样的内容；重复的行只计一次。仍要填写吗？", "It stands above already; it is counted once. Keep it?"
    ),
    "no_code": Text("统一社会信用代码为 18 位。", "A credit code has 18 characters."),
    "no_number": Text("请填写序号（整数）。", "Give a whole number."),
    "no_day": Text(
        "请填写日期，例如 2021-03-15，且不晚于名册的截止日。",
        "Give a day, such as 2021-03-15, not after that of the list.",
    ),
    "other_year": Text(
        "服务日期应在 {year} 年之内；其他年度的服务请填在该年度的名单里。", "The day must lie in {year}."
    ),
}


def said(name: str, say: Say, **parts: object) -> str:
    """A sentence with its slots filled."""
    return say(_WORDS[name]).format(**parts)
