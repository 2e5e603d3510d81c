"""What an agreement finding says, word for word in both languages."""

from __future__ import annotations

from checkers.model import Status
from checkers.saying.agreement import nothing
from extractors.model import Paper
from tests.checkers.build import AREA, FORM, HEADCOUNT, LEASE, ROSTER, agreement, case, claim


def test_two_figures_that_agree() -> None:
    said = agreement(case(claim(HEADCOUNT, FORM, 8), claim(HEADCOUNT, ROSTER, 8))).message
    assert said.zh == "".join(
        (
            "申请表（“application_form.pdf”第 1 页）为 8 人。",
            "从业人员名册（“staff_roster.pdf”第 1 页）为 8 人。",
            "两者一致。",
        )
    )
    assert said.en == (
        "The application form (“application_form.pdf”, page 1): 8 persons. "
        "The staff roster (“staff_roster.pdf”, page 1): 8 persons. They agree."
    )


def test_two_figures_that_differ_for_no_reason() -> None:
    said = agreement(case(claim(HEADCOUNT, FORM, 33), claim(HEADCOUNT, ROSTER, 8))).message
    assert said.zh.endswith("相差 25 人。未找到能解释差异的原因，请核对原件。")
    assert said.en.endswith("They differ by 25 persons. No explanation fits; check the originals.")


def test_the_rooms_of_two_leases_together() -> None:
    rooms = [claim(AREA, LEASE, n, subject=f"滨江路8号{r}室", document=f"{r}.pdf") for n, r in ((60, 301), (55, 302))]
    said = agreement(case(claim(AREA, FORM, 115), *rooms)).message
    assert "租赁合同（“301.pdf”第 1 页）、租赁合同（“302.pdf”第 1 页）合计为 115 平方米。" in said.zh
    assert "the lease (“302.pdf”, page 1): together 115 m²." in said.en


def test_a_silent_side_is_named() -> None:
    assert (
        "未读到可佐证专职从业人数的数（从业人员名册或社保清单）"
        in agreement(case(claim(HEADCOUNT, FORM, 8))).message.zh
    )
    assert "申请表和申请报告中未填专职从业人数" in agreement(case(claim(HEADCOUNT, ROSTER, 8))).message.zh
    assert (
        nothing(HEADCOUNT).en
        == "Neither form nor supporting papers state the full-time staff; nothing can be compared."
    )


def test_what_was_written_and_not_read_is_not_called_empty() -> None:
    form = Paper(FORM, "form.pdf", unread=(HEADCOUNT.id,))
    found = agreement(case(claim(HEADCOUNT, ROSTER, 8), papers=(form,)))
    assert found.status is Status.UNCERTAIN
    assert "专职从业人数一栏有字迹，但未能识别" in found.message.zh and "未填" not in found.message.zh
    assert "was not read" in nothing(HEADCOUNT, True).en
