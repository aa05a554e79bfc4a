"""Mail that came to the centre for an organisation: logged, told of, collected, listed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organizations.models import ReceivedMail
from organizations.received_mail import collect_mail, log_mail
from tcal.shared.models import QueuedMail
from tests.factories.accounts import staff, user
from tests.factories.organizations import membership, organization
from tests.factories.services import application, service

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False):
        yield


@pytest.fixture
def clerk():
    return staff()


@pytest.fixture
def made():
    return organization(
        name="Zielony Kąt",
        managers=[user(email="szefowa@ngo.example")],
        members=[user(email="czlonek@ngo.example", language="en")],
        contact_email="biuro@ngo.example",
    )


def test_people_are_told_without_the_senders_name(made, clerk):
    mail = log_mail(
        organization=made,
        received_on=TODAY,
        sender="Urząd Skarbowy",
        note="w kopercie z ramką",
        is_registered=True,
        by=clerk,
    )
    letters = {letter.to: letter for letter in QueuedMail.objects.all()}
    assert set(letters) == {"szefowa@ngo.example", "czlonek@ngo.example"}
    assert mail.people == 2
    for letter in letters.values():
        for secret in ["Urząd", "ramką"]:
            assert secret not in letter.text + letter.html + letter.subject
    assert "official letter" in letters["czlonek@ngo.example"].text


def test_where_nobody_has_an_account_the_contact_address_is_told(clerk):
    made = organization(contact_email="biuro@ngo.example")
    assert log_mail(organization=made, received_on=TODAY, by=clerk).people == 1
    assert QueuedMail.objects.get().to == "biuro@ngo.example"
    assert log_mail(organization=organization(), received_on=TODAY, by=clerk).people == 0


def test_the_button_pressed_twice_is_one_letter_but_two_letters_a_day_are_two(made, clerk):
    first = log_mail(organization=made, received_on=TODAY, by=clerk)
    assert log_mail(organization=made, received_on=TODAY, by=clerk) == first
    with time_machine.travel("2026-11-23 10:05+01:00", tick=False):
        assert log_mail(organization=made, received_on=TODAY, by=clerk) != first


def test_collected_once_by_somebody_named_after_it_came(made, clerk):
    mail = log_mail(organization=made, received_on=TODAY, by=clerk)
    for told in [
        {"collected_by": "Jan Nowy", "collected_on": TODAY + timedelta(days=1)},
        {"collected_by": "Jan Nowy", "collected_on": TODAY - timedelta(days=1)},
        {"collected_by": " ", "collected_on": TODAY},
    ]:
        with pytest.raises(ValidationError):
            collect_mail(ReceivedMail.objects.get(), by=clerk, **told)
    collect_mail(mail, collected_by="Jan Nowy", collected_on=TODAY, by=clerk)
    with pytest.raises(ValidationError) as refusal:
        collect_mail(mail, collected_by="Ktoś Inny", collected_on=TODAY, by=clerk)
    assert "Jan Nowy" in str(refusal.value)
    assert ReceivedMail.objects.get().collected_by == "Jan Nowy"


def test_only_staff_log_and_hand_over(made):
    person = made.memberships.first().user
    with pytest.raises(PermissionDenied):
        log_mail(organization=made, received_on=TODAY, by=person)
    mail = log_mail(organization=made, received_on=TODAY, by=staff())
    with pytest.raises(PermissionDenied):
        collect_mail(mail, collected_by="Jan", collected_on=TODAY, by=person)


def test_staff_log_in_two_clicks_and_hand_over(client, made, clerk):
    application(service=service(kind="correspondence"), organization=made, status="agreed")
    client.force_login(clerk)
    desk = reverse("services:mail_desk")
    groups = dict(client.get(desk).context["form"].fields["organization"].choices[1:])
    assert [(made.pk, made.name)] in groups.values()
    response = client.post(desk, {"organization": made.pk, "received_on": TODAY}, follow=True)
    assert "Zielony Kąt" in response.content.decode()
    mail = ReceivedMail.objects.get()
    address = reverse("services:collect", args=[mail.pk])
    assert address in client.get(desk).content.decode()
    refused = client.post(address, {"collected_by": "123", "collected_on": TODAY})
    assert "collected_by" in refused.context["form"].errors
    client.post(address, {"collected_by": "Jan Nowy", "collected_on": TODAY})
    assert not client.get(desk).context["page"].object_list
    assert "Jan Nowy" in client.get(desk, {"wszystkie": "1"}).content.decode()


def test_who_sees_what_came(client, made, clerk):
    log_mail(organization=made, received_on=TODAY, sender="Urząd Skarbowy", by=clerk)
    former = user()
    membership(organization=made, user=former, status="ended")
    member = made.memberships.get(user__email="czlonek@ngo.example").user
    other = user()
    organization(managers=[other])
    address = reverse("organizations:mail", args=[made.slug])
    assert client.get(address).status_code == 302
    for person, expected in [
        (user(), 403),
        (former, 403),
        (other, 403),
        (member, 200),
        (clerk, 200),
    ]:
        client.force_login(person)
        response = client.get(address)
        assert response.status_code == expected
        assert ("Urząd Skarbowy" in response.content.decode()) == (expected == 200)
    for person in [member, other]:
        client.force_login(person)
        mail = ReceivedMail.objects.get()
        assert client.get(reverse("services:collect", args=[mail.pk])).status_code == 403


def test_pages_cost_the_same_with_one_and_with_thirty(
    client, made, clerk, django_assert_num_queries
):
    client.force_login(clerk)
    addresses = [reverse("services:mail_desk"), reverse("organizations:mail", args=[made.slug])]

    def more(number):
        ReceivedMail.objects.create(organization=made, sender=f"Nadawca {number}", logged_by=clerk)
        ReceivedMail.objects.create(organization=organization(), logged_by=clerk)

    more(0)
    counts = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    for number in range(30):
        more(number)
    for address, count in zip(addresses, counts, strict=True):
        with django_assert_num_queries(count):
            client.get(address)
