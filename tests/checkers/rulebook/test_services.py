"""Categories and services are the rulebook's data, and a platform's name tells the service that it ends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.errors import RulebookError
from checkers.model import Category, Service, Text
from checkers.rulebook.services import called, offered, offered_in, service_of_name
from tests.checkers.build import rulebook

BOOK = """\
categories:
  - {id: general, names: {zh: 通用, en: general}, several: true}
  - {id: trade, names: {zh: 行业, en: trade}}
"""
SERVICES = """\
services:
  - {id: green, names: {zh: 绿色服务, en: green services}, named_by: [节能, 低碳]}
  - {id: care, names: {zh: 康养, en: care}}
"""


def folder(tmp_path: Path, book: str = BOOK, services: str = SERVICES) -> Path:
    (tmp_path / "rulebook.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "services.yaml").write_text(services, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("阳江市海燕职业技能培训服务平台", "training"),
        ("海燕培训学校中小企业法律服务平台", "legal"),
        ("阳江五金刀剪产业集群信息化服务平台", "informatisation"),
        ("阳江市中小企业财税公共服务平台", "finance_tax"),
        ("江城区中小企业综合服务平台", None),
        ("", None),
        (None, None),
    ],
)
def test_the_service_that_a_name_ends_on(name: str | None, service: str | None) -> None:
    assert service_of_name(name, rulebook().offered) == service


def test_the_projects_own_has_nine_services_and_two_categories() -> None:
    there = offered()
    assert there == rulebook().offered
    assert (len(there.services), [str(c.id) for c in there.categories]) == (9, ["comprehensive", "specialised"])
    assert (there.called("training").zh, there.called("comprehensive").en) == ("培训服务", "comprehensive platform")
    assert there.has_several(Category.COMPREHENSIVE) and not there.has_several(Category.SPECIALISED)


def test_another_city_has_others(tmp_path: Path) -> None:
    there = offered_in(folder(tmp_path))
    assert there.services[0] == Service("green", Text("绿色服务", "green services"), ("节能", "低碳"))
    assert there.has_several(Category("general")) and not there.has_several(Category("trade"))
    assert there.in_order(["care", "legal", "green"]) == ("green", "care")
    assert (there.known("trade"), there.known("specialised")) == (Category("trade"), None)
    assert service_of_name("榕树低碳服务平台", there) == "green"
    assert service_of_name("榕树法律服务平台", there) is None


def test_what_a_book_has_not_itself_it_has_from_the_one_that_it_includes(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text("includes: {rulebook: yangjiang}", encoding="utf-8")
    assert offered_in(tmp_path) == rulebook().offered
    (tmp_path / "services.yaml").write_text(SERVICES, encoding="utf-8")
    mixed = offered_in(tmp_path)
    assert [s.id for s in mixed.services] == ["green", "care"]
    assert mixed.categories == rulebook().offered.categories


@pytest.mark.parametrize(
    ("book", "services", "says"),
    [
        (BOOK.replace("id: trade", "id: general"), SERVICES, "general stands twice"),
        (BOOK, SERVICES.replace("id: care", "id: green"), "green stands twice"),
        (BOOK.replace("id: trade", "id: Trade"), SERVICES, "code in lower case"),
        (BOOK.replace("true", "1"), SERVICES, "true or false"),
        (BOOK, "services: []", "a list is expected"),
    ],
)
def test_what_cannot_be_meant_is_refused(book: str, services: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=says):
        offered_in(folder(tmp_path, book, services))


def test_a_word_is_that_of_the_book_in_force_else_of_one_that_comes_with_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESCREEN_RULES", str(folder(tmp_path)))
    assert called("green") == Text("绿色服务", "green services")
    assert called("legal") == Text("法律服务", "legal services")
    assert called("cooking") is None


def test_a_book_that_includes_itself_is_refused(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rulebook.yaml").write_text(f"includes: {{rulebook: {other}}}", encoding="utf-8")
    with pytest.raises(RulebookError, match="includes itself"):
        offered_in(tmp_path / "one")
