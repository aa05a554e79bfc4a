"""Writing an offer, and what staff do with it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import organizations, volunteering
from tests.factories.volunteering import offer_form_data
from volunteering.models import Opportunity
from volunteering.offering import save_offer

pytestmark = pytest.mark.django_db

NEW = "/wolontariat/nowa/"


@pytest.fixture
def _signed_in(client, manager):
    client.force_login(manager)


@pytest.mark.usefixtures("_signed_in")
def test_offer_is_sent_to_staff_and_is_not_public_yet(client, manager, organization):
    skill, sphere = volunteering.skill(), organizations.sphere(code="18")
    data = offer_form_data(organization=organization, skills=[skill.pk], spheres=[sphere.pk])

    response = client.post(NEW, data)

    assert response.url == reverse("volunteering:organization")
    offer = Opportunity.objects.get()
    assert (offer.status, offer.submitted_by, offer.created_by) == ("submitted", manager, manager)
    assert (list(offer.skills.all()), list(offer.spheres.all())) == ([skill], [sphere])
    assert offer.slug == "spacery-z-psami"
    client.logout()
    assert client.get(offer.get_absolute_url()).status_code == 404
    assert offer.title not in client.get(reverse("volunteering:list")).content.decode()


@pytest.mark.usefixtures("_signed_in")
def test_draft_is_kept_and_sent_later(client, organization):
    client.post(NEW, offer_form_data(organization=organization, send=None, keep=""))
    offer = Opportunity.objects.get()
    assert offer.status == "draft"

    edit = reverse("volunteering:edit", args=[offer.slug])
    client.post(edit, offer_form_data(title="Spacery z kotami"))
    offer.refresh_from_db()
    assert (offer.status, offer.title) == ("submitted", "Spacery z kotami")
    # The address is a promise from the beginning.
    assert offer.slug == "spacery-z-psami"
    assert client.get(edit).status_code == 403


@pytest.mark.usefixtures("_signed_in")
def test_returned_offer_shows_the_reason_and_is_sent_again(client, organization, manager):
    offer = volunteering.opportunity(
        organization=organization, created_by=manager, status="returned"
    )
    edit = reverse("volunteering:edit", args=[offer.slug])
    assert offer.decision_reason in client.get(edit).content.decode()

    client.post(edit, offer_form_data(hours="wtorki 16:00–18:00"))
    offer.refresh_from_db()
    assert (offer.status, offer.hours) == ("submitted", "wtorki 16:00–18:00")


@pytest.mark.usefixtures("_signed_in")
@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": ""}),
        ("summary", {"summary": "x" * 201}),
        ("insurance", {"insurance": ""}),
        ("ends_on", {"ongoing": None}),
        ("ends_on", {"ongoing": None, "starts_on": "2026-12-01"}),
        ("ends_on", {"ends_on": "2026-12-01"}),
        ("ends_on", {"ongoing": None, "starts_on": "2026-12-02", "ends_on": "2026-12-01"}),
        ("ends_on", {"ongoing": None, "starts_on": "2026-11-01", "ends_on": "2026-11-21"}),
        ("starts_on", {"starts_on": "30.02.2026"}),
        ("places", {"places": "0"}),
        ("places", {"places": "-1"}),
        ("places", {"places": "1001"}),
        ("places", {"places": "trzy"}),
        ("minimum_age", {"minimum_age": "0"}),
        ("minimum_age", {"minimum_age": "120"}),
        ("place", {"place": ""}),
        ("skills", {"skills": ["999999"]}),
        ("language", {"language": "xx"}),
    ],
)
def test_wrong_input_is_named_beside_its_field_and_kept(client, organization, field, changes):
    response = client.post(NEW, offer_form_data(organization=organization, **changes))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Wyprowadzanie psów" in response.content.decode() or "summary" in changes
    assert not Opportunity.objects.exists()


@pytest.mark.usefixtures("_signed_in")
def test_remote_offer_needs_no_place(client, organization):
    client.post(NEW, offer_form_data(organization=organization, place="", remote="on"))
    assert Opportunity.objects.get().remote


@pytest.mark.usefixtures("_signed_in")
@pytest.mark.parametrize("kind", ["foreign", "member only", "pending", "ended", "missing", "word"])
def test_organisation_that_one_does_not_manage_is_refused(client, manager, organization, kind):
    number = {
        "foreign": lambda: organizations.organization().pk,
        "member only": lambda: organizations.organization(members=[manager]).pk,
        "pending": lambda: organizations.organization(managers=[manager], status="pending").pk,
        "ended": lambda: organizations.organization(managers=[manager], status="ended").pk,
        "missing": lambda: 999_999,
        "word": lambda: "nasza",
    }[kind]()

    response = client.post(NEW, offer_form_data() | {"organization": str(number)})

    assert list(response.context["form"].errors) == ["organization"]
    assert not Opportunity.objects.exists()


def test_verb_refuses_a_foreign_organisation_too(stranger, organization):
    offer = Opportunity(organization=organization, title="Cudza")
    with pytest.raises(PermissionDenied):
        save_offer(offer, spheres=[], skills=[], by=stranger, submission_id=uuid4())


@pytest.mark.usefixtures("_signed_in")
def test_organisation_of_an_existing_offer_can_not_be_changed(client, manager, organization):
    second = organizations.organization(managers=[manager])
    offer = volunteering.opportunity(organization=organization, status="draft")
    client.post(
        reverse("volunteering:edit", args=[offer.slug]), offer_form_data(organization=second)
    )
    offer.refresh_from_db()
    assert offer.organization == organization


@pytest.mark.usefixtures("_signed_in")
def test_same_form_sent_again_is_one_offer(client, organization):
    data = offer_form_data(organization=organization)
    client.post(NEW, data)
    # The second time something is also wrong: the first result still counts.
    assert client.post(NEW, data | {"title": ""}).status_code == 302
    assert Opportunity.objects.count() == 1


@pytest.mark.usefixtures("_signed_in")
def test_number_of_somebody_elses_form_stores_nothing(client, organization, stranger):
    theirs = volunteering.opportunity(created_by=stranger)
    data = offer_form_data(organization=organization, submission_id=str(theirs.submission_id))
    response = client.post(NEW, data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Opportunity.objects.count() == 1


def test_offer_sent_meanwhile_by_somebody_else_is_not_rewritten(manager, organization):
    offer = volunteering.opportunity(organization=organization, status="draft")
    old = Opportunity.objects.get(pk=offer.pk)
    offer.submit(by=manager)

    old.title = "Zmieniony po wysłaniu"
    with pytest.raises(ForbiddenMove):
        save_offer(old, spheres=[], skills=[], by=manager)
    offer.refresh_from_db()
    assert offer.title != "Zmieniony po wysłaniu"


@pytest.mark.parametrize("title", ["Organizacja", "Moje", "Nowa", "Zgłoszenia", "Łódź ąęó"])
def test_addresses_of_offers_are_not_those_of_other_pages(title):
    slug = volunteering.opportunity(title=title).slug
    assert slug not in {"organizacja", "moje", "nowa", "zgloszenia"}
    assert slug.isascii()


# Staff ------------------------------------------------------------------------------------------


@pytest.fixture
def _staff_signed_in(client, staff, settings):
    settings.REQUIRE_MFA = False
    client.force_login(staff)


def decide(client, offer, name, **data):
    return client.post(
        reverse("admin:volunteering_opportunity_decide", args=[offer.pk, name]), data
    )


@pytest.mark.usefixtures("_staff_signed_in")
def test_staff_publish_in_the_admin(client, staff):
    offer = volunteering.opportunity(status="submitted")
    page = client.get(reverse("admin:volunteering_opportunity_change", args=[offer.pk]))
    assert page.status_code == 200

    decide(client, offer, "publish")

    offer.refresh_from_db()
    assert (offer.status, offer.decided_by) == ("published", staff)
    client.logout()
    assert offer.title in client.get(reverse("volunteering:list")).content.decode()


@pytest.mark.usefixtures("_staff_signed_in")
def test_staff_return_only_with_a_reason(client):
    offer = volunteering.opportunity(status="submitted")
    decide(client, offer, "return", reason="")
    offer.refresh_from_db()
    assert offer.status == "submitted"

    decide(client, offer, "return", reason="Podaj godziny.")
    offer.refresh_from_db()
    assert (offer.status, offer.decision_reason) == ("returned", "Podaj godziny.")


@pytest.mark.usefixtures("_staff_signed_in")
def test_staff_do_not_decide_on_their_own_offer(client, staff):
    own = volunteering.opportunity(status="submitted", created_by=staff)
    assert decide(client, own, "publish").status_code == 403
    own.refresh_from_db()
    assert own.status == "submitted"


@pytest.mark.usefixtures("_staff_signed_in")
def test_offer_over_meanwhile_is_not_published(client):
    offer = volunteering.opportunity(
        status="submitted", starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 21)
    )
    decide(client, offer, "publish")
    offer.refresh_from_db()
    assert offer.status == "submitted"
    assert not QueuedMail.objects.exists()


@pytest.mark.usefixtures("_staff_signed_in")
def test_admin_pages_open_and_drafts_stay_with_their_authors(client):
    application = volunteering.application()
    draft = volunteering.opportunity(status="draft", title="Jeszcze nie")
    for model in ("opportunity", "application", "volunteerprofile", "skill"):
        response = client.get(reverse(f"admin:volunteering_{model}_changelist"))
        assert response.status_code == 200
        assert "Jeszcze nie" not in response.content.decode()
    for model, thing in (
        ("application", application),
        ("volunteerprofile", application.profile),
        ("skill", volunteering.skill()),
    ):
        url = reverse(f"admin:volunteering_{model}_change", args=[thing.pk])
        assert client.get(url).status_code == 200
    # An application is read here and decided by the organisation.
    url = reverse("admin:volunteering_application_change", args=[application.pk])
    assert 'name="message"' not in client.get(url).content.decode()
    url = reverse("admin:volunteering_opportunity_change", args=[draft.pk])
    assert client.get(url).status_code == 302


@pytest.mark.usefixtures("_staff_signed_in")
def test_staff_correct_a_birth_date(client):
    profile = volunteering.profile(birth_date=date(2009, 5, 17))
    url = reverse("admin:volunteering_volunteerprofile_change", args=[profile.pk])
    client.post(url, {"birth_date": "1999-05-17", "about": "", "skills": [], "spheres": []})
    profile.refresh_from_db()
    assert profile.birth_date == date(1999, 5, 17)
