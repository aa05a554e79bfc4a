"""Who may do what at the door, and who sees the photos."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from rooms.damages import report_damage
from rooms.models import HandoverPhoto
from tests.factories import accounts, organizations, pictures, rooms
from tests.rooms.handovers import address, returned, signed_in_as

pytestmark = [pytest.mark.django_db, pytest.mark.database]


STAFF_ONLY = {"anonymous": 302, "stranger": 404, "member": 403, "staff": 200}
DESK = {"anonymous": 302, "stranger": 403, "member": 403, "staff": 200}
OWN = {"anonymous": 302, "stranger": 404, "member": 200, "staff": 200}


def test_everybody_gets_what_is_theirs(booking, handover, member, staff):
    stranger = accounts.user()
    organizations.organization(members=[stranger])
    damage = report_damage(booking.room, "Klamka", by=staff)
    people = {"anonymous": None, "stranger": stranger, "member": member, "staff": staff}
    photo = handover.photos.get()
    table = [
        ("get", address("hand_over", booking.pk), STAFF_ONLY),
        ("get", address("take_back", booking.pk), STAFF_ONLY),
        ("get", address("handover_photo", booking.pk, photo.pk), OWN),
        ("get", address("protocol_pdf", booking.pk), OWN),
        ("get", address("day_sheet_pdf"), DESK),
        ("get", address("damages"), DESK),
        ("get", address("new_damage"), DESK),
        ("get", address("damages_csv"), DESK),
        ("get", address("damages_xlsx"), DESK),
        ("post", address("hand_over", booking.pk), STAFF_ONLY),
        ("post", address("take_back", booking.pk), STAFF_ONLY),
        ("post", address("new_damage"), DESK),
        ("post", address("repair_damage", damage.pk), DESK | {"staff": 302}),
    ]
    wrong = {}
    for method, path, expected in table:
        data = returned(returned_by="") if method == "post" else {}
        for who, person in people.items():
            found = getattr(signed_in_as(person), method)(path, data).status_code
            if found != expected[who]:
                wrong[method, path, who] = found
    assert wrong == {}


def test_photo_belongs_to_the_booking_of_its_address(desk, handover, member, organization, room):
    other = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(12, 14, day=date(2026, 12, 1)),
    )
    photo = handover.photos.get()

    assert desk.get(address("handover_photo", other.pk, photo.pk)).status_code == 404


def test_photo_is_a_download_without_metadata(desk, booking, staff):
    image = pictures.drawn()
    exif = image.getexif()
    exif[0x0110] = "Tajny aparat"
    desk.post(
        address("hand_over", booking.pk),
        {"received_by": "Anna", "photos": [pictures.upload(image=image, exif=exif)]},
    )

    photo = HandoverPhoto.objects.get()
    response = desk.get(address("handover_photo", booking.pk, photo.pk))
    content = b"".join(response.streaming_content)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "private, no-store"
    assert b"Tajny aparat" not in content
    assert not Image.open(BytesIO(content)).getexif()


def test_organization_reads_the_handover_on_its_booking(handover, member):
    page = signed_in_as(member).get(handover.booking.get_absolute_url()).content.decode()

    assert "Zofia Odbierająca" in page
    assert "Plama na dywanie" in page
    assert address("handover_photo", handover.booking_id, handover.photos.get().pk) in page
    assert address("protocol_pdf", handover.booking_id) in page
    assert address("take_back", handover.booking_id) not in page
