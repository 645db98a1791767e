"""A third group: a reporter reads, proposes, asks and answers. Editors and administrators may do so too."""

from importlib import import_module

from django.db import migrations

groups = import_module("editorial.migrations.0003_groups")

REPORTER = ["view_article", "view_suggestion", "view_decision", "propose_suggestion"]
RECORDS = ["view_remark", "view_silence", "view_release"]
ADDED = {
    "reporter": REPORTER,
    "editor": ["propose_suggestion"],
    "administrator": ["propose_suggestion", *RECORDS],
}


def add_permissions(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, codenames in ADDED.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*[groups._permission(apps, "editorial", codename) for codename in codenames])


def remove_reporter(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name="reporter").delete()


class Migration(migrations.Migration):
    dependencies = [("editorial", "0005_guards_again")]
    operations = [migrations.RunPython(add_permissions, remove_reporter)]
