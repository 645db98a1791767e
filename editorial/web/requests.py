"""The request as our views know it: past the login, with what the middleware has put on it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class DeskRequest(HttpRequest):
    user: User
    htmx: HtmxDetails
