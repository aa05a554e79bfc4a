from django.urls import path

from events.views import announcing, exports, pages

app_name = "events"

urlpatterns = [
    path("", pages.event_list, name="list"),
    path("kalendarz/", pages.current_month, name="month"),
    path("kalendarz/<int:year>/<int:month>/", pages.month, name="month"),
    path("kalendarz.ics", exports.calendar_feed, name="feed"),
    path("rss/", exports.rss, name="rss"),
    path("nowe/", announcing.submit, name="submit"),
    path("moje/", announcing.mine, name="mine"),
    path("<slug:slug>/", pages.event, name="event"),
    path("<slug:slug>/wydarzenie.ics", exports.event_calendar, name="event_ics"),
    path("<slug:slug>/edytuj/", announcing.edit, name="edit"),
    path("<slug:slug>/odwolaj/", announcing.cancel, name="cancel"),
]
