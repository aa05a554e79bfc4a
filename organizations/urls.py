from django.urls import path

from organizations.views import contributions, entries, registry

app_name = "organizations"

urlpatterns = [
    path("", registry.organization_list, name="list"),
    path("organizacje.csv", registry.organizations_csv, name="csv"),
    path("organizacje.xlsx", registry.organizations_xlsx, name="xlsx"),
    path("nowa/", entries.register, name="register"),
    path("<slug:slug>/", registry.organization_page, name="organization"),
    path("<slug:slug>/edytuj/", entries.edit, name="edit"),
    path("<slug:slug>/wklad/", contributions.contribute, name="contribute"),
]
