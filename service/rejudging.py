"""A report judged again from what was read: nothing is opened, nothing recognised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checkers.case import settled_case
from checkers.check import check
from checkers.model import Case
from checkers.rulebook.model import Rulebook
from service.documents import unread
from service.dossier import dossier_of, identity, with_services
from service.model import Options, Report
from service.strangers import with_figures_of_the_day


def judged_again(report: Report, rulebook: Rulebook, options: Options, today: date) -> Report:
    """The report as that rulebook judges it; `options` and `today` are those of the review.

    By another day than it was judged by other figures may be of a year gone by: they are numbered anew then.
    """
    return judged_as_numbered(on_its_day(report, rulebook, options, today), rulebook, options, today)


def on_its_day(report: Report, rulebook: Rulebook, options: Options, today: date) -> Report:
    """The report, not judged yet, with the figures that count by the day which options, form and today make it."""
    if case_of(report, rulebook, options, today).as_of == report.dossier.as_of:
        return report
    return with_figures_of_the_day(report, lambda whole: case_of(whole, rulebook, options, today))


def judged_as_numbered(report: Report, rulebook: Rulebook, options: Options, today: date) -> Report:
    """The same, with every figure under the number that it has."""
    case = case_of(report, rulebook, options, today)
    found = tuple(check(case, rulebook))
    about = identity(rulebook, case.as_of)
    return replace(report, dossier=dossier_of(case), rulebook=about, claims=case.claims, findings=found)


def case_of(report: Report, rulebook: Rulebook, options: Options, today: date) -> Case:
    """What the rules looked at, again from the report, with the categories and services of a rulebook."""
    papers = tuple(p for d in report.documents for p in d.papers)
    lost = unread(report.documents)
    asked = (options.as_of, options.category, today)
    case = settled_case(report.claims, report.facts, papers, *asked, lost, rulebook.offered)
    return with_services(case, options)
