"""What the cards on the tables and the boards lead to; each address holds a signed token."""

from django.urls import path

from consultations.views.live import boards, tables

app_name = "tables"

urlpatterns = [
    path("<str:token>/", tables.table, name="table"),
    path("<str:token>/dziekujemy/<uuid:submission_id>/", tables.sent, name="sent"),
    path("<str:token>/glos/", tables.vote, name="vote"),
    path("<str:token>/tablica/", boards.board, name="board"),
    path("<str:token>/tablica/propozycje/", boards.board_proposals, name="board_proposals"),
    path("<str:token>/zdjecie/<int:pk>/", tables.picture, name="picture"),
]
