"""A report that says which papers it saw and what stands in them, and an office of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from checkers.model import Text
from checkers.rulebook.folders import folder_of
from extractors.model import Basis, Evidence, Fact, FactName, Kind, Paper, Reader
from service.model import Dossier, Report, ReviewedDocument, RulebookIdentity, Run

ON = date(2026, 3, 10)
UNIT, OTHER = "漠江市海桐企业服务有限公司", "漠江市蓝楹科技有限公司"
OWN_CODE, OTHER_CODE = "91350100M000100Y43", "91441700MA4UABCD1X"


def paper(kind: Kind, document: str) -> Paper:
    return Paper(kind, document, 1, 1, str(kind))


def fact(name: FactName, value: str, of: Paper, reader: Reader = Reader.TEXT_LAYER) -> Fact:
    seen = Evidence(of.document, 1, None, None, value, reader, 0.99, of.kind)
    return Fact(name, value, Basis.DECLARED, seen)


def report(papers: Iterable[Paper], facts: Iterable[Fact] = ()) -> Report:
    documents = [ReviewedDocument(p.document, Path(p.document), "0" * 64, p.kind, 1, 0, papers=(p,)) for p in papers]
    return Report(
        dossier=Dossier(UNIT, None, None, None, (), ON),
        rulebook=RulebookIdentity("yangjiang", Text("办法", "measures"), "1"),
        documents=tuple(documents),
        claims=(),
        findings=(),
        run=Run(0.1, len(documents), 0),
        facts=tuple(facts),
    )


LIST = """\
clause: {zh: 第五条, en: Article 5}
title: {zh: 驿站材料, en: Papers of a station}
condition: required_papers
asks:
  papers:
    - names: {zh: 场地合同, en: lease of the station}
      kinds: [lease]
      shows: {zh: 写明驿站门牌号。, en: With the number of the door.}
      source: {article: 第五条（二）, document: 云企服〔2022〕3 号}
    - names: {zh: 活动协议, en: agreements on events}
      kinds: [agreement]
      count: 2
      source: {article: 第五条（三）, document: 云企服〔2022〕3 号}
examples:
  - says: nothing is there
    status: missing
    as_of: 2023-03-15
    papers: [application_form]
"""

AGREEMENTS = """\
names: {zh: 活动协议清单, en: List of agreements}
title: 活动协议清单
owner: 驿站：{unit}
about: {zh: 一份协议一行。, en: A row for each agreement.}
columns:
  - {header: 协议名称, width: 30, needed: true}
  - {header: 类别, width: 12, choices: [{says: 公益}, {says: 收费}]}
"""


def office_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another office's rulebook in force: its own list of papers, its own forms, no word of Python."""
    own = folder / "yunping"
    shutil.copytree(folder_of("yangjiang"), own)
    (own / "papers.required.yaml").write_text(LIST, encoding="utf-8")
    (own / "blanks").mkdir()
    (own / "blanks" / "agreement.yaml").write_text(AGREEMENTS, encoding="utf-8")
    (own / "blanks" / "lease.docx").write_bytes(b"the office's own form")
    monkeypatch.setenv("PRESCREEN_RULES", str(own))
    return own
