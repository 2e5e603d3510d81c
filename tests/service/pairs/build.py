"""Marks and reports of made-up dossiers."""

from __future__ import annotations

from typing import Any

from service.pairs.model import Mark, Marks, Sort, Where

Json = dict[str, Any]


def marks(dossier: str, *found: Mark, names: tuple[str, ...] = ()) -> Marks:
    """A dossier of an applicant of its own."""
    return Marks(dossier, 1, names or (f"阳江{dossier}有限公司",), found)


def person(name: str, *beside: str) -> Mark:
    return Mark(Sort.PERSON, name, name, Where("名册.xlsx", "a" * 64, "staff_roster", claim=2), beside)


def people(*names: str) -> tuple[Mark, ...]:
    return tuple(person(name) for name in names)


def clients(*names: str) -> tuple[Mark, ...]:
    where = Where("清单.xlsx", "c" * 64, "client_list", claim=3)
    return tuple(Mark(Sort.CLIENT, name, name, where, order=n) for n, name in enumerate(names))


def lease(premises: str, days: str = "2023-01-01 2026-01-01", landlord: str = "", area: str = "") -> Mark:
    where = Where("合同.pdf", "b" * 64, "lease", 1, 4)
    return Mark(Sort.LEASE, f"{premises} {days}", premises, where, (landlord, area))


def address(text: str) -> Mark:
    return Mark(Sort.ADDRESS, text, text, Where("执照.pdf", "d" * 64, "business_licence", 1, 5))


def page(look: str, paper: str = "certificate", sha256: str = "e" * 64, number: int = 1, of: str = "") -> Mark:
    return Mark(Sort.PAGE, look, "扫描.pdf", Where("扫描.pdf", sha256, paper, number), of=of)


def file(sha256: str, paper: str = "institution", of: str = "") -> Mark:
    return Mark(Sort.FILE, sha256, "制度.docx", Where("制度.docx", sha256, paper), of=of)


def author(name: str) -> Mark:
    return Mark(Sort.AUTHOR, name, name, Where("报告.docx", "f" * 64, "application_report"))


def moment(key: str, sha256: str = "f" * 64) -> Mark:
    return Mark(Sort.MOMENT, key, key, Where("报告.docx", sha256, "application_report"))


def document(name: str, kind: str, sha256: str, pages: int = 1, **paper: Any) -> Json:
    """A document of one paper in a report's JSON."""
    sizes = [{"page": n, "width": 595.0, "height": 842.0, "turn": 0} for n in range(1, pages + 1)]
    told = {"kind": kind, "first_page": 1 if pages else None, "last_page": pages or None, "landlord": "", **paper}
    return {
        "name": name,
        "kind": kind,
        "sha256": sha256,
        "error_code": None,
        "page_sizes": sizes,
        "papers": [told],
    }


def claim(field: str, value: Any, of: Json, page: int | None = 1, **more: Any) -> Json:
    """A claim that stands in a document."""
    evidence = {"document": of["name"], "page": page, "bbox": None, "place": None, "paper": of["kind"]}
    evidence |= more.pop("evidence", {})
    return {"field": field, "value": value, "evidence": evidence, **more}


def counted(of: str, *rows: Json) -> Json:
    return {"of": of, "rows": list(rows)}


def row(label: str, *qualification: str, counts: bool = True, **more: Any) -> Json:
    remark = {"code": "qualification", "parts": list(qualification)} if qualification else None
    return {"label": label, "counted": counts, "remark": remark, "page": None, "bbox": None, "place": None, **more}


def body(*claims: Json, documents: tuple[Json, ...] = (), applicant: str = "阳江云帆服务有限公司") -> Json:
    """A report's JSON, as far as marks are made of it."""
    dossier = {"applicant": applicant, "credit_code": None}
    return {"dossier": dossier, "documents": list(documents), "claims": list(claims)}
