"""Papers printed to PDF by Chromium: another producer, other fonts, other layout.

Where the figures stand is learnt from a second print in which each figure is a link; the links' rectangles are read
from that print, and the print that is handed in has none. Both prints have the same layout.
"""

from __future__ import annotations

import ctypes
import html
import re
import subprocess
import tempfile
from pathlib import Path
from random import Random

import pypdfium2
import pypdfium2.raw as pdfium

from samples.forge.content import Break, Cell, Gap, Grid, Paper, Para, Runs
from samples.forge.truth import Place

FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UKai CN", "AR PL UMing CN")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip


def print_papers(papers: tuple[Paper, ...], rng: Random) -> tuple[bytes, dict[str, list[Place]]]:
    """The PDF and where each mark stands in it."""
    style = _style(rng, any(p.landscape for p in papers))
    measured = _print(_page(papers, style, links=True))
    return _steady(_print(_page(papers, style, links=False))), _places(measured)


def _style(rng: Random, landscape: bool) -> str:
    size = rng.choice((10, 10.5, 11, 12))
    return f"""
      @page {{ size: A4 {"landscape" if landscape else "portrait"}; margin: {rng.randint(14, 24)}mm; }}
      body {{ font: {size}pt/{rng.choice((1.5, 1.7, 1.9))} '{rng.choice(FONTS)}'; }}
      h1 {{ font-size: 17pt; text-align: center; }} h2 {{ font-size: 13pt; }}
      a {{ color: inherit; text-decoration: none; }}
      p {{ margin: 2pt 0; }} .body {{ text-indent: 2em; text-align: {rng.choice(("justify", "left"))}; }}
      .centre, .subtitle {{ text-align: center; }} .right {{ text-align: right; }} .small {{ font-size: 9pt; }}
      table {{ border-collapse: collapse; width: 100%; margin: 6pt 0; font-size: {size - 1.5}pt; line-height: 1.3; }}
      thead {{ display: table-header-group; }} tr {{ break-inside: avoid; }}
      td {{ padding: {rng.choice((3, 5, 7))}pt 4pt; }} .full td {{ border: 0.6pt solid #333; }}
      .rows td {{ border-bottom: 0.6pt solid #555; }} .three {{ border-top: 1pt solid; border-bottom: 1pt solid; }}
      .outer {{ border: 1pt solid; }} .shade td {{ background: #e6e9ee; }}
    """


def _page(papers: tuple[Paper, ...], style: str, links: bool) -> str:
    body = '<div style="break-before: page"></div>'.join("".join(_block(b, links) for b in p.blocks) for p in papers)
    return f'<html lang="zh"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>'


def _runs(runs: Runs, links: bool) -> str:
    out = ""
    for run in runs:
        text = html.escape(run.text).replace("    ", "&emsp;&emsp;")
        tag = f'<a href="http://mark.invalid/{run.mark}">{text}</a>' if links else f"<span>{text}</span>"
        out += tag if run.mark else text
    return out


def _block(block: object, links: bool) -> str:
    match block:
        case Para(runs, style):
            tag = {"title": "h1", "heading": "h2"}.get(style, "p")
            return f'<{tag} class="{style}">{_runs(runs, links)}</{tag}>'
        case Grid():
            return _grid(block, links)
        case Gap(height):
            return f'<div style="height:{height}pt"></div>'
        case Break():
            return '<div style="break-before: page"></div>'
    raise TypeError(block)


def _grid(grid: Grid, links: bool) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in grid.widths)
    rows = ["<tr>" + "".join(_cell(c, links) for c in row if c is not None) + "</tr>" for row in grid.rows]
    head, body = "".join(rows[: grid.header_rows]), "".join(rows[grid.header_rows :])
    return (
        f'<table class="{grid.rules}"><colgroup>{columns}</colgroup><thead class="shade">{head}</thead>{body}</table>'
    )


def _cell(cell: Cell, links: bool) -> str:
    align = {"centre": "center"}.get(cell.align, cell.align)
    spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
    text = _runs(cell.runs, links)
    text = f"<b>{text}</b>" if cell.bold else text
    vertical = ";writing-mode:vertical-rl" if cell.vertical else ""
    return f'<td {spans} style="text-align:{align}{vertical}">{text}</td>'


def _print(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            "chromium",
            *_FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def _places(pdf: bytes) -> dict[str, list[Place]]:
    """The rectangles of the links of each mark."""
    found: dict[str, list[Place]] = {}
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        height = page.get_height()
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            rectangle = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(annotation, rectangle)
            mark = _mark_of(document, annotation)
            box = (rectangle.left, height - rectangle.top, rectangle.right, height - rectangle.bottom)
            if mark:
                found.setdefault(mark, []).append(Place(number + 1, box))
    document.close()
    return found


def _mark_of(document: pypdfium2.PdfDocument, annotation: object) -> str:
    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    uri = buffer.value.decode()
    return uri.rsplit("/", 1)[-1] if "mark.invalid" in uri else ""


def _steady(data: bytes) -> bytes:
    """The same bytes for the same page, whenever it is printed."""
    return re.sub(rb"D:\d{14}", b"D:20230101000000", data)
