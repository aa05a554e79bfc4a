"""Handing over and taking back at the door; the list of damages."""

from datetime import date

import pytest
from django.urls import reverse

from rooms.damages import report_damage
from rooms.handovers import hand_over
from rooms.models import Damage, Handover
from tests.factories import pictures, rooms
from tests.rooms.handovers import END, address, returned, signed_in_as

pytestmark = [pytest.mark.django_db, pytest.mark.database]


# Handing over ------------------------------------------------------------------------------------


def test_room_is_handed_over_with_photos(desk, booking):
    page = desk.get(address("hand_over", booking.pk)).content.decode()
    assert 'value="Anna Próbna"' in page
    assert 'enctype="multipart/form-data"' in page

    response = desk.post(
        address("hand_over", booking.pk),
        {
            "received_by": "Anna Próbna",
            "key_number": "K-12",
            "condition": "",
            "photos": [pictures.upload(), pictures.upload(kind="PNG")],
        },
    )

    assert response.url == booking.get_absolute_url()
    assert Handover.objects.get().photos.count() == 2


def test_photo_that_is_none_is_told_beside_the_field_and_nothing_is_stored(desk, booking):
    response = desk.post(
        address("hand_over", booking.pk),
        {
            "received_by": "Ktoś Wpisany",
            "photos": [pictures.upload(), pictures.not_a_picture(name="zlosliwy.jpg")],
        },
    )

    errors = response.context["form"].errors
    assert list(errors) == ["photos"]
    assert errors["photos"][0].startswith("zlosliwy.jpg: ")
    assert "Ktoś Wpisany" in response.content.decode()
    assert not Handover.objects.exists()


def test_too_many_photos_are_told_beside_the_field(desk, booking):
    photos = [pictures.not_a_picture() for _number in range(7)]
    response = desk.post(
        address("hand_over", booking.pk), {"received_by": "Anna", "photos": photos}
    )

    assert list(response.context["form"].errors) == ["photos"]


def test_photos_have_to_be_chosen_again_when_something_else_is_wrong(desk, booking):
    response = desk.post(
        address("hand_over", booking.pk), {"received_by": "", "photos": [pictures.upload()]}
    )

    assert set(response.context["form"].errors) == {"received_by", "photos"}


def test_cancelled_booking_is_told_before_anything_is_typed(desk, booking, staff):
    booking.cancel(by=staff, reason="Awaria")

    page = desk.get(address("hand_over", booking.pk))
    assert "received_by" not in page.content.decode()
    response = desk.post(address("hand_over", booking.pk), {"received_by": "Anna"})
    assert response.context["form"].non_field_errors()
    assert not Handover.objects.exists()


def test_known_damage_is_shown_at_the_next_booking(desk, booking, room, projectors, staff, member):
    report_damage(room, "Wyrwana klamka", by=staff)
    report_damage(projectors, "Pęknięta soczewka", by=staff)

    own, organizations_own = desk, signed_in_as(member)
    admin = desk.get(reverse("admin:rooms_booking_change", args=[booking.pk]))
    for page in [
        own.get(address("hand_over", booking.pk)),
        organizations_own.get(booking.get_absolute_url()),
        admin,
    ]:
        assert "Wyrwana klamka" in page.content.decode()
        assert "Pęknięta soczewka" in page.content.decode()


# Taking back -------------------------------------------------------------------------------------


def test_room_is_taken_back_with_what_is_broken(desk, handover, room, projectors, clock):
    clock.move_to(END, tick=False)
    page = desk.get(address("take_back", handover.booking_id)).content.decode()
    assert "Plama na dywanie" in page
    assert "K-12" in page

    response = desk.post(
        address("take_back", handover.booking_id),
        returned(
            **{
                "damage-0-resource": projectors.pk,
                "damage-0-description": "Pęknięta soczewka",
                "damage-1-resource": room.pk,
                "damage-1-description": "",
            }
        ),
    )

    assert response.status_code == 302, response.context["form"].errors
    assert Handover.objects.get().returned_at == END
    assert Damage.objects.get().resource == projectors


