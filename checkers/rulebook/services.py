"""The nine services of Article 7, and the one that a platform's name puts forward."""

from __future__ import annotations

import re

from checkers.model import Text

SERVICES = (
    "training",
    "market",
    "innovation",
    "consulting",
    "informatisation",
    "legal",
    "finance_tax",
    "financing",
    "other",
)

SERVICE_NAMES = {
    "training": Text("培训服务", "training"),
    "market": Text("市场服务", "market services"),
    "innovation": Text("创业创新服务", "start-up and innovation services"),
    "consulting": Text("管理咨询服务", "management consulting"),
    "informatisation": Text("信息化服务", "informatisation services"),
    "legal": Text("法律服务", "legal services"),
    "finance_tax": Text("财税服务", "finance and tax services"),
    "financing": Text("融资服务", "financing services"),
    "other": Text("其他服务", "other services"),
}

_NAME_WORDS = {
    "training": r"培训|人才培养|实训",
    "market": r"市场|电子商务|电商|跨境|外贸|展销",
    "innovation": r"创业|创新|孵化|知识产权|技术|检测|检验|研发",
    "consulting": r"咨询|管理提升|品牌",
    "informatisation": r"信息化|信息|数字化|智能制造|工业设计|软件|互联网",
    "legal": r"法律|法务|维权",
    "finance_tax": r"财税|财务|税务|会计|代理记账",
    "financing": r"融资|担保|金融|信用|信贷",
}


def service_of_name(name: str | None) -> str | None:
    """The service that a platform's name ends on (Article 9: type, then 服务平台); None where it names none.

    The last word counts, since the applicant's own name stands before the type.
    """
    head = re.sub(r"(?:公共)?(?:示范)?(?:服务)?平台.*$", "", name or "")
    ends = {
        service: max(m.end() for m in found)
        for service, words in _NAME_WORDS.items()
        if (found := list(re.finditer(words, head)))
    }
    return max(ends, key=lambda s: ends[s], default=None)
