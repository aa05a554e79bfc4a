"""What a table's moderators do, below ``/konsultacje/<slug>/spotkania/<n>/stoliki/<table>/``."""

from django.urls import path

from consultations.views.live import documents, moderating, proposals

PROPOSAL = "propozycje/<int:proposal>"

moderating_patterns = [
    path("", moderating.moderate, name="moderate"),
    path("czekajace/", moderating.waiting_proposals, name="waiting_proposals"),
    path("glosowanie/otworz/", moderating.open_table_voting, name="open_voting"),
    path("glosowanie/zamknij/", moderating.close_table_voting, name="close_voting"),
    path("do-rejestru/", moderating.record_proposals, name="record_proposals"),
    path("propozycje/nowa/", proposals.write, name="write_proposal"),
    path(f"{PROPOSAL}/", proposals.edit, name="edit_proposal"),
    path(f"{PROPOSAL}/na-tablice/", proposals.show, name="show_proposal"),
    path(f"{PROPOSAL}/odlozenie/", proposals.set_aside, name="set_aside_proposal"),
    path(f"{PROPOSAL}/dolaczenie/", proposals.join, name="join_proposal"),
    path(f"{PROPOSAL}/wyzej/", proposals.move_up, name="move_proposal_up"),
    path(f"{PROPOSAL}/nizej/", proposals.move_down, name="move_proposal_down"),
    path(f"{PROPOSAL}/zdjecia/", proposals.add_photo, name="add_proposal_picture"),
    path("zdjecia/<int:pk>/", proposals.picture, name="proposal_picture"),
    path("zdjecia/<int:pk>/opis/", proposals.describe, name="describe_picture"),
    path("raport.pdf", documents.table_report_pdf, name="table_report_pdf"),
    path("propozycje.csv", documents.proposals_csv, name="proposals_csv"),
    path("propozycje.xlsx", documents.proposals_xlsx, name="proposals_xlsx"),
]
