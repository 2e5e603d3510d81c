"""Files that cannot be read, as they really arrive."""

from __future__ import annotations

import io
from random import Random

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

KINDS = ("encrypted", "truncated", "html", "empty", "not_docx", "zero_pages")


def broken_file(kind: str, rng: Random) -> tuple[str, bytes]:
    """The ending and the bytes of such a file."""
    match kind:
        case "encrypted":
            return "pdf", encrypted(rng)
        case "truncated":
            return "pdf", _plain()[:400]
        case "html":
            return "pdf", "<html><body>登录超时，请重新登录后下载</body></html>".encode()
        case "empty":
            return rng.choice(("pdf", "docx", "jpg")), b""
        case "not_docx":
            return "docx", b"PK\x03\x04" + bytes(rng.randrange(256) for _ in range(900))
        case "zero_pages":
            return "pdf", _no_pages()
    raise ValueError(kind)


def _plain(encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=encrypt)
    canvas.drawString(72, 700, "lease")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encrypted(rng: Random) -> bytes:
    """A PDF that asks for a password nobody gave."""
    return _plain(StandardEncryption(f"pw{rng.randrange(10**6)}", ownerPassword="owner", strength=128))


def _no_pages() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF\n"
    )
