"""What can go wrong with a paper: one base; each error says what it is and what a person can do, in both languages."""

from __future__ import annotations


class PaperError(Exception):
    """A document that cannot be read. `zh` and `en` say what it is and what to do, without paths or traces."""

    code = "unreadable"
    zh = "文件无法读取，请重新导出或扫描后再上传。"
    en = "The file cannot be read. Export or scan it again and hand it in anew."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.en)
        self.detail = detail
