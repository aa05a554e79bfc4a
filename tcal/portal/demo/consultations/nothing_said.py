"""A consultation that nobody answered, as most written ones end: its report says so."""

from datetime import timedelta

from consultations.deadlines import end_of_day
from consultations.models import Consultation, ReportVersion
from consultations.publishing import publish_report
from tcal.portal.demo.consultations import making

ANNOUNCEMENT = """\
Zmieniamy wzór formularza, na którym organizacje składają oferty na małe granty. Formularz jest \
krótszy o dwie strony, a załączniki można dosłać później.

Uwagi zbieramy tylko na piśmie. Po terminie odpowiemy na każdą i opublikujemy sprawozdanie."""
RESULT = "Nie zgłoszono uwag, więc formularz zostaje w wersji, którą konsultowano."


def load(world) -> None:
    coordinator = world.users["coordinator"]
    last_day = making.working_day(world.today - timedelta(days=60))
    consultation = Consultation.objects.create(
        programme=world.programmes[world.today.year],
        title="Formularz oferty na mały grant",
        summary="Krótszy formularz dla organizacji, które składają ofertę na mały grant.",
        announcement=ANNOUNCEMENT,
        file_number=f"BKS.0541.2.{last_day.year}",
        opens_on=last_day - timedelta(days=14),
        closes_at=end_of_day(last_day),
        subject="Wzór formularza oferty na realizację zadania publicznego z pominięciem konkursu.",
        form="Zbieranie uwag na piśmie, pocztą elektroniczną i przez portal.",
        announced_through="Ogłoszenie w portalu centrum i w Biuletynie Informacji Publicznej.",
        council_opinion="Rada nie zgłosiła zastrzeżeń.",
        result=RESULT,
        **making.contact(coordinator),
    )
    consultation.publish(by=coordinator)
    consultation.close(by=coordinator)
    version = publish_report(consultation, by=coordinator)
    _as_it_was(consultation, version, last_day)
    world.consultations["nothing_said"] = consultation


def _as_it_was(consultation, version, last_day) -> None:
    published_at = making.at(making.working_day(last_day + timedelta(days=7)), 11)
    Consultation.objects.filter(pk=consultation.pk).update(
        published_at=making.at(consultation.opens_on, 9),
        closed_at=consultation.closes_at + timedelta(hours=9),
        report_published_at=published_at,
    )
    ReportVersion.objects.filter(pk=version.pk).update(published_at=published_at)
    consultation.refresh_from_db()
