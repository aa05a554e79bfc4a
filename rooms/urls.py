from django.urls import path

from rooms.views import bookings, changes, finding, my_bookings, resources, rules, series, waitlist

app_name = "rooms"
urlpatterns = [
    path("rezerwacje/", finding.find, name="find"),
    path("rezerwacje/tydzien/", finding.week, name="week"),
    path("rezerwacje/nowa/", bookings.book, name="book"),
    path("rezerwacje/moje/", my_bookings.my_bookings, name="my_bookings"),
    path("rezerwacje/moje/rezerwacje.csv", my_bookings.my_bookings_csv, name="my_bookings_csv"),
    path("rezerwacje/moje/rezerwacje.xlsx", my_bookings.my_bookings_xlsx, name="my_bookings_xlsx"),
    path("rezerwacje/<int:pk>/", bookings.booking, name="booking"),
    path("rezerwacje/<int:pk>/rezygnacja/", bookings.cancel, name="cancel"),
    path("rezerwacje/<int:pk>/potwierdzenie.pdf", bookings.booking_pdf, name="booking_pdf"),
    path("rezerwacje/<int:pk>/kalendarz.ics", bookings.booking_ics, name="booking_ics"),
    path("rezerwacje/<int:pk>/zmiana/", changes.change, name="change"),
    path("rezerwacje/<int:pk>/propozycja/", changes.propose, name="propose"),
    path("rezerwacje/zmiany/<int:pk>/zgoda/", changes.accept_change, name="accept_change"),
    path("rezerwacje/zmiany/<int:pk>/odmowa/", changes.refuse_change, name="refuse_change"),
    path("rezerwacje/zmiany/<int:pk>/wycofanie/", changes.withdraw_change, name="withdraw_change"),
    path("rezerwacje/lista-rezerwowa/", waitlist.waitlist, name="waitlist"),
    path("rezerwacje/lista-rezerwowa/nowa/", waitlist.join_waitlist, name="join_waitlist"),
    path(
        "rezerwacje/lista-rezerwowa/<int:pk>/rezygnacja/",
        waitlist.leave_waitlist,
        name="leave_waitlist",
    ),
    path("rezerwacje/<int:pk>/przyjecie/", waitlist.accept_offer, name="accept_offer"),
    path("rezerwacje/<int:pk>/odrzucenie/", waitlist.decline_offer, name="decline_offer"),
    path("rezerwacje/regulamin/", rules.house_rules, name="house_rules"),
    path("rezerwacje/seria/nowa/", series.new_series, name="new_series"),
    path("rezerwacje/serie/<int:pk>/", series.series, name="series"),
    path("rezerwacje/serie/<int:pk>/zmiana/", series.change, name="change_series"),
    path("rezerwacje/serie/<int:pk>/rezygnacja/", series.cancel, name="cancel_series"),
    path("rezerwacje/serie/<int:pk>/dodaj/", series.add_skipped_day, name="add_skipped_day"),
    path("sale/<slug:slug>/", resources.room, name="room"),
    path("sale/<slug:slug>/kalendarz.ics", resources.room_ics, name="room_ics"),
    path("sprzet/<slug:slug>/", resources.equipment, name="equipment"),
]
