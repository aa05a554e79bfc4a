"""Services of the centre, what organisations have of them, mail that came and a letter."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from organizations.agreements import accept_application, apply_for_service, last_day_of
from organizations.letters import chosen_organizations, send_letter
from organizations.models import Letter, ReceivedMail, Service, ServiceApplication, ServiceUnit
from organizations.received_mail import collect_mail, log_mail
from organizations.sessions import record_session

Kind = Service.Kind

ADDRESS_TEXT = (
    "Organizacja może podawać adres Centrum jako adres {use}. Centrum przyjmuje przesyłki zwykłe "
    "i polecone kierowane do Organizacji, zapisuje je w portalu i zawiadamia osoby z Organizacji.\n\n"
    "Organizacja odbiera przesyłki w godzinach otwarcia, nie później niż w ciągu 14 dni. Centrum "
    "nie otwiera przesyłek i nie odpowiada za skutki ich nieodebrania.\n\n"
    "Po zakończeniu umowy Organizacja w ciągu 30 dni zmienia adres w rejestrach i pismach.\n\n"
    "Korzystanie z usługi jest bezpłatne. Każda ze stron może wypowiedzieć umowę z zachowaniem "
    "miesięcznego okresu wypowiedzenia, na piśmie."
)
SERVICES = {
    "address": {
        "kind": Kind.REGISTERED_ADDRESS,
        "name_pl": "Adres siedziby",
        "name_en": "Registered address",
        "description_pl": "Organizacja bez lokalu może wpisać nasz adres do rejestru jako adres "
        "swojej siedziby.\n\nPrzyjmujemy listy, zapisujemy je w portalu i dajemy znać. Najlepiej "
        "zgłosić się przed napisaniem statutu.",
        "description_en": "An organisation without premises can enter our address in the register "
        "as its seat.\n\nWe take in letters, log them in the portal and tell you. It is best to "
        "apply before you write your statute.",
        "longest_months": 24,
        "remind_days": 60,
        "agreement_text": ADDRESS_TEXT.format(use="swojej siedziby"),
    },
    "correspondence": {
        "kind": Kind.CORRESPONDENCE,
        "name_pl": "Adres do korespondencji",
        "name_en": "Address for correspondence",
        "description_pl": "Listy i paczki przychodzą do nas, a organizacja odbiera je, kiedy może. "
        "To dobre rozwiązanie dla grup, które spotykają się w mieszkaniach.",
        "description_en": "Letters and parcels come to us and the organisation collects them when "
        "it can. A good way for groups that meet in people's homes.",
        "longest_months": 12,
        "agreement_text": ADDRESS_TEXT.format(use="do korespondencji"),
    },
    "locker": {
        "kind": Kind.LOCKER,
        "name_pl": "Skrytka na dokumenty",
        "name_en": "Locker for documents",
        "description_pl": "Metalowa skrytka na szyfr w sali skrzynkowej, 30 × 40 × 50 cm. Na "
        "dokumenty, pieczątki i drobne rzeczy; dostęp w godzinach otwarcia.",
        "description_en": "A metal locker with a code in the room of lockers, 30 × 40 × 50 cm. For "
        "documents, stamps and small things; open during the opening hours.",
        "longest_months": 12,
        "agreement_text": "Centrum oddaje Organizacji skrytkę do używania. Szyfr znają tylko osoby "
        "wskazane przez Organizację oraz obsługa Centrum.\n\nW skrytce nie przechowuje się "
        "pieniędzy, żywności ani rzeczy niebezpiecznych. Organizacja nie oddaje skrytki innym.\n\n"
        "Ostatniego dnia umowy Organizacja opróżnia skrytkę. Korzystanie jest bezpłatne.",
    },
    "coaching": {
        "kind": Kind.COACHING,
        "name_pl": "Opieka nad nową organizacją",
        "name_en": "Coaching of new organisations",
        "description_pl": "Przez pół roku towarzyszy Wam doświadczona osoba: statut, pierwsze "
        "zebrania, wniosek o dotację, podział pracy. Spotkania co dwa, trzy tygodnie.",
        "description_en": "For half a year somebody experienced keeps you company: the statute, the "
        "first meetings, a grant application, who does what. You meet every two or three weeks.",
        "longest_months": 6,
    },
    "accounting": {
        "kind": Kind.ACCOUNTING,
        "name_pl": "Pomoc w księgowości",
        "name_en": "Help with accounting",
        "description_pl": "Księgowa prowadzi z Wami uproszczoną ewidencję albo księgi i "
        "przygotowuje sprawozdanie roczne. Dla organizacji o przychodach do 100 tysięcy złotych.",
        "description_en": "An accountant keeps simplified records or books with you and prepares "
        "the yearly statement. For organisations with an income up to 100 thousand zloty.",
        "longest_months": 12,
        "agreement_text": "Centrum udostępnia pomoc osoby prowadzącej księgowość w wymiarze do "
        "czterech godzin w miesiącu. Za księgi i zawarte w nich dane odpowiada Organizacja.\n\n"
        "Organizacja przekazuje dokumenty do dziesiątego dnia następnego miesiąca.",
    },
    "legal": {
        "kind": Kind.LEGAL,
        "name_pl": "Porady prawne",
        "name_en": "Legal advice",
        "description_pl": "Prawniczka pomaga przy umowach, zmianach statutu i ochronie danych. "
        "Zgłoście sprawę, a umówimy spotkanie w pokoju zwierzeń.",
        "description_en": "A lawyer helps with contracts, changes of the statute and data "
        "protection. Tell us what it is about and we will arrange a meeting.",
    },
}
LOCKERS = 8


def load(world):
    services = {}
    for position, (key, row) in enumerate(SERVICES.items(), start=1):
        services[key] = Service.objects.create(position=position * 10, **row)
    ServiceUnit.objects.bulk_create(
        ServiceUnit(service=services["locker"], name=f"nr {number}")
        for number in range(1, LOCKERS + 1)
    )
    lockers = list(services["locker"].units.all())
    today = world.today
    ends_soon = today + timedelta(days=18)
    agreed = {
        "address": _agreed(world, services["address"], "cma", "puppeteer", today, days=200),
        "locker": _agreed(
            world,
            services["locker"],
            "zielony_kat",
            "manager",
            today,
            days=300,
            unit=lockers[2],
            ends_on=ends_soon,
        ),
        "choir": _agreed(
            world, services["locker"], "chor", "choir", today, days=40, unit=lockers[0]
        ),
        "post": _agreed(world, services["correspondence"], "laka", "neighbour", today, days=90),
        "coaching": _agreed(world, services["coaching"], "obieg", "founder", today, days=45),
    }
    _applied(
        world,
        services["legal"],
        "zielony_kat",
        "manager",
        "Podpisujemy umowę ze szkołą na ogród i nie wiemy, kto odpowiada za narzędzia.",
        days=2,
    )
    _sessions(world, agreed["coaching"])
    _mail(world)
    _letter(world)


def _applied(world, service, organization, who, message, *, days) -> ServiceApplication:
    made = apply_for_service(
        service=service,
        organization=world.organizations[organization],
        message=message,
        submission_id=uuid4(),
        by=world.users[who],
    )
    made.applied_at = timezone.now() - timedelta(days=days)
    made.save(update_fields=["applied_at"])
    return made


def _agreed(
    world, service, organization, who, today, *, days, unit=None, ends_on=None
) -> ServiceApplication:
    """Agreed so many days ago, for as long as the service allows unless said otherwise."""
    made = _applied(
        world, service, organization, who, "Prosimy, nie mamy własnego lokalu.", days=days + 4
    )
    starts_on = today - timedelta(days=days)
    accept_application(
        made,
        starts_on=starts_on,
        ends_on=ends_on or last_day_of(starts_on, service.longest_months),
        unit=unit,
        by=world.users["staff"],
    )
    made.decided_at = timezone.now() - timedelta(days=days)
    made.save(update_fields=["decided_at"])
    return made


def _sessions(world, agreement):
    for days, hours, summary in [
        (40, "2", "Kto zakłada i po co. Rozmowa o celach i nazwie."),
        (24, "1.5", "Pierwszy projekt statutu, władze i składki."),
        (9, "1.75", "Poprawki do statutu, lista założycieli, termin zebrania."),
    ]:
        record_session(
            agreement,
            held_on=world.today - timedelta(days=days),
            hours=Decimal(hours),
            coach="Barbara Rozważna",
            summary=summary,
            by=world.users["staff"],
        )


def _mail(world):
    staff = world.users["staff"]
    for organization, days, sender, is_registered, note in [
        ("cma", 1, "Urząd Miasta", True, ""),
        ("laka", 3, "", False, "średnia paczka"),
        ("zielony_kat", 2, "Szkoła Podstawowa nr 40", False, ""),
    ]:
        log_mail(
            organization=world.organizations[organization],
            received_on=world.today - timedelta(days=days),
            sender=sender,
            is_registered=is_registered,
            note=note,
            by=staff,
        )
    collected = log_mail(
        organization=world.organizations["zielony_kat"],
        received_on=world.today - timedelta(days=12),
        sender="Bank",
        by=staff,
    )
    collect_mail(
        collected,
        collected_by="Marta Lipowska",
        collected_on=world.today - timedelta(days=10),
        by=staff,
    )
    for mail in ReceivedMail.objects.all():
        mail.logged_at = timezone.now() - (world.today - mail.received_on)
        mail.save(update_fields=["logged_at"])


def _letter(world):
    letter = send_letter(
        subject="Spotkanie organizacji z Mokrego i Wrzosów",
        body="Dzień dobry,\n\nzapraszamy na spotkanie organizacji z sąsiedztwa: poznamy się, "
        "powiemy, czego komu brakuje, i ułożymy wspólny kalendarz na wiosnę.\n\n"
        "Prosimy o krótką odpowiedź, ile osób przyjdzie.\n\nEwa Brzozowska, obsługa centrum",
        organizations=list(chosen_organizations(districts=["Mokre", "Wrzosy"])),
        chosen_by="Dzielnice: Mokre, Wrzosy",
        submission_id=uuid4(),
        by=world.users["staff"],
    )
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now() - timedelta(days=6))
