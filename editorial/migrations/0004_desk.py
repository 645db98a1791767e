"""What the desk of several people needs: threads, silences, presence, reasons, edits that are taken back."""
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0003_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("queries", models.PositiveIntegerField(help_text="How many were open.")),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=100)),
                ("words", models.TextField(help_text="As they stand in the copy.")),
                ("act", models.UUIDField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("lifted_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AlterModelOptions(
            name="suggestion",
            options={
                "ordering": ["block", "start", "end", "id"],
                "permissions": [
                    ("decide_suggestion", "Can accept and reject suggestions"),
                    ("propose_suggestion", "Can propose changes, ask and answer"),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="stamp",
            field=models.PositiveBigIntegerField(
                default=0,
                editable=False,
                help_text="Counts what happened to it; a page that shows less is behind.",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="act",
            field=models.UUIDField(help_text="Shared by those that were decided as one.", null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="placement",
            name="stamp",
            field=models.PositiveBigIntegerField(
                default=0, help_text="The article's stamp when what this block shows changed last."
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="takes_back",
            field=models.OneToOneField(
                help_text="The edit that it undoes.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_back_by",
                to="editorial.revision",
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="origin",
            field=models.ForeignKey(
                help_text="Itself, before the first edit.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="editorial.suggestion",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["act"], name="editorial_d_act_c1960d_idx"),
        ),
        migrations.AddField(
            model_name="presence",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="editorial.article"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="editorial.article"
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="editor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="suggestion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="editorial.suggestion"
            ),
        ),
        migrations.AddField(
            model_name="silence",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="silences", to="editorial.article"
            ),
        ),
        migrations.AddField(
            model_name="silence",
            name="lifted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="silence",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("article", "person"), name="presence_once"),
        ),
        migrations.AddConstraint(
            model_name="silence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("article", "rule", "words"),
                name="silence_kept_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="silence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at", None), ("lifted_by", None)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="silence_lifted_by_someone",
            ),
        ),
    ]
