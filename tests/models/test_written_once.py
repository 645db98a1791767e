"""Blocks, revisions and decisions stand as they were written, whatever way somebody tries."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from editorial.models import Block, Decision, Revision
from editorial.models.written_once import Immutable

KINDS = [(Block, "digest"), (Revision, "digest"), (Decision, "words")]
every_kind = pytest.mark.parametrize(("model", "field"), KINDS)


@pytest.fixture(autouse=True)
def rows(article, suggest, editor):
    """One row of each kind at least."""
    made = article(by=editor)
    suggestion = suggest(made, "forty", "40")
    Decision.objects.create(
        suggestion=suggestion, editor=editor, at=timezone.now(), number=1, before="open", after="rejected"
    )
    return made


@every_kind
def test_it_is_not_saved_again(model, field):
    row = model.objects.first()
    setattr(row, field, "other")
    for save in (row.save, lambda: row.save(update_fields=[field]), lambda: row.save(force_update=True)):
        with pytest.raises(Immutable):
            save()
    with pytest.raises(Immutable):
        model.objects.update_or_create(pk=row.pk, defaults={field: "other"})


@every_kind
def test_it_is_not_changed_in_bulk(model, field):
    row = model.objects.first()
    setattr(row, field, "other")
    with pytest.raises(Immutable):
        model.objects.update(**{field: "other"})
    with pytest.raises(Immutable):
        model.objects.filter(pk=row.pk).update(**{field: "other"})
    with pytest.raises(Immutable):
        model.objects.bulk_update([row], [field])


@every_kind
def test_it_is_not_written_over_by_one_with_its_key(model, field):
    row = model.objects.first()
    setattr(row, field, "other")
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.bulk_create([row], update_conflicts=True, update_fields=[field], unique_fields=["pk"])
    assert getattr(model.objects.get(pk=row.pk), field) != "other"
    twin = model(**{f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields})
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


@every_kind
def test_it_is_not_deleted(model, field):
    row = model.objects.first()
    for delete in (row.delete, model.objects.all().delete, model.objects.filter(pk=row.pk).delete):
        with pytest.raises(Immutable):
            delete()


def test_related_managers_keep_to_it(rows):
    for related in (rows.blocks, rows.revisions, rows.suggestions.get().decisions):
        with pytest.raises(Immutable):
            related.all().delete()
        with pytest.raises(Immutable):
            related.update(pk=0)


@every_kind
def test_the_database_refuses_to_change_it(model, field):
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        connection.cursor().execute(f"UPDATE {model._meta.db_table} SET {field} = 'other'")
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model._base_manager.update(**{field: "other"})


def test_nothing_it_belongs_to_can_be_deleted_from_under_it(rows, editor):
    for owner in (rows, editor, rows.suggestions.get()):
        with pytest.raises(ProtectedError):
            owner.delete()
    with pytest.raises(ProtectedError):
        type(rows).objects.all().delete()
    assert Decision.objects.count() == 1
