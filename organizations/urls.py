from django.urls import include, path

from organizations.views import (
    contributions,
    entries,
    invitations,
    joining,
    people,
    registry,
    upkeep,
)

app_name = "organizations"

urlpatterns = [
    path("", registry.organization_list, name="list"),
    path("organizacje.csv", registry.organizations_csv, name="csv"),
    path("organizacje.xlsx", registry.organizations_xlsx, name="xlsx"),
    path("", include("organizations.letter_urls")),
    path("nowa/", entries.register, name="register"),
    path("zaproszenie/<str:token>/", invitations.invitation, name="invitation"),
    path("<slug:slug>/", registry.organization_page, name="organization"),
    path("<slug:slug>/edytuj/", entries.edit, name="edit"),
    path("<slug:slug>/dolacz/", joining.ask_to_join, name="ask_to_join"),
    path("<slug:slug>/przejmij/", joining.claim, name="claim"),
    path("<slug:slug>/przejmij/wycofaj/", joining.take_back_claim, name="take_back_claim"),
    path("<slug:slug>/odejdz/", joining.leave, name="leave"),
    path("<slug:slug>/ludzie/", people.people, name="people"),
    path("<slug:slug>/ludzie/zapros/", invitations.invite, name="invite"),
    path("<slug:slug>/ludzie/<int:pk>/rola/", people.change_role, name="change_role"),
    path("<slug:slug>/ludzie/<int:pk>/koniec/", people.end_membership, name="end_membership"),
    path("<slug:slug>/ludzie/<int:pk>/przyjmij/", people.accept_request, name="accept_request"),
    path("<slug:slug>/ludzie/<int:pk>/odrzuc/", people.decline_request, name="decline_request"),
    path(
        "<slug:slug>/zaproszenia/<int:pk>/cofnij/",
        invitations.revoke_invitation,
        name="revoke_invitation",
    ),
    path(
        "<slug:slug>/zaproszenia/<int:pk>/ponow/",
        invitations.resend_invitation,
        name="resend_invitation",
    ),
    path("<slug:slug>/potwierdz/", upkeep.confirm_entry, name="confirm_entry"),
    path("<slug:slug>/forma/", upkeep.change_form, name="change_form"),
    path("<slug:slug>/wklad/", contributions.contribute, name="contribute"),
]
