"""The consulted document as a page, sending a remark about it, and the page of one's own remark."""

from django.urls import path

from consultations.views import consulted_texts, own_remarks, remarks

remark_patterns = [
    path("uwaga/<str:token>/", own_remarks.my_remark, name="my_remark"),
    path(
        "uwaga/<str:token>/zgoda/", own_remarks.withdraw_name_consent, name="withdraw_name_consent"
    ),
    path(
        "uwaga/<str:token>/zdjecie/<int:number>/",
        own_remarks.my_remark_picture,
        name="my_remark_picture",
    ),
    path(
        "uwaga/<str:token>/odpowiedz.pdf",
        own_remarks.my_answer_letter_pdf,
        name="my_answer_letter_pdf",
    ),
    path("<slug:slug>/uwaga/", remarks.remark, name="remark"),
    path(
        "<slug:slug>/uwaga/<uuid:submission_id>/", remarks.remark_received, name="remark_received"
    ),
    path(
        "<slug:slug>/uwagi/<int:number>/zdjecie/<int:picture>/",
        own_remarks.remark_picture,
        name="remark_picture",
    ),
    path("<slug:slug>/dokument/", consulted_texts.consulted_text, name="consulted_text"),
    path(
        "<slug:slug>/dokument/<int:number>/",
        consulted_texts.consulted_text,
        name="consulted_text_number",
    ),
    path(
        "<slug:slug>/dokument/<int:number>/edycja/",
        consulted_texts.edit_consulted_text,
        name="edit_consulted_text",
    ),
]
