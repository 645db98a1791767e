"""Broken and hostile files through the upload page: a sentence each, and never a fault."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editorial.desk.integrity import violations

SETS = Path(__file__).parents[3] / "shared" / "hostile" / "dev"
ENDINGS = {"docx": [".docx"], "xml": [".docx", ".html"], "feeds": [".html", ".xml"], "csv": [".txt", ".md"]}


def payloads(family: str) -> list[bytes]:
    rows = [row for path in sorted(SETS.glob(f"{family}_*.json")) for row in json.loads(path.read_text())]
    return [
        base64.b64decode(row["b64"]) if "b64" in row else row["payload"].encode("utf-8", "surrogatepass")
        for row in rows
    ]


@pytest.mark.skipif(not SETS.exists(), reason="needs ../shared/hostile beside the project")
@pytest.mark.parametrize("family", ENDINGS)
def test_no_file_breaks_the_page(sign_in, editor, family):
    client = sign_in(editor)
    files = [
        (f"file{n}{ending}", data) for n, data in enumerate(payloads(family)) for ending in ENDINGS[family]
    ]
    assert files
    for start in range(0, len(files), 40):
        sent = [SimpleUploadedFile(name, data or b" ") for name, data in files[start : start + 40]]
        answer = client.post(reverse("articles-upload"), {"files": sent})
        assert answer.status_code in (200, 422)
        assert answer.content.decode().count('class="notice ') == len(sent)
    assert list(violations()) == []
