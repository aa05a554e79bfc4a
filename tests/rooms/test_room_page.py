"""Pages of rooms and equipment, and what staff upload for them."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from icalendar import Calendar

from rooms.models import Booking, OpeningHours, RoomPicture
from rooms.models.policy import registered_kinds
from tcal.shared.models import Centre
from tests.factories import accounts, rooms
from tests.factories.pictures import not_a_picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

SAID = {"alt_pl": "Stół i sześć krzeseł przy oknie", "alt_en": "A table and six chairs"}


def text(client, resource) -> str:
    return client.get(resource.get_absolute_url()).content.decode()


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        purpose="Tajne zebranie",
    )


# Pictures ----------------------------------------------------------------------------------------


def test_photographs_and_the_plan_are_shown_with_their_words(client, room):
    photo = RoomPicture.from_file(room, upload(), **SAID)
    plan = RoomPicture.from_file(
        room, upload(), kind="plan", alt_pl="Plan piętra", alt_en="Plan of the floor"
    )

    page = text(client, room)

    assert f'alt="{photo.alt_pl}"' in page
    assert f'alt="{plan.alt_pl}"' in page
    assert f'width="{photo.width}" height="{photo.height}"' in page
    assert photo.large.url in page


def test_search_shows_the_small_photograph_and_never_the_plan(client, room):
    RoomPicture.from_file(room, upload(), kind="plan", position=0, alt_pl="Plan", alt_en="Plan")
    photo = RoomPicture.from_file(room, upload(), position=1, **SAID)

    page = client.get(
        reverse("rooms:find"), {"dzien": "2026-11-26", "od": "17:00", "osob": "5"}
    ).content.decode()

    assert f'src="{photo.small.url}" alt="{photo.alt_pl}" width="400" height="250"' in page
    assert 'alt="Plan"' not in page


def test_picture_is_described_in_both_languages(room):
    with pytest.raises(ValidationError):
        RoomPicture.from_file(room, upload(), alt_pl="Stół", alt_en="")


def admin_form(room, **changes):
    """The room's form in the admin as it stands, with one new picture."""
    kept = {
        field.name: getattr(room, field.attname)
        for field in room._meta.fields
        if field.editable and getattr(room, field.attname) not in (None, "")
    }
    return kept | {
        "pictures-TOTAL_FORMS": "1",
        "pictures-INITIAL_FORMS": "0",
        "pictures-0-kind": "photo",
        "pictures-0-position": "0",
        "pictures-0-alt_pl": SAID["alt_pl"],
        "pictures-0-alt_en": SAID["alt_en"],
        **changes,
    }


def inline_errors(response):
    for formset in response.context["inline_admin_formsets"]:
        if formset.formset.prefix == "pictures":
            return formset.formset.errors[0]
    raise AssertionError("no pictures on this page")


@pytest.fixture
def in_admin(client, staff, room):
    client.force_login(staff)

    def post(**changes):
        address = reverse("admin:rooms_resource_change", args=[room.pk])
        inlines = {
            f"{formset.formset.prefix}-{name}": "0"
            for formset in client.get(address).context["inline_admin_formsets"]
            for name in ("TOTAL_FORMS", "INITIAL_FORMS")
        }
        return client.post(address, inlines | admin_form(room, **changes))

    return post


def test_staff_upload_a_picture_on_the_page_of_the_room(in_admin, room):
    response = in_admin(**{"pictures-0-upload": upload()})

    assert response.status_code == 302
    assert room.pictures.get().width == 1280


@pytest.mark.parametrize("file", [not_a_picture(), upload(kind="GIF", name="sala.jpg")])
def test_bad_upload_is_refused_beside_the_file_in_words(in_admin, room, file):
    response = in_admin(**{"pictures-0-upload": file})

    assert response.status_code == 200
    assert set(inline_errors(response)) == {"upload"}
    assert "JPEG" in str(inline_errors(response))
    assert not room.pictures.exists()


def test_picture_without_a_file_is_asked_for(in_admin):
    assert set(inline_errors(in_admin())) == {"upload"}


def test_picture_without_words_is_refused(in_admin, room):
    response = in_admin(**{"pictures-0-upload": upload(), "pictures-0-alt_en": ""})

    assert "alt_en" in inline_errors(response)
    assert not room.pictures.exists()


