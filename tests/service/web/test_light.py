"""The web process, and whoever only puts work into the queue, never load what reads papers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {"pdfplumber", "pdfminer", "pypdfium2", "docx", "openvino", "onnxruntime", "rapidocr"}
HEAVY |= {"pytesseract", "cv2", "spacy"}

PROGRAM = """
import io
import sys
from pathlib import Path
from service import create_app
from service.database import Database, migrate
from service.records import accounts
from service.records.audit import SYSTEM
from service.settings import load
from service.store import Store
from service.tables import Role

settings = load({"REDIS_URL": "redis://127.0.0.1:1"}, Path(sys.argv[1]))
database = Database(settings.database_url)
migrate(database.engine)
Store(settings.storage_url)
with database.writing() as session:
    user = accounts.add_user(session, SYSTEM, "a", "a long password", Role.STAFF)
    token = accounts.new_token(session, SYSTEM, user)
client = create_app(settings).test_client()
headers = {"Authorization": f"Bearer {token}"}
made = client.post("/api/v1/dossiers", data={"files[]": (io.BytesIO(b"%PDF"), "a.pdf")}, headers=headers)
assert made.status_code == 202, made.text
for address in ("/login", "/readyz", "/api/v1/dossiers", made.headers["Location"]):
    assert client.get(address, headers=headers).status_code in (200, 503), address
import service.serve_cli
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_the_web_process_loads_nothing_that_reads_papers(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "flask" in loaded
    assert loaded.isdisjoint(HEAVY), loaded & HEAVY
