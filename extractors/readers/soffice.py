"""How LibreOffice is run on strangers' files: shut in, with a profile in which nothing is fetched and no macro runs.

It reads and writes in the folder of the conversion alone and opens no socket, where the kernel can see to that. Its own
profile also keeps an open LibreOffice from swallowing the request.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import psutil

from extractors import rooms

_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
_ITEMS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links that fetch, and a proxy at which nobody listens, should anything still ask for an address."""

_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
)


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def run(office: str, folder: Path, arguments: list[str], seconds: float) -> None:
    """One conversion into `folder`. Raises subprocess.TimeoutExpired after that time; nothing of it runs on then."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _ITEMS)
    (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), encoding="utf-8")
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    shut_in = rooms.command(folder, [], [*command, *arguments])
    home = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(shut_in, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=home)
    try:
        process.wait(seconds)
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End soffice and the child that does its work; both are in this process's group and end with it, too."""
    for child in psutil.Process(process.pid).children(recursive=True):
        child.kill()
    process.kill()
    process.wait()
