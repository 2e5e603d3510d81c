"""What a form was filled with when it was shown: nobody overwrites unseen what somebody else changed since."""

from __future__ import annotations

import hashlib
import json

from flask import request

from checkers.model import Text
from service.records.refusals import Refused

FIELD = "as_shown"
"""The form's hidden field."""

CODE = "changed_meanwhile"
CHANGED = Text(
    "您打开这一页之后，其中的内容被改动过（可能是他人，也可能是您在另一窗口）。为免覆盖，您刚才填写的没有保存。",
    "This was changed after you opened the page, by somebody else or in another window. What you typed was not saved, "
    "so that nothing is overwritten.",
)


def mark(shown: object) -> str:
    """What stands in the form's field: as it was shown first, also where a form comes back to be mended."""
    return request.form.get(FIELD) or _of(shown)


def check(present: object) -> None:
    """Raises Refused where what is on record now is not what the form was filled with. A program may say nothing."""
    said = request.form.get(FIELD)
    if said and said != _of(present):
        raise Refused(CODE, CHANGED)


def _of(shown: object) -> str:
    return hashlib.sha256(json.dumps(shown, default=str, ensure_ascii=False).encode()).hexdigest()[:32]
