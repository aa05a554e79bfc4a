"""Pictures sent with remarks: checked, stripped, private until the remark is published."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from consultations.models import DepartmentMember, RemarkPicture
from consultations.own_remarks import remark_token
from consultations.publishing import publish_report
from consultations.remark_pictures import Described
from consultations.remarks import enter_remark, send_remark
from tcal.shared.pictures import read_picture
from tcal.shared.storage import private_storage
from tests.factories import accounts, organizations, pictures
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'


def filled_in(**fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "text": "Więcej ławek.",
        "author_name": "Jola Nowak",
        "author_email": "jola@ngo.example",
        **fields,
    }


def described() -> Described:
    return Described(read_picture(pictures.upload()), "Szkic ławki")


@pytest.fixture
def url(consultation):
    return reverse("consultations:remark", args=[consultation.slug])


def test_three_pictures_come_with_the_remark(client, url, consultation):
    typed = filled_in()
    for number in (1, 2, 3):
        typed |= {
            f"picture_{number}": pictures.upload(),
            f"picture_{number}_alt": f"Szkic {number}",
        }
    assert client.post(url, typed).status_code == 302
    kept = consultation.remarks.get().pictures.all()
    assert [picture.alt for picture in kept] == ["Szkic 1", "Szkic 2", "Szkic 3"]
    assert all(picture.image.name.endswith(".webp") for picture in kept)


def test_where_it_was_taken_is_not_kept(client, url):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "tajny opis"
    photo = pictures.upload(exif=exif)
    client.post(url, filled_in(picture_1=photo, picture_1_alt="Szkic"))
    with Image.open(RemarkPicture.objects.get().image.open()) as kept:
        assert (kept.format, dict(kept.getexif())) == ("WEBP", {})


@pytest.mark.parametrize(
    ("file", "alt", "field"),
    [
        (lambda: pictures.not_a_picture(), "Szkic", "picture_1"),
        (lambda: SimpleUploadedFile("a.svg", SVG, "image/svg+xml"), "Szkic", "picture_1"),
        (lambda: SimpleUploadedFile("a.jpg", SVG, "image/jpeg"), "Szkic", "picture_1"),
        (lambda: SimpleUploadedFile("a.jpg", b"", "image/jpeg"), "Szkic", "picture_1"),
        (lambda: pictures.upload(), "  ", "picture_1_alt"),
        (lambda: pictures.upload(), "a" * 301, "picture_1_alt"),
        (lambda: "", "Szkic bez pliku", "picture_1"),
    ],
    ids=["text", "svg", "svg-as-jpeg", "empty", "no-alt", "long-alt", "alt-only"],
)
def test_bad_picture_is_named_and_the_text_is_kept(client, url, consultation, file, alt, field):
    page = client.post(url, filled_in(text="Moja treść", picture_1=file(), picture_1_alt=alt))
    assert field in page.context["form"].errors
    assert "Moja treść" in page.content.decode()
    assert not consultation.remarks.exists()


def test_picture_that_claims_billions_of_points_is_refused(client, url, monkeypatch):
    monkeypatch.setattr("tcal.shared.pictures.MOST_POINTS", 1000)
    page = client.post(url, filled_in(picture_1=pictures.upload(), picture_1_alt="Szkic"))
    assert set(page.context["form"].errors) == {"picture_1"}


def test_form_that_comes_back_says_that_pictures_are_chosen_again(client, url):
    page = client.post(url, filled_in(text="", picture_1=pictures.upload(), picture_1_alt="Szkic"))
    assert set(page.context["form"].errors) == {"text", "picture_1"}
    assert "Szkic" in page.content.decode()


def test_refused_remark_leaves_no_file_behind(consultation):
    before = _files()
    other = make.table(meeting=make.meeting())
    with pytest.raises(ValidationError):
        send_remark(consultation, by=None, text="x", table=other, pictures=[described()])
    with pytest.raises(ValidationError):
        send_remark(
            consultation,
            by=None,
            text="x",
            pictures=[described(), Described(described().picture, "")],
        )
    assert _files() == before
    assert not consultation.remarks.exists()


def _files() -> set:
    try:
        return set(private_storage().listdir("remarks")[1])
    except FileNotFoundError:
        return set()


def test_sent_twice_has_the_pictures_once(client, url):
    typed = filled_in()
    for _time in range(2):
        client.post(url, typed | {"picture_1": pictures.upload(), "picture_1_alt": "Szkic"})
    assert RemarkPicture.objects.count() == 1


# Who sees them -----------------------------------------------------------------------------------


@pytest.fixture
def department():
    return organizations.organization(legal_form="institution")


@pytest.fixture
def lookers(department, coordinator):
    answerer, other = accounts.user(), accounts.user()
    DepartmentMember.objects.create(department=department, user=answerer)
    elsewhere = organizations.organization(legal_form="institution")
    DepartmentMember.objects.create(department=elsewhere, user=other)
    return {
        "visitor": None,
        "member": accounts.user(),
        "staff": accounts.staff(),
        "department": answerer,
        "other department": other,
        "coordinator": coordinator,
    }


def statuses(client, lookers, remark) -> dict:
    url = reverse("consultations:remark_picture", args=[remark.consultation.slug, remark.number, 1])
    found = {}
    for who, person in lookers.items():
        client.logout()
        if person:
            client.force_login(person)
        found[who] = client.get(url).status_code
    return found


NOBODY = dict.fromkeys(
    ["visitor", "member", "staff", "department", "other department", "coordinator"], 404
)
WHO_ANSWER = NOBODY | {"department": 200, "coordinator": 200}


def published(remark, *, by) -> None:
    consultation = remark.consultation
    type(consultation).objects.filter(pk=consultation.pk).update(
        status="closed", closes_at=NOW - (consultation.closes_at - NOW)
    )
    consultation.refresh_from_db()
    remark.answer(by=by, outcome="accepted")
    publish_report(consultation, by=by)


def test_before_publication_only_who_answers_sees_them(client, consultation, department, lookers):
    remark = send_remark(
        consultation, by=None, text="x", department=department, pictures=[described()]
    )
    assert statuses(client, lookers, remark) == WHO_ANSWER


def test_after_publication_everybody_does(client, consultation, lookers, coordinator):
    remark = send_remark(consultation, by=None, text="x", pictures=[described()])
    published(remark, by=coordinator)
    assert statuses(client, lookers, remark) == dict.fromkeys(lookers, 200)


def test_scan_of_a_letter_is_never_published(
    client, consultation, lookers, coordinator, department
):
    remark = enter_remark(
        consultation,
        by=coordinator,
        channel="post",
        received_on=NOW.date(),
        text="x",
        department=department,
        pictures=[described()],
    )
    published(remark, by=coordinator)
    assert statuses(client, lookers, remark) == WHO_ANSWER


def test_picture_is_sent_as_a_file_that_is_not_kept_by_others(client, consultation, coordinator):
    remark = send_remark(consultation, by=None, text="x", pictures=[described()])
    answer = client.get(reverse("consultations:my_remark_picture", args=[remark_token(remark), 1]))
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", [0, 2, 99999])
def test_author_sees_the_own_pictures_only(client, consultation, number):
    remark = send_remark(consultation, by=None, text="x", pictures=[described()])
    send_remark(consultation, by=None, text="y", pictures=[described()])
    url = reverse("consultations:my_remark_picture", args=[remark_token(remark), number])
    assert client.get(url).status_code == 404
