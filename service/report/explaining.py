"""Every figure that was seen, field by field, for the terminal: what counts and for which finding, what not and why."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from extractors.fields import Field, figures
from service.model import Lang, Report
from service.report.claim_views import in_order
from service.report.flow import Flow
from service.report.terminal import plain_or_terminal
from service.report.view import ClaimView, LeftOutView, ReportView
from service.report.viewing import view_of
from service.report.words import Words

_STOP = {"zh": "；", "en": "; "}


def explained(report: Report, lang: Lang, console: Console | None = None) -> None:
    """Print them; without colour where the output is piped."""
    words = Words(lang)
    view = view_of(report, words)
    out = console or plain_or_terminal()
    out.print(Rule(words.text("every_figure"), align="left", style="dim"))
    seen = (*(c.field for c in report.claims), *(o.claim.field for o in report.left_out))
    for field in in_order((*figures(), *seen)):
        out.print(_field(field, view, words))


def _field(field: Field, view: ReportView, words: Words) -> RenderableType:
    """What was seen of one field."""
    counted = [_counted(c, view, words) for c in view.claims if c.field == field.id]
    left = [_left_out(one, words) for strip in view.left_out if strip.field == field for one in strip.figures]
    groups = [_group(words.text(name), found) for name, found in (("counted", counted), ("not_counted", left)) if found]
    head = Text(words.of("field", field.id), style="bold")
    body = Group(*groups) if groups else Flow(Text(words.text("no_evidence"), style="dim"))
    return Padding(Group(Flow(head), Padding(body, (0, 0, 0, 2))), (0, 0, 1, 0))


def _group(name: str, found: list[RenderableType]) -> RenderableType:
    return Group(Text(f"{name} {len(found)}", style="dim"), Padding(Group(*found), (0, 0, 0, 2)))


def _counted(claim: ClaimView, view: ReportView, words: Words) -> RenderableType:
    """A figure that counts, and the findings that rest on it."""
    used = [f"{f.title} {f.light.sign} {f.light.word}" for f in view.findings if claim.number in f.claims]
    why = [f"{words.text('decides')}  {_STOP[words.lang].join(used)}" if used else words.text("decides_nothing")]
    return _figure(claim, (claim.basis, claim.as_of), why)


def _left_out(one: LeftOutView, words: Words) -> RenderableType:
    return _figure(one.claim, (), [f"{words.text('why_not')}  {reason}" for reason in one.reasons])


def _figure(claim: ClaimView, more: tuple[str, ...], why: list[str]) -> RenderableType:
    """Its value, where it stands, the words as printed, and why it counts or not."""
    where = " · ".join(part for part in (claim.document, claim.place, *more) if part)
    quote = f"  {claim.quote}" if claim.count else f"  “{claim.quote}”"  # what was counted stands nowhere
    line = Text.assemble((claim.value, "bold"), f"  {where}", (quote, "dim"))
    return Group(Flow(line), *(Padding(Flow(Text(one)), (0, 0, 0, 2)) for one in why))
