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


def judged_again(report: Report, rulebook: Rulebook, options: Options, today: date) -> Report:
    """The report as that rulebook judges it; `options` and `today` are those of the review."""
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
