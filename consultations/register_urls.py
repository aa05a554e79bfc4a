"""The addresses of the register of remarks: of the coordinator, and of the city's departments."""

from django.urls import path

from consultations.views import answer_sheets, departments
from consultations.views.coordination import answering, remarks

_REMARKS = "<slug:slug>/uwagi"

register_patterns = [
    path("moje-uwagi/", departments.my_remarks, name="my_remarks"),
    path(f"{_REMARKS}/", remarks.remarks, name="remarks"),
    path(f"{_REMARKS}/przydzial/", remarks.assign, name="assign"),
    path(f"{_REMARKS}/wydzialy.xlsx", answer_sheets.answers_sheet, name="answers_sheet"),
    path(f"{_REMARKS}/wczytaj/", answer_sheets.import_answers, name="import_answers"),
    path(f"{_REMARKS}/wczytaj/<int:pk>/", answer_sheets.answers_import, name="answers_import"),
    path(f"{_REMARKS}/<int:number>/", answering.answer, name="answer"),
    path(f"{_REMARKS}/<int:number>/polaczenie/", answering.join_remark, name="join_remark"),
    path(f"{_REMARKS}/<int:number>/zgoda/", answering.hide_name, name="hide_name"),
    path(f"{_REMARKS}/<int:number>/rozlaczenie/", answering.take_apart, name="take_apart"),
]
