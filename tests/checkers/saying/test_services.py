"""What a finding on services says, in both languages."""

from __future__ import annotations

from checkers.model import Text
from checkers.saying.services import contradicted, found, missing, with_others
from extractors.model import FactName, Kind
from tests.checkers.build import fact

FORM = fact(FactName.SERVICES, "legal")
LEGAL, TRAINING = Text("法律服务", "legal services"), Text("培训服务", "training")
NAME = fact(FactName.PLATFORM_NAME, "海燕财税服务平台")


def test_each_service_and_where_it_is_named() -> None:
    said = found([(LEGAL, FORM, False), (Text("财税服务", "finance and tax services"), NAME, True)])
    assert said.zh.startswith("已找到服务功能：法律服务（见申请表")
    assert "by the platform's name" in said.en


def test_what_other_papers_say() -> None:
    report = fact(FactName.SERVICES, "training", Kind.APPLICATION_REPORT)
    said = found([(LEGAL, FORM, False)])
    assert with_others(said, ()) == said
    assert "培训服务" in with_others(said, [(report, (TRAINING,))]).zh
    assert "contradict" in contradicted(said, [(report, (TRAINING,))]).en
    assert "服务功能" in missing().zh
