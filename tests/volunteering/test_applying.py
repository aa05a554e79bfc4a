"""What a volunteer sends, and what is said to somebody who can't be taken."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tcal.shared.models import QueuedMail
from tests.factories import organizations, volunteering
from volunteering.models import Application, VolunteerProfile

pytestmark = pytest.mark.django_db


@pytest.fixture
def _signed_in(client, volunteer):
    client.force_login(volunteer)


def send(client, opportunity, **data):
    url = reverse("volunteering:apply", args=[opportunity.slug])
    filled = {
        "submission_id": str(uuid4()),
        "message": "Mam czas we wtorki.",
        "birth_date": "1990-05-17",
    }
    return client.post(url, filled | data)


@pytest.mark.usefixtures("_signed_in")
def test_first_application_makes_the_profile(client, volunteer, manager, opportunity):
    gardening = volunteering.skill(code="gardening")

    response = send(client, opportunity, skills=[gardening.pk], about="Od lat prowadzę działkę.")

    assert response.url == reverse("volunteering:my_applications")
    application = Application.objects.get()
    assert application.message == "Mam czas we wtorki."
    profile = application.profile
    assert (profile.user, profile.birth_date) == (volunteer, date(1990, 5, 17))
    assert profile.about == "Od lat prowadzę działkę."
    assert list(profile.skills.all()) == [gardening]
    letters = {mail.to: mail for mail in QueuedMail.objects.all()}
    assert set(letters) == {volunteer.email, manager.email}
    assert volunteer.name in letters[manager.email].text
    # The address is told only once somebody is accepted.
    assert volunteer.email not in letters[manager.email].text
    assert f"/wolontariat/zgloszenia/{application.pk}/" in letters[manager.email].text


@pytest.mark.usefixtures("_signed_in")
def test_later_applications_ask_only_for_the_message(client, volunteer, opportunity):
    volunteering.profile(user=volunteer, about="Jestem.")
    url = reverse("volunteering:apply", args=[opportunity.slug])

    assert list(client.get(url).context["form"].fields) == ["submission_id", "message"]

    send(client, opportunity, about="Podmieniony opis", birth_date="2000-01-01")
    profile = VolunteerProfile.objects.get()
    assert (profile.about, profile.birth_date) == ("Jestem.", date(1990, 5, 17))


@pytest.mark.usefixtures("_signed_in")
def test_missing_birth_date_is_asked_of_an_existing_profile(client, volunteer, opportunity):
    volunteering.profile(user=volunteer, birth_date=None)
    send(client, opportunity)
    assert VolunteerProfile.objects.get().birth_date == date(1990, 5, 17)


@pytest.mark.usefixtures("_signed_in")
@pytest.mark.parametrize(
    ("birth_date", "words"),
    [
        ("2008-11-23", "guardian"),
        ("2015-01-01", "guardian"),
        ("2026-11-23", "still to come"),
        ("1890-01-01", "1900"),
        ("", "date of birth"),
        ("wczoraj", "26.11.2001"),
        ("2001-02-30", "26.11.2001"),
    ],
)
def test_wrong_birth_date_keeps_what_was_typed_and_stores_nothing(
    client, opportunity, birth_date, words
):
    client.cookies["django_language"] = "en"
    response = send(client, opportunity, birth_date=birth_date, about="Lubię ogrody.")

    assert response.status_code == 200
    form = response.context["form"]
    assert words in " ".join(form.errors["birth_date"])
    page = response.content.decode()
    assert "Mam czas we wtorki." in page
    assert "Lubię ogrody." in page
    assert not Application.objects.exists()
    assert not VolunteerProfile.objects.exists()
    assert not QueuedMail.objects.exists()


@pytest.mark.usefixtures("_signed_in")
def test_known_birth_date_that_is_too_young_is_explained_above_the_form(client, volunteer):
    volunteering.profile(user=volunteer, birth_date=date(2006, 1, 1))
    offer = volunteering.opportunity(minimum_age=21)

    form = send(client, offer).context["form"]

    assert form.non_field_errors().as_data()[0].code == "too_young"


@pytest.mark.usefixtures("_signed_in")
def test_same_form_sent_again_is_one_application(client, opportunity):
    number = str(uuid4())
    first = send(client, opportunity, submission_id=number)
    again = send(client, opportunity, submission_id=number)

    assert first.url == again.url
    assert Application.objects.count() == 1
    assert QueuedMail.objects.count() == 2


@pytest.mark.usefixtures("_signed_in")
def test_second_application_is_refused_with_its_words_kept(client, opportunity):
    send(client, opportunity)
    response = send(client, opportunity, message="Jeszcze raz ja.")

    form = response.context["form"]
    assert form.non_field_errors().as_data()[0].code == "already_applied"
    assert "Jeszcze raz ja." in response.content.decode()
    assert Application.objects.count() == 1


@pytest.mark.usefixtures("_signed_in")
def test_number_of_somebody_elses_form_shows_nothing_of_theirs(client, opportunity):
    theirs = volunteering.application(opportunity=opportunity)

    response = send(client, opportunity, submission_id=str(theirs.submission_id))

    assert response.status_code == 200
    assert response.context["form"].errors
    assert Application.objects.count() == 1


@pytest.mark.usefixtures("_signed_in")
@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 21)},
        {"status": "closed"},
    ],
)
def test_offer_of_the_past_or_closed_takes_nobody(client, fields):
    offer = volunteering.opportunity(**fields)
    response = send(client, offer)

    assert response.context["form"].non_field_errors().as_data()[0].code == "closed"
    assert not Application.objects.exists()
    page = client.get(reverse("volunteering:apply", args=[offer.slug])).content.decode()
    assert 'name="message"' not in page


@pytest.mark.usefixtures("_signed_in")
def test_own_draft_takes_nobody(client, volunteer):
    own = organizations.organization(managers=[volunteer])
    offer = volunteering.opportunity(organization=own, status="draft")
    response = send(client, offer)
    assert response.context["form"].non_field_errors().as_data()[0].code == "closed"


@pytest.mark.usefixtures("_signed_in")
def test_full_offer_takes_applications_for_the_waiting_list(client, opportunity):
    volunteering.application(opportunity=opportunity, status="accepted")
    send(client, opportunity)
    assert Application.objects.filter(status="submitted").count() == 1


@pytest.mark.usefixtures("_signed_in")
def test_message_may_be_at_most_two_thousand_characters(client, opportunity):
    response = send(client, opportunity, message="ą" * 2001)
    assert "message" in response.context["form"].errors
    assert not Application.objects.exists()


@pytest.mark.usefixtures("_signed_in")
def test_withdrawing_is_confirmed_and_then_told(client, volunteer, manager, opportunity):
    application = volunteering.application(
        opportunity=opportunity, profile=volunteering.profile(user=volunteer), status="accepted"
    )
    url = reverse("volunteering:withdraw", args=[application.pk])

    assert client.get(url).status_code == 200
    assert Application.objects.get().status == "accepted"
    client.post(url)
    assert Application.objects.get().status == "withdrawn"
    assert QueuedMail.objects.get().to == manager.email
    # Sent again, nothing happens but a message.
    assert client.post(url).url == reverse("volunteering:my_applications")
    assert QueuedMail.objects.count() == 1


@pytest.mark.usefixtures("_signed_in")
def test_my_page_shows_the_answer_and_the_way_on(client, volunteer, opportunity):
    page = client.get(reverse("volunteering:my_applications")).content.decode()
    assert reverse("volunteering:list") in page

    opportunity.organization.public_email = "ogrod@ngo.example"
    opportunity.organization.save()
    volunteering.application(
        opportunity=opportunity,
        profile=volunteering.profile(user=volunteer),
        status="accepted",
        decision_message="Do zobaczenia!",
    )
    page = client.get(reverse("volunteering:my_applications")).content.decode()
    assert "Do zobaczenia!" in page
    assert "ogrod@ngo.example" in page


@pytest.mark.usefixtures("_signed_in")
def test_profile_is_written_and_its_birth_date_stays(client, volunteer):
    skill = volunteering.skill(code="music-and-stage", name_pl="muzyka", name_en="music")
    sphere = organizations.sphere(code="16")
    url = reverse("volunteering:profile")

    client.post(
        url,
        {
            "birth_date": "1990-05-17",
            "about": "Gram.",
            "skills": [skill.pk],
            "spheres": [sphere.pk],
        },
    )
    client.post(url, {"birth_date": "2001-01-01", "about": "Gram i śpiewam."})

    profile = VolunteerProfile.objects.get()
    assert profile.user == volunteer
    assert (profile.birth_date, profile.about) == (date(1990, 5, 17), "Gram i śpiewam.")
    assert "1990" not in client.get(url).content.decode()


@pytest.mark.usefixtures("_signed_in")
def test_retired_skill_stays_on_a_profile_and_is_not_offered_to_others(client, volunteer):
    skill = volunteering.skill(code="telex", name_pl="obsługa teleksu", name_en="telex")
    skill.is_retired = True
    skill.save()
    url = reverse("volunteering:profile")
    assert "obsługa teleksu" not in client.get(url).content.decode()

    volunteering.profile(user=volunteer, skills=[skill])
    assert "obsługa teleksu" in client.get(url).content.decode()
