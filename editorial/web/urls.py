"""The routes, by object; verbs come last."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from .alike import decide_alike
from .article import new_article
from .editing import edit_block
from .export import export, export_many
from .health import healthz
from .history import history
from .queue import queue
from .review import check_again, decide_suggestion, review
from .upload import upload

login = LoginView.as_view(template_name="login/page.html", http_method_names=["get", "head", "post"])

urlpatterns = [
    path("", queue, name="queue"),
    path("login/", login, name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("healthz", healthz, name="healthz"),
    path("articles/new/", new_article, name="article-new"),
    path("articles/upload/", upload, name="articles-upload"),
    path("articles/export/", export_many, name="articles-export"),
    path("articles/<int:article_id>/", review, name="review"),
    path("articles/<int:article_id>/check/", check_again, name="article-check"),
    path("articles/<int:article_id>/export/", export, name="article-export"),
    path("articles/<int:article_id>/history/", history, name="article-history"),
    path("blocks/<int:block_id>/edit/", edit_block, name="block-edit"),
    path("suggestions/<int:suggestion_id>/decide/", decide_suggestion, name="suggestion-decide"),
    path("suggestions/<int:suggestion_id>/alike/", decide_alike, name="suggestion-alike"),
]
