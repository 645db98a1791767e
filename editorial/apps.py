from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = "Blue Pencil"
    default_auto_field = "django.db.models.BigAutoField"
