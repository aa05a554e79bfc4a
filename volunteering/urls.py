from django.urls import path

from volunteering.views import managers, offers, volunteers

app_name = "volunteering"

urlpatterns = [
    path("", offers.opportunity_list, name="list"),
    path("moje/", volunteers.my_applications, name="my_applications"),
    path("moje/profil/", volunteers.profile, name="profile"),
    path("zgloszenia/<int:pk>/rezygnacja/", volunteers.withdraw, name="withdraw"),
    path("nowa/", managers.submit, name="submit"),
    path("organizacja/", managers.our_offers, name="organization"),
    path("organizacja/<slug:slug>/", managers.applications, name="applications"),
    path("organizacja/<slug:slug>/zakoncz/", managers.close, name="close"),
    path("zgloszenia/<int:pk>/", managers.application, name="application"),
    path("zgloszenia/<int:pk>/przyjmij/", managers.accept, name="accept"),
    path("zgloszenia/<int:pk>/odmow/", managers.decline, name="decline"),
    path("zgloszenia/<int:pk>/rejestr/", managers.record_register_check, name="register_check"),
    path("<slug:slug>/", offers.opportunity, name="opportunity"),
    path("<slug:slug>/edytuj/", managers.edit, name="edit"),
    path("<slug:slug>/zgloszenie/", volunteers.apply, name="apply"),
]
