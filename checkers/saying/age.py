"""What a finding on the applicant's age says: the day, where it stands, what is asked, and why it may not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.model import Alternative, Text
from checkers.wording import joined, listed, place
from extractors.model import Fact


def missing() -> Text:
    """No licence, and no paper that names the day."""
    return Text(
        "全部材料中均未找到营业执照，也没有写明成立日期。请补充营业执照。",
        "There is no business licence, and no paper gives the day of establishment. Hand in the business licence.",
    )


def unproved(declared: Fact | None, of_others: Sequence[Fact], there: bool) -> Text:
    """The applicant's own licence does not tell the day."""
    return joined([_declared(declared), *map(_of_another, of_others), _lacking(bool(of_others), there)])


def _declared(fact: Fact | None) -> Text:
    if fact is None:
        return Text("", "")
    where = place(fact)
    return Text(
        f"{where.zh}填报成立日期为 {fact.text}。", f"The day of establishment is {fact.text} by {where.en} alone."
    )


def _of_another(fact: Fact) -> Text:
    where = place(fact)
    return Text(f"{where.zh}不是申报单位的执照。", f"The holder named in {where.en} is not the applicant.")


def _lacking(of_others: bool, there: bool) -> Text:
    if there and not of_others:
        return Text(
            "已提交营业执照，但其中未读出成立日期，请对照原件认定。",
            "A business licence is there, but the day was not read in it; look at the original.",
        )
    return Text("未见申报单位的营业执照，无法佐证，请补充。", "The applicant's own licence is needed as proof.")


def told(fact: Fact, due: date, years: int, on: date) -> Text:
    """The day, and whether so many years are over."""
    where, days = place(fact), (due - on).days
    short = Text(f"还差 {days} 天", f"{days} days short") if days > 0 else Text("已满", "these are over")
    return Text(
        f"{where.zh}载明成立日期为 {fact.text}。要求截至 {on.isoformat()} 成立满 {years} 年，{short.zh}。",
        f"The day of establishment is {fact.text} by {where.en}. "
        f"{years} years are asked by {on.isoformat()}: {short.en}.",
    )


def with_doubts(message: Text, turning: Sequence[Alternative], blurred: bool, apart: Sequence[Fact]) -> Text:
    """The message, with what contradicts the day or leaves it open."""
    why = [a.why for a in turning[:2]]
    if blurred:
        why.append(Text("字迹识别把握过低", "the print could hardly be read"))
    doubts = listed(list(dict.fromkeys(why)))
    parts = [message]
    if apart:
        others = listed([_other_day(f) for f in apart])
        parts.append(Text(f"材料相互矛盾：{others.zh}。", f"The papers contradict each other: {others.en}."))
    if why:
        parts.append(Text(f"待核实：{doubts.zh}。", f"To be checked: {doubts.en}."))
    if apart or why:
        parts.append(Text("请对照原件认定。", "Compare with the original."))
    return joined(parts)


def _other_day(fact: Fact) -> Text:
    where = place(fact)
    return Text(f"{where.zh}写作 {fact.text}", f"{where.en} says {fact.text}")


def expired(message: Text, term: Fact, on: date, doubtful: Sequence[Text]) -> Text:
    """That the licence was no longer in force on the day of application."""
    where = place(term)
    over = Text(
        f"{where.zh}有效期至 {term.text}，在申报日 {on.isoformat()} 前已届满。",
        f"The term in {where.en} ended on {term.text}, before the day of application, {on.isoformat()}.",
    )
    doubts = [
        Text(f"待核实：{w.zh}。请对照原件认定。", f"To be checked: {w.en}. Compare with the original.")
        for w in doubtful
    ]
    return joined([message, over, *doubts])
