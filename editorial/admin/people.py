"""Users and groups. Nobody can give, to themselves or to others, what they do not have."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest

admin.site.unregister([User, Group])


def _held_by(holder: User | Group) -> QuerySet[Permission]:
    """The permissions of a person, active or not, or of a group; a superuser's are all."""
    if isinstance(holder, Group):
        return holder.permissions.all()
    if holder.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(user=holder) | Q(group__user=holder)).distinct()


def _is_within(person: Any, holder: User | Group | None) -> bool:
    """Whether `holder` has nothing that `person` has not."""
    if holder is None or person.is_superuser:
        return True
    if isinstance(holder, User) and holder.is_superuser:
        return False
    return not _held_by(holder).exclude(pk__in=_held_by(person)).exists()


class WithinOwnPower:
    """Leaves alone who has more than the person asking, and offers them to grant only what they have."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and _is_within(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and _is_within(request.user, obj)

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if not request.user.is_superuser:
            held = _held_by(request.user)
            beyond = Permission.objects.exclude(pk__in=held)
            kwargs["queryset"] = (
                Group.objects.exclude(permissions__in=beyond)
                if db_field.name == "groups"
                else held.select_related("content_type")
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


@admin.register(User)
class PersonAdmin(WithinOwnPower, UserAdmin):  # type: ignore[type-arg]
    filter_horizontal = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        kept = ["last_login", "date_joined"]
        return kept if request.user.is_superuser else [*kept, "is_superuser"]


@admin.register(Group)
class GroupOfPeopleAdmin(WithinOwnPower, GroupAdmin):
    filter_horizontal = ()
