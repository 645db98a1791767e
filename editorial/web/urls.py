"""The routes, by object; verbs come last."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from .acting import add_remark, keep_quiet, speak_again, take_back, undo
from .alike import decide_alike
from .article import new_article
from .editing import edit_block
from .export import export, export_many
from .health import healthz
from .history import history
from .ledger import names, register_name, settle_name
from .proposing import propose_on
from .queue import queue
from .receipt import receipt
from .review import check_again, decide_suggestion, review
from .together import article_pulse, changes
from .upload import upload
from .versions import compare

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
    path("articles/<int:article_id>/names/", names, name="article-names"),
    path("articles/<int:article_id>/names/settle/", settle_name, name="article-names-settle"),
    path("articles/<int:article_id>/names/register/", register_name, name="article-names-register"),
    path("articles/<int:article_id>/compare/", compare, name="article-compare"),
    path("articles/<int:article_id>/receipt/", receipt, name="article-receipt"),
    path("articles/<int:article_id>/undo/", undo, name="article-undo"),
    path("articles/<int:article_id>/pulse/", article_pulse, name="article-pulse"),
    path("articles/<int:article_id>/changes/", changes, name="article-changes"),
    path("revisions/<int:revision_id>/take-back/", take_back, name="revision-take-back"),
    path("silences/<int:silence_id>/lift/", speak_again, name="silence-lift"),
    path("blocks/<int:block_id>/edit/", edit_block, name="block-edit"),
    path("blocks/<int:block_id>/propose/", propose_on, name="block-propose"),
    path("suggestions/<int:suggestion_id>/decide/", decide_suggestion, name="suggestion-decide"),
    path("suggestions/<int:suggestion_id>/remark/", add_remark, name="suggestion-remark"),
    path("suggestions/<int:suggestion_id>/silence/", keep_quiet, name="suggestion-silence"),
    path("suggestions/<int:suggestion_id>/alike/", decide_alike, name="suggestion-alike"),
]
