from django.urls import path

from consultations.views import coordinator, documents, public, registration, remarks

app_name = "consultations"

urlpatterns = [
    path("", public.consultation_list, name="list"),
    path("potwierdz/<str:token>/", registration.confirm, name="confirm"),
    path("<slug:slug>/", public.consultation, name="consultation"),
    path("<slug:slug>/zapisy/", registration.register, name="register"),
    path("<slug:slug>/zapisy/poczta/", registration.check_mail, name="check_mail"),
    path("<slug:slug>/uwaga/", remarks.remark, name="remark"),
    path(
        "<slug:slug>/uwaga/<uuid:submission_id>/", remarks.remark_received, name="remark_received"
    ),
    path("<slug:slug>/uczestnicy/", coordinator.participants, name="participants"),
    path("<slug:slug>/uczestnicy.csv", documents.participants_csv, name="participants_csv"),
    path("<slug:slug>/uczestnicy.xlsx", documents.participants_xlsx, name="participants_xlsx"),
    path("<slug:slug>/uwagi/", coordinator.remarks, name="remarks"),
    path("<slug:slug>/uwagi/<int:number>/", coordinator.answer, name="answer"),
    path("<slug:slug>/uwagi.csv", documents.remarks_csv, name="remarks_csv"),
    path("<slug:slug>/uwagi.xlsx", documents.remarks_xlsx, name="remarks_xlsx"),
    path("<slug:slug>/lista-obecnosci.pdf", documents.attendance_pdf, name="attendance_pdf"),
    path("<slug:slug>/karty-stolikow.pdf", documents.table_cards_pdf, name="table_cards_pdf"),
    path("<slug:slug>/sprawozdanie.pdf", documents.report_pdf, name="report_pdf"),
    path("<slug:slug>/oglos/", coordinator.publish, name="publish"),
    path("<slug:slug>/zamknij/", coordinator.close, name="close"),
    path("<slug:slug>/oglos-sprawozdanie/", coordinator.publish_report, name="publish_report"),
]
