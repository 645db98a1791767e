"""Several files at once: one line for each that was refused and why; the rest come in."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act
from editorial.desk.files import take_in_file
from editorial.desk.intake import NotCopy
from editorial.formats.characters import clean_text
from editorial.formats.draft import Unreadable
from editorial.models import Article

from .access import requires
from .forms import MAX_FILE
from .requests import DeskRequest

AT_ONCE = 50  # files


@dataclass(frozen=True)
class Line:
    """What became of one file."""

    name: str
    article: Article | None = None
    losses: tuple[str, ...] = ()
    refusal: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.WRITE)
def upload(request: DeskRequest) -> HttpResponse:
    files = request.FILES.getlist("files")
    if request.method == "POST" and not 0 < len(files) <= AT_ONCE:
        complaint = f"Choose between one and {AT_ONCE} files."
        return render(request, "article/upload.html", {"complaint": complaint}, status=422)
    lines = [_line(file, request) for file in files]
    refused = any(line.refusal for line in lines)
    return render(request, "article/upload.html", {"lines": lines}, status=422 if refused else 200)


def _line(file: UploadedFile[bytes], request: DeskRequest) -> Line:
    name = clean_text(file.name or "")
    if (file.size or 0) > MAX_FILE:
        return Line(name, refusal=f"The file is larger than {MAX_FILE // 1024 // 1024} MB.")
    try:
        article, losses = take_in_file(name, file.read(), by=request.user)
    except (Unreadable, NotCopy) as refusal:
        return Line(name, refusal=str(refusal))
    return Line(name, article, losses)
