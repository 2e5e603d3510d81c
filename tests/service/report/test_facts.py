"""Facts as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import FactName
from service.model import Lang, Report
from service.report.facts import fact_view, value_in_words
from service.report.viewing import view_of
from service.report.words import Words


@pytest.mark.parametrize(
    ("name", "text", "zh", "en"),
    [
        (FactName.SERVICES, "training、legal", "培训服务、法律服务", "training, legal services"),
        (FactName.CATEGORY, "specialised", "专业服务平台", "Specialised platform"),
        (FactName.ESTABLISHED_ON, "2018-03-15", "2018-03-15", "2018-03-15"),
        (FactName.VALID_UNTIL, "", "长期", "no term"),
    ],
)
def test_values_in_words(name: FactName, text: str, zh: str, en: str) -> None:
    assert [value_in_words(name, text, Words(lang)) for lang in ("zh", "en")] == [zh, en]


def test_a_fact_is_shown_as_a_figure_is(report: Report) -> None:
    found = fact_view(6, report.facts[2], None, Words("en"))
    assert (found.number, found.field, found.label) == (6, "established_on", "Day of establishment")
    assert (found.value, found.basis, found.paper) == ("2018-03-15", "Evidenced", "Business licence")
    assert found.rivals == ("Tesseract reads “2018年03月16日”",)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        (FactName.NET_PROFIT, "-92316.40", "-92,316.4 CNY"),
        (FactName.PARTNER_COUNT, "4", "4 organisations"),
        (FactName.NET_ASSETS, "not read", "not read"),
        (FactName.AUDIT_YEAR, "2024", "2024"),
    ],
)
def test_numbers_are_shown_with_their_unit(report: Report, name: FactName, text: str, shown: str) -> None:
    assert fact_view(6, replace(report.facts[2], name=name, value=text), None, Words("en")).value == shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fact_has_a_name_in_words(lang: Lang) -> None:
    assert [name for name in FactName if Words(lang).of("field", name) == name] == []


def test_each_fact_has_its_strip_behind_those_of_the_figures(report: Report) -> None:
    view = view_of(report, Words("zh"))
    assert [s.field for s in view.fact_strips] == ["applicant", "established_on", "valid_until", "services"]
    assert [c.number for s in view.fact_strips for c in s.claims] == [4, 6, 7, 5]
    assert not {s.field for s in view.strips} & {s.field for s in view.fact_strips}
