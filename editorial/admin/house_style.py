"""House style: the spellings the house has settled, and who holds which office."""

from __future__ import annotations

from django.contrib import admin

from editorial.models import HouseName, OfficeHolder

from .base import ModelAdmin


@admin.register(HouseName)
class HouseNameAdmin(ModelAdmin):
    list_display = ["spelling", "is_name", "note"]
    list_filter = ["is_name"]
    search_fields = ["spelling", "note"]


@admin.register(OfficeHolder)
class OfficeHolderAdmin(ModelAdmin):
    list_display = ["title", "person", "since", "until"]
    list_filter = [("until", admin.EmptyFieldListFilter), "since"]
    search_fields = ["person", "title"]
