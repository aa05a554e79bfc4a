"""The addresses of the documents made after a consultation."""

from django.urls import path

from consultations.views import editions, making

document_patterns = [
    path("<slug:slug>/protokol.pdf", editions.protocol_pdf, name="protocol_pdf"),
    path("<slug:slug>/sprawozdanie.pdf", editions.report_pdf, name="report_pdf"),
    path("<slug:slug>/statystyka.csv", editions.statistics_csv, name="statistics_csv"),
    path("<slug:slug>/statystyka.xlsx", editions.statistics_xlsx, name="statistics_xlsx"),
    path("<slug:slug>/bip.zip", making.bundle, name="bundle"),
    path("<slug:slug>/dokumenty/", making.documents, name="documents"),
    path("<slug:slug>/dokumenty/nowy/", making.make_document, name="make_document"),
    path("<slug:slug>/dokumenty/<int:pk>/", making.making, name="making"),
    path(
        "<slug:slug>/dokumenty/<int:pk>/jeszcze-raz/",
        making.make_document_again,
        name="make_document_again",
    ),
    path("<slug:slug>/dokumenty/<int:pk>/plik/", making.made_file, name="made_file"),
]
