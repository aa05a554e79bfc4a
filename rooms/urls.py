from django.urls import path

from rooms.views import bookings, finding, resources

app_name = "rooms"
urlpatterns = [
    path("rezerwacje/", finding.find, name="find"),
    path("rezerwacje/tydzien/", finding.week, name="week"),
    path("rezerwacje/nowa/", bookings.book, name="book"),
    path("rezerwacje/moje/", bookings.my_bookings, name="my_bookings"),
    path("rezerwacje/<int:pk>/", bookings.booking, name="booking"),
    path("rezerwacje/<int:pk>/rezygnacja/", bookings.cancel, name="cancel"),
    path("rezerwacje/<int:pk>/potwierdzenie.pdf", bookings.booking_pdf, name="booking_pdf"),
    path("sale/<slug:slug>/", resources.room, name="room"),
    path("sale/<slug:slug>/kalendarz.ics", resources.room_ics, name="room_ics"),
    path("sprzet/<slug:slug>/", resources.equipment, name="equipment"),
]
