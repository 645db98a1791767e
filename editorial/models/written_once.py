"""Rows that are written once and stand for good."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Immutable(TypeError):
    """An attempt to change or delete a row that stands for good."""


class WrittenOnceQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> NoReturn:
        raise Immutable(f"{self.model._meta.verbose_name_plural} cannot be changed")

    def delete(self) -> NoReturn:
        raise Immutable(f"{self.model._meta.verbose_name_plural} cannot be deleted")


class WrittenOnce(models.Model):
    """A row that can be added and read, never changed or deleted; the database holds a trigger too."""

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable(f"a {self._meta.verbose_name} cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Immutable(f"a {self._meta.verbose_name} cannot be deleted")
