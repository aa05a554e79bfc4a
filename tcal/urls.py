from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("tcal.portal.urls")),
    path("organizacje/", include("organizations.urls")),
    path("", include("rooms.urls")),
    path("wydarzenia/", include("events.urls")),
    path("wolontariat/", include("volunteering.urls")),
    path("konsultacje/", include("consultations.urls")),
    path("konto/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
