"""The two groups there are: an editor works on copy, an administrator also keeps house style and people."""

from django.db import migrations

EDITOR = [
    "view_article",
    "add_article",
    "export_article",
    "view_suggestion",
    "decide_suggestion",
    "view_decision",
]
HOUSE_STYLE = [
    f"{verb}_{model}"
    for model in ("ruleswitch", "housename", "officeholder", "outsidechecker", "feed")
    for verb in ("view", "add", "change", "delete")
]
ADMINISTRATOR = [*EDITOR, "change_article", "view_arrival", "view_revision", "view_block", *HOUSE_STYLE]
PEOPLE = [f"{verb}_user" for verb in ("view", "add", "change")]


def add_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, codenames, people in (("editor", EDITOR, []), ("administrator", ADMINISTRATOR, PEOPLE)):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *[_permission(apps, "editorial", codename) for codename in codenames],
            *[_permission(apps, "auth", codename) for codename in people],
        )


def _permission(apps, app_label, codename):
    """The permission, made if need be: Django makes them only after the last migration has run."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    models = apps.get_app_config(app_label).get_models()
    model = next(m for m in models if codename in _codenames(m))
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model._meta.model_name)
    permission, _ = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": _codenames(model)[codename]}
    )
    return permission


def _codenames(model):
    options = model._meta
    plain = {
        f"{verb}_{options.model_name}": f"Can {verb} {options.verbose_name}"
        for verb in options.default_permissions
    }
    return {**plain, **dict(options.permissions)}


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["editor", "administrator"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(add_groups, remove_groups)]
