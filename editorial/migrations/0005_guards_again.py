"""The guards put back where SQLite dropped them with the tables it made anew, and on the new tables.

Suggestions that edits had carried before there was an `origin` are given theirs.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("editorial.migrations.0002_guards")

NEW = ["editorial_remark", "editorial_release"]


def add_guards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in NEW:
            schema_editor.execute(guards.POSTGRESQL_TRIGGER.format(table=table))
        return
    schema_editor.execute("DROP INDEX IF EXISTS suggestion_no_twin")
    schema_editor.execute(guards.NO_TWIN.format(words="replacement"))
    for table in [*guards.WRITTEN_ONCE, *NEW]:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_written_once")
        schema_editor.execute(guards.SQLITE_TRIGGER.format(table=table))


def drop_guards(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in NEW:
        schema_editor.execute(
            f"DROP TRIGGER {table}_written_once" + (f" ON {table}" if on_postgresql else "")
        )


def name_origins(apps, schema_editor):
    Suggestion = apps.get_model("editorial", "Suggestion")
    origins = {}
    for pk, before in (
        Suggestion.objects.exclude(carried_from=None).order_by("pk").values_list("pk", "carried_from")
    ):
        origins[pk] = origins.get(before, before)
        Suggestion.objects.filter(pk=pk).update(origin=origins[pk])


class Migration(migrations.Migration):
    dependencies = [("editorial", "0004_desk")]
    operations = [
        migrations.RunPython(add_guards, drop_guards),
        migrations.RunPython(name_origins, migrations.RunPython.noop),
    ]
