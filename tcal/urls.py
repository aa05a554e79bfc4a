from django.contrib import admin
from django.urls import include, path, re_path

from tcal.shared.views import picture

urlpatterns = [
    path("", include("tcal.portal.urls")),
    path("organizacje/", include("organizations.urls")),
    path("uslugi/", include("organizations.service_urls")),
    path("ankiety/", include("tcal.surveys.urls")),
    path("", include("rooms.urls")),
    path("wydarzenia/", include("events.urls")),
    path("wolontariat/", include("volunteering.urls")),
    path("konsultacje/", include("consultations.urls")),
    path("stolik/", include("consultations.table_urls")),
    path("programy/", include("consultations.programme_urls")),
    path("konto/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    re_path(
        r"^media/(?P<folder>[0-9a-f]{2})/(?P<digest>[0-9a-f]{32})\.webp$", picture, name="picture"
    ),
]
