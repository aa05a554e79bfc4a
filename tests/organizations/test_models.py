"""Rules of an organisation that only the database can hold, and its life."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from organizations.legal_forms import NEEDS_KRS, NEEDS_RECORD_NUMBER, NEEDS_RESPONSIBLE_ADULT
from organizations.models import Membership, Organization, PublicTaskSphere
from organizations.states import MEMBERSHIP_MOVES, ORGANIZATION_MOVES
from tcal.shared.conflicts import constraint_name
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories.accounts import staff, user
from tests.factories.organizations import membership, nip, organization, regon, sphere

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SAME = uuid.UUID("11111111-1111-4111-8111-111111111111")
NIP, REGON = nip(), regon()

# The name of each constraint, and the rows of which the last breaks it.
BROKEN = {
    "organization_of_this_form_has_a_krs_number": [{"legal_form": "foundation", "krs": None}],
    "organization_of_this_form_has_no_krs_number": [
        {"legal_form": "informal_group", "krs": "0000700001"}
    ],
    "organization_of_this_form_has_a_record_number": [
        {"legal_form": "simple_association", "record_number": ""}
    ],
    "informal_group_names_a_responsible_adult": [
        {"legal_form": "founding_group", "responsible_adult": ""}
    ],
    "rejected_organization_has_a_reason": [{"status": "rejected", "decision_reason": ""}],
    "organization_has_an_address_of_its_own": [{"slug": "ta-sama"}, {"slug": "ta-sama"}],
    "organization_form_is_sent_once": [{"submission_id": SAME}, {"submission_id": SAME}],
    "krs_number_is_in_the_registry_once": [{"krs": "0000700002"}, {"krs": "700002"}],
    "nip_is_in_the_registry_once": [{"nip": NIP}, {"nip": NIP}],
    "regon_is_in_the_registry_once": [{"regon": REGON}, {"regon": f"{REGON}00000"}],
}


def test_every_constraint_is_tried_here():
    assert {rule.name for rule in Organization._meta.constraints} == set(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_breaks_a_rule(name):
    *first, last = BROKEN[name]
    for fields in first:
        organization(**fields)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        organization(**last)
    assert constraint_name(refusal.value) == name


@pytest.mark.parametrize("rule", Organization._meta.constraints, ids=lambda rule: rule.name)
def test_every_constraint_says_in_words_what_is_wrong(rule):
    assert rule.violation_error_message != rule.default_violation_error_message


@pytest.mark.parametrize("legal_form", sorted(NEEDS_KRS))
def test_legal_forms_of_the_court_register_need_a_krs_number(legal_form):
    organization(legal_form=legal_form, krs="0000712345")
    with pytest.raises(IntegrityError), transaction.atomic():
        organization(legal_form=legal_form, krs="")


@pytest.mark.parametrize("legal_form", sorted(NEEDS_RECORD_NUMBER | NEEDS_RESPONSIBLE_ADULT))
def test_other_legal_forms_have_no_krs_number(legal_form):
    assert organization(legal_form=legal_form).krs is None


@pytest.mark.parametrize("legal_form", ["church_unit", "rural_womens_circle", "institution"])
def test_some_legal_forms_need_no_number_at_all(legal_form):
    made = organization(legal_form=legal_form)
    assert (made.krs, made.nip, made.regon, made.record_number) == (None, None, None, "")


def test_absent_numbers_do_not_collide():
    organization(legal_form="informal_group")
    organization(legal_form="informal_group", nip="", regon="", krs="")
    assert Organization.objects.filter(nip=None, regon=None, krs=None).count() == 2


def test_numbers_are_stored_as_plain_digits():
    made = organization(krs=" KRS 0000 456 789 ", nip="PL 856-734-62-15")
    made.refresh_from_db()
    assert (made.krs, made.nip) == ("0000456789", "8567346215")


def test_a_refused_entry_gives_its_number_back():
    organization(krs="0000700003", status="rejected")
    assert organization(krs="0000700003").pk


def test_addresses_come_from_the_name_and_stay():
    made = organization(name="Stowarzyszenie Łódź i Żagle")
    assert made.slug == "stowarzyszenie-lodz-i-zagle"
    made.name = "Inna nazwa"
    made.save()
    assert made.slug == "stowarzyszenie-lodz-i-zagle"
    assert organization(name="Stowarzyszenie Łódź i Żagle").slug == "stowarzyszenie-lodz-i-zagle-2"


@pytest.mark.parametrize("word", ["Nowa", "Edytuj", "Katalog"])
def test_addresses_are_never_words_that_pages_need(word):
    assert organization(name=word).slug == f"{word.lower()}-2"


# Who sees it -------------------------------------------------------------------------------------


def test_entries_before_approval_are_seen_by_their_people_and_staff_only():
    member, stranger, left = user(), user(), user()
    hidden = organization(status="pending", members=[member])
    membership(organization=hidden, user=left, status="ended")
    shown = organization()
    ended = organization(status="ended")
    assert set(Organization.objects.visible_to(stranger)) == {shown, ended}
    assert set(Organization.objects.visible_to(left)) == {shown, ended}
    assert set(Organization.objects.visible_to(member)) == {shown, ended, hidden}
    assert set(Organization.objects.visible_to(staff())) == {shown, ended, hidden}


def test_institutions_and_partnerships_are_not_listed_among_ngos():
    ngo = organization()
    organization(legal_form="institution")
    organization(legal_form="partnership")
    organization(status="pending")
    organization(status="ended")
    assert list(Organization.objects.listed()) == [ngo]


def test_names_are_in_polish_order():
    names = ["Żółw", "Zebra", "Łąka", "Lato", "Ćma", "Cebula", "Źródło"]
    for name in names:
        organization(name=name)
    ordered = [found.name for found in Organization.objects.in_polish_order()]
    assert ordered == ["Cebula", "Ćma", "Lato", "Łąka", "Zebra", "Źródło", "Żółw"]


@pytest.mark.parametrize("asked", ["chórem", "CHORU", "kulturze", "Podgórzu", "śpiewania"])
def test_it_is_found_by_its_name_description_district_and_spheres(asked):
    made = organization(name="Chór Próbny", description="Wspólne śpiewanie", district="Podgórz")
    made.change_spheres([sphere(code="16")])
    organization(name="Zupełnie inna")
    assert list(Organization.objects.search(asked)) == [made]


# Its life ----------------------------------------------------------------------------------------

VERBS = {
    "approve": ("pending", "active"),
    "reject": ("pending", "rejected"),
    "end": ("active", "ended"),
    "resume": ("ended", "active"),
}
STATUSES = ["pending", "active", "rejected", "ended"]


def call(thing, verb, *, by):
    reason = {"reason": " Powód. "} if verb in {"reject", "end"} else {}
    getattr(thing, verb)(by=by, **reason)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_works_from_one_status_and_raises_elsewhere(verb, status):
    thing, clerk = organization(status=status), staff()
    since, until = VERBS[verb]
    if status != since:
        with pytest.raises(ForbiddenMove):
            call(thing, verb, by=clerk)
        thing.refresh_from_db()
        assert thing.status == status
        return
    call(thing, verb, by=clerk)
    thing.refresh_from_db()
    assert (thing.status, thing.decided_by) == (until, clerk)
    assert thing.decided_at is not None
    assert thing.decision_reason == ("Powód." if verb in {"reject", "end"} else "")


def test_the_verbs_are_all_the_moves_there_are():
    moves = {(since, until) for since, targets in ORGANIZATION_MOVES.items() for until in targets}
    assert moves == set(VERBS.values())


@pytest.mark.parametrize("verb", ["reject", "end"])
def test_a_decision_against_an_organization_needs_a_reason(verb):
    thing = organization(status=VERBS[verb][0])
    with pytest.raises(ValidationError) as refusal:
        getattr(thing, verb)(by=staff(), reason="  ")
    assert "reason" in refusal.value.error_dict
    thing.refresh_from_db()
    assert thing.status == VERBS[verb][0]


def test_a_decision_is_refused_to_a_page_that_is_old():
    seen = organization(status="pending")
    Organization.objects.get(pk=seen.pk).approve(by=staff())
    with pytest.raises(ForbiddenMove):
        seen.reject(by=staff(), reason="Za późno.")
    seen.refresh_from_db()
    assert seen.status == "active"


def test_a_decision_keeps_what_its_people_changed_meanwhile():
    seen = organization(status="pending", description="Stary opis")
    Organization.objects.filter(pk=seen.pk).update(description="Nowy opis")
    seen.approve(by=staff())
    seen.refresh_from_db()
    assert seen.description == "Nowy opis"


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_who_submitted_it_is_told_the_decision(verb):
    submitter = user(email="zglasza@tcal.example")
    thing = organization(status="pending", submitted_by=submitter)
    call(thing, verb, by=staff())
    letter = QueuedMail.objects.get()
    assert letter.to == "zglasza@tcal.example"
    assert thing.name in letter.subject
    assert thing.name in letter.text
    assert ("Powód." in letter.text) == (verb == "reject")


def test_a_decision_that_is_rolled_back_tells_nobody():
    thing = organization(status="pending", submitted_by=user())
    with transaction.atomic():
        thing.approve(by=staff())
        told = QueuedMail.objects.count()
        transaction.set_rollback(True)
    assert told == 1
    assert not QueuedMail.objects.exists()
    thing.refresh_from_db()
    assert thing.status == "pending"


def test_letters_quote_names_as_they_are():
    thing = organization(
        name="Chór „Na Skarpie” & Przyjaciele", status="pending", submitted_by=user()
    )
    thing.reject(by=staff(), reason="Statut <bez podpisów> & dat")
    letter = QueuedMail.objects.get()
    assert "„Na Skarpie” & Przyjaciele" in letter.subject
    assert "<bez podpisów> & dat" in letter.text
    assert "&lt;bez podpisów&gt;" in letter.html


# Memberships -------------------------------------------------------------------------------------


def test_a_person_is_in_an_organization_once():
    place = organization(members=[user()]).memberships.get()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        membership(organization=place.organization, user=place.user, role="manager")
    assert constraint_name(refusal.value) == "person_is_in_an_organization_once"
    place.end(by=staff())
    assert membership(organization=place.organization, user=place.user).pk


MEMBERSHIP_VERBS = {
    "accept": ({"invited", "requested"}, "active"),
    "end": ({"invited", "requested", "active"}, "ended"),
}


@pytest.mark.parametrize("status", ["invited", "requested", "active", "ended"])
@pytest.mark.parametrize("verb", MEMBERSHIP_VERBS)
def test_each_verb_of_a_membership_works_where_it_makes_sense(verb, status):
    place = membership(organization=organization(), user=user(), status=status)
    allowed, until = MEMBERSHIP_VERBS[verb]
    if status in allowed:
        getattr(place, verb)(by=staff())
    else:
        with pytest.raises(ForbiddenMove):
            getattr(place, verb)(by=staff())
    place.refresh_from_db()
    assert place.status == (until if status in allowed else status)
    assert (until in MEMBERSHIP_MOVES[status]) == (status in allowed)


def test_only_present_places_count():
    person = user()
    present = organization(name="Obecna", managers=[person])
    membership(organization=organization(), user=person, status="ended")
    membership(organization=organization(), user=person, status="requested")
    assert list(Organization.objects.of_member(person)) == [present]
    assert list(Organization.objects.managed_by(person)) == [present]
    assert [place.organization for place in Membership.objects.of_person(person)] == [present]


# Spheres -----------------------------------------------------------------------------------------


def test_spheres_are_all_of_the_act_in_its_order():
    codes = list(PublicTaskSphere.objects.values_list("code", flat=True))
    assert len(codes) == 41
    assert codes[:5] == ["1", "1a", "1aa", "1b", "2"]
    assert codes[-1] == "34"


def test_a_retired_sphere_is_offered_only_to_whom_it_belongs():
    retired = sphere(code="27")
    PublicTaskSphere.objects.filter(pk=retired.pk).update(
        valid_until=timezone.localdate() - timezone.timedelta(days=1)
    )
    old = organization()
    old.change_spheres([retired])
    assert retired not in PublicTaskSphere.objects.on_offer()
    assert retired in PublicTaskSphere.objects.on_offer(also_of=old)
    assert retired not in PublicTaskSphere.objects.on_offer(also_of=organization())


def test_a_sphere_is_on_offer_on_its_last_day():
    last = sphere(code="27")
    PublicTaskSphere.objects.filter(pk=last.pk).update(valid_until=timezone.localdate())
    assert last in PublicTaskSphere.objects.on_offer()
