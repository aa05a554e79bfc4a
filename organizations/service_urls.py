from django.urls import path

from organizations.views import agreements, applications, mail, service_pages, session_pages

app_name = "services"

urlpatterns = [
    path("", service_pages.service_list, name="list"),
    path("moje/", applications.mine, name="mine"),
    path("wszystkie/", agreements.agreement_list, name="agreements"),
    path("wszystkie/uslugi.csv", agreements.agreements_csv, name="agreements_csv"),
    path("wszystkie/uslugi.xlsx", agreements.agreements_xlsx, name="agreements_xlsx"),
    path("wszystkie/poczta/", mail.mail_desk, name="mail_desk"),
    path("wszystkie/poczta/<int:pk>/odbior/", mail.collect, name="collect"),
    path("zgloszenie/<int:pk>/", applications.application, name="application"),
    path("zgloszenie/<int:pk>/wycofaj/", applications.withdraw, name="withdraw"),
    path("zgloszenie/<int:pk>/umowa.pdf", applications.agreement_pdf, name="agreement_pdf"),
    path("zgloszenie/<int:pk>/przyjmij/", agreements.accept, name="accept"),
    path("zgloszenie/<int:pk>/odmow/", agreements.reject, name="reject"),
    path("zgloszenie/<int:pk>/przedluz/", agreements.prolong, name="prolong"),
    path("zgloszenie/<int:pk>/zakoncz/", agreements.end, name="end"),
    path("zgloszenie/<int:pk>/spotkania/", session_pages.record, name="record_session"),
    path("zgloszenie/<int:pk>/spotkania.pdf", session_pages.sessions_pdf, name="sessions_pdf"),
    path("zgloszenie/<int:pk>/spotkania.xlsx", session_pages.sessions_xlsx, name="sessions_xlsx"),
    path("zgloszenie/<int:pk>/spotkania.csv", session_pages.sessions_csv, name="sessions_csv"),
    path("<slug:slug>/", service_pages.service, name="service"),
    path("<slug:slug>/zgloszenie/", applications.apply, name="apply"),
]
