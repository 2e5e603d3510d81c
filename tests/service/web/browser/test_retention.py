"""Staff look at what is due, hold one dossier, set the days, and purge by typing what stands there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from sqlalchemy import select, update

from service.records import accounts
from service.records.audit import SYSTEM
from service.tables import Dossier, Role, Stage
from service.tables.base import now
from tests.service.web.browser.person import Person
from tests.service.web.callers import GOOD, Office
from tests.service.web.test_retention import LONG_AGO, NOTICE, age

Come = Callable[..., Person]


def test_staff_purge_what_is_due_by_typing_it(come: Come, office: Office) -> None:
    office.notice(NOTICE)
    gone, kept, decided = office.submitted(**GOOD), office.submitted(**GOOD), office.submitted(**GOOD)
    for one, stage in ((gone, Stage.WITHDRAWN), (kept, Stage.DECLINED), (decided, Stage.RECOGNISED)):
        age(office.database, one, stage)
    with office.database.writing() as session:
        session.execute(update(Dossier).where(Dossier.id == gone).values(applicant="阳江漠阳中小企业服务有限公司"))
        idle = accounts.add_user(session, SYSTEM, "久未登录的单位", "correct horse 9", Role.APPLICANT)
        idle.created_at = now() - LONG_AGO
    who = come("staff")
    page = who.page
    page.goto("/retention")
    who.look("60-retention-rounds")
    page.get_by_role("link", name="申报").last.click()
    row = page.locator("tr").filter(has_text=kept)
    row.get_by_label("理由").fill("行政复议尚未办结")
    row.get_by_role("button", name="保留").click()
    expect(page.locator(".flashes")).to_contain_text("已记录")
    page.get_by_label("待办", exact=False)
    page.get_by_label("未提交").fill("180")
    page.get_by_label("自动清除").select_option(label="每年")
    page.get_by_label("理由", exact=True).last.fill("按本局档案管理规定")
    page.get_by_role("button", name="设置").click()
    expect(page.locator(".flashes")).to_contain_text("保存期限已设置")
    who.look("61-retention-round")
    page.get_by_label("输入“清除 2 件”确认").fill("清除 2 件")
    page.get_by_role("button", name="清除", exact=True).click()
    expect(page.locator(".flashes")).to_contain_text("已清除申报件 2 件")
    expect(page.locator("#units-title")).to_be_visible()
    who.look("62-retention-purged")
    page.goto("/retention")
    who.look("63-retention-after")
    page.goto("/users")
    page.get_by_text("应本人要求删除").first.click()
    who.look("64-retention-users")
    with office.database.reading() as session:
        assert session.scalars(select(Dossier.id)).all() == [kept]
