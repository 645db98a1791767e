"""Several files at once: one line for each that was refused and why; the rest come in.

A page with scripts sends them one by one and has each line by itself, to show how far it is.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act
from editorial.desk.files import AT_ONCE, ENDINGS, take_in_uploads

from .access import requires
from .requests import DeskRequest


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.WRITE)
def upload(request: DeskRequest) -> HttpResponse:
    template = "article/_lines.html" if request.htmx else "article/upload.html"
    files = request.FILES.getlist("files")
    lines = list(take_in_uploads(files, request.user)) if len(files) <= AT_ONCE else []
    context: dict[str, object] = {"endings": ENDINGS, "lines": lines}
    if request.method == "POST" and not lines:
        context["complaint"] = f"Choose between one and {AT_ONCE} files."
    refused = "complaint" in context or any(line.refusal for line in lines)
    response = render(request, template, context, status=422 if refused else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response
