"""The routes, by object; verbs come last."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
