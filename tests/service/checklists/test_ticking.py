"""Which papers are there: by names before a run, by what was read after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.rulebook.loading import load, load_folder
from extractors.model import FactName, Kind
from service.checklists.slots import Applied, slots
from service.checklists.ticking import Handed, State, Ticked, absent, found_in, ticked, without
from service.model import Options, Report
from service.rejudging import case_of
from service.report.words import Words
from tests.service.checklists.papers import ON, OTHER, UNIT, fact, office_of_its_own, paper, report

ZH = Words("zh")


def states(found: tuple[Ticked, ...]) -> dict[str, State]:
    return {one.slot.name: one.state for one in found}


def checklist(files: Handed, read: Report | None = None, category: str | None = "specialised") -> tuple[Ticked, ...]:
    asked = slots(load(), Applied(ON, category), ZH)
    options = Options(as_of=ON)
    looked = found_in(read, load(), case_of(read, load(), options, ON)) if read else {}
    return ticked(asked, files, looked, ZH)


def test_before_any_run_names_tell_and_what_is_absent_is_said() -> None:
    found = checklist(Handed((), ("2026申请表.pdf", "营业执照.jpg", "IMG_2041.jpg")))
    said = states(found)
    assert (said["申请表"], said["营业执照或登记证书"]) == (State.NAMED, State.NAMED)
    assert [one.slot.name for one in absent(found)] == [
        "财务报表或审计报告",
        "场地租赁合同或产权证明",
        "从业人员名册",
        "服务企业名单",
        "管理制度、流程、规划等文件",
        "合作协议",
    ]
    assert Handed((), ("2026申请表.pdf", "IMG_2041.jpg")).nameless == ("IMG_2041.jpg",)


def test_after_a_run_what_was_read_counts_and_not_the_name() -> None:
    lease = paper(Kind.LEASE, "IMG_2041.jpg")
    found = checklist(Handed(("IMG_2041.jpg", "营业执照.jpg"), ()), report([lease, paper(Kind.OTHER, "营业执照.jpg")]))
    said = states(found)
    assert said["场地租赁合同或产权证明"] is State.READ
    assert said["营业执照或登记证书"] is State.ABSENT


def test_a_file_that_came_after_the_run_counts_by_its_name() -> None:
    found = checklist(Handed(("a.pdf",), ("从业人员名册.xlsx",)), report([paper(Kind.LEASE, "a.pdf")]))
    assert states(found)["从业人员名册"] is State.NAMED
    assert states(found)["场地租赁合同或产权证明"] is State.READ


def test_what_was_taken_out_after_the_run_is_absent() -> None:
    read = report([paper(Kind.LEASE, "a.pdf"), paper(Kind.AGREEMENT, "b.pdf/附件.pdf")])
    left = without(read, {"b.pdf"})
    assert [d.name for d in left.documents] == ["a.pdf"]
    assert states(checklist(Handed(("a.pdf",), ()), left))["合作协议"] is State.ABSENT


def test_a_paper_of_another_ticks_nothing() -> None:
    form, lease = paper(Kind.APPLICATION_FORM, "表.pdf"), paper(Kind.LEASE, "租赁.pdf")
    licence = paper(Kind.BUSINESS_LICENCE, "照.pdf")
    facts = [
        fact(FactName.APPLICANT, UNIT, form),
        fact(FactName.APPLICANT, UNIT, licence),
        fact(FactName.PAPER_OWNER, OTHER, lease),
    ]
    found = checklist(Handed(("表.pdf", "租赁.pdf", "照.pdf"), ()), report([form, lease, licence], facts))
    assert states(found)["场地租赁合同或产权证明"] is State.ABSENT


def test_whether_it_is_asked_at_all_may_be_open() -> None:
    found = checklist(Handed((), ()), category=None)
    assert "成立、认定或指定文件" not in [one.slot.name for one in absent(found)]
    read = report([paper(Kind.LEASE, "a.pdf")])
    found = checklist(Handed(("a.pdf",), ()), read, category=None)
    assert states(found)["成立、认定或指定文件"] is State.ABSENT
    assert "成立、认定或指定文件" not in [one.slot.name for one in absent(found)]


def test_of_two_that_are_asked_for_one_is_not_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = office_of_its_own(tmp_path, monkeypatch)
    asked = slots(load_folder(own), Applied(ON), ZH)
    one, two = Handed((), ("合作协议一.pdf",)), Handed((), ("合作协议一.pdf", "合作协议二.pdf"))
    assert [t.state for t in ticked(asked, one, {}, ZH)] == [State.ABSENT, State.ABSENT]
    assert [t.state for t in ticked(asked, two, {}, ZH)] == [State.ABSENT, State.NAMED]


def test_a_roster_that_may_be_anothers_is_in_doubt() -> None:
    form, licence = paper(Kind.APPLICATION_FORM, "表.pdf"), paper(Kind.BUSINESS_LICENCE, "照.pdf")
    roster = paper(Kind.STAFF_ROSTER, "名册.pdf")
    near = UNIT.replace("海桐", "海桐新")
    facts = [
        fact(FactName.APPLICANT, UNIT, form),
        fact(FactName.APPLICANT, UNIT, licence),
        fact(FactName.PAPER_OWNER, near, roster),
    ]
    found = checklist(Handed(("表.pdf", "照.pdf", "名册.pdf"), ()), report([form, licence, roster], facts))
    (slot,) = (one for one in found if one.slot.name == "从业人员名册")
    assert slot.state is State.DOUBTFUL
    assert slot.doubts
    assert slot.files == ("名册.pdf",)
