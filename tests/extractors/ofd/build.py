"""OFD files put together from their XML, so that each holds just what is asked about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(said: str, x: float, y: float, size: float = 4, attributes: str = "", more: str = "", code: str = "") -> str:
    """A TextObject of one line whose upper left corner is here."""
    bounds = f'Boundary="{x} {y} 180 {size + 2}"'
    inner = f'{more}<ofd:TextCode X="0" Y="{size}" {code}>{said}</ofd:TextCode>'
    return f'<ofd:TextObject ID="9" {bounds} Font="3" Size="{size}" {attributes}>{inner}</ofd:TextObject>'


def path(data: str, bounds: str = "0 0 210 297", attributes: str = "", more: str = "") -> str:
    """A PathObject."""
    inner = f"{more}<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="8" Boundary="{bounds}" {attributes}>{inner}</ofd:PathObject>'


def image(key: str, bounds: str, attributes: str = "") -> str:
    """An ImageObject."""
    return f'<ofd:ImageObject ID="7" Boundary="{bounds}" ResourceID="{key}" {attributes}/>'


def page(*layers: str, before: str = "") -> str:
    """A page of these layers; plain objects make one."""
    inner = "".join(layer if layer.startswith("<ofd:Layer") else f"<ofd:Layer>{layer}</ofd:Layer>" for layer in layers)
    return f"<ofd:Page {SPACE}>{before}<ofd:Content>{inner}</ofd:Content></ofd:Page>"


def resources(items: str) -> str:
    """A list of resources whose files lie in the folder Res."""
    return f'<ofd:Res {SPACE} BaseLoc="Res">{items}</ofd:Res>'


def ofd(
    target: Path | io.BytesIO,
    *pages: str,
    parts: Mapping[str, str | bytes] | None = None,
    common: str = "",
    document: str = "",
    body: str = "",
    size: str = "0 0 210 297",
) -> Path | io.BytesIO:
    """A file of these pages; `common`, `document` and `body` are XML for these places, `parts` by name."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    members: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{size}"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{document}"
        "</ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)},
        **(parts or {}),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target
