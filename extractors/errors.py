"""What can go wrong with a paper: one base; each error says what it is and what a person can do, in both languages.

The texts stand in `words/errors.yaml` by code. They are shown to applicants and stand in the report: no paths,
no traces, no names of libraries. `detail` is for the log only.
"""

from __future__ import annotations

from typing import ClassVar

from extractors.words.loading import word_file

_TEXTS = word_file("errors").more
"""By code; read at once, since no file is to be opened when memory has run out."""


class PaperError(Exception):
    """A document that cannot be read. `zh` and `en` say what it is and what to do, without paths or traces.

    `figures` fill the braces in the texts; a class states its usual ones in `usual`. Survives pickling,
    so that it can come out of a reading child.
    """

    code: ClassVar[str] = "unreadable"
    usual: ClassVar[dict[str, object]] = {}

    def __init__(self, detail: str = "", **figures: object) -> None:
        self.detail = detail
        self.figures = figures
        filled = {**self.usual, **figures}
        self.zh, self.en = (str(_TEXTS[self.code][language]).format(**filled) for language in ("zh", "en"))
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


class EmptyFile(PaperError):
    """Zero bytes, or nothing but zero bytes."""

    code = "empty"


class Encrypted(PaperError):
    """A PDF that asks for a password before it shows anything."""

    code = "encrypted"


class EncryptedOffice(PaperError):
    """A Word or Excel file behind a password."""

    code = "encrypted_office"


class Damaged(PaperError):
    """Starts as what it is, but the rest is cut off or broken."""

    code = "damaged"


class NotThisType(PaperError):
    """The ending promises a format that the content is not, and what it is cannot be read."""

    code = "not_this_type"


class WebPage(PaperError):
    """HTML or XML text, whatever its ending: usually a saved error or login page."""

    code = "web_page"


class UnsupportedType(PaperError):
    """A format that is not read."""

    code = "unsupported_type"


class Archive(PaperError):
    """A zip, rar or 7z of files; `format` names which."""

    code = "archive"
    usual: ClassVar[dict[str, object]] = {"format": "ZIP"}


class BinarySheet(PaperError):
    """An Excel workbook saved as .xlsb."""

    code = "binary_sheet"


class Presentation(PaperError):
    """Slides of PowerPoint, WPS or OpenDocument."""

    code = "presentation"


class OpenFixedLayout(PaperError):
    """An OFD, the national format of fixed pages, without what makes one."""

    code = "ofd"


class AttachmentLeft(PaperError):
    """A file inside another that is too large, one too many, or wrapped too deep."""

    code = "attachment_left"
    usual: ClassVar[dict[str, object]] = {"files": 200, "size": 100, "depth": 2}


class AttachmentUnreadable(PaperError):
    """A file inside another whose content is not there."""

    code = "attachment_unreadable"


class DynamicForm(PaperError):
    """A PDF whose pages Adobe Reader makes up when it is opened (dynamic XFA): the file holds a placeholder."""

    code = "dynamic_form"


class NoCodec(PaperError):
    """A picture format that needs a decoder which is not installed (HEIC, AVIF …)."""

    code = "no_codec"
    usual: ClassVar[dict[str, object]] = {"format": "HEIC"}


class NoPages(PaperError):
    """A PDF or picture without a page."""

    code = "no_pages"


class TooManyPages(PaperError):
    """More pages than a dossier's paper has."""

    code = "too_many_pages"


class PictureTooLarge(PaperError):
    """More pixels than can be decoded in bounded memory."""

    code = "picture_too_large"


class TooHeavy(PaperError):
    """Small on disk, huge when unpacked: a zip or decompression bomb, or an office file beyond all measure."""

    code = "too_heavy"


class FileTooLarge(PaperError):
    """More bytes on disk than are taken."""

    code = "file_too_large"


class OutOfMemory(PaperError):
    """Reading needed more memory than one paper may have."""

    code = "out_of_memory"


class TooSlow(PaperError):
    """Reading took longer than one paper or page may."""

    code = "too_slow"


class Crashed(PaperError):
    """The reading program ended on this file."""

    code = "crashed"


class OldOffice(PaperError):
    """.doc, .xls, .wps, .et and their kin, and no LibreOffice to convert them."""

    code = "old_office"


class ConversionFailed(PaperError):
    """LibreOffice is there but could not convert an old file."""

    code = "conversion_failed"


class NotWord(PaperError):
    """A zip that carries the ending of a Word or Excel file but holds neither."""

    code = "not_word"
