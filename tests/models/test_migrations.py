"""What a new database holds, and that every migration can be undone."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

EDITOR = {
    "editorial.view_article",
    "editorial.add_article",
    "editorial.export_article",
    "editorial.view_suggestion",
    "editorial.decide_suggestion",
    "editorial.propose_suggestion",
    "editorial.view_decision",
}
REPORTER = {
    "editorial.view_article",
    "editorial.view_suggestion",
    "editorial.propose_suggestion",
    "editorial.view_decision",
}
HOUSE_STYLE = {
    f"editorial.{verb}_{model}"
    for model in ("ruleswitch", "housename", "houseterm", "officeholder", "outsidechecker", "feed")
    for verb in ("view", "add", "change", "delete")
}
ADMINISTRATOR = {
    *EDITOR,
    *HOUSE_STYLE,
    "editorial.change_article",
    "editorial.view_revision",
    "editorial.view_block",
    "editorial.view_arrival",
    "editorial.view_remark",
    "editorial.view_silence",
    "editorial.view_release",
    "auth.view_user",
    "auth.add_user",
    "auth.change_user",
}


def permissions_of(name):
    rows = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith("editorial_")}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_migrations_go_back_to_nothing_and_forth_again():
    leaf = MigrationExecutor(connection).loader.graph.leaf_nodes("editorial")
    try:
        MigrationExecutor(connection).migrate([("editorial", None)])
        assert tables() == set()
        assert not Group.objects.exists()
    finally:
        MigrationExecutor(connection).migrate(leaf)
    assert tables() == {model._meta.db_table for model in apps.get_app_config("editorial").get_models()}
    assert permissions_of("reporter") == REPORTER
    assert permissions_of("editor") == EDITOR
    assert permissions_of("administrator") == ADMINISTRATOR


@pytest.mark.django_db(transaction=True)
def test_the_groups_permissions_are_those_django_makes():
    MigrationExecutor(connection).migrate([("editorial", "0002_guards")])
    Permission.objects.filter(content_type__app_label="editorial").delete()
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes("editorial"))
    made = set(Permission.objects.filter(group__name="administrator").values_list("codename", "name"))
    call_command("migrate", verbosity=0)
    assert set(Permission.objects.filter(group__name="administrator").values_list("codename", "name")) == made
    rows = Permission.objects.filter(content_type__app_label="editorial").values_list("codename", flat=True)
    assert len(rows) == len(set(rows))
    for codename, name in made:
        assert Permission.objects.get(codename=codename).name == name
