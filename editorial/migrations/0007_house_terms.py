"""The house's terms as rows, with those that shipped with the rule switched on, kept by administrators."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

groups = import_module("editorial.migrations.0003_groups")

SHIPPED = {
    "amidst": "amid",
    "amongst": "among",
    "irregardless": "regardless",
    "per cent": "percent",
    "whilst": "while",
}
VERBS = ("view", "add", "change", "delete")


def add_terms(apps, schema_editor):
    HouseTerm = apps.get_model("editorial", "HouseTerm")
    HouseTerm.objects.bulk_create(
        HouseTerm(words=words, instead=instead, variety="en-US", kind="fix", on=True)
        for words, instead in SHIPPED.items()
    )


def add_permissions(apps, schema_editor):
    administrators, _ = apps.get_model("auth", "Group").objects.get_or_create(name="administrator")
    administrators.permissions.add(
        *[groups._permission(apps, "editorial", f"{verb}_houseterm") for verb in VERBS]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0006_reporter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="HouseTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="In lower case it is found in any case; with capitals of its own only as written here.",
                        max_length=100,
                        verbose_name="term",
                    ),
                ),
                (
                    "instead",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the editor is asked for another word.",
                        max_length=100,
                        verbose_name="write instead",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="The reason, as the editor is to read it.", max_length=200
                    ),
                ),
                (
                    "variety",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Any English"),
                            ("en-US", "American English"),
                            ("en-GB", "British English"),
                        ],
                        help_text="The articles it is for.",
                        max_length=5,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("fix", "Fix"), ("choice", "Choice")],
                        default="choice",
                        help_text="A fix is right wherever it is found, and may be accepted with all that are like it.",
                        max_length=10,
                    ),
                ),
                ("on", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["words", "variety"],
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(words=""),
                        name="house_term_has_words",
                        violation_error_message="The term is empty.",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(words=models.F("instead")),
                        name="house_term_changes_something",
                        violation_error_message="The term is what is to be written instead.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(variety__in=["", "en-US", "en-GB"], kind__in=["fix", "choice"]),
                        name="house_term_is_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        fields=("words", "variety"),
                        name="house_term_once",
                        violation_error_message="There is a row for this term in this variety already.",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_terms, migrations.RunPython.noop),
        migrations.RunPython(add_permissions, migrations.RunPython.noop),
    ]
