from django.urls import include, path

from consultations.coordination_urls import coordination_patterns
from consultations.document_urls import document_patterns
from consultations.moderating_urls import moderating_patterns
from consultations.remark_urls import remark_patterns
from consultations.views import (
    comments,
    documents,
    meetings,
    poster,
    public,
    registration,
    results,
    rotation,
    seating,
    seats,
    topics,
)
from consultations.views.live import documents as live_documents

app_name = "consultations"

urlpatterns = [
    *coordination_patterns,
    *document_patterns,
    path("", public.consultation_list, name="list"),
    path("potwierdz/<str:token>/", registration.confirm, name="confirm"),
    path("miejsce/<str:token>/", seats.seat, name="seat"),
    path("miejsce/<str:token>/rezygnacja/", seats.withdraw, name="withdraw"),
    path("<slug:slug>/", public.consultation, name="consultation"),
    path("<slug:slug>/plakat.pdf", poster.poster_pdf, name="poster_pdf"),
    path("<slug:slug>/komentarze/", comments.comment, name="comment"),
    path("<slug:slug>/komentarze/wszystkie/", comments.comments, name="comments"),
    path(
        "<slug:slug>/komentarze/<str:key>/zgloszenie/",
        comments.report_comment,
        name="report_comment",
    ),
    path(
        "<slug:slug>/komentarze/<str:key>/wycofanie/",
        comments.withdraw_comment,
        name="withdraw_comment",
    ),
    path(
        "<slug:slug>/komentarze/<str:key>/decyzja/",
        comments.moderate_comment,
        name="moderate_comment",
    ),
    path("<slug:slug>/temat/", topics.propose_topic, name="propose_topic"),
    path("<slug:slug>/temat/<uuid:submission_id>/", topics.topic_received, name="topic_received"),
    path("<slug:slug>/tematy/", topics.topics, name="topics"),
    path("<slug:slug>/tematy/<int:pk>/stolik/", topics.topic_to_table, name="topic_to_table"),
    path("<slug:slug>/tematy/<int:pk>/odmowa/", topics.decline_topic, name="decline_topic"),
    path("<slug:slug>/zapisy/", registration.register, name="register"),
    path("<slug:slug>/spotkania/<int:number>/", meetings.meeting, name="meeting"),
    path(
        "<slug:slug>/spotkania/<int:number>/spotkanie.ics", meetings.meeting_ics, name="meeting_ics"
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/zapisy/",
        registration.register_for,
        name="register_for",
    ),
    path("<slug:slug>/zapisy/poczta/", registration.check_mail, name="check_mail"),
    path("<slug:slug>/wyniki/", results.results, name="results"),
    path("<slug:slug>/wyniki/<int:version>/", results.results, name="results"),
    path("<slug:slug>/wyniki/<int:version>/uwagi.csv", results.results_csv, name="results_csv"),
    path("<slug:slug>/wyniki/<int:version>/uwagi.xlsx", results.results_xlsx, name="results_xlsx"),
    *remark_patterns,
    path("<slug:slug>/uczestnicy.csv", documents.participants_csv, name="participants_csv"),
    path("<slug:slug>/uczestnicy.xlsx", documents.participants_xlsx, name="participants_xlsx"),
    path("<slug:slug>/uwagi.csv", documents.remarks_csv, name="remarks_csv"),
    path("<slug:slug>/uwagi.xlsx", documents.remarks_xlsx, name="remarks_xlsx"),
    path("<slug:slug>/lista-obecnosci.pdf", documents.attendance_pdf, name="attendance_pdf"),
    path("<slug:slug>/karty-stolikow.pdf", documents.table_cards_pdf, name="table_cards_pdf"),
    path(
        "<slug:slug>/spotkania/<int:number>/karty-propozycji.pdf",
        live_documents.proposal_cards_pdf,
        name="proposal_cards_pdf",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/lista-obecnosci.pdf",
        documents.meeting_attendance_pdf,
        name="meeting_attendance_pdf",
    ),
    path("<slug:slug>/spotkania/<int:number>/rozsadzenie/", seating.seating, name="seating"),
    path(
        "<slug:slug>/spotkania/<int:number>/rozsadzenie/przyjecie/",
        seating.accept_seating,
        name="accept_seating",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/rozsadzenie/odrzucenie/",
        seating.dismiss_seating,
        name="dismiss_seating",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/rozsadzenie.csv",
        seating.seating_csv,
        name="seating_csv",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/rozsadzenie.xlsx",
        seating.seating_xlsx,
        name="seating_xlsx",
    ),
    path("<slug:slug>/spotkania/<int:number>/rotacja/", rotation.rotation, name="rotation"),
    path(
        "<slug:slug>/spotkania/<int:number>/rotacja.pdf",
        rotation.rotation_pdf,
        name="rotation_pdf",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/rotacja.csv",
        rotation.rotation_csv,
        name="rotation_csv",
    ),
    path(
        "<slug:slug>/spotkania/<int:number>/rotacja.xlsx",
        rotation.rotation_xlsx,
        name="rotation_xlsx",
    ),
    path("<slug:slug>/spotkania/<int:number>/stoliki/<int:table>/", include(moderating_patterns)),
]
