"""Services of the centre: applied for, agreed on, prolonged, ended, remembered, recorded."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organizations.agreements import (
    accept_application,
    apply_for_service,
    end_agreement,
    last_day_of,
    prolong_agreement,
    reject_application,
    withdraw_application,
)
from organizations.lockers import availability
from organizations.models import ServiceApplication
from organizations.service_reminders import look_after_agreements
from organizations.sessions import hours_of, record_session
from organizations.states import ServiceStatus
from tcal.shared.models import Centre, QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import membership, organization
from tests.factories.services import application, lockers, service
from tests.pdf import pdf_text
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TODAY = date(2026, 11, 23)
LAST_DAY = date(2027, 5, 22)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False):
        yield


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example")


@pytest.fixture
def made(manager):
    return organization(name="Zielony Kąt", managers=[manager])


@pytest.fixture
def clerk():
    return staff()


def applied(*, of, service, by):
    return apply_for_service(
        service=service, organization=of, message="Prosimy.", submission_id=uuid.uuid4(), by=by
    )


def let(offered, unit, *, starts_on=TODAY, ends_on=LAST_DAY, by):
    waiting = application(service=offered)
    accept_application(waiting, starts_on=starts_on, ends_on=ends_on, unit=unit, by=by)
    return waiting


# Applying ----------------------------------------------------------------------------------------


def test_application_waits_and_is_one_however_often_the_form_is_sent(made, manager):
    offered, number = service(), uuid.uuid4()
    told = {"service": offered, "organization": made, "message": "Prosimy.", "by": manager}
    first = apply_for_service(**told, submission_id=number)
    assert first.is_waiting
    assert apply_for_service(**told, submission_id=number) == first
    with pytest.raises(ValidationError) as refusal:
        apply_for_service(**told, submission_id=uuid.uuid4())
    assert "czeka już na decyzję" in str(refusal.value)
    assert ServiceApplication.objects.count() == 1


def test_service_that_is_not_offered_is_not_applied_for(made, manager):
    with pytest.raises(ValidationError):
        applied(of=made, service=service(is_offered=False), by=manager)


def test_application_is_withdrawn_before_it_is_decided_only(made, manager, clerk):
    waiting = applied(of=made, service=service(), by=manager)
    withdraw_application(waiting, by=manager)
    assert waiting.status == ServiceStatus.WITHDRAWN
    with pytest.raises(ForbiddenMove):
        accept_application(waiting, starts_on=TODAY, by=clerk)


# Deciding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "months", "last"),
    [
        pytest.param(date(2026, 5, 1), 1, date(2026, 5, 31), id="from-the-first"),
        pytest.param(date(2026, 11, 23), 6, date(2027, 5, 22), id="from-the-middle"),
        pytest.param(date(2027, 1, 31), 1, date(2027, 2, 28), id="to-a-short-month"),
        pytest.param(date(2026, 12, 1), 12, date(2027, 11, 30), id="a-year"),
    ],
)
def test_months_of_an_agreement_end_the_day_before(starts_on, months, last):
    assert last_day_of(starts_on, months) == last


def test_accepted_application_has_days_and_number_and_managers_read_of_it(made, manager, clerk):
    membership(organization=made, user=user(email="zwykly@ngo.example"))
    waiting = applied(of=made, service=service(agreement_text="Treść."), by=manager)
    accept_application(waiting, starts_on=TODAY, ends_on=LAST_DAY, by=clerk)
    stored = ServiceApplication.objects.get()
    assert (stored.status, stored.starts_on, stored.ends_on) == ("agreed", TODAY, LAST_DAY)
    assert stored.agreement_number == f"{stored.pk}/2026"
    letter = QueuedMail.objects.get()
    assert letter.to == "szefowa@ngo.example"
    assert "22 maja 2027" in letter.text


def test_nothing_is_agreed_for_longer_than_the_service_allows(made, manager, clerk):
    waiting = applied(of=made, service=service(longest_months=6), by=manager)
    for too_late in [LAST_DAY + timedelta(days=1), None, TODAY - timedelta(days=1)]:
        with pytest.raises(ValidationError) as refusal:
            accept_application(waiting, starts_on=TODAY, ends_on=too_late, by=clerk)
        assert "ends_on" in refusal.value.error_dict
    accept_application(waiting, starts_on=TODAY, ends_on=LAST_DAY, by=clerk)


def test_refusal_needs_a_reason_that_the_managers_read(made, manager, clerk):
    waiting = applied(of=made, service=service(), by=manager)
    with pytest.raises(ValidationError) as refusal:
        reject_application(waiting, reason=" ", by=clerk)
    assert "reason" in refusal.value.error_dict
    reject_application(waiting, reason="Nie ma już miejsca.", by=clerk)
    assert "Nie ma już miejsca." in QueuedMail.objects.get().text
    with pytest.raises(ForbiddenMove):
        accept_application(ServiceApplication.objects.get(), starts_on=TODAY, by=clerk)


# Lockers -----------------------------------------------------------------------------------------


def test_locker_is_chosen_of_this_service_and_usable(clerk):
    offered = lockers("1")
    strange = lockers("7").units.get()
    broken = lockers("8").units.get()
    broken.is_usable = False
    broken.save()
    waiting = application(service=offered)
    for unit in [None, strange, broken]:
        with pytest.raises(ValidationError) as refusal:
            accept_application(waiting, starts_on=TODAY, ends_on=LAST_DAY, unit=unit, by=clerk)
        assert "unit" in refusal.value.error_dict


def test_taken_locker_is_refused_with_the_free_ones_named(clerk):
    offered = lockers("1", "2", "3")
    one, two, _three = offered.units.all()
    let(offered, one, by=clerk)
    let(offered, two, starts_on=LAST_DAY, ends_on=LAST_DAY, by=clerk)
    with pytest.raises(ValidationError) as refusal:
        let(offered, one, starts_on=LAST_DAY, ends_on=None, by=clerk)
    assert refusal.value.message_dict["unit"] == [
        "„1” jest w tych dniach zajęta przez inną organizację. Wolne w tym czasie: 3."
    ]
    # The day after, it is free again.
    let(offered, one, starts_on=LAST_DAY + timedelta(days=1), ends_on=None, by=clerk)


def test_what_is_free_now_is_counted(clerk):
    offered = lockers("1", "2")
    one, two = offered.units.all()
    let(offered, one, ends_on=None, by=clerk)
    assert (availability(offered).total, availability(offered).free) == (2, 1)
    let(offered, two, by=clerk)
    assert availability(offered).free == 0
    assert availability(offered).next_on == LAST_DAY + timedelta(days=1)
    assert availability(service()) is None


@pytest.mark.django_db(transaction=True)
def test_locker_given_to_two_at_once_is_let_to_one():
    clerk = staff()
    offered = lockers("1", "2")
    unit = offered.units.first()
    rivals = [application(service=offered) for _number in range(4)]
    results = all_at_once(
        [
            lambda rival=rival: accept_application(
                rival, starts_on=TODAY, ends_on=LAST_DAY, unit=unit, by=clerk
            )
            for rival in rivals
        ]
    )
    refused = [result for result in results if isinstance(result, ValidationError)]
    assert len(refused) == 3
    assert all("Wolne w tym czasie: 2." in " ".join(result.messages) for result in refused)
    assert ServiceApplication.objects.filter(status="agreed", unit=unit).count() == 1


@pytest.mark.django_db(transaction=True)
def test_prolonging_over_the_next_letting_is_refused_by_the_database_in_words():
    clerk = staff()
    offered = lockers("1", "2")
    unit = offered.units.first()
    held = let(offered, unit, ends_on=TODAY + timedelta(days=30), by=clerk)
    let(offered, unit, starts_on=TODAY + timedelta(days=40), by=clerk)
    with pytest.raises(ValidationError) as refusal:
        prolong_agreement(held, ends_on=TODAY + timedelta(days=60), by=clerk)
    assert "Wolne w tym czasie: 2." in refusal.value.message_dict["ends_on"][0]
    assert ServiceApplication.objects.get(pk=held.pk).ends_on == TODAY + timedelta(days=30)


# Prolonging and ending ---------------------------------------------------------------------------


def test_prolonged_agreement_is_remembered_anew(clerk):
    held = application(
        service=service(longest_months=12), status="agreed", ends_on=TODAY + timedelta(days=10)
    )
    look_after_agreements()
    held.refresh_from_db()
    assert held.reminded_at
    for not_later in [held.ends_on, TODAY + timedelta(days=400)]:
        with pytest.raises(ValidationError):
            prolong_agreement(held, ends_on=not_later, by=clerk)
    prolong_agreement(held, ends_on=TODAY + timedelta(days=100), by=clerk)
    held.refresh_from_db()
    assert (held.ends_on, held.reminded_at) == (TODAY + timedelta(days=100), None)


@pytest.mark.parametrize(
    ("last_day", "status", "ends_on"),
    [
        pytest.param(TODAY, "ended", TODAY, id="today"),
        pytest.param(TODAY + timedelta(days=5), "agreed", TODAY + timedelta(days=5), id="later"),
    ],
)
def test_ended_sooner_the_locker_is_free_afterwards(clerk, last_day, status, ends_on):
    offered = lockers("1")
    held = let(offered, offered.units.get(), starts_on=TODAY - timedelta(days=30), by=clerk)
    end_agreement(held, last_day=last_day, reason="Przeprowadzka.", by=clerk)
    held.refresh_from_db()
    assert (held.status, held.ends_on) == (status, ends_on)
    let(offered, offered.units.get(), starts_on=last_day + timedelta(days=1), by=clerk)


def test_ended_before_it_began_it_holds_nothing(clerk):
    offered = lockers("1")
    first_day = TODAY + timedelta(days=10)
    held = let(offered, offered.units.get(), starts_on=first_day, by=clerk)
    end_agreement(held, last_day=TODAY, reason="Rezygnacja.", by=clerk)
    assert ServiceApplication.objects.get(pk=held.pk).is_ended
    let(offered, offered.units.get(), starts_on=first_day, by=clerk)


# The morning's work ------------------------------------------------------------------------------


def test_reminder_goes_once_to_managers_and_to_the_centre(made, manager):
    Centre.objects.filter(pk=Centre.current().pk).update(email="centrum@tcal.example")
    offered = service(remind_days=14)
    soon = application(
        service=offered, organization=made, status="agreed", ends_on=TODAY + timedelta(days=14)
    )
    application(service=offered, status="agreed", ends_on=TODAY + timedelta(days=15))
    application(service=offered, status="agreed", ends_on=None)
    assert look_after_agreements() == 1
    assert look_after_agreements() == 0
    soon.refresh_from_db()
    assert soon.reminded_at
    assert {mail.to for mail in QueuedMail.objects.all()} == {
        "szefowa@ngo.example",
        "centrum@tcal.example",
    }


def test_agreement_whose_last_day_has_gone_is_ended():
    offered = service()
    past = application(service=offered, status="agreed", ends_on=TODAY - timedelta(days=1))
    last = application(service=offered, status="agreed", ends_on=TODAY)
    look_after_agreements()
    past.refresh_from_db()
    last.refresh_from_db()
    assert (past.status, last.status) == ("ended", "agreed")


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_remind_once():
    Centre.objects.filter(pk=Centre.current().pk).update(email="centrum@tcal.example")
    application(service=service(), status="agreed", ends_on=TODAY)
    assert sorted(all_at_once([look_after_agreements] * 3)) == [0, 0, 1]
    assert QueuedMail.objects.count() == 1


# Sessions ----------------------------------------------------------------------------------------

SESSION = {
    "held_on": TODAY,
    "hours": Decimal("1.5"),
    "coach": "Ewa Mentorka",
    "summary": "Statut i pierwsze zebranie.",
}


def test_session_is_recorded_once_within_the_agreement(clerk):
    held = application(service=service(kind="coaching"), status="agreed")
    first = record_session(held, by=clerk, **SESSION)
    assert record_session(held, by=clerk, **SESSION) == first
    assert hours_of(held) == Decimal("1.5")
    for day in [TODAY + timedelta(days=1), date(2025, 12, 31)]:
        with pytest.raises(ValidationError) as refusal:
            record_session(held, by=clerk, **SESSION | {"held_on": day})
        assert "held_on" in refusal.value.error_dict
    with pytest.raises(ValidationError) as refusal:
        record_session(held, by=clerk, **SESSION | {"hours": Decimal(25)})
    assert "session" in str(refusal.value) or "24" in str(refusal.value)


# Who may -----------------------------------------------------------------------------------------

PEOPLE = ["anonymous", "signed-in", "member", "manager", "other manager", "staff", "own staff"]
# fmt: off
WHO_MAY = {
    #                      anon signed member manager other staff own-staff
    ("get", "list"):          (200, 200, 200, 200, 200, 200, 200),
    ("get", "service"):       (200, 200, 200, 200, 200, 200, 200),
    ("get", "apply"):         (302, 403, 403, 200, 200, 403, 403),
    ("get", "mine"):          (302, 200, 200, 200, 200, 200, 200),
    ("get", "application"):   (302, 404, 200, 200, 404, 200, 200),
    ("post", "withdraw"):     (302, 404, 403, 302, 404, 403, 403),
    ("get", "accept"):        (302, 404, 403, 403, 404, 200, 403),
    ("get", "reject"):        (302, 404, 403, 403, 404, 200, 403),
    ("get", "prolong"):       (302, 404, 403, 403, 404, 200, 403),
    ("get", "end"):           (302, 404, 403, 403, 404, 200, 403),
    ("get", "agreements"):    (302, 403, 403, 403, 403, 200, 200),
    ("get", "agreements_csv"): (302, 403, 403, 403, 403, 200, 200),
    ("get", "agreements_xlsx"): (302, 403, 403, 403, 403, 200, 200),
    ("get", "mail_desk"):     (302, 403, 403, 403, 403, 200, 200),
}
WITHIN_AN_AGREEMENT = {
    ("get", "agreement_pdf"):  (302, 404, 200, 200, 404, 200, 200),
    ("get", "record_session"): (302, 404, 403, 403, 404, 200, 200),
    ("get", "sessions_pdf"):   (302, 404, 200, 200, 404, 200, 200),
    ("get", "sessions_xlsx"):  (302, 404, 200, 200, 404, 200, 200),
    ("get", "sessions_csv"):   (302, 404, 200, 200, 404, 200, 200),
}
# fmt: on


@pytest.fixture
def people(made, manager):
    member, own_staff, other = user(), staff(), user()
    membership(organization=made, user=member)
    membership(organization=made, user=own_staff)
    organization(managers=[other])
    return dict(
        zip(PEOPLE, [None, user(), member, manager, other, staff(), own_staff], strict=True)
    )


def answers(client, people, method, name, args):
    found = []
    for person in people.values():
        client.logout()
        if person:
            client.force_login(person)
        found.append(getattr(client, method)(reverse(f"services:{name}", args=args)).status_code)
    return tuple(found)


def args_of(name, waiting):
    if name in {"service", "apply"}:
        return [waiting.service.slug]
    return (
        [waiting.pk]
        if name not in {"list", "mine", "mail_desk"} and "agreements" not in name
        else []
    )


@pytest.mark.parametrize(("method", "name"), list(WHO_MAY), ids=map("-".join, WHO_MAY))
def test_who_may_open_what(client, people, made, method, name):
    waiting = application(service=service(), organization=made)
    assert answers(client, people, method, name, args_of(name, waiting)) == WHO_MAY[method, name]


@pytest.mark.parametrize(
    ("method", "name"), list(WITHIN_AN_AGREEMENT), ids=map("-".join, WITHIN_AN_AGREEMENT)
)
def test_who_may_open_what_belongs_to_an_agreement(client, people, made, method, name):
    offered = service(kind="coaching", agreement_text="Treść umowy.")
    held = application(service=offered, organization=made, status="agreed")
    expected = WITHIN_AN_AGREEMENT[method, name]
    assert answers(client, people, method, name, [held.pk]) == expected


def test_verbs_ask_who_it_is(people, made):
    offered = service()
    waiting = application(service=offered, organization=made)
    held = application(service=service(), organization=made, status="agreed", ends_on=LAST_DAY)
    applicant = staff()
    of_staff = application(service=offered, applied_by=applicant)
    for name in ["signed-in", "member", "manager", "other manager", "own staff"]:
        person = people[name]
        for verb, thing, told in [
            (accept_application, waiting, {"starts_on": TODAY}),
            (reject_application, waiting, {"reason": "Nie."}),
            (prolong_agreement, held, {"ends_on": LAST_DAY + timedelta(days=9)}),
            (end_agreement, held, {"last_day": TODAY, "reason": "Nie."}),
        ]:
            with pytest.raises(PermissionDenied):
                verb(thing, by=person, **told)
    for name in ["signed-in", "member", "other manager", "staff", "own staff"]:
        with pytest.raises(PermissionDenied):
            applied(of=made, service=service(), by=people[name])
        with pytest.raises(PermissionDenied):
            withdraw_application(waiting, by=people[name])
    with pytest.raises(PermissionDenied):
        accept_application(of_staff, starts_on=TODAY, by=applicant)
    with pytest.raises(PermissionDenied):
        record_session(held, by=coordinator(), **SESSION)


# Pages -------------------------------------------------------------------------------------------


def test_manager_applies_and_sees_what_became_of_it(client, made, manager, clerk):
    offered = lockers("1", agreement_text="Kluczy nie wolno kopiować.", longest_months=6)
    client.force_login(manager)
    form = {"organization": made.pk, "message": "Na sztandar.", "submission_id": uuid.uuid4()}
    address = reverse("services:apply", args=[offered.slug])
    first = client.post(address, form)
    assert client.post(address, form).url == first.url
    client.force_login(clerk)
    waiting = ServiceApplication.objects.get()
    assert waiting.get_absolute_url() in client.get("/admin/").content.decode()
    response = client.post(
        reverse("services:accept", args=[waiting.pk]),
        {"starts_on": TODAY, "ends_on": LAST_DAY, "unit": offered.units.get().pk, "note": "Tajne"},
    )
    assert response.status_code == 302
    client.force_login(manager)
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert f"{waiting.pk}/2026" in page
    assert "Tajne" not in page
    document = pdf_text(client.get(reverse("services:agreement_pdf", args=[waiting.pk])).content)
    for words in ["Zielony Kąt", "Kluczy nie wolno kopiować.", "22 maja 2027", "strona 1 z 1"]:
        assert words in document
    assert "Tajne" not in document


def test_applicant_cannot_choose_an_organisation_of_others(client, made, manager):
    client.force_login(manager)
    response = client.post(
        reverse("services:apply", args=[service().slug]),
        {"organization": organization().pk, "message": "x", "submission_id": uuid.uuid4()},
    )
    assert "organization" in response.context["form"].errors
    assert not ServiceApplication.objects.exists()


def test_taken_locker_is_said_beside_the_field_and_nothing_typed_is_lost(client, clerk):
    offered = lockers("1", "2")
    unit = offered.units.first()
    let(offered, unit, by=clerk)
    waiting = application(service=offered)
    client.force_login(clerk)
    response = client.post(
        reverse("services:accept", args=[waiting.pk]),
        {"starts_on": TODAY, "ends_on": LAST_DAY, "unit": unit.pk, "note": "Klucz w sejfie"},
    )
    assert "unit" in response.context["form"].errors
    assert "Klucz w sejfie" in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.is_waiting


def test_page_of_a_service_says_what_is_free(client, clerk):
    offered = lockers("1")
    client.cookies["django_language"] = "en"
    assert "1 of 1" in client.get(offered.get_absolute_url()).content.decode()
    let(offered, offered.units.get(), by=clerk)
    page = client.get(offered.get_absolute_url()).content.decode()
    assert "0 of 1" in page
    assert "23 May 2027" in page


def test_agreement_without_a_text_has_no_document(client, clerk):
    held = application(service=service(), status="agreed")
    client.force_login(clerk)
    assert client.get(reverse("services:agreement_pdf", args=[held.pk])).status_code == 404


def test_tables_say_the_same_as_the_page(client, clerk):
    kept = application(service=service(), status="agreed", agreement_number="=1/2026")
    application(service=service())
    client.force_login(clerk)
    table = client.get(reverse("services:agreements_csv"), {"status": "agreed"}).content.decode()
    assert "'=1/2026" in table
    assert kept.organization.name in table
    assert table.count("\n") == 2


def test_pages_cost_the_same_with_one_and_with_thirty(
    client, made, manager, clerk, django_assert_num_queries
):
    held = application(
        service=service(kind="coaching"), organization=made, status="agreed", ends_on=LAST_DAY
    )

    def more(number):
        kept = application(service=service(), organization=made, status="agreed")
        application(service=service(), ends_on=None)
        record_session(held, by=clerk, **SESSION | {"summary": f"Spotkanie {number}"})
        return kept

    pages = [
        (manager, reverse("services:mine")),
        (manager, held.get_absolute_url()),
        (manager, made.get_absolute_url()),
        (None, reverse("services:list")),
        (clerk, reverse("services:agreements")),
        (clerk, reverse("services:agreements_csv")),
    ]
    more(0)
    counts = []
    for person, address in pages:
        client.logout()
        if person:
            client.force_login(person)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    for number in range(1, 30):
        more(number)
    for (person, address), count in zip(pages, counts, strict=True):
        client.logout()
        if person:
            client.force_login(person)
        with django_assert_num_queries(count):
            client.get(address)


def test_strangers_see_nothing_private_on_the_organisations_page(client, made):
    application(service=service(name_pl="Skrytka na sztandar"), organization=made, status="agreed")
    assert "Skrytka na sztandar" not in client.get(made.get_absolute_url()).content.decode()
    client.force_login(user())
    assert "Skrytka na sztandar" not in client.get(made.get_absolute_url()).content.decode()


# Administration ----------------------------------------------------------------------------------


def test_staff_define_a_service_with_its_lockers(client, clerk):
    client.force_login(clerk)
    address = reverse("admin:organizations_service_add")
    assert client.get(address).status_code == 200
    form = {
        "kind": "locker",
        "name_pl": "Skrytka",
        "name_en": "Locker",
        "description_pl": "Na dokumenty.",
        "description_en": "For documents.",
        "remind_days": 30,
        "position": 0,
        "is_offered": "on",
        "units-TOTAL_FORMS": 1,
        "units-INITIAL_FORMS": 0,
        "units-0-name": "1",
        "units-0-is_usable": "on",
    }
    assert client.post(address, form).status_code == 302
    assert client.get("/uslugi/skrytka/").status_code == 200


def test_staff_refuse_in_the_administration(client, clerk):
    waiting = application(service=service())
    client.force_login(clerk)
    page = client.get(reverse("admin:organizations_serviceapplication_change", args=[waiting.pk]))
    assert waiting.get_absolute_url() in page.content.decode()
    client.post(
        reverse("admin:organizations_serviceapplication_decide", args=[waiting.pk, "reject"]),
        {"reason": "Nie ma miejsca."},
    )
    waiting.refresh_from_db()
    assert waiting.is_rejected
