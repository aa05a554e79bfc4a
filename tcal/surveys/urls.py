from django.urls import path

from tcal.surveys.views import answering, invitations, questions, results, surveys

app_name = "surveys"

urlpatterns = [
    path("", answering.survey_list, name="list"),
    path("o/<str:token>/", answering.by_link, name="by_link"),
    path("o/<str:token>/dziekujemy/", answering.thanks_by_link, name="thanks_by_link"),
    path("obsluga/", surveys.desk, name="desk"),
    path("obsluga/nowa/", surveys.new_survey, name="new"),
    path("obsluga/<slug:slug>/", surveys.manage, name="manage"),
    path("obsluga/<slug:slug>/edytuj/", surveys.edit_survey, name="edit"),
    path("obsluga/<slug:slug>/podglad/", surveys.preview, name="preview"),
    path("obsluga/<slug:slug>/otworz/", surveys.open_survey, name="open"),
    path("obsluga/<slug:slug>/zamknij/", surveys.close_survey, name="close"),
    path("obsluga/<slug:slug>/usun/", surveys.delete_survey, name="delete"),
    path("obsluga/<slug:slug>/kopia/", surveys.copy, name="copy"),
    path(
        "obsluga/<slug:slug>/pytania/nowe/<str:kind>/", questions.new_question, name="new_question"
    ),
    path("obsluga/<slug:slug>/pytania/<int:pk>/", questions.edit_question, name="edit_question"),
    path(
        "obsluga/<slug:slug>/pytania/<int:pk>/usun/",
        questions.remove_question,
        name="remove_question",
    ),
    path("obsluga/<slug:slug>/pytania/<int:pk>/wyzej/", questions.move_up, name="move_up"),
    path("obsluga/<slug:slug>/pytania/<int:pk>/nizej/", questions.move_down, name="move_down"),
    path("obsluga/<slug:slug>/zaproszeni/", invitations.invitations, name="invitations"),
    path(
        "obsluga/<slug:slug>/zaproszeni/<slug:organization>/",
        invitations.invite_organization,
        name="invite_organization",
    ),
    path(
        "obsluga/<slug:slug>/zaproszeni/<slug:organization>/usun/",
        invitations.uninvite_organization,
        name="uninvite_organization",
    ),
    path(
        "obsluga/<slug:slug>/zaproszone-osoby/<int:pk>/usun/",
        invitations.uninvite_person,
        name="uninvite_person",
    ),
    path("obsluga/<slug:slug>/wyniki/", results.results, name="results"),
    path("obsluga/<slug:slug>/wyniki/<int:pk>/", results.texts, name="texts"),
    path("obsluga/<slug:slug>/wyniki.pdf", results.results_pdf, name="results_pdf"),
    path("obsluga/<slug:slug>/odpowiedzi.csv", results.answers_csv, name="answers_csv"),
    path("obsluga/<slug:slug>/odpowiedzi.xlsx", results.answers_xlsx, name="answers_xlsx"),
    path("<slug:slug>/", answering.survey, name="survey"),
    path("<slug:slug>/dziekujemy/", answering.thanks, name="thanks"),
]
