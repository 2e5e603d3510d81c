"""What an applicant's page says of each file, and what becomes of files that are taken out, put back or replaced."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from service.tables import Run
from service.web.showing import size
from tests.service.web.callers import GOOD, Office


def papers(office: Office, dossier: str) -> str:
    page = office.applicant.get(f"/dossiers/{dossier}").text
    return page[page.index('id="papers-title"') :].partition("</section>")[0]


def actions(page: str, deed: str) -> list[str]:
    return re.findall(rf'action="([^"]+/{deed})"', page)


def test_the_result_stands_above_the_files(office: Office) -> None:
    page = office.applicant.get(f"/dossiers/{office.screened(**GOOD)}").text
    assert page.index('id="result-title"') < page.index('id="papers-title"') < page.index('id="submit-title"')


def test_each_file_says_what_was_read_in_it_or_why_not(office: Office) -> None:
    dossier = office.screened(form="total_assets=500000 declared\npages=3", torn="broken", silent="nothing here")
    listed = papers(office, dossier).split("<li")
    (form,) = [line for line in listed if "form.txt" in line]
    (torn,) = [line for line in listed if "torn.txt" in line]
    (silent,) = [line for line in listed if "silent.txt" in line]
    assert all(said in form for said in ("申请表", "3 页", "已读取", "资产总额 500,000 元"))
    assert "无法读取" in torn
    assert "文件已损坏" in torn
    assert "未读到要核对的数据" in silent
    office.upload(f"/dossiers/{dossier}", late="headcount=9")
    assert "尚未预审" in next(line for line in papers(office, dossier).split("<li") if "late.txt" in line)


def test_nothing_to_deal_with_is_said_only_where_every_file_was_read(office: Office) -> None:
    good = office.applicant.get(f"/dossiers/{office.screened(**GOOD)}").text
    assert "未发现需要处理的问题" in good
    assert "项中：系统判定" in good  # and how far the program went
    torn = office.applicant.get(f"/dossiers/{office.screened(**GOOD, torn='broken')}").text
    assert "未发现需要处理的问题" not in torn
    assert "其中的内容没有核对" in torn


def test_taking_a_file_out_asks_for_a_run_and_it_can_be_put_back(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = f"/dossiers/{dossier}"
    office.applicant.post(actions(papers(office, dossier), "remove")[0])
    shown = office.applicant.get(page).text
    assert "已移除的文件（1）" in shown
    assert "仍是第 1 次预审的结果" in shown
    assert office.applicant.post(f"{page}/submit").status_code == 409
    assert office.work() == ["done"]
    (back,) = actions(papers(office, dossier), "restore")
    assert "已放回" in office.applicant.post(back, follow_redirects=True).text
    assert office.applicant.post(back).status_code == 409  # it is there
    assert office.work() == ["done"]
    with office.database.reading() as session:
        runs = session.query(Run).order_by(Run.number).all()
        assert [(run.cause, len(run.inputs)) for run in runs] == [("handed_in", 2), ("removed", 1), ("restored", 2)]


def test_nothing_runs_where_the_papers_are_those_of_the_last_run_or_none_is_left(office: Office) -> None:
    dossier = office.screened(form="total_assets=500000 declared")
    office.upload(f"/dossiers/{dossier}", more="total_assets=1")
    office.applicant.post(actions(papers(office, dossier), "remove")[-1])
    assert office.work() == []
    office.applicant.post(actions(papers(office, dossier), "remove")[0])
    assert office.work() == []
    assert "上传材料后即可预审" in office.applicant.get(f"/dossiers/{dossier}").text


def test_what_is_put_back_gets_a_free_name_and_is_no_twin(office: Office) -> None:
    dossier = office.dossier(form="total_assets=1")
    office.applicant.post(actions(papers(office, dossier), "remove")[0])
    office.upload(f"/dossiers/{dossier}", form="total_assets=2")
    (back,) = actions(papers(office, dossier), "restore")
    assert office.applicant.post(back).status_code == 302
    assert "form (2).txt" in papers(office, dossier)
    again = actions(papers(office, dossier), "remove")
    office.applicant.post(again[0])  # the first one again
    office.upload(f"/dossiers/{dossier}", other="total_assets=1")
    (back,) = actions(papers(office, dossier), "restore")
    refused = office.applicant.post(back)
    assert refused.status_code == 409
    assert "“other.txt”" in refused.text


def test_a_replacement_that_is_there_already_is_named(office: Office) -> None:
    dossier = office.dossier(form="total_assets=1", proof="total_assets=2")
    first = actions(papers(office, dossier), "replace")[0]
    for text, said in ((b"total_assets=2", "与申报件中的“proof.txt”内容完全相同"), (b"total_assets=1", "无需替换")):
        told = office.applicant.post(first, data={"file": (io.BytesIO(text), "new.txt")}, follow_redirects=True)
        assert told.status_code == 200
        assert f"new.txt：{'内容与' if '无需' in said else ''}" in told.text
        assert said in told.text
    assert "第 2 版" not in papers(office, dossier)


def test_an_upload_that_is_there_already_names_its_twin(office: Office) -> None:
    dossier = office.dossier(form="total_assets=1")
    answer = office.applicant.post(
        f"/dossiers/{dossier}/documents",
        data={"files": [(io.BytesIO(b"total_assets=1"), "copy.txt")]},
        headers={"Accept": "application/json"},
    ).get_json()
    assert answer["added"][0]["duplicate"] is True
    assert "“form.txt”" in answer["added"][0]["twin"]


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 字节"), (1, "1 字节"), (1023, "1023 字节"), (1024, "1 KB"), (2_000_000, "1.9 MB")]
)
def test_sizes_as_people_count_them(app: Flask, count: int, said: str) -> None:
    with app.test_request_context():
        assert size(count) == said
