"""Rows that are written once and stand for good."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models


class Immutable(TypeError):
    """An attempt to change or delete a row that stands for good."""


_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class WrittenOnceQuerySet(models.QuerySet[_Row]):
    def update(self, **values: Any) -> NoReturn:
        raise Immutable(f"{self.model._meta.verbose_name_plural} cannot be changed")

    def delete(self) -> NoReturn:
        raise Immutable(f"{self.model._meta.verbose_name_plural} cannot be deleted")


class WrittenOnceManager(models.Manager.from_queryset(WrittenOnceQuerySet)):  # type: ignore[misc]
    """What is asked of such rows' tables; related managers are made from it."""


class WrittenOnce(models.Model):
    """A row that can be added and read, never changed or deleted.

    A trigger refuses a change in the database too; `verify_integrity` notices one taken out there.
    """

    objects = WrittenOnceManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable(f"a {self._meta.verbose_name} cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Immutable(f"a {self._meta.verbose_name} cannot be deleted")
