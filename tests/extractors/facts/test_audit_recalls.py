"""A sentence that only calls back a report of auditors touches the accounts, one that says more may touch anything."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.audit_recalls import only_recalls
from extractors.facts.lessened import lessens
from extractors.model import FactName
from tests.extractors.build import document
from tests.fields import TOTAL_ASSETS


@pytest.mark.parametrize(
    "sentence",
    [
        "现本所决定撤回上述审计报告,该报告即日起不得再使用,亦不得提供给第三方",
        "漠诚审字(2024)第018号报告予以撤销",
        "收回所出具的审计报告",
    ],
)
def test_it_says_nothing_else(sentence: str) -> None:
    assert only_recalls(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "现撤回上述审计报告,那几位并不来上班",
        "审计报告连同所附人员名册一并收回",
        "撤回审计报告,三楼已交还业主",
        "该检测报告予以撤回",
        "审计报告真实有效",
    ],
)
def test_it_says_more_or_something_else(sentence: str) -> None:
    assert not only_recalls(sentence)


def _touched(sentence: str) -> set[str]:
    facts = extract(document("漠江诚信会计师事务所", "关于撤回审计报告的函", sentence, name="来函.docx")).facts
    heard = [f for f in facts if f.name is FactName.LESSENED and "报告" in f.text]
    return {field for fact in heard for field in lessens(fact)}


def test_rooms_and_people_stay_as_they_are() -> None:
    sentence = "现本所决定撤回上述审计报告，该报告自本函送达之日起不得再使用，亦不得提供给第三方。"
    assert _touched(sentence) <= {TOTAL_ASSETS.id}
