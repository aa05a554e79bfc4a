"""Letters, and mail that came: under /organizacje/, in the namespace of organisations."""

from django.urls import path

from organizations.views import letters, mail

urlpatterns = [
    path("listy/", letters.sent_letters, name="sent_letters"),
    path("listy/nowy/", letters.write, name="write_letter"),
    path("listy/<int:pk>/", letters.sent_letter, name="sent_letter"),
    path("<slug:slug>/listy/", letters.letters, name="letters"),
    path("<slug:slug>/listy/<int:pk>/", letters.letter, name="letter"),
    path("<slug:slug>/poczta/", mail.mail_of_organization, name="mail"),
]
