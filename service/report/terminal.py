"""A report for the terminal: the verdicts as a table, what to discuss with its causes, and where to look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from checkers.model import Status
from checkers.order import SETTLED
from service.model import Lang, Progress, ProgressListener, Report
from service.report.flow import Flow
from service.report.view import ClaimView, ConditionView, DocumentView, FindingView, Light, ReportView
from service.report.viewing import view_of
from service.report.words import Words

STYLES = {
    Status.MET: "green",
    Status.NOT_MET: "bold red",
    Status.INCONSISTENT: "bold dark_orange",
    Status.MISSING: "bold magenta",
    Status.UNCERTAIN: "bold yellow",
    Status.FOR_EXPERT: "bold blue",
    Status.NOT_APPLICABLE: "dim",
}
PLAIN_WIDTH = 100
"""Columns where the output is no terminal and none are set."""


def show(report: Report, lang: Lang, console: Console | None = None) -> None:
    """Print the report; without colour where the output is piped."""
    out = console or plain_or_terminal()
    out.print(rendered(report, Words(lang)))


def rendered(report: Report, words: Words) -> RenderableType:
    """The whole report as one rich renderable."""
    view = view_of(report, words)
    return Group(
        _header(view, words),
        _verdicts(view, words),
        _discussion(view, words),
        _documents(view, words),
        *(Flow(Text(f"{label}  {value}", style="dim")) for label, value in view.run),
        Flow(Text(words.text("disclaimer"), style="dim")),
    )


@contextmanager
def progress(lang: Lang, console: Console | None = None) -> Iterator[ProgressListener]:
    """A listener that draws the pages read so far on a terminal's standard error, and nothing elsewhere."""
    out = console or Console(stderr=True)
    if not out.is_terminal:
        yield _nothing
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=out, transient=True) as bar:
        yield _Drawn(bar, Words(lang))


class _Drawn:
    """Pages read of all pages known, and what is being done now."""

    def __init__(self, bar: Bar, words: Words) -> None:
        self._bar, self._words = bar, words
        self._pages: dict[str, int] = {}
        self._read: dict[str, int] = {}
        self._task = bar.add_task(words.of("phase", "opening"), total=None)

    def __call__(self, progress: Progress, /) -> None:
        """Draw one step."""
        if progress.document:
            self._pages[progress.document] = progress.pages
        if progress.phase == "reading":
            self._read[progress.document] = progress.page
        doing = f"{self._words.of('phase', progress.phase)} {_short(progress.document)}".strip()
        total, read = sum(self._pages.values()), sum(self._read.values())
        self._bar.update(self._task, description=doing, total=total or None, completed=read)


def _nothing(progress: Progress, /) -> None:
    """Draws nothing."""


def _short(name: str, size: int = 28) -> str:
    return name if len(name) <= size else name[: size // 2] + "…" + name[-size // 2 :]


def plain_or_terminal() -> Console:
    """A console on standard output; plain and of one width where that is no terminal."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=PLAIN_WIDTH, no_color=True)


def _header(view: ReportView, words: Words) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for label, value in view.facts:
        grid.add_row(label, _flow(value))
    return Panel(grid, title=words.text("title"), title_align="left")


def _verdicts(view: ReportView, words: Words) -> RenderableType:
    table = Table(title=view.summary, title_justify="left", expand=False)
    table.add_column(words.text("condition"), ratio=3)
    table.add_column(words.text("required"), ratio=2)
    table.add_column(words.text("value"), ratio=2)
    table.add_column(words.text("verdict"), ratio=3)
    table.add_column(words.text("papers_agree"), ratio=2)
    for paragraph in view.overview:
        table.add_section()
        table.add_row(_flow(Text(paragraph.clause, style="bold")))
        for line in paragraph.conditions:
            table.add_row(*_condition(line, words))
    scope = (Flow(Text(line, style="dim")) for line in view.scope)
    return Group(Padding(table, (1, 0)), *scope)


def _condition(line: ConditionView, words: Words) -> tuple[Flow, ...]:
    asked = line.threshold
    values = (line.title, asked.required if asked else "", asked.value if asked else "")
    verdicts = (_verdict(f, words) if f else "–" for f in (asked, line.agreement))
    return tuple(_flow(told) for told in (*values, *verdicts))


def _flow(text: str | Text) -> Flow:
    return Flow(Text(text) if isinstance(text, str) else text)


def _verdict(finding: FindingView, words: Words) -> Text:
    verdict = _light(finding.light)
    if finding.shaky:
        verdict.append(f" ({words.text('shaky')})", style="yellow")
    return verdict


def _light(light: Light) -> Text:
    return Text(f"{light.sign} {light.word}", style=STYLES[light.status])


def _discussion(view: ReportView, words: Words) -> RenderableType:
    """What to look at, in the view's order: what must be discussed, and what stands but would turn."""
    shown = [f for f in view.findings if f.shaky or f.light.status not in SETTLED]
    parts: list[RenderableType] = []
    if not view.needs_discussion and not shown:
        parts.append(Text(words.text("nothing_to_discuss"), style="green"))
    if shown:
        heading = words.text("to_discuss" if view.needs_discussion else "to_know")
        parts += [Rule(heading, align="left", style="dim"), *(_problem(f, view.claims, words) for f in shown)]
    return Group(*parts)


def _problem(finding: FindingView, claims: tuple[ClaimView, ...], words: Words) -> RenderableType:
    head = _verdict(finding, words)
    head.append(f"  {finding.title}", style="bold")
    head.append(f"  {finding.clause}", style="dim")
    lines = [Text(finding.message)]
    lines += [Text.assemble((f"{words.text('causes')}  ", "dim"), cause) for cause in finding.causes]
    for other in finding.alternatives:
        turned = f"{other.value}：{other.why} → " if words.lang == "zh" else f"{other.value}: {other.why} → "
        lines.append(Text.assemble((f"{words.text('alternatives')}  ", "dim"), turned, _light(other.light)))
    lines += [_look(claims[i], words) for i in finding.claims]
    body = Group(*(Flow(line) for line in lines))
    return Padding(Group(Flow(head), Padding(body, (0, 0, 0, 3))), (0, 0, 1, 0))


def _look(claim: ClaimView, words: Words) -> Text:
    """Where to look for one figure: value, paper, place, and the words as printed."""
    where = " · ".join(p for p in (claim.document, claim.place, claim.basis, claim.subject, claim.as_of) if p)
    line = Text.assemble((f"{words.text('look_at')}  ", "dim"), (claim.value, "bold"), f"  {where}")
    for rival in claim.rivals:
        line.append(f"  {rival}", style="yellow")
    return line


def _documents(view: ReportView, words: Words) -> RenderableType:
    table = Table(title=words.text("documents"), title_justify="left", expand=False)
    table.add_column(words.text("file"), ratio=3)
    table.add_column(words.text("kind"), ratio=2)
    table.add_column(words.text("pages"), justify="right", no_wrap=True)
    table.add_column(words.text("notes"), ratio=4)
    for document in view.documents:
        pages = str(document.pages or "–")
        table.add_row(_flow(document.name), _flow(document.kind), pages, _flow(_remarks(document, words)))
    return Padding(table, (1, 0))


def _remarks(document: DocumentView, words: Words) -> Text:
    if document.error:
        return Text(f"✗ {words.text('error')} · {document.error}", style="bold red")
    lead = [f"{words.text('ocr_pages')} {document.ocr_pages}"] if document.ocr_pages else []
    return Text("\n".join([*lead, *document.notes]))
