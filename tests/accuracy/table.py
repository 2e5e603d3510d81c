"""The scores as tables for a terminal."""

from __future__ import annotations

from collections import Counter

from tests.accuracy.match import Score

CLASSES = ("text", "word", "sheet", "scan", "photo")


def table(score: Score) -> str:
    """One row a format class, then findings, identity, and the dangerous errors alone."""
    head = ("class", "docs", "kinds", "claims", "recall", "wrong", "decoys", "page hit", "box hit")
    rows = [head]
    everything: Counter[str] = Counter()
    for name in CLASSES:
        counts = score.counts.get(name)
        if counts:
            rows.append(_row(name, counts))
            everything.update(counts)
    rows.append(_row("all", everything))
    lines = ["  ".join(f"{text:>9}" for text in row) for row in rows]
    return "\n".join([*lines, "", *_findings(score), *_rules(score), _identity(score), _time(score)])


def _row(name: str, c: Counter[str]) -> tuple[str, ...]:
    return (
        name, str(c["documents"]), _share(c["kinds_found"], c["documents"]), str(c["claims"]),
        _share(c["claims_found"], c["claims"]), str(c["wrong"]), str(c["decoys_hit"]),
        _share(c["pages_found"], c["pages"]), _share(c["boxes_found"], c["boxes"]),
    )  # fmt: skip


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _findings(score: Score) -> list[str]:
    c = score.counts.get("findings", Counter())
    broken = score.counts.get("broken", Counter())
    right = f"findings right {_share(c['right'], c['findings'])} of {c['findings']}"
    return [
        f"{right}; uncertain instead {c['unsure']}; otherwise {c['wrong_status']}",
        f"broken files told {broken['files_told']} of {broken['files']}",
        f"DANGEROUS ERRORS (met where it is not): {c['dangerous']}",
    ]


def _rules(score: Score) -> list[str]:
    """One line a rule: how many of its verdicts are right, and how many say met where it is not."""
    counts = {group.removeprefix("rule "): c for group, c in score.counts.items() if group.startswith("rule ")}
    return [
        f"  {rule:<32}{c['right']:>4.0f} of {c['findings']:<4.0f} {_share(c['right'], c['findings'])}"
        + (f"  DANGEROUS {c['dangerous']:.0f}" if c["dangerous"] else "")
        for rule, c in sorted(counts.items())
    ]


def _identity(score: Score) -> str:
    c = score.counts.get("identity", Counter())
    names = ("applicant", "credit_code", "platform_name", "category", "services")
    return "identity: " + ", ".join(f"{name} {_share(c[name + '_right'], c[name])}" for name in names)


def _time(score: Score) -> str:
    c = score.counts.get("time", Counter())
    per_page = c["seconds"] / c["pages"] if c["pages"] else 0.0
    return f"{c['dossiers']} dossiers, {c['pages']:.0f} pages, {per_page:.2f} s a page; failed runs {c['failed']}"
