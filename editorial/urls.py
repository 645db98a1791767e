from django.contrib import admin
from django.urls import include, path

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("editorial.web.urls")),
]

handler400 = "editorial.web.errors.bad_request"
handler403 = "editorial.web.errors.permission_denied"
handler404 = "editorial.web.errors.not_found"
handler500 = "editorial.web.errors.server_error"
