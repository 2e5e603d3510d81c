"""What can go wrong with a paper: one base; each error says what it is and what a person can do, in both languages.

The texts are shown to applicants and stand in the report: no paths, no traces, no names of libraries.
`detail` is for the log only.
"""

from __future__ import annotations

from typing import ClassVar


class PaperError(Exception):
    """A document that cannot be read. `zh` and `en` say what it is and what to do, without paths or traces.

    `figures` fill the braces in the texts; a class states its usual ones in `usual`. Survives pickling,
    so that it can come out of a reading child.
    """

    code: ClassVar[str] = "unreadable"
    zh: str = "文件无法读取，请重新导出或扫描后再上传。"
    en: str = "The file cannot be read. Export or scan it again and hand it in anew."
    usual: ClassVar[dict[str, object]] = {}

    def __init__(self, detail: str = "", **figures: object) -> None:
        self.detail = detail
        self.figures = figures
        filled = {**self.usual, **figures}
        self.zh = type(self).zh.format(**filled)
        self.en = type(self).en.format(**filled)
        super().__init__(self.en)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.detail, self.figures)


def _again(cause: type[PaperError], detail: str, figures: dict[str, object]) -> PaperError:
    """The same error on the other side of a pipe."""
    return cause(detail, **figures)


def of_memory(error: BaseException | None) -> bool:
    """Did memory run out, in Python or in a C++ library that says so in its own way (OpenVINO, OpenCV)?"""
    while error is not None:
        text = str(error).lower()
        if isinstance(error, MemoryError) or any(word in text for word in _OF_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


_OF_MEMORY = ("bad_alloc", "insufficient memory", "failed to allocate", "can't alloc", "cannot allocate memory")


class NotFound(PaperError):
    """No such file, or not a regular file."""

    code = "not_found"
    zh = "文件不存在或不是普通文件，请检查后重新上传。"
    en = "There is no such file. Check it and hand it in again."


class EmptyFile(PaperError):
    """Zero bytes, or nothing but zero bytes."""

    code = "empty"
    zh = "文件是空的（0 字节或没有内容），可能上传中断，请重新上传。"
    en = "The file is empty; an upload may have been cut off. Hand it in again."


class Encrypted(PaperError):
    """A PDF that asks for a password before it shows anything."""

    code = "encrypted"
    zh = "PDF 文件设有打开密码，无法读取。请去除密码后重新上传。"
    en = "The PDF asks for a password. Remove the password and hand it in again."


class EncryptedOffice(PaperError):
    """A Word or Excel file behind a password."""

    code = "encrypted_office"
    zh = "Word 或 Excel 文件设有打开密码，无法读取。请去除密码后重新上传。"
    en = "The Word or Excel file asks for a password. Remove the password and hand it in again."


class Damaged(PaperError):
    """Starts as what it is, but the rest is cut off or broken."""

    code = "damaged"
    zh = "文件不完整或已损坏，请用原软件重新导出或重新扫描后上传。"
    en = "The file is cut off or damaged. Export or scan it again and hand it in anew."


class NotThisType(PaperError):
    """The ending promises a format that the content is not, and what it is cannot be read."""

    code = "not_this_type"
    zh = "文件扩展名为“{ending}”，但内容不是这种格式。请用原软件另存为 PDF 或 .docx 后上传。"
    en = 'The file\'s ending is "{ending}", but its content is not. Save it as PDF or .docx and hand it in again.'


class WebPage(PaperError):
    """HTML or XML text, whatever its ending: usually a saved error or login page."""

    code = "web_page"
    zh = "文件实际上是网页，不是申报材料，可能下载时保存了错误页面。请重新下载，或打印为 PDF 后上传。"
    en = "The file is a web page, perhaps an error page saved by a download. Download it again or print it to PDF."


class UnsupportedType(PaperError):
    """A format that is not read."""

    code = "unsupported_type"
    zh = "不支持这种文件格式。请另存为 PDF、.docx、.xlsx，或上传 JPG、PNG、TIFF 图片。"
    en = "This file format is not read. Save it as PDF, .docx or .xlsx, or hand in a JPG, PNG or TIFF picture."


class Archive(PaperError):
    """A zip, rar or 7z of files."""

    code = "archive"
    zh = "文件是压缩包。请解压后把其中的材料逐个上传。"
    en = "The file is an archive. Unpack it and hand in the papers one by one."


class NoCodec(PaperError):
    """A picture format that needs a decoder which is not installed (HEIC, AVIF …)."""

    code = "no_codec"
    zh = "图片为 {format} 格式，无法读取。请在手机或电脑上转存为 JPG 或 PNG 后上传。"
    en = "The picture is in {format} format, which cannot be read here. Save it as JPG or PNG and hand it in again."
    usual: ClassVar[dict[str, object]] = {"format": "HEIC"}


class NoPages(PaperError):
    """A PDF or picture without a page."""

    code = "no_pages"
    zh = "文件没有任何页面，请重新导出后上传。"
    en = "The file has no pages. Export it again and hand it in anew."


class TooManyPages(PaperError):
    """More pages than a dossier's paper has."""

    code = "too_many_pages"
    zh = "文件有 {pages} 页，超过上限 {limit} 页。请只保留有关页面，或拆分成几个文件后上传。"
    en = "The file has {pages} pages; the limit is {limit}. Keep the pages that matter, or split it into several files."


class PictureTooLarge(PaperError):
    """More pixels than can be decoded in bounded memory."""

    code = "picture_too_large"
    zh = "图片尺寸为 {width}×{height} 像素，超过可处理的上限（{limit} 百万像素）。请缩小后上传，A4 页面 300 dpi 即可。"
    en = (
        "The picture has {width} x {height} pixels, above the limit of {limit} megapixels. "
        "Scale it down; an A4 page at 300 dpi is enough."
    )


class TooHeavy(PaperError):
    """Small on disk, huge when unpacked: a zip or decompression bomb, or an office file beyond all measure."""

    code = "too_heavy"
    zh = "文件解压后的内容异常庞大，已停止读取。请用原软件另存一份，或打印为 PDF 后上传。"
    en = "The file unpacks to far more than it should, and reading was stopped. Save it anew or print it to PDF."


class FileTooLarge(PaperError):
    """More bytes on disk than are taken."""

    code = "file_too_large"
    zh = "文件大小为 {size} MB，超过上限 {limit} MB。请压缩图片或拆分后上传。"
    en = "The file has {size} MB; the limit is {limit} MB. Compress its pictures or split it."


class OutOfMemory(PaperError):
    """Reading needed more memory than one paper may have."""

    code = "out_of_memory"
    zh = "读取该文件所需内存超过限制，已停止读取。请降低扫描分辨率、拆分文件或重新导出后上传。"
    en = "Reading the file took more memory than is allowed. Scan at a lower resolution, split it or export it anew."


class TooSlow(PaperError):
    """Reading took longer than one paper or page may."""

    code = "too_slow"
    zh = "读取该文件超过 {seconds} 秒的时限，已停止读取。请拆分文件或重新导出为 PDF 后上传。"
    en = "Reading the file took longer than {seconds} seconds and was stopped. Split it or export it to PDF anew."


class Crashed(PaperError):
    """The reading program ended on this file."""

    code = "crashed"
    zh = "读取该文件时程序异常终止，文件内部可能已损坏。请重新导出为 PDF 后上传。"
    en = "The reading program ended abnormally on this file; it may be broken inside. Export it to PDF anew."


class OldOffice(PaperError):
    """.doc, .xls, .wps, .et and their kin, and no LibreOffice to convert them."""

    code = "old_office"
    zh = "文件为旧版 Office 或 WPS 格式（.doc、.xls、.wps 等），无法直接读取。请另存为 .docx、.xlsx 或 PDF 后上传。"
    en = "The file is in an old Office or WPS format (.doc, .xls, .wps …). Save it as .docx, .xlsx or PDF."


class ConversionFailed(PaperError):
    """LibreOffice is there but could not convert an old file."""

    code = "conversion_failed"
    zh = "旧版 Office 或 WPS 文件转换失败。请另存为 .docx、.xlsx 或 PDF 后上传。"
    en = "The old Office or WPS file could not be converted. Save it as .docx, .xlsx or PDF."


class StrictOffice(PaperError):
    """ISO 29500 Strict, whose names differ from the usual ones."""

    code = "strict_office"
    zh = "文件以“Strict Open XML”格式保存，无法读取。请另存为普通的 .docx 或 .xlsx，或 PDF 后上传。"
    en = 'The file is saved as "Strict Open XML". Save it as an ordinary .docx or .xlsx, or as PDF.'


class NotWord(PaperError):
    """A zip that carries the ending of a Word or Excel file but holds neither."""

    code = "not_word"
    zh = "文件不是有效的 Word 或 Excel 文件，缺少正文。请用 Word 或 WPS 打开后另存为 .docx、.xlsx 或 PDF。"
    en = "The file is no valid Word or Excel file: its body is missing. Open it and save it as .docx, .xlsx or PDF."