def test_bookings_in_the_way_of_closing_are_told_beside_the_day(
    desk, handover, room, member, organization, staff, clock
):
    clock.move_to(END, tick=False)
    later = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(12, 14, day=date(2026, 12, 1)),
    )

    response = desk.post(
        address("take_back", handover.booking_id),
        returned(
            **{
                "damage-0-resource": room.pk,
                "damage-0-description": "Zalany sufit",
                "damage-0-out_of_use_until": "2026-12-02",
            }
        ),
    )

    (error,) = response.context["broken"].forms[0].errors["out_of_use_until"]
    assert later.reference in error
    assert "Zalany sufit" in response.content.decode()
    assert not Damage.objects.exists()
    assert Handover.objects.not_returned().exists()


def test_only_things_of_the_booking_can_be_broken_at_its_return(desk, handover, venue):
    other = rooms.room(venue=venue)
    response = desk.post(
        address("take_back", handover.booking_id),
        returned(**{"damage-0-resource": other.pk, "damage-0-description": "Klamka"}),
    )

    assert "resource" in response.context["broken"].forms[0].errors
    assert not Damage.objects.exists()


def test_what_was_not_handed_over_is_not_taken_back(desk, booking):
    response = desk.get(address("take_back", booking.pk), follow=True)

    assert response.redirect_chain[-1][0] == booking.get_absolute_url()


def test_key_is_asked_for_only_where_one_was_given(desk, booking, staff):
    hand_over(booking, received_by="Anna Próbna", by=staff)

    form = desk.get(address("take_back", booking.pk)).context["form"]
    assert "key_returned" not in form.fields
    assert desk.post(address("take_back", booking.pk), returned()).status_code == 302


# Damages -----------------------------------------------------------------------------------------


def test_damage_is_reported_and_repaired_on_the_list(desk, room):
    response = desk.post(
        address("new_damage"), {"resource": room.pk, "description": "Cieknie kaloryfer"}
    )
    assert response.url == address("damages")
    assert "Cieknie kaloryfer" in desk.get(address("damages")).content.decode()
    assert "Cieknie kaloryfer" in desk.get(address("damages_csv")).content.decode()
    assert desk.get(address("damages_xlsx")).status_code == 200

    damage = Damage.objects.get()
    for _twice in range(2):
        assert desk.post(address("repair_damage", damage.pk)).url == address("damages")

    assert "Cieknie kaloryfer" not in desk.get(address("damages")).content.decode()


def test_list_of_damages_costs_the_same_for_one_and_for_many(
    desk, room, staff, venue, django_assert_num_queries, django_assert_max_num_queries
):
    report_damage(room, "Klamka", by=staff, out_of_use_until=rooms.at(20))
    desk.get(address("damages"))
    with django_assert_max_num_queries(12) as first:
        desk.get(address("damages"))
    for _number in range(29):
        report_damage(rooms.room(venue=venue), "Klamka", by=staff, out_of_use_until=rooms.at(20))

    with django_assert_num_queries(len(first)):
        page = desk.get(address("damages"))
    assert len(page.context["page"]) == 20


def test_damages_and_handovers_are_read_in_the_administration(desk, handover, staff):
    damage = report_damage(handover.booking.room, "Klamka", by=staff)

    for name, pk in [("handover", handover.pk), ("damage", damage.pk)]:
        assert desk.get(reverse(f"admin:rooms_{name}_changelist")).status_code == 200
        page = desk.get(reverse(f"admin:rooms_{name}_change", args=[pk]))
        assert page.status_code == 200
        assert 'name="_save"' not in page.content.decode()
        assert desk.get(reverse(f"admin:rooms_{name}_add")).status_code == 403

    desk.post(reverse("admin:rooms_damage_decide", args=[damage.pk, "repair"]))
    damage.refresh_from_db()
    assert damage.repaired_by == staff
