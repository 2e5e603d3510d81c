"""Fields that further lists count, and small lists of such things."""

from __future__ import annotations

from extractors.fields import Dated, Field, Name

PATENTS = Field(
    "patents", Name("授权专利数", "patents"), "patents", ("patents",), Dated.YEAR, ("patent_list",), whole=True
)
MACHINES = Field(
    "equipment", Name("设备台数", "pieces"), "sets", ("sets",), Dated.NEVER, ("equipment_list",), whole=True
)
WORTH = Field("equipment", Name("设备原值", "worth"), "CNY", ("CNY",), Dated.DAY, ("equipment_list",))

PATENT_HEADER = ["序号", "专利名称", "专利号", "授权公告日", "法律状态", "备注"]
MACHINE_HEADER = ["序号", "设备名称", "数量", "备注"]


def patent(
    number: int, name: str, code: str = "", day: str = "2022-03-04", status: str = "有效", note: str = ""
) -> list[str]:
    """A row of a list of patents."""
    return [str(number), name, code, day, status, note]
