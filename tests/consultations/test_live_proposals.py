"""What people write at a table, with pictures, and how often they may."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from consultations.live.proposals import send_proposal, write_proposal
from consultations.live.tokens import board_token, writing_token
from consultations.models import ProposalPicture, TableProposal
from consultations.states import Channel, ProposalStatus
from tcal.shared.pictures import read_picture
from tcal.shared.storage import private_storage
from tests.factories import consultations as make
from tests.factories import pictures
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GPS, LATITUDE = 0x8825, 2


@pytest.fixture
def meeting(consultation):
    return make.meeting_now(consultation=consultation, paper_cards=10)


def address(table) -> str:
    return reverse("tables:table", args=[writing_token(table)])


def write(client, table, *, text="Więcej ławek", **fields):
    return client.post(address(table), {"text": text, "submission_id": uuid4(), **fields})


def stored_files() -> list:
    storage = private_storage()
    return storage.listdir("proposals")[1] if storage.exists("proposals") else []


def test_proposal_waits_for_the_moderator_under_the_number_after_the_paper_cards(client, table):
    answer = write(client, table, author_name=" Ola ")
    proposal = TableProposal.objects.get()
    assert (proposal.number, proposal.status, proposal.channel) == (11, "waiting", Channel.TABLE)
    assert (proposal.text, proposal.sent_text) == ("Więcej ławek", "Więcej ławek")
    assert proposal.author_name == "Ola"
    thanks = client.get(answer.url).content.decode()
    assert "11" in thanks
    assert f'href="{address(table)}"' in thanks


def test_one_form_sent_twice_makes_one_proposal(client, table):
    sent = {"submission_id": uuid4()}
    first, second = write(client, table, **sent), write(client, table, **sent)
    assert first.url == second.url
    assert TableProposal.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   \n "], ids=["empty", "spaces"])
def test_empty_proposal_is_refused_beside_its_field(client, table, text):
    answer = write(client, table, text=text)
    assert list(answer.context["form"].errors) == ["text"]
    assert not TableProposal.objects.exists()


def test_too_long_text_is_refused_with_its_length_and_kept(client, table):
    text = "ą" * 10_000
    answer = write(client, table, text=text)
    assert "10" in answer.context["form"].errors["text"][0]
    assert text in answer.content.decode()
    assert 'maxlength="2000"' not in answer.content.decode()
    assert not TableProposal.objects.exists()


def test_longest_text_counts_a_new_line_once(client, table):
    write(client, table, text="\r\n".join(["ż" * 999, "ó" * 1000]))
    assert TableProposal.objects.get().text == "ż" * 999 + "\n" + "ó" * 1000


def test_html_and_emoji_are_shown_as_they_were_typed(client, table):
    text = "<script>alert(1)</script> & 🌳🇵🇱 „ławki”"
    make.proposal(table=table, text=text)
    write(client, table, text=text)
    assert TableProposal.objects.latest("number").text == text
    for url in (address(table), reverse("tables:board", args=[board_token(table)])):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 🌳🇵🇱" in page


def test_photo_is_stored_without_where_it_was_taken(client, table):
    exif = Image.Exif()
    exif.get_ifd(GPS)[LATITUDE] = (53.0, 0.0, 36.0)
    photo = pictures.upload(exif=exif)
    assert Image.open(BytesIO(photo.read())).getexif().get_ifd(GPS)
    photo.seek(0)

    write(client, table, photo=photo)

    picture = ProposalPicture.objects.get()
    with picture.image.open() as file:
        image = Image.open(BytesIO(file.read()))
    assert image.format == "WEBP"
    assert not image.getexif()
    assert image.size == (picture.width, picture.height)
    assert "11" in picture.alt


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile(
            "tablica.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            content_type="image/svg+xml",
        ),
        SimpleUploadedFile("tablica.jpg", b"<html><script>alert(1)</script>", "image/jpeg"),
    ],
    ids=["svg", "html"],
)
def test_what_is_no_photo_is_refused_and_the_text_kept(client, table, file):
    before = stored_files()
    file.seek(0)
    answer = write(client, table, text="Tekst zostaje", photo=file)
    assert list(answer.context["form"].errors) == ["photo"]
    assert "Tekst zostaje" in answer.content.decode()
    assert not TableProposal.objects.exists()
    assert stored_files() == before


def test_refused_proposal_with_a_photo_reminds_to_choose_it_again(client, table):
    answer = write(client, table, text="", photo=pictures.upload())
    assert set(answer.context["form"].errors) == {"text", "photo"}


def test_no_file_is_left_over_from_what_failed(table, monkeypatch):
    def fails(**_fields):
        raise OSError("pełny dysk")

    monkeypatch.setattr(ProposalPicture.objects, "create", fails)
    before = stored_files()
    with pytest.raises(OSError, match="pełny dysk"):
        send_proposal(table, text="Ze zdjęciem", photo=read_picture(pictures.upload()))
    assert stored_files() == before
    assert not TableProposal.objects.exists()


def test_hundred_and_first_form_in_a_minute_is_told_to_wait_and_kept(client, table):
    for _number in range(100):
        client.post(address(table), {"text": ""})
    answer = write(client, table, text="Sto pierwsza propozycja")
    assert answer.status_code == 429
    assert "Sto pierwsza propozycja" in answer.content.decode()
    assert not TableProposal.objects.exists()


def test_whole_meeting_behind_one_address_may_write(client, table):
    for _number in range(40):
        assert write(client, table).status_code == 302


# The moderator writes --------------------------------------------------------------------------


def test_moderator_types_in_a_paper_card_with_its_number(table, coordinator):
    card = write_proposal(table, by=coordinator, text="Z karty", number=4)
    said = write_proposal(table, by=coordinator, text="Powiedziane", on_the_board=False)
    assert (card.number, card.channel, card.entered_by) == (4, Channel.PAPER, coordinator)
    assert (said.number, said.channel) == (11, Channel.TABLE)
    assert [TableProposal.objects.get(pk=one.pk).status for one in (card, said)] == [
        ProposalStatus.SHOWN,
        ProposalStatus.WAITING,
    ]


def test_number_of_a_card_is_used_once(table, coordinator):
    write_proposal(table, by=coordinator, text="Z karty", number=4)
    with pytest.raises(ValidationError) as refused:
        write_proposal(table, by=coordinator, text="Druga", number=4)
    assert list(refused.value.error_dict) == ["number"]


def test_telephones_never_get_the_number_of_a_card(client, table, coordinator):
    write_proposal(table, by=coordinator, text="Z karty", number=25)
    write(client, table)
    assert TableProposal.objects.latest("pk").number == 26


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("before", "too_early"),
        ("after", None),
        ("closed", "consultation_closed"),
        ("called off", "called_off"),
    ],
)
def test_moderators_write_until_the_consultation_is_closed(consultation, coordinator, moment, code):
    now = consultation.closes_at - timedelta(days=10)
    starts = {"before": now + timedelta(hours=1), "after": now - timedelta(hours=5)}
    meeting = make.meeting(
        consultation=consultation, starts_at=starts.get(moment, now - timedelta(hours=1))
    )
    table = make.table(meeting=meeting)
    if moment == "closed":
        type(consultation).objects.filter(pk=consultation.pk).update(status="closed")
    if moment == "called off":
        meeting.cancelled_at, meeting.cancel_reason = now, "Awaria"
        meeting.save()
    if code is None:
        assert write_proposal(table, by=coordinator, text="Jeszcze jedna").pk
    else:
        with pytest.raises(ValidationError) as refused:
            write_proposal(table, by=coordinator, text="Za późno")
        assert refused.value.code == code


# Races -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_proposals_sent_at_one_moment_get_different_numbers():
    table = make.table(meeting=make.meeting_now())
    all_at_once([lambda: send_proposal(table, text="Razem", submission_id=uuid4())] * 8)
    numbers = TableProposal.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(11, 19))


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_many_times_at_one_moment_makes_one_proposal():
    table, submission = make.table(meeting=make.meeting_now()), uuid4()
    made = all_at_once([lambda: send_proposal(table, text="Raz", submission_id=submission)] * 6)
    assert len({one.pk for one in made}) == 1
    assert TableProposal.objects.count() == 1
