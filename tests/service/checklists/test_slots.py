"""The checklist as the rulebook, or a round's notice, makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.rulebook.loading import in_force, load
from checkers.rulebook.notice import notice_of, with_notice
from service.checklists.slots import Applied, Slot, slots
from service.report.words import Words
from tests.checkers.rulebook.test_notice import HEAD, PAPERS, VALUES
from tests.service.checklists.papers import ON, office_of_its_own

ZH = Words("zh")


def named(found: tuple[Slot, ...], name: str) -> Slot:
    return next(slot for slot in found if slot.name == name)


def test_each_slot_says_why_and_what_must_be_seen() -> None:
    found = slots(load(), Applied(ON), ZH)
    assert len(found) == 9
    assert all(slot.why and slot.shows and slot.source for slot in found)
    roster = named(found, "从业人员名册")
    assert [(w.clause, w.title, w.asked) for w in roster.why] == [
        ("第八条（三）", "专职从业人数", "≥ 5 人"),
        ("第八条（三）", "专业人员比例", "≥ 60%"),
    ]
    assert [w.title for w in named(found, "营业执照或登记证书").why] == ["成立年限", "独立法人", "本地注册"]
    assert "发展规划" in named(found, "管理制度、流程、规划等文件").parts


def test_lists_may_be_fetched_for_each_year_that_the_rulebook_takes() -> None:
    found = slots(load(), Applied(ON), ZH)
    assert [(f.kind, f.year) for f in named(found, "从业人员名册").forms] == [("staff_roster", None)]
    assert [f.year for f in named(found, "服务企业名单").forms] == [2025, 2026]
    assert [(f.kind, f.word) for f in named(found, "申请表").forms] == [("application_form", True)]
    assert not any(f.word for slot in found if slot.name != "申请表" for f in slot.forms)
    assert named(found, "合作协议").forms == ()


@pytest.mark.parametrize(("category", "only"), [(None, "综合服务平台"), ("comprehensive", ""), ("specialised", None)])
def test_what_is_asked_of_one_category_alone(category: str | None, only: str | None) -> None:
    found = {slot.name: slot for slot in slots(load(), Applied(ON, category), ZH)}
    slot = found.get("成立、认定或指定文件")
    assert (slot.only if slot else None) == only


def test_a_notice_has_its_own_list_and_values() -> None:
    book = with_notice(load(), notice_of(HEAD + VALUES + PAPERS, "notice.yaml"))
    assert [slot.name for slot in slots(book, Applied(ON), ZH)] == ["申请表", "认定文件"]


def test_another_office_needs_no_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office_of_its_own(tmp_path, monkeypatch)
    lease, agreement = slots(in_force(), Applied(ON), ZH)
    assert (lease.name, lease.shows, lease.source) == ("场地合同", ("写明驿站门牌号。",), "第五条（二）")
    assert [(f.own, f.name) for f in lease.forms] == [(True, "租赁合同")]
    assert [(f.own, f.name) for f in agreement.forms] == [(False, "活动协议清单")]
    assert agreement.asked.count == 2


def test_the_words_are_english_too() -> None:
    roster = named(slots(load(), Applied(ON), Words("en")), "staff roster")
    assert roster.why[0].asked.startswith("≥ 5 person")
    assert roster.shows[0].startswith("A row for each person")
