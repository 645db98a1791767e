"""The services outside the house: where they are, and which of them may be asked."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from editorial.checkers.document import Document
from editorial.checkers.outside import language_model, languagetool
from editorial.checkers.outside.quoting import Heard
from editorial.models import OutsideChecker

Name = OutsideChecker.Name
SECONDS: dict[str, float] = {Name.LANGUAGETOOL: 20, Name.MODEL: 60}  # for the whole of an exchange


def lacks(name: str) -> str:
    """Why the service cannot be switched on, as a sentence; empty when it can."""
    if name == Name.LANGUAGETOOL:
        return "" if settings.LANGUAGETOOL_URL else "Its address is not set: LANGUAGETOOL_URL."
    if settings.LLM_BASE_URL and settings.LLM_MODEL:
        return ""
    return "Its address or the model’s name is not set: LLM_BASE_URL and LLM_MODEL."


def asked() -> list[str]:
    """The names of the services that an administrator switched on and that have an address."""
    names = OutsideChecker.objects.filter(on=True).order_by("name").values_list("name", flat=True)
    return [name for name in names if not lacks(name)]


def host(name: str) -> str:
    """Where copy goes for this service: the host's name and nothing else of its address."""
    url = settings.LANGUAGETOOL_URL if name == Name.LANGUAGETOOL else settings.LLM_BASE_URL
    return urlsplit(url).hostname or ""


def listen(name: str, document: Document) -> Heard:
    """What the service says of the article; the copy leaves the building here and nowhere else."""
    seconds = SECONDS[name]
    if name == Name.LANGUAGETOOL:
        return languagetool.listen(document, settings.LANGUAGETOOL_URL, seconds)
    key = settings.LLM_API_KEY
    return language_model.listen(document, settings.LLM_BASE_URL, settings.LLM_MODEL, key, seconds)