# The room ----------------------------------------------------------------------------------------


def test_room_says_its_policy_in_words(client, venue):
    room = rooms.room(
        venue=venue,
        longest_minutes=240,
        fee_per_hour=25,
        open_to=registered_kinds(),
        instant_for=["institution"],
        rules="Buty zmieniamy.",
        access="Próg dwa centymetry.",
        features=[rooms.feature(code="petla")],
    )

    page = text(client, room)

    for said in ["4 godz.", "25 zł", "Buty zmieniamy.", "Próg dwa centymetry.", "petla po polsku"]:
        assert said in page


def test_room_names_its_parts_and_its_whole(client, venue):
    part = rooms.room(venue=venue, name="Część od okna")
    hall = rooms.room(venue=venue, name="Hala", parts=[part])

    assert part.get_absolute_url() in text(client, hall)
    assert hall.get_absolute_url() in text(client, part)


def test_room_lists_what_can_be_borrowed(client, room, projectors):
    assert projectors.get_absolute_url() in text(client, room)


def test_room_tells_the_hours_of_the_house_with_and_without_staff(client, room, venue):
    OpeningHours.objects.create(
        venue=venue, weekday=5, opens_at=time(20), closes_at=time(22), is_staffed=False
    )

    page = text(client, room)

    assert "poniedziałek–piątek" in page
    assert "20:00–22:00" in page
    assert "slot--alone" in page


@pytest.mark.parametrize("who", ["nobody", "member", "stranger"])
def test_room_shows_nothing_private(client, booking, member, who):
    room = booking.room
    room.door_code = "4711#"
    room.save()
    if who == "member":
        client.force_login(member)
    elif who == "stranger":
        client.force_login(accounts.user(email="obcy@ngo.example"))
    address = room.get_absolute_url()

    for page in [text(client, room), client.get(f"{address}kalendarz.ics").content.decode()]:
        assert "4711" not in page
        assert booking.responsible_person not in page
        assert booking.responsible_phone not in page
        assert booking.purpose not in page
        assert booking.organization.name not in page


def test_calendar_of_a_hall_has_what_is_booked_in_its_parts_once(
    client, venue, member, organization
):
    parts = [rooms.room(venue=venue, name=name) for name in ("A", "B")]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    rooms.booking(by=member, organization=organization, room=hall, period=rooms.period(8, 10))
    rooms.booking(by=member, organization=organization, room=parts[0], period=rooms.period(12, 14))

    url = reverse("rooms:room_ics", args=[hall.slug])
    entries = Calendar.from_ical(client.get(url).content).walk("VEVENT")

    assert sorted(entry.decoded("dtstart") for entry in entries) == [rooms.at(8), rooms.at(12)]


def test_calendar_does_not_tell_the_numbers_of_bookings(client, booking):
    Booking.objects.update(title_is_public=True, status="confirmed")
    url = reverse("rooms:room_ics", args=[booking.room.slug])

    (entry,) = Calendar.from_ical(client.get(url).content).walk("VEVENT")

    assert len(entry["uid"].split("@")[0]) == 40


# Equipment ---------------------------------------------------------------------------------------


def test_equipment_says_how_many_are_free_when(client, room, projectors, member, organization):
    rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(10, 12),
        equipment={projectors: 2},
    )

    stock = client.get(projectors.get_absolute_url()).context["stock"]

    (thursday,) = (day for day in stock.days if day.day.isoformat() == "2026-11-26")
    assert [(one.period, one.free) for one in thursday.stretches] == [
        (rooms.period(8, 10), 3),
        (rooms.period(10, 12), 1),
        (rooms.period(12, 20), 3),
    ]


@pytest.mark.parametrize("thing", ["room", "equipment"])
def test_page_keeps_to_the_budget_with_one_and_with_thirty_pictures_and_parts(
    client, venue, room, projectors, thing, django_assert_max_num_queries
):
    resource = room if thing == "room" else projectors

    Centre.current()

    def cost():
        with django_assert_max_num_queries(8) as queries:
            assert client.get(resource.get_absolute_url()).status_code == 200
        return len(queries)

    picture = RoomPicture.from_file(resource, upload(), **SAID)
    one = cost()
    for _number in range(29):
        picture.pk = None
        picture.save()
        rooms.equipment(venue=venue)
    assert cost() == one
