"""``/programy/``: yearly programmes, advisory bodies and documents of all of them."""

from django.urls import path

from consultations.views import programme_steps, programmes

app_name = "programmes"

urlpatterns = [
    path("", programmes.programme_list, name="list"),
    path("dokumenty/<slug:slug>/", programmes.document, name="document"),
    path("rady/<slug:slug>/", programmes.body, name="body"),
    path("<int:year>/", programmes.programme, name="programme"),
    path("<int:year>/zadania.csv", programmes.tasks_csv, name="tasks_csv"),
    path("<int:year>/zadania.xlsx", programmes.tasks_xlsx, name="tasks_xlsx"),
    path("<int:year>/ogloszenie/", programme_steps.start_consulting, name="start_consulting"),
    path("<int:year>/uchwala/", programme_steps.adopt, name="adopt"),
    path("<int:year>/sprawozdanie/", programme_steps.report_published, name="report_published"),
]
