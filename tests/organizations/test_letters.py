"""Letters of staff to many organisations: chosen, looked at, sent once, kept on their pages."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organizations.letters import audience_of, chosen_organizations, send_copies, send_letter
from organizations.models import Letter, LetterCopy, Organization
from tcal.shared.models import QueuedMail
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import membership, organization, sphere
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def clerk():
    return staff()


def sent(*organizations, by, number=None):
    return send_letter(
        subject="Spotkanie integracyjne",
        body="Zapraszamy <wszystkich>.\n\nDo zobaczenia: https://tcal.example/spotkanie",
        organizations=organizations,
        chosen_by="Wszystkie",
        submission_id=number or uuid.uuid4(),
        by=by,
    )


def test_chosen_by_theme_form_and_district():
    culture = organization(name="Kultura", district="Mokre")
    culture.spheres.add(sphere(code="16"))
    sport = organization(name="Sport", legal_form="foundation", district="Mokre")
    sport.spheres.add(sphere(code="17"), sphere(code="16"))
    school = organization(name="Szkoła", legal_form="institution", district="Mokre")
    organization(name="Zakończona", status="ended", district="Mokre")
    organization(name="Miasto", legal_form="institution", is_operator=True)
    other = organization(name="Inna", district="Rubinkowo")

    def names(**choice):
        return [found.name for found in chosen_organizations(**choice)]

    assert names(to_all=True) == [other.name, culture.name, sport.name]
    assert names(spheres=[sphere(code="16")]) == [culture.name, sport.name]
    assert names(spheres=[sphere(code="16"), sphere(code="17")]) == [culture.name, sport.name]
    assert names(districts=["Mokre"]) == [culture.name, sport.name]
    assert names(spheres=[sphere(code="16")], legal_forms=["foundation"]) == [sport.name]
    assert names(legal_forms=["institution"]) == [school.name]


def test_everybody_is_written_to_once_in_their_language(clerk):
    busy, english = user(email="dwie@ngo.example"), user(email="en@ngo.example", language="en")
    first = organization(name="A", members=[busy, english])
    second = organization(name="B", managers=[busy])
    third = organization(name="C", contact_email="BIURO@ngo.example")
    fourth = organization(name="D", contact_email="biuro@ngo.example")
    membership(organization=first, user=user(), status="ended")
    audience = audience_of([first, second, third, fourth])
    assert audience.total_people == 3
    letter = sent(first, second, third, fourth, by=clerk)
    assert send_copies(letter.pk) == 3
    letters = {mail.to: mail for mail in QueuedMail.objects.all()}
    assert set(letters) == {"dwie@ngo.example", "en@ngo.example", "BIURO@ngo.example"}
    assert "Zapraszamy <wszystkich>." in letters["en@ngo.example"].text
    assert "&lt;wszystkich&gt;" in letters["en@ngo.example"].html
    assert "The centre's staff wrote this letter to A" in letters["en@ngo.example"].text
    counts = dict(letter.copies.values_list("organization__name", "people"))
    assert counts == {"A": 2, "B": 0, "C": 1, "D": 0}


def test_sending_again_sends_nothing_more(clerk):
    number = uuid.uuid4()
    members = [organization(members=[user()]), organization(members=[user()])]
    letter = sent(*members, by=clerk, number=number)
    assert sent(*members, by=clerk, number=number) == letter
    assert Letter.objects.count() == 1
    assert [send_copies(letter.pk), send_copies(letter.pk)] == [2, 0]
    assert QueuedMail.objects.count() == 2


def test_a_task_that_broke_off_goes_on_where_it_stopped(clerk):
    letter = sent(organization(members=[user()]), organization(members=[user()]), by=clerk)
    send_copies(letter.pk)
    LetterCopy.objects.filter(pk=letter.copies.latest("pk").pk).update(queued_at=None)
    assert send_copies(letter.pk) == 1


@pytest.mark.django_db(transaction=True)
def test_sent_and_delivered_at_once_from_two_places_it_is_one_letter():
    clerk, number = staff(), uuid.uuid4()
    made = [organization(members=[user()]) for _number in range(5)]
    letters = all_at_once([lambda: sent(*made, by=clerk, number=number)] * 3)
    assert {letter.pk for letter in letters} == {Letter.objects.get().pk}
    all_at_once([lambda: send_copies(letters[0].pk)] * 3)
    assert QueuedMail.objects.count() == 5


def test_only_staff_write_letters():
    for person in [user(), coordinator()]:
        with pytest.raises(PermissionDenied):
            sent(organization(), by=person)


def test_staff_see_who_gets_it_before_it_is_sent(client, clerk):
    made = organization(name="Zielony Kąt", district="Mokre", members=[user(name="Anna Ogrodnik")])
    organization(name="Daleka", district="Rubinkowo", members=[user()])
    client.force_login(clerk)
    address = reverse("organizations:write_letter")
    form = {
        "subject": "Zebranie",
        "body": "W piątek.",
        "districts": ["Mokre"],
        "submission_id": str(uuid.uuid4()),
    }
    preview = client.post(address, form)
    page = preview.content.decode()
    assert "Zielony Kąt" in page
    assert "Anna Ogrodnik" in page
    assert "Daleka" not in page
    assert not Letter.objects.exists()
    seen = preview.context["audience"].fingerprint
    again = client.post(address, form | {"change": "1"}).content.decode()
    assert "W piątek." in again
    # Somebody joined meanwhile: it is shown once more.
    membership(organization=made, user=user(name="Nowa Osoba"))
    preview = client.post(address, form | {"send": "1", "seen": seen})
    assert "Nowa Osoba" in preview.content.decode()
    assert not Letter.objects.exists()
    seen = preview.context["audience"].fingerprint
    response = client.post(address, form | {"send": "1", "seen": seen})
    letter = Letter.objects.get()
    assert response.url == reverse("organizations:sent_letter", args=[letter.pk])
    assert client.post(address, form | {"send": "1", "seen": seen}).url == response.url
    assert [copy.organization for copy in letter.copies.all()] == [made]
    assert "Mokre" in letter.chosen_by


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param({}, id="nobody"),
        pytest.param({"to_all": "on", "legal_forms": ["foundation"]}, id="all-and-some"),
        pytest.param({"legal_forms": ["church_unit"]}, id="none-of-this-form"),
    ],
)
def test_a_choice_that_makes_no_sense_is_said_and_the_text_stays(client, clerk, choice):
    organization()
    client.force_login(clerk)
    response = client.post(
        reverse("organizations:write_letter"),
        {"subject": "Zebranie", "body": "Napisane.", "submission_id": uuid.uuid4()} | choice,
    )
    assert response.context["form"].errors
    assert "Napisane." in response.content.decode()


def test_who_may_read_and_write_letters(client, clerk):
    member, manager, other, former = user(), user(), user(), user()
    made = organization(members=[member], managers=[manager])
    membership(organization=made, user=former, status="ended")
    organization(managers=[other])
    letter = sent(made, by=clerk)
    copy = letter.copies.get()
    strange = sent(organization(), by=clerk).copies.get()
    people = [None, user(), former, member, manager, other, clerk]
    # fmt: off
    expected = {
        #                       anon signed former member manager other staff
        ("sent_letters",):           (302, 403, 403, 403, 403, 403, 200),
        ("write_letter",):           (302, 403, 403, 403, 403, 403, 200),
        ("sent_letter", letter.pk):  (302, 403, 403, 403, 403, 403, 200),
        ("letters", made.slug):      (302, 403, 403, 200, 200, 403, 200),
        ("letter", made.slug, copy.pk):    (302, 403, 403, 200, 200, 403, 200),
        ("letter", made.slug, strange.pk): (302, 403, 403, 404, 404, 403, 404),
    }
    # fmt: on
    for (name, *args), statuses in expected.items():
        found = []
        for person in people:
            client.logout()
            if person:
                client.force_login(person)
            found.append(client.get(reverse(f"organizations:{name}", args=args)).status_code)
        assert (name, tuple(found)) == (name, statuses)


def test_pages_cost_the_same_with_one_and_with_thirty(client, clerk, django_assert_num_queries):
    client.force_login(clerk)
    made = organization(members=[user()])
    letter = sent(made, by=clerk)
    send_copies(letter.pk)
    form = {"subject": "A", "body": "B", "to_all": "on", "submission_id": str(uuid.uuid4())}
    requests = [
        lambda: client.get(reverse("organizations:sent_letters")),
        lambda: client.get(reverse("organizations:sent_letter", args=[letter.pk])),
        lambda: client.get(reverse("organizations:letters", args=[made.slug])),
        lambda: client.post(reverse("organizations:write_letter"), form),
    ]
    counts = []
    for request in requests:
        request()
        with CaptureQueriesContext(connection) as queries:
            assert request().status_code == 200
        counts.append(len(queries))
    for _number in range(30):
        more = organization(members=[user()])
        LetterCopy.objects.create(letter=letter, organization=more)
        sent(made, by=clerk)
    for request, count in zip(requests, counts, strict=True):
        with django_assert_num_queries(count):
            request()
    assert Organization.objects.count() == 31
