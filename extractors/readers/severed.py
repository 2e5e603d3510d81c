"""Word, Excel and OpenDocument packages without what leads elsewhere: pictures, objects, templates, data.

What stands in the file stays; where a link pointed, nothing is.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from extractors.zips import Bounded, archive_at, check_directory

NOWHERE = b"about:blank"

_EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_HYPERLINK = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_TARGET = re.compile(rb"(\bTarget\s*=\s*)(\"[^\"]*\"|'[^']*')")
_FIELD = re.compile(
    rb"(<(?:\w+:)?instrText\b[^>]*>|\b(?:\w+:)?instr\s*=\s*[\"'])([^<\"']*)", re.IGNORECASE
)  # what a field of Word does is the first word in it
_FETCHING = re.compile(rb"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
_QUERY = re.compile(rb"(\b(?:url|sourceFile|odcFile|connection)\s*=\s*)(\"[^\"]*\"|'[^']*')")
_REFERENCE = re.compile(rb"(\bxlink:href\s*=\s*)(\"(?!#|\./|Pictures/)[^\"]*\"|'(?!#|\./|Pictures/)[^']*')")


def severed(source: Path, target: Path) -> None:
    """Write the package to `target` with its links cut. Raises TooHeavy, and what zipfile raises of a damaged one."""
    bounded = Bounded()
    with archive_at(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        check_directory(package.infolist())
        for member in package.infolist():
            with package.open(member) as stream:
                content = bounded.read(stream)
            kind = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(member.filename, _cut(member.filename, content), compress_type=kind)


def _cut(name: str, content: bytes) -> bytes:
    """A part without its links; parts in another encoding than UTF-8 are rare, and the closed room holds for them."""
    if name.endswith(".rels"):
        return _EXTERNAL.sub(lambda m: m[0] if _HYPERLINK.search(m[0]) else _nowhere(_TARGET, m[0]), content)
    if name.startswith("word/") and name.endswith(".xml"):
        return _FIELD.sub(lambda m: m[1] + _FETCHING.sub(b"QUOTE", m[2]), content)
    if name.startswith(("xl/connections", "xl/queryTables")):
        return _nowhere(_QUERY, content)
    if name in ("content.xml", "styles.xml", "meta.xml") or name.endswith(("/content.xml", "/styles.xml")):
        return _nowhere(_REFERENCE, content)
    return content


def _nowhere(pattern: re.Pattern[bytes], content: bytes) -> bytes:
    return pattern.sub(lambda m: m[1] + m[2][:1] + NOWHERE + m[2][:1], content)
